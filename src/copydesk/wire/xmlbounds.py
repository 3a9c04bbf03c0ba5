"""XML of more elements than are read: told before a tree is made of it, cut before an entry.

A tree takes a hundred bytes an element and more: of 28 MB of empty elements nearly a gigabyte. So
the elements of documents with that many tags are counted first. Of a feed or message of many
entries those before the bound are read; the rest is left, as is a single entry of that size.
"""

from typing import NoReturn
from xml.parsers import expat

MOST_ELEMENTS = 300_000
# Local names, in lower case, of what stands in deliveries by the thousand.
ENTRIES = frozenset({"item", "entry", "deleted-entry", "newsitem", "packageitem"})


class Overfull(Exception):
    """More elements than are read.

    `content` is what comes before the entry in hand, closed as XML is, b"" where that is none;
    `left` are the bytes that follow.
    """

    def __init__(self, content: bytes, left: int) -> None:
        super().__init__()
        self.content = content
        self.left = left


def within_bounds(content: bytes) -> None:
    """Look whether a tree may be made of XML in UTF-8; broken XML of that many tags may not.

    Raises `Overfull`.
    """
    if content.count(b"<") - content.count(b"</") <= MOST_ELEMENTS:
        return
    try:
        _Counter(content).count()
    except (expat.ExpatError, ValueError) as error:
        raise Overfull(b"", len(content)) from error


class _Counter:
    """Elements counted, and where the last entry begins that no other one holds."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._open: list[str] = []
        self._elements = self._entries = 0
        self._around: tuple[str, ...] = ()  # the elements that hold the last entry
        self._begins = 0
        self._is_inside = False
        self._parser = expat.ParserCreate("utf-8")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.EntityDeclHandler = self._entity

    def count(self) -> None:
        self._parser.Parse(self._content, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise self._overfull()
        if not self._is_inside and name.rpartition(":")[2].lower() in ENTRIES:
            self._is_inside = True
            self._entries += 1
            self._around = tuple(self._open)
            self._begins = self._parser.CurrentByteIndex
        self._open.append(name)

    def _end(self, name: str) -> None:
        self._open.pop()
        if len(self._open) == len(self._around):
            self._is_inside = False

    def _entity(self, *declared: object) -> NoReturn:
        raise ValueError

    def _overfull(self) -> Overfull:
        if self._entries < 2:
            return Overfull(b"", len(self._content))
        closed = "".join(f"</{name}>" for name in reversed(self._around))
        whole = self._content[: self._begins]
        return Overfull(whole + closed.encode(), len(self._content) - self._begins)
