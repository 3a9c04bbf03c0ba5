"""Where text of one element meets text of the next: what a reader sees apart is kept apart."""

import re
from collections.abc import Sequence

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CLOSERS = "\"'”’»›“‘)]"
_ENDS = frozenset(".!?…:。！？：؟۔।॥")
_BEFORE_WORDS = frozenset(".!?…:)%+>»•|/·")
# What stands over, under or beside a headline in the same heading, by its names; the last are
# words for screen readers, such as a colon between the two.
_BESIDE_HEADLINE = re.compile(
    r"kicker|eyebrow|(?:over|roof|top|tag|strap)-?line|(?:top|super|sub|fore)-?title|dachzeile"
    r"|sub-?(?:line|head)|spitzmarke|surtitre|ante-?titulo|pre-?titulo|volanta|occhiello|chapeu"
    r"|\bmeta|(?:^|[-_ ])(?:date|label|badge|time)(?:$|[-_ ])"
    r"|sr-only|screen-?reader|visually-?hidden|off-?screen|invisible"
    r"|(?:^|[-_ ])(?:hide|hidden|aural|implied)(?:$| )"
)
_SHOWN_AS_BLOCK = frozenset({"block", "d-block"})


def is_beside_headline(words: str) -> bool:
    """These names are of what stands in a heading without being part of the headline."""
    return _BESIDE_HEADLINE.search(words) is not None


def is_shown_as_block(words: str) -> bool:
    """The page's own names say that it shows this as lines of its own."""
    return "block" in words and not _SHOWN_AS_BLOCK.isdisjoint(words.split())


def parts_lines(pieces: Sequence[str], text: str, tag: str) -> bool:
    """Whether one line break between what is set and `text`, in such an element, ends the line.

    It does where a sentence has ended; one that goes on was broken to a width, and a headline is
    broken where it looks well.
    """
    if tag in HEADINGS or text.lstrip()[:1].islower():
        return False
    return _last_words(pieces).rstrip(_CLOSERS)[-1:] in _ENDS


def _last_words(pieces: Sequence[str]) -> str:
    for piece in reversed(pieces):
        bare = piece.rstrip()
        if bare:
            return bare
    return ""


def parts_words(before: str, after: str, *, links: bool) -> bool:
    """Whether a space is due between two inline elements that nothing stands between.

    `links`: both are links, which no page shows as one word. Else a word may go on, and only a
    capital or a number after something else tells that it does not.
    """
    last, first = before[-1:], after[:1]
    if links and last.isalnum() and first.isalnum():
        return True
    if first.isupper():
        return last in _BEFORE_WORDS or (last.isalnum() and len(before.strip()) > 1)
    return first.isdigit() and last.isalpha()
