"""A page's lines written as markup again: as the page had them, or as what feeds let through.

Written from the galley and not cut from the page, so that of each line is known what it says.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from copydesk.markup.galley import Galley, Line

Said = tuple[str, str]  # a line's words and its role
_LET_THROUGH = frozenset(
    """
    p h2 h3 h4 h5 h6 ul ol li blockquote figure figcaption table tbody thead tr td th dl dt dd
    """.split()  # noqa: SIM905  # as a list it is longer than the page is wide
)
_HOLD_LINES = frozenset(
    {"p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "figcaption", "td", "th", "dt", "dd"}
)
_OF_TABLES = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th"})
_MARKED = {"link": "a", "strong": "strong", "emphasis": "em"}


@dataclass(frozen=True)
class Piece:
    """A part of a body: its markup, and what its lines say, in their order."""

    html: str
    says: tuple[Said, ...] = ()


def rooted(galley: Galley, numbers: Sequence[int]) -> int:
    """The smallest element that holds all of these lines."""
    above = [_way_up(galley, galley.lines[number].place) for number in numbers]
    shared = set(above[0]).intersection(*above[1:])
    root = next(place for place in above[0] if place in shared)
    while galley.places[root].tag in _OF_TABLES - {"table"}:
        root = galley.places[root].parent
    return galley.places[root].parent if galley.places[root].tag == "table" else root


def under(galley: Galley, root: int) -> list[int]:
    """The lines in an element."""
    return [
        number
        for number, line in enumerate(galley.lines)
        if root in _way_up(galley, line.place) and galley.places[line.place].tag != "beyond"
    ]


def _way_up(galley: Galley, place: int) -> list[int]:
    way = []
    while place >= 0:
        way.append(place)
        place = galley.places[place].parent
    return way


def written(
    galley: Galley, numbers: Sequence[int], roles: Sequence[str], root: int, *, as_sent: bool
) -> list[Piece]:
    """The lines as pieces of markup; `as_sent` keeps every element and its names."""
    writer = _Writer(galley, root, as_sent)
    for number in numbers:
        writer.line(galley.lines[number], roles[number])
    return writer.done()


class _Writer:
    def __init__(self, galley: Galley, root: int, as_sent: bool) -> None:
        self._galley, self._root, self._as_sent = galley, root, as_sent
        self._open: list[int] = []
        self._html: list[str] = []
        self._says: list[Said] = []
        self._pieces: list[Piece] = []
        self._last = -1

    def line(self, line: Line, role: str) -> None:
        way = [place for place in reversed(_way_up(self._galley, line.place)) if self._goes(place)]
        same = 0
        while same < min(len(way), len(self._open)) and way[same] == self._open[same]:
            same += 1
        follows = same == len(way) == len(self._open) and self._last == line.place
        self._close(same)
        if not self._open:
            self._piece()
        self._html += [self._tag(place) for place in way[same:]]
        self._open = way
        self._last = line.place
        self._write(line, role, follows)

    def _write(self, line: Line, role: str, follows: bool) -> None:
        inside = self._galley.places[self._open[-1]].tag if self._open else ""
        if line.picture is not None:
            alt = escape(line.picture.alt)
            self._html.append(f'<img src="{escape(line.picture.src)}" alt="{alt}">')
        elif line.embed:
            self._html.append(f'<iframe src="{escape(line.embed)}"></iframe>')
        elif line.text:
            words = marked(line)
            if self._as_sent or inside in _HOLD_LINES:
                self._html.append(f"<br><br>{words}" if follows else words)
            else:
                self._html.append(f"<p>{words}</p>")
            self._says.append((line.text, role))

    def _goes(self, place: int) -> bool:
        """The element stands below the root and is written."""
        if place <= self._root:
            return False
        return self._as_sent or self._galley.places[place].tag in _LET_THROUGH

    def _tag(self, number: int) -> str:
        place = self._galley.places[number]
        if self._as_sent and place.words:
            return f'<{place.tag} class="{escape(place.words)}">'
        return f"<{place.tag}>"

    def _close(self, kept: int) -> None:
        while len(self._open) > kept:
            self._html.append(f"</{self._galley.places[self._open.pop()].tag}>\n")

    def _piece(self) -> None:
        if self._html:
            self._pieces.append(Piece("".join(self._html), tuple(self._says)))
        self._html, self._says = [], []

    def done(self) -> list[Piece]:
        self._close(0)
        self._piece()
        return self._pieces


def marked(line: Line) -> str:
    """A line's text with its links and what is strong; marks inside others are left out."""
    out, reached = [], 0
    for start, end, kind, href in _in_turn(line):
        if start >= reached:
            tag = _MARKED[kind]
            name = f'a href="{escape(href)}"' if tag == "a" else tag
            out += [escape(line.text[reached:start], quote=False), f"<{name}>"]
            out += [escape(line.text[start:end], quote=False), f"</{tag}>"]
            reached = end
    return "".join(out) + escape(line.text[reached:], quote=False)


def _in_turn(line: Line) -> Iterator[tuple[int, int, str, str]]:
    marks = [one for one in line.marks if one.kind in _MARKED]
    for one in sorted(marks, key=lambda one: (one.start, -one.end)):
        yield one.start, one.end, one.kind, one.href


def spans(galley: str, says: Iterable[Sequence[str]]) -> list[tuple[int, int]]:
    """Where each line stands in the galley, white space left aside."""
    at = [number for number, letter in enumerate(galley) if not letter.isspace()]
    bare = "".join(galley[number] for number in at)
    found, reached = [], 0
    for text, _ in says:
        wanted = "".join(text.split())
        start = bare.find(wanted, reached)
        if start < 0 or not wanted:
            found.append((0, 0))
            continue
        reached = start + len(wanted)
        found.append((at[start], at[reached - 1] + 1))
    return found
