"""Setting lines into a galley while a page is walked."""

from dataclasses import dataclass

from copydesk.markup.galley import Line
from copydesk.markup.tidy import tidy
from copydesk.story.blocks import Mark, MarkKind
from copydesk.story.story import SentPicture


@dataclass
class _OpenMark:
    kind: MarkKind
    href: str
    start: int


class Setting:
    """The line being set, and the lines already set.

    Text inside a line stays as it came; white space between lines, which no page shows, becomes
    one line break.
    """

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._parts: list[str] = []
        self._length = 0
        self._place, self._tag = 0, ""
        self._open: list[_OpenMark] = []
        self._fresh_line()

    def _fresh_line(self) -> None:
        self._raw: list[str] = []
        self._shown: list[str] = []
        self._shown_length = 0
        self._gap = False
        self._gaps: set[int] = set()
        self._marks: list[Mark] = []
        self._late: list[Line] = []
        self._time = ""
        for mark in self._open:
            mark.start = 0

    def galley_text(self) -> str:
        """All text set so far."""
        return "".join(self._parts)

    def stand(self, place: int, tag: str) -> None:
        """Lines that follow stand here."""
        self._place, self._tag = place, tag

    def text(self, text: str) -> None:
        """More text of this line."""
        shown = tidy(text)
        if not shown:
            if self._raw and text:
                self._raw.append(text)
                self._gap = self._gap or any(c.isspace() for c in text)
            return
        if not self._raw:
            text = text.lstrip()
        if self._shown_length and (self._gap or text[0].isspace()):
            self._gaps.add(self._shown_length)
            self._shown.append(" ")
            self._shown_length += 1
        self._raw.append(text)
        self._shown.append(shown)
        self._shown_length += len(shown)
        self._gap = text[-1].isspace()

    def moment(self, moment: str) -> None:
        """The page says in data when this was."""
        self._time = self._time or moment

    def picture(self, picture: SentPicture) -> None:
        """A picture stands here; inside running text it follows the line."""
        self._beside(Line(start=0, end=0, picture=picture, place=self._place, tag="img"))

    def embed(self, address: str) -> None:
        """Somebody else's content stands here."""
        self._beside(Line(start=0, end=0, embed=address, place=self._place, tag="iframe"))

    def _beside(self, line: Line) -> None:
        if self._shown:
            self._late.append(line)
        else:
            self._add_empty(line)

    def _add_empty(self, line: Line) -> None:
        self.lines.append(
            Line(
                start=self._length,
                end=self._length,
                picture=line.picture,
                embed=line.embed,
                place=line.place,
                tag=line.tag,
            )
        )

    def open_mark(self, kind: MarkKind, href: str) -> None:
        """What follows is strong, a link, ..."""
        self._open.append(_OpenMark(kind=kind, href=href, start=self._shown_length))

    def close_mark(self) -> None:
        """What was opened last ends here."""
        if self._open:
            self._mark(self._open.pop())

    def _mark(self, mark: _OpenMark) -> None:
        # A mark opened before a space begins at the word after it.
        start = mark.start + (mark.start in self._gaps)
        if start < self._shown_length:
            made = Mark(start=start, end=self._shown_length, kind=mark.kind, href=mark.href)
            self._marks.append(made)

    def end_line(self) -> None:
        """The line is done; marks still open go on in the next."""
        for mark in self._open:
            self._mark(mark)
        if self._shown:
            self._set_line()
        for line in self._late:
            self._add_empty(line)
        self._fresh_line()

    def _set_line(self) -> None:
        raw = "".join(self._raw).rstrip()
        links = [mark for mark in self._marks if mark.kind == "link"]
        strong = [mark for mark in self._marks if mark.kind == "strong"]
        text = "".join(self._shown)
        self.lines.append(
            Line(
                start=self._length,
                end=self._length + len(raw),
                text=text,
                place=self._place,
                tag=self._tag,
                marks=tuple(m for m in self._marks if m.kind != "link" or m.href),
                time=self._time,
                linked=min(len(text), sum(mark.end - mark.start for mark in links)),
                strong=min(len(text), sum(mark.end - mark.start for mark in strong)),
            )
        )
        self._parts += (raw, "\n")
        self._length += len(raw) + 1
