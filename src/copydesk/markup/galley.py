"""The galley: all text that came, in order, line by line, before anything is cut."""

from copydesk.markup.metadata import Metadata
from copydesk.story.blocks import Mark
from copydesk.story.record import Record
from copydesk.story.story import SentPicture

_MOST_AROUND = 9  # elements around a line that are asked about


class Place(Record, frozen=True, gc=False):
    """An element of a page that holds lines: its parent's number, tag and naming words.

    `zones` are the tags of itself and what stands around it that tell what a part is for
    (nav, aside, figure, ...), and "hidden" and "pullquote".
    """

    parent: int = -1
    tag: str = ""
    words: str = ""
    zones: frozenset[str] = frozenset()


class Line(Record, frozen=True, gc=False):
    """A line or block of text, with what the markup says about it.

    `start` and `end` are offsets into the galley; `text` is tidied, and `marks` are offsets into
    `text`. A picture or an embed is a line without text. Bare text has no place but the first.
    """

    start: int
    end: int
    text: str = ""
    place: int = 0
    tag: str = ""
    marks: tuple[Mark, ...] = ()
    picture: SentPicture | None = None
    embed: str = ""
    time: str = ""
    linked: int = 0
    strong: int = 0

    @property
    def link_share(self) -> float:
        """How much of the text is in links, 0 to 1."""
        return self.linked / len(self.text) if self.text else 0.0


class Galley(Record, frozen=True):
    """All text that came, in document order; for bare text it is the text itself."""

    text: str
    lines: tuple[Line, ...] = ()
    places: tuple[Place, ...] = (Place(),)
    metadata: Metadata = Metadata()
    marked_up: bool = False

    def place(self, line: Line) -> Place:
        """Where a line stands."""
        return self.places[line.place]

    def zones(self, line: Line) -> frozenset[str]:
        """What kinds of part a line stands in."""
        return self.places[line.place].zones

    def raw(self, line: Line) -> str:
        """The line as it came."""
        return self.text[line.start : line.end]

    def around(self, place: int) -> list[int]:
        """The number of a place and of those around it, nearest first, nine at most."""
        found = [place]
        while len(found) < _MOST_AROUND and (place := self.places[place].parent) >= 0:
            found.append(place)
        return found
