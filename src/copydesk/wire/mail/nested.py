"""What lies inside a delivery is a delivery: an attachment, an item in an interface's wrapping."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from copydesk.errors import UnreadableCapture
from copydesk.story.record import replace
from copydesk.story.story import Capture, Item

DEEPEST = 4
GZIP = b"\x1f\x8b"
Reader = Callable[[Capture], tuple[Item, ...]]
# How the wire reads in this call, from the outermost delivery inwards.
readers: ContextVar[tuple[Reader, ...]] = ContextVar("readers", default=())


@contextmanager
def read_by(reader: Reader) -> Iterator[None]:
    """While a delivery is read: parts of it are read by the same formats as itself."""
    token = readers.set((*readers.get(), reader))
    try:
        yield
    finally:
        readers.reset(token)


def read(
    outer: Capture, content: bytes, *, media_type: str = "", charset: str = ""
) -> tuple[Item, ...]:
    """The items in some part of a capture, read by whatever format knows it.

    Raises `UnreadableCapture` where none does, the part is packed once more, or deliveries lie
    more than `DEEPEST` deep in one another.
    """
    around = readers.get()
    if not around or len(around) > DEEPEST:
        reason = f"more than {DEEPEST} deliveries, one inside the other"
        raise UnreadableCapture(place=outer.place, reason=reason)
    if content.startswith(GZIP):
        raise UnreadableCapture(place=outer.place, reason="packed data inside a delivery")
    digest = hashlib.sha256(content).hexdigest()
    inner = replace(outer, sha256=digest, content=content, media_type=media_type, charset=charset)
    return around[-1](inner)
