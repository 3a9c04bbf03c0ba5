"""CLN-07: characters nobody sees that break search, line ends and feeds."""

import re
import unicodedata
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words, put
from copydesk.checks.reading import everything
from copydesk.story.finding import Finding, Fix, Weight
from copydesk.story.story import Story

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffd\ue000-\uf8ff]|[\u00a0\u202f]{2,}"
)
_SPACES = "\u00a0\u202f\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_JOINERS = "\u200c\u200d"
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")


def find(story: Story, known: Known) -> Iterator[Finding]:
    """One finding a block: the first such character, with its name; needed joiners pass."""
    for words in everything(story):
        hidden = [found for found in _HIDDEN.finditer(words.text) if not _is_needed(found)]
        if hidden:
            first = hidden[0]
            says = f"The text carries {len(hidden)} characters that nobody sees."
            name, fix = _name(first.group()[0]), _without(words, hidden)
            yield CHECK.at(words, says, span=first.span(), evidence=name, fix=fix)


def _without(words: Words, hidden: list[re.Match[str]]) -> Fix | None:
    """They go, runs of spaces become one; none where a character was lost or is a font's own."""
    signs = {sign for found in hidden for sign in found.group()}
    if any(sign >= "\ufff9" or "\ue000" <= sign <= "\uf8ff" for sign in signs - {"\ufeff"}):
        return None
    edits = ((found.span(), " " if found.group()[0] in _SPACES else "") for found in hidden)
    return put(words, *edits)


def _is_needed(found: re.Match[str]) -> bool:
    """Joiners belong to other scripts and to emoji, direction marks to right-to-left text."""
    sign, text = found.group()[0], found.string
    if sign in _DIRECTIONS:
        return _RIGHT_TO_LEFT.search(text) is not None
    if sign not in _JOINERS:
        return False
    around = text[max(0, found.start() - 2) : found.start()] + text[found.end() : found.end() + 1]
    return any(ord(each) > 0x590 and not "\u1e00" <= each <= "\u206f" for each in around)


def _name(sign: str) -> str:
    return f"U+{ord(sign):04X} {unicodedata.name(sign, 'control character')}"


CHECK = Check(code="CLN-07", name="invisible characters", weight=Weight.WARNS, find=find)
