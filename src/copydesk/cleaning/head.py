"""The head of a story: headline, standfirst, byline and dates, out of print and evidence."""

from collections.abc import Iterator

from copydesk.cleaning.dates import read_date_line
from copydesk.cleaning.headline import find_headline
from copydesk.cleaning.kicker import find_kicker
from copydesk.cleaning.moments import DateTime
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.prose import ends_sentence
from copydesk.cleaning.published import Moments, find_moments
from copydesk.cleaning.signers import Signed, find_signers
from copydesk.cleaning.signing_ground import Known
from copydesk.cleaning.standfirst import FoundStandfirst, find_standfirst
from copydesk.cleaning.titles import FoundHeadline, names_of_site
from copydesk.markup.tidy import same_words, tidy
from copydesk.story.record import Record
from copydesk.story.story import Byline, Confidence, Item, Role

_FEW = 12
_TOP, _BOTTOM, _BELOW = 4, 4, 7
# One word in six or seven may differ.
_NEARLY = 0.8
_MARKS = "“”„\"'’‘«».,:;!?()|–—-"


class Head(Record, frozen=True):
    """What stands above the body, by line, and what it says; how sure of each field we are."""

    headline: str = ""
    standfirst: str = ""
    kicker: str = ""
    byline: Byline | None = None
    published: DateTime | None = None
    updated: DateTime | None = None
    confidences: tuple[Confidence, ...] = ()


def read_head(proof: Proof, item: Item, body: list[int]) -> Head:
    """Mark the head's lines in the proof and tell what they say; evidence fills what lacks."""
    first = body[0] if body else len(proof.galley.lines)
    found = find_headline(proof, item, first, body)
    at = found.beside if found.beside >= 0 else found.at
    kicker = _keep_headline(proof, found) or _keep_kicker(proof, found.text, at)
    proof.cut(found.beside, Role.DUPLICATE, "headline in other words")
    _drop_copies(proof, found.text, at, body)
    near = _near(proof, at, first, body)
    site = names_of_site(proof, item)
    known = Known(site=site, at=at, first=first, last=body[-1] if body else -1)
    signed = find_signers(proof, near, item, known)
    # In copy whose fields say when it was sent, a printed day is of what it tells.
    dated = [] if proof.is_copy and item.published else near
    moments = find_moments(proof, item, at, body, dated)
    names = tuple(person.name for person in signed.byline.people) if signed.byline else ()
    line = find_standfirst(proof, at, body, found.text, names)
    if proof.is_copy and line.why != "marked so":
        line = FoundStandfirst()  # copy begins with its first paragraph; fields have the rest
    standfirst, why = _keep_standfirst(proof, item, line, body)
    published, updated = moments.published.said, moments.updated.said
    return Head(
        headline=found.text,
        standfirst=standfirst,
        kicker=kicker,
        byline=signed.byline,
        published=published.at if published else None,
        updated=updated.at if updated else None,
        confidences=(
            *_sure_of_words(found, kicker, standfirst, why),
            *_sure_of_facts(signed, moments),
        ),
    )


def _near(proof: Proof, at: int, first: int, body: list[int]) -> list[int]:
    """Free lines where byline and dates stand: above the body, by the headline, at both ends."""
    wanted = [*range(max(0, at - _FEW, first - 60), first)]
    if 0 <= at < first - 60:
        wanted += range(max(0, at - 3), at + _FEW)
    if body:
        top, bottom = body[:_TOP], body[-_BOTTOM:]
        wanted += [*range(top[0], top[-1] + 1), *range(bottom[0], bottom[-1] + _BELOW)]
    return [n for n in dict.fromkeys(wanted) if proof.is_free(n)]


