"""A page or a feed's body as a galley: one parse, one walk, whatever the markup is like."""

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from copydesk.markup.bounds import bounded_bytes
from copydesk.markup.galley import Galley
from copydesk.markup.memory import give_back
from copydesk.markup.metadata import Metadata
from copydesk.markup.walk import Walk

# No copies of what is chosen in a list, for which a list of ten thousand took half a second.
_AS_SENT = LexborDocumentOptions.WO_EVENTS.value
_LARGE = 250_000  # bytes; one page in five


def read_html(html: str, base: str = "") -> Galley:
    """The galley of a page or fragment, never raising; text beyond the bound stays one line."""
    page, rest = bounded_bytes(html)
    galley = _walked(page, rest, base)
    if len(page) > _LARGE:
        give_back()
    return galley


def _walked(page: bytes, rest: str, base: str) -> Galley:
    root = LexborHTMLParser(page, options=_AS_SENT).root
    walk = Walk(base)
    if root is not None:
        walk.down(root)
        if walk.late_base:
            # Addresses stood before the element that tells what they are relative to.
            walk = Walk(walk.base)
            walk.down(root)
    if rest:
        walk.beyond(rest)
    return walk.galley()


def read_metadata(html: str) -> Metadata:
    """Only what the head says."""
    return read_html(html).metadata
