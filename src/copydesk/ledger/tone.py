"""How a statement is told: in quotation marks or without, and what holds it at a distance."""

import re
from collections.abc import Sequence
from typing import Final

from copydesk.story.blocks import Span
from copydesk.story.statement import Manner

_MARKS: Final = re.compile(r"[“”„«»\"]|``|(?<!\w)[‘'](?=\w)")
_OPENS: Final = re.compile(r"[“„«\"‘']|``")
_INSIDE: Final = re.compile(r"[”»\"’']|''")
_HEDGES: Final = re.compile(
    r"\b(?:apparently|allegedly|reportedly|supposedly|purportedly|seemingly|presumably|ostensibly"
    r"|possibly|perhaps|maybe|probably|likely|unlikely|unclear|uncertain|unconfirmed|unverified"
    r"|suspected|alleged|purported|presumed|believed|thought to|said to|reported to|appears? to"
    r"|appeared to|seems? to|seemed to|may|might|could(?! not)|preliminary|initial"
    r"(?: reports?)?)\b",
    re.IGNORECASE,
)
_NEAR: Final = 60  # signs before a cue in which an adverb may hedge it: "reportedly said"


def manner(text: str, parts: Sequence[Span]) -> Manner:
    """Direct where every piece is a quotation, mixed where some of it is, else indirect."""
    if all(_OPENS.match(text, part.start) and _is_one(text, part) for part in parts):
        return "direct"
    is_mixed = any(_MARKS.search(text, part.start, part.end) for part in parts)
    return "mixed" if is_mixed else "indirect"


def _is_one(text: str, part: Span) -> bool:
    """Whether the quotation a piece opens with reaches to the piece's end."""
    close = _INSIDE.search(text, part.start + 1, part.end)
    if text[part.start] in "‘'":
        return True
    return close is None or part.end - close.end() <= 1 or _rest_is_quoted(text, close.end(), part)


def _rest_is_quoted(text: str, place: int, part: Span) -> bool:
    return re.match(r"[\s.,]*[“„«\"]", text[place : part.end]) is not None


def hedges(text: str, parts: Sequence[Span], cue: Span | None) -> tuple[str, ...]:
    """The words that hold a statement at a distance, outside its quotation marks and at its cue."""
    places = [part for part in parts if not _OPENS.match(text, part.start)]
    if cue is not None:
        places.append(Span(start=max(0, cue.start - 14), end=cue.end))
    found: dict[int, str] = {}
    for place in places:
        for hedge in _HEDGES.finditer(text, place.start, place.end):
            found[hedge.start()] = hedge.group()
    return tuple(found[start] for start in sorted(found))