def _keep_headline(proof: Proof, found: FoundHeadline) -> str:
    """Take the line: what stands before the headline on it is the kicker."""
    if found.at < 0:
        return ""
    begin, last = proof.rest(found.at)
    text = proof.line(found.at).text
    begin += len(text[begin:last]) - len(text[begin:last].lstrip())
    kicker = text[begin : begin + found.start].strip(" :|–—-/")
    if found.start:
        dated = kicker and read_date_line(kicker) is not None
        part = "published" if dated else "kicker" if kicker else "headline"
        proof.keep(found.at, part, end=begin + found.start)
        kicker = "" if dated else kicker
    end = begin + found.end if 0 <= found.end < last - begin else last
    proof.keep(found.at, "headline", start=begin + found.start, end=end)
    if end < last and proof.is_free(found.at):
        proof.cut(found.at, Role.LABEL, "behind the headline")
    return kicker


def _keep_kicker(proof: Proof, headline: str, at: int) -> str:
    """The label above the headline, unless the headline is told with it."""
    above = find_kicker(proof, at)
    if above < 0:
        return ""
    kicker = proof.text(above).strip(" :|–—-/")
    told = headline.casefold().startswith(f"{kicker.casefold()}:")
    proof.keep(above, "headline" if told else "kicker")
    return "" if told else kicker


def _drop_copies(proof: Proof, headline: str, at: int, body: list[int]) -> None:
    """The headline again, anywhere; nearly the same words only near its line and the body's top."""
    wanted = same_words(headline)
    if len(wanted) < 8:
        return
    shortest, longest = len(headline) * 0.7, len(headline) * 1.4
    top = {*range(at - 4, at + 5), *body[:_TOP]} if at >= 0 else set(body[:_TOP])
    begins = headline[0].casefold()
    for number, line in enumerate(proof.galley.lines):
        if not shortest <= len(line.text) <= longest or number == at:
            continue
        # What is printed again begins with the same letter or a mark.
        if number not in top and line.text[0].isalpha() and line.text[0].casefold() != begins:
            continue
        if not proof.is_free(number):
            continue
        if same_words(line.text) == wanted:
            proof.cut(number, Role.DUPLICATE, "headline again")
        elif number in top and _is_nearly(line.text, headline):
            proof.cut(number, Role.DUPLICATE, "headline nearly again")


def _is_nearly(text: str, headline: str) -> bool:
    """One word more or less of a headline of five or more, and no sentence."""
    mine, theirs = ({word.strip(_MARKS) for word in t.casefold().split()} for t in (text, headline))
    return (
        min(len(mine), len(theirs)) >= 5
        and not ends_sentence(text)
        and len(mine & theirs) >= _NEARLY * len(mine | theirs)
    )


def _keep_standfirst(
    proof: Proof, item: Item, found: FoundStandfirst, body: list[int]
) -> tuple[str, str]:
    """The standfirst and why it is taken for one: a line of the galley, or what came with it."""
    if found.number < 0:
        sent = tidy(item.standfirst)
        return sent, "sent with the copy" if sent else ""
    if not proof.is_free(found.number):
        proof.reopen(found.number)
    text = proof.text(found.number)
    proof.keep(found.number, "standfirst")
    for number in body:
        if proof.line(number).text == text:
            proof.cut(number, Role.DUPLICATE, "standfirst again")
    return text, found.why


# -- doubt ---------------------------------------------------------------------------------------

_SURE_OF_STANDFIRST = {
    "printed and in the page's data": 0.95,
    "sent with the copy": 0.9,
    "marked so": 0.8,
    "by its place alone": 0.55,
}


def _sure_of_words(
    found: FoundHeadline, kicker: str, standfirst: str, why: str
) -> Iterator[Confidence]:
    if found.text:
        yield Confidence(of="headline", value=found.value, why=found.why)
    if kicker:
        on_line = bool(found.start)
        yield Confidence(
            of="kicker",
            value=0.85 if on_line else 0.75,
            why="before the headline that the page's data gives" if on_line else "marked so",
        )
    if standfirst:
        yield Confidence(of="standfirst", value=_SURE_OF_STANDFIRST.get(why, 0.5), why=why)


def _sure_of_facts(signed: Signed, moments: Moments) -> Iterator[Confidence]:
    if signed.byline:
        yield Confidence(of="byline", value=round(signed.value, 2), why=signed.why)
    for name, when in (("published", moments.published), ("updated", moments.updated)):
        if when.said:
            yield Confidence(of=name, value=round(when.value, 2), why=when.why)
