"""Letters to readers about their reports: plain text, in the language of the story."""

from dataclasses import dataclass

from copydesk.press.reporting import Receipt
from copydesk.press.words import Words, words


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A letter without its address."""

    subject: str
    text: str


@dataclass(frozen=True, kw_only=True)
class LetterAsked:
    """What a letter is written about; `headline` is "" where the story is withdrawn."""

    language: str
    headline: str
    link: str


def confirming_letter(asked: LetterAsked) -> Letter:
    """Asks whether the address is right; nothing of the report stands in it, should it be not."""
    say = words(asked.language)
    return _letter(
        say("Please confirm your address"),
        say("Somebody, we hope you, reported an error to us and wants an answer at this address."),
        say("If it was you, open this link. If not, do nothing: the address is erased in 7 days."),
        asked.link,
    )


def answer_letter(asked: LetterAsked, told: Receipt) -> Letter:
    """What was decided and why, or what the desk wants to know."""
    say = words(asked.language)
    is_question = told.asked_at is not None and told.replied_at is None
    where = [f"{say('In the story:')} {asked.headline}"] if asked.headline else []
    named = f"{say('Reference:')} {told.reference}"
    if is_question:
        subject = say("The desk has a question about your report")
        body = [told.question, say("You can answer on the page of your report:")]
    else:
        subject = say("Your report has been decided")
        body = [*_decided(say, told), say("All about your report:")]
    return _letter(subject, *where, named, *body, asked.link)


def reason_words(reason: str, language: str) -> str:
    """Why a report was declined, in a reader's language."""
    say = words(language)
    return {
        "right": say("We have looked again: what we printed is right."),
        "no_source": say("We found no source that bears it out."),
        "judgement": say("It is a matter of judgement, not of fact."),
        "changed": say("The passage had been changed before your report came."),
        "known": say("Somebody told us before, and it was decided."),
        "elsewhere": say("It does not stand in a story of ours."),
        "unclear": say(
            "We could not make out what is meant. Please report it again in other words."
        ),
    }.get(reason, "")


def _decided(say: Words, told: Receipt) -> list[str]:
    if told.state == "corrected":
        thanks = say("You were right, thank you. The story has been put right.")
        found = [thanks, told.notice, told.answer]
    else:
        found = [say("Declined"), reason_words(told.reason, say.language), told.answer]
    return [part for part in found if part]


def _letter(subject: str, *paragraphs: str) -> Letter:
    return Letter(subject=" ".join(subject.split()), text="\n\n".join(paragraphs) + "\n")
