"""Where text of one element meets text of the next: what a reader sees apart is kept apart."""

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from copydesk.markup.tags import HEADINGS, TIED

# What stands between the text that came last and the next: so many line breaks, or only the
# borders of two inline elements, or of two links.
TOUCHING, LINKS_TOUCHING = -1, -2
_CLOSERS = "\"'”’»›“‘)]"
_ENDS = frozenset(".!?…:。！？：؟۔।॥")
_BEFORE_WORDS = frozenset(".!?…:)%+>»•|/·")
_TYPED_APART = re.compile(r"\n\s*\n|\n(?=[ \t]{2,}\S)")


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


def meeting(node: LexborNode, tag: str) -> int:
    """What stands between the text set last and an inline element that begins here."""
    before = node.prev
    if before is None or tag in TIED or before.tag in TIED:
        return 0
    return LINKS_TOUCHING if tag == "a" == before.tag else TOUCHING


def typed_paragraphs(text: str) -> list[str]:
    """Copy typed as it is to be shown, parted where lines are blank or set in.

    One piece where most of it ends no sentence: a listing, or a table drawn with blanks.
    """
    parts = [part for part in _TYPED_APART.split(text) if part.strip()]
    ended = sum(len(part) for part in parts if _last_words([part]).rstrip(_CLOSERS)[-1:] in _ENDS)
    return parts if 2 * ended > len(text) else [text]
