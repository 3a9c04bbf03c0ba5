"""Setting lines into a galley while a page is walked."""

from collections.abc import Sequence

from copydesk.markup.galley import Line, Place
from copydesk.markup.tidy import tidy
from copydesk.story.blocks import Mark, MarkKind
from copydesk.story.story import SentPicture

# A page has under a thousand marks that go on from line to line; one that opens hundreds and
# closes none would have them in all of its lines.
_MOST_GOING_ON = 50_000
_ONE_BEGINS = (0,)
# What is strong, a link, ...: the kind, the link's address, the first piece, the one after it.
_Marked = tuple[MarkKind, str, int, int]


# A line put together: raw text, tidied text; for each piece where its text, or that of the next,
# begins, and how much text stands before it and before the line's end.
_Pieces = tuple[str, str, Sequence[int], Sequence[int]]


class Setting:
    """The line being set, and the lines already set.

    Text inside a line stays as it came; white space between lines, which no page shows, becomes
    one line break. A line is put together when it is done: until then it is a list of pieces.
    """

    def __init__(self, places: Sequence[Place]) -> None:
        self.lines: list[Line] = []
        self.place = 0
        # The walk itself adds to these, text that is white space only never first.
        self.pieces: list[str] = []
        self.time = ""
        self._places = places
        self._galley: list[str] = []
        self._length = 0
        # Marks not yet closed: kind, address, how many lines had ended, and the piece.
        self._open: list[tuple[MarkKind, str, int, int]] = []
        self._ended = 0
        self._going_on = 0
        self._marked: list[_Marked] = []
        self._late: list[tuple[int, str, SentPicture | None, str, str]] = []

    def galley_text(self) -> str:
        """All text set so far."""
        return "".join(self._galley)

    def text(self, text: str) -> None:
        """More text of this line."""
        if self.pieces or not text.isspace():
            self.pieces.append(text)

    def moment(self, moment: str) -> None:
        """The page says in data when this was."""
        self.time = self.time or moment

    def picture(self, picture: SentPicture) -> None:
        """A picture stands here; inside running text it follows the line."""
        self._late.append((self.place, "img", picture, "", ""))
        self._beside()

    def embed(self, address: str) -> None:
        """Somebody else's content stands here."""
        self._late.append((self.place, "iframe", None, address, ""))
        self._beside()

    def unseen(self, place: int, text: str) -> None:
        """Words that are read to some and shown to nobody; they too follow the line."""
        shown = tidy(text)
        if shown:
            self._late.append((place, self._places[place].tag, None, text.strip(), shown))
            self._beside()

    def _beside(self) -> None:
        if not self.pieces:
            self._set_late()
        elif not any(map(tidy, self.pieces)):
            # What is invisible before the first word is not kept, nor looked at twice.
            self.pieces.clear()
            self._marked.clear()
            self._ended += 1
            self._set_late()

    def _set_late(self) -> None:
        for place, tag, picture, words, shown in self._late:
            begin = self._length
            if shown:
                self._galley += (words, "\n")
                self._length += len(words) + 1
                line = Line(start=begin, end=begin + len(words), text=shown, place=place, tag=tag)
            else:
                line = Line(
                    start=begin, end=begin, picture=picture, embed=words, place=place, tag=tag
                )
            self.lines.append(line)
        self._late.clear()

    def open_mark(self, kind: MarkKind, href: str) -> None:
        """What follows is strong, a link, ..."""
        self._open.append((kind, href, self._ended, len(self.pieces)))

    def close_mark(self) -> None:
        """What was opened last ends here."""
        kind, href, ended, first = self._open.pop()
        last = len(self.pieces)
        # A mark that was open when a line ended goes on at the first piece of the next.
        first = first if ended == self._ended else 0
        if first < last:
            self._marked.append((kind, href, first, last))

    def end_line(self) -> None:
        """The line is done; marks still open go on in the next."""
        self.time, time = "", self.time
        if not self.pieces:
            return
        if self._open:
            self._mark_open()
        self._set_line(time)
        if self._late:
            self._set_late()
        self.pieces.clear()
        self._marked.clear()
        self._ended += 1

    def _mark_open(self) -> None:
        """The line is marked by what goes on beyond its end, within bounds."""
        self._going_on += len(self._open)
        if self._going_on > _MOST_GOING_ON:
            return
        now, last = self._ended, len(self.pieces)
        for kind, href, ended, first in self._open:
            first = first if ended == now else 0
            if first < last:
                self._marked.append((kind, href, first, last))

    def _set_line(self, time: str) -> None:
        raw, text, begins, before = _put_together(self.pieces)
        if not text:
            return
        begin = self._length
        end = begin + len(raw)
        self._length = end + 1
        self._galley += (raw, "\n")
        place = self.place
        tag = self._places[place].tag
        if not self._marked and not time:
            line = Line(start=begin, end=end, text=text, place=place, tag=tag)
        else:
            marks, linked, strong = self._marks(begins, before)
            line = Line(
                start=begin,
                end=end,
                text=text,
                place=place,
                tag=tag,
                marks=marks,
                time=time,
                linked=linked,
                strong=strong,
            )
        self.lines.append(line)

    def _marks(
        self, begins: Sequence[int], before: Sequence[int]
    ) -> tuple[tuple[Mark, ...], int, int]:
        """The line's marks, and how much of its text is in links and strong."""
        marks: list[Mark] = []
        linked = strong = 0
        for kind, href, first, last in self._marked:
            start, end = begins[first], before[last]
            if start >= end:
                continue
            if kind == "link":
                linked += end - start
            elif kind == "strong":
                strong += end - start
            if href or kind != "link":
                marks.append(Mark(start=start, end=end, kind=kind, href=href))
        return tuple(marks), min(before[-1], linked), min(before[-1], strong)


def _put_together(pieces: Sequence[str]) -> _Pieces:
    if len(pieces) == 1:
        text = tidy(pieces[0])
        return pieces[0].strip(), text, _ONE_BEGINS, (0, len(text))
    kept: list[str] = []
    shown: list[str] = []
    begins: list[int] = []
    before = [0]
    length, gap = 0, False
    for piece in pieces:
        text = tidy(piece)
        if text:
            if not kept:
                piece = piece.lstrip()
            elif gap or piece[0].isspace():
                shown.append(" ")
                length += 1
            gap = piece[-1].isspace()
            shown.append(text)
        elif kept:
            gap = gap or any(map(str.isspace, piece))
        begins.append(length if text else -1)
        length += len(text)
        before.append(length)
        if text or kept:
            kept.append(piece)
    return "".join(kept).rstrip(), "".join(shown), _or_next(begins, length), before


def _or_next(begins: list[int], end: int) -> list[int]:
    """A mark that begins at a space, or at nothing, begins at the word after it."""
    for number in range(len(begins) - 1, -1, -1):
        if begins[number] < 0:
            begins[number] = end
        end = begins[number]
    return begins
