"""Notices in plain words by kind, in the language of the story, for an editor to begin with."""

import datetime as dt
import re

from copydesk.press.paper import Site
from copydesk.press.when import spoken_time
from copydesk.press.words import Words, page_language, words
from copydesk.story.change import ChangeKind
from copydesk.story.record import Record

# A source's own label before its notice; ours stands there already.
LABEL = re.compile(r"^\W*(?:corrections?|corrected|clarification|تصحيح)\b\W*", re.IGNORECASE)


class Said(Record, frozen=True):
    """What a notice has to tell: what was wrong, what is right, and who told us, if a source."""

    was: str = ""
    right: str = ""
    source: str = ""
    their_notice: str = ""
    is_headline: bool = False
    is_caption: bool = False


def wording(kind: ChangeKind, said: Said, *, at: dt.datetime, language: str, site: Site) -> str:
    """A notice by its template, places left open as "…"; "" for a change that needs none."""
    say = words(page_language(language, site.language))
    moment = spoken_time(at, "moment", say.language, site.time_zone)
    if said.source:
        return _upstream(say, said, moment)
    match kind:
        case ChangeKind.CORRECTION:
            return _correction(say, said, moment)
        case ChangeKind.CLARIFICATION:
            sense = _clause(said.right)
            return say(
                "Clarification, {moment}: This story has been changed to make clear that {sense}.",
                moment=moment,
                sense=sense,
            )
        case ChangeKind.UPDATE:
            clock = spoken_time(at, "time", say.language, site.time_zone)
            return say("Updated {time} with {what}.", time=clock, what=_clause(said.right))
        case ChangeKind.EDITORS_NOTE | ChangeKind.REPLY:
            told = _sentence(said.right)
            return say("Editors’ note, {moment}: {told}", moment=moment, told=told)
        case ChangeKind.RETRACTION:
            return say(
                "Withdrawn, {moment}: This story has been withdrawn because {reason}.",
                moment=moment,
                reason=_clause(said.was),
            )
        case ChangeKind.TAKEDOWN | ChangeKind.WITHHOLD:
            return say(
                "This story has been removed, {moment}, because {reason}.",
                moment=moment,
                reason=_clause(said.was),
            )
        case _:
            return ""


def stands_again(*, at: dt.datetime, language: str, site: Site) -> str:
    """The notice of a story that was withheld and stands again as it stood."""
    say = words(page_language(language, site.language))
    moment = spoken_time(at, "moment", say.language, site.time_zone)
    return say(
        "This story was withheld while it was checked. It stands again unchanged since {moment}.",
        moment=moment,
    )


def held_words(*, language: str, site: Site) -> str:
    """What stands in the place of a story that is withheld, where nobody said more."""
    say = words(page_language(language, site.language))
    return say("We have doubts about this story and are checking it.")


def taken_down(source: str, *, is_killed: bool, language: str, site: Site) -> str:
    """What stands in the place of a story whose source killed it, or asked to hold it."""
    say = words(page_language(language, site.language))
    if is_killed:
        return say("{source} has withdrawn this story. We have taken down our copy.", source=source)
    return say(
        "{source} has asked that this story be held while it is checked. We have taken it down.",
        source=source,
    )


def known_since(since: dt.datetime, *, language: str, site: Site) -> str:
    """The sentence of a notice that comes late: since when the error was known."""
    say = words(page_language(language, site.language))
    day = spoken_time(since, "day", say.language, site.time_zone)
    return say("We have known of the error since {day}.", day=day)


def _correction(say: Words, said: Said, moment: str) -> str:
    wrong, right = _quoted(said.was), _sentence(said.right)
    if said.is_headline:
        return say(
            "Correction, {moment}: The headline of an earlier version of this story said {wrong}. "
            "{right}",
            moment=moment,
            wrong=wrong,
            right=right,
        )
    if said.is_caption:
        return say(
            "Correction, {moment}: A caption in an earlier version of this story said {wrong}. "
            "{right}",
            moment=moment,
            wrong=wrong,
            right=right,
        )
    return say(
        "Correction, {moment}: An earlier version of this story said {wrong}. {right}",
        moment=moment,
        wrong=wrong,
        right=right,
    )


def _upstream(say: Words, said: Said, moment: str) -> str:
    told = _sentence(LABEL.sub("", said.their_notice or said.right))
    return say(
        "{source} has corrected this story: {notice} We changed our version on {moment}.",
        source=said.source,
        notice=told,
        moment=moment,
    )


def _quoted(text: str) -> str:
    """A whole sentence as a quotation, anything less as words that go on within ours."""
    plain = _clause(text)
    return f"“{plain}”" if text.strip().endswith((".", "؟", "。")) else plain


def _clause(text: str) -> str:
    """Words that go on within a sentence."""
    return " ".join(text.split()).rstrip(".؟。") or "…"


def _sentence(text: str) -> str:
    """Words that are a sentence of their own."""
    plain = " ".join(text.split())
    if not plain:
        return "…"
    return plain if plain[-1] in '.!?…”"»؟。' else f"{plain}."
