"""What somebody who says something looks like: a person, a paper, a thing."""

from typing import Final

from copydesk.ledger.frame import Range
from copydesk.ledger.words import LISTS, Words

_PERSON: Final = LISTS["person"]
_NO_PERSON: Final = frozenset(["i", "you", "it", "there", "we", "one", "who", "its"])
_PAPER: Final = LISTS["paper"]


def looks(s: Words, source: Range | None) -> str:
    """What the words of a source look like: "person", "name", "paper", a pronoun, a thing."""
    if source is None:
        return "none"
    first, last = source
    if first == last and s.kind[first] in "POSW":
        lower = s.lower[first]
        return lower if lower in _NO_PERSON else "pronoun"
    lowers = set(s.lower[first : last + 1])
    if lowers & _PAPER:
        return "paper"
    if lowers & _PERSON:
        return "person"
    kinds = s.kind[first : last + 1]
    if "A" in kinds:
        return "name" if kinds[0] == "A" else "the name"
    return f"thing {kinds[0]}" if kinds[0] in "DS" else "thing"


def is_somebody(s: Words, source: Range | None) -> bool:
    """Whether somebody is named who can speak: by name, by office, or as he, she and they."""
    return looks(s, source) in ("name", "the name", "person", "pronoun")
