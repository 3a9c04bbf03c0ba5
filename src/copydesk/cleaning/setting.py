"""Setting the body: lines become paragraphs, subheads, lists, quotations, tables, pictures."""

from bisect import bisect_left
from collections.abc import Iterator
from urllib.parse import urlsplit

from copydesk.cleaning.dateline import find_dateline
from copydesk.cleaning.keys import Keys
from copydesk.cleaning.points import are_points, is_point, subheads_among, without_sign
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.prose import ends_sentence
from copydesk.cleaning.quotes import bare_name, quotation_at
from copydesk.cleaning.shot import Shot, keep_shot, shot_text
from copydesk.cleaning.typed_copy import Drawn, placed, results_among, tables_among
from copydesk.markup.columns import Typed, typed_parts
from copydesk.markup.galley import Line
from copydesk.markup.tidy import count_words
from copydesk.story.blocks import (
    Block,
    Embed,
    Heading,
    ListEntry,
    Listing,
    Mark,
    Paragraph,
    Picture,
    Quote,
    Span,
    Table,
)
from copydesk.story.record import Record, replace
from copydesk.story.story import Dateline

_LISTS = ("ul", "ol")
_MOST_CELLS = 100


class SetBody(Record, frozen=True):
    """Blocks in order, and the dateline that stood before the first sentence."""

    blocks: tuple[Block, ...] = ()
    dateline: Dateline | None = None


class Setter:
    """Sets blocks and marks in the proof which line went into which."""

    def __init__(
        self,
        proof: Proof,
        agencies: tuple[str, ...],
        known_as: tuple[str, ...] = (),
        dateline: str = "",
    ) -> None:
        self._proof = proof
        self._agencies = agencies
        self._known_as = known_as
        self._sent_dateline = dateline
        self._keys = Keys()
        self._dateline: Dateline | None = None
        self._looked = 0
        self._subheads: frozenset[int] = frozenset()  # of bare text
        self._tables: dict[int, Drawn] = {}  # of bare text, by their first lines
        self._beside: dict[int, list[Block]] = {}
        self.shots: dict[str, Shot] = {}  # by the key of the picture made of it

    def set_pictures(self, shots: list[Shot]) -> None:
        """Take the pictures' lines before anything else may."""
        for shot in shots:
            picture = self._picture(shot)
            self.shots[picture.key] = shot
            self._beside.setdefault(shot.at, []).append(picture)

    def set_embeds(self, numbers: list[int]) -> None:
        """Other people's content stands where its line stood."""
        for number in numbers:
            address = self._proof.line(number).embed
            provider = urlsplit(address).hostname or ""
            key = self._keys.key("e", address)
            embed = Embed(key=key, address=address, provider=provider.removeprefix("www."))
            self._beside.setdefault(number, []).append(embed)

    def set(self, body: list[int]) -> SetBody:
        """All blocks of a body, and the pictures taken before, in the order they came."""
        inside = set(body)
        if not self._proof.galley.marked_up:
            free = [number for number in body if self._proof.is_free(number)]
            self._tables = tables_among(self._proof.galley, free)
            lines = [(number, self._proof.text(number)) for number in body]
            self._subheads = subheads_among(lines)
            if self._proof.is_copy:
                self._subheads -= results_among(lines)
        blocks: list[Block] = []
        done: set[int] = set()
        for number in sorted(inside | self._beside.keys()):
            blocks += self._beside.get(number, ())
            if number in inside and number not in done and self._proof.is_free(number):
                group = self._group(number, body)
                done.update(group)
                blocks += self._blocks(group)
        return SetBody(blocks=_with_pull_quotes(blocks), dateline=self._dateline)

    # -- what belongs together ---------------------------------------------------------------

    def _group(self, number: int, body: list[int]) -> list[int]:
        """Lines of one list or one table; any other line is alone."""
        if not self._proof.galley.marked_up:
            drawn = self._tables.get(number)
            return list(drawn.lines) if drawn else self._points(number, body)
        whole = self._whole(number)
        if whole < 0:
            return [number]
        at = bisect_left(body, number)
        group = []
        for other in body[at : at + 500]:
            if self._whole(other) != whole:
                break
            if self._proof.is_free(other):
                group.append(other)
        return group

    def _points(self, number: int, body: list[int]) -> list[int]:
        """Lines of bare text that are points of one list, one under the other."""
        group = [number]
        if not is_point(self._proof.text(number)):
            return group
        at = bisect_left(body, number)
        for other in body[at + 1 : at + 100]:
            texts = [self._proof.text(n) for n in (*group, other)]
            if other != group[-1] + 1 or not self._proof.is_free(other) or not are_points(texts):
                break
            group.append(other)
        return group

    def _whole(self, number: int) -> int:
        """The outermost list or table a line stands in, -1 for none."""
        galley = self._proof.galley
        line = self._proof.line(number)
        if not galley.zones(line) & {"ul", "ol", "table"}:
            return -1
        inside = galley.around(line.place)
        found = [place for place in inside if galley.places[place].tag in (*_LISTS, "table")]
        return found[-1] if found else -1

    def _blocks(self, group: list[int]) -> Iterator[Block]:
        first = self._proof.line(group[0])
        zones = self._proof.galley.zones(first)
        whole = self._whole(group[0])
        if "table" in zones and self._rows(group) > 1 and self._is_data(group):
            yield self._table(group)
        elif not self._proof.galley.marked_up and len(group) > 1:
            if group[0] in self._tables:
                yield self._drawn(self._tables[group[0]])
            else:
                yield self._listing(group, self._proof.text(group[0])[0].isdigit())
        elif whole >= 0 and zones & set(_LISTS):
            yield self._listing(group, self._proof.galley.places[whole].tag == "ol")
        elif first.tag == "pre" and "\n" in self._proof.galley.raw(first):
            yield from self._typed(group[0])
        else:
            for number in group:
                block = self._single(number)
                if block is not None:
                    yield block

    # -- single lines ------------------------------------------------------------------------

    def _single(self, number: int, end: int = -1) -> Block | None:
        line = self._proof.line(number)
        zones = self._proof.galley.zones(line)
        start, last = self._proof.rest(number)
        end = last if end < 0 else min(end, last)
        if self._looked < 3 and self._dateline is None:
            start = self._take_dateline(number, start, end)
        text, marks = _part(line, start, end)
        if not text:
            return None
        span = self._proof.span(number, start, end)
        if line.tag in ("h1", "h2", "h3", "h4", "h5", "h6") or self._is_subhead(number, text):
            key = self._kept(number, "h", text, end)
            level = min(4, max(2, int(line.tag[1]))) if line.tag[:1] == "h" else 2
            return Heading(key=key, text=text, level=level, span=span)
        if zones & {"blockquote", "pullquote"}:
            key = self._kept(number, "q", text, end)
            said_by, pull = self._said_by(number, key)
            return Quote(key=key, text=text, marks=marks, attribution=said_by, pull=pull, span=span)
        key = self._kept(number, "p", text, end)
        return Paragraph(key=key, text=text, marks=marks, span=span)

    def _said_by(self, number: int, key: str) -> tuple[str, bool]:
        """Who said it, for the last line of a quotation; and whether it is a pull quote."""
        found = quotation_at(self._proof.galley, number)
        if found is None:
            return "", False
        is_last = found.lines[-1:] == (number,)
        if not is_last or found.said_by < 0 or not self._proof.is_free(found.said_by):
            return "", found.pull
        said_by = bare_name(self._proof.text(found.said_by))
        self._proof.keep(found.said_by, "block", key=key)
        return said_by, found.pull

    def _take_dateline(self, number: int, start: int, end: int) -> int:
        line = self._proof.line(number)
        self._looked += 1
        found = find_dateline(line.text[start:end], self._known_as, self._sent_dateline)
        if found is None:
            return start
        self._dateline = found.dateline
        self._proof.keep(number, "dateline", start=start, end=start + found.end)
        return start + found.end

    def _is_subhead(self, number: int, text: str) -> bool:
        line = self._proof.line(number)
        if not self._proof.galley.marked_up:
            return number in self._subheads
        if line.strong < len(line.text) - 1 or line.tag not in ("p", "div", "strong"):
            return False
        return count_words(text) <= 14 and not ends_sentence(text)

    def _kept(self, number: int, kind: str, text: str, end: int) -> str:
        key = self._keys.key(kind, text)
        self._proof.keep(number, "block", key=key, end=end)
        return key

    # -- lists and tables --------------------------------------------------------------------

    def _listing(self, group: list[int], ordered: bool) -> Listing:
        lines = [self._proof.line(number) for number in group]
        key = self._keys.key("l", "\n".join(line.text for line in lines))
        entries = []
        for number, line in zip(group, lines, strict=True):
            start, end = self._proof.rest(number)
            if not self._proof.galley.marked_up:
                start += without_sign(line.text[start:end])
            text, marks = _part(line, start, end)
            entries.append(ListEntry(text=text, marks=marks))
            self._proof.keep(number, "block", key=key)
        span = Span(start=lines[0].start, end=lines[-1].end)
        return Listing(key=key, entries=tuple(entries), ordered=ordered, span=span)

    def _around(self, number: int, tags: tuple[str, ...]) -> int:
        """The nearest element of a kind around a line, -1 for none."""
        galley = self._proof.galley
        inside = galley.around(self._proof.line(number).place)
        return next((p for p in inside if galley.places[p].tag in tags), -1)

    def _rows(self, group: list[int]) -> int:
        return len({self._around(number, ("tr",)) for number in group})

    def _is_data(self, group: list[int]) -> bool:
        """Cells are short; a table with paragraphs in it only lays out a page."""
        lengths = [count_words(self._proof.line(number).text) for number in group]
        return sum(lengths) / len(lengths) < 20

    def _table(self, group: list[int]) -> Table:
        """Cells as they stand in their rows: lines of one cell joined, empty cells kept."""
        cells: dict[int, dict[int, str]] = {}
        heads = 0
        texts = [self._proof.line(number).text for number in group]
        key = self._keys.key("t", "\n".join(texts))
        for number, text in zip(group, texts, strict=True):
            row, cell = self._around(number, ("tr",)), self._around(number, ("td", "th"))
            if row not in cells:
                heads += "thead" in self._proof.galley.zones(self._proof.line(number))
                cells[row] = self._empty(row)
            held = cells[row].get(cell, "")
            cells[row][cell] = f"{held} {text}".strip()
            self._proof.keep(number, "block", key=key)
        rows = tuple(tuple(row[place] for place in sorted(row)) for row in cells.values())
        span = Span(start=self._proof.line(group[0]).start, end=self._proof.line(group[-1]).end)
        return Table(key=key, rows=rows, header_rows=heads, span=span)

    def _empty(self, row: int) -> dict[int, str]:
        """The cells of a row by their places, nothing in them yet."""
        places = self._proof.galley.places
        found: dict[int, str] = {}
        for place in range(row + 1, len(places) if row >= 0 else 0):
            if places[place].parent < row or len(found) >= _MOST_CELLS:
                break
            if places[place].parent == row and places[place].tag in ("td", "th"):
                found[place] = ""
        return found

    # -- typed copy --------------------------------------------------------------------------

    def _drawn(self, drawn: Drawn) -> Table:
        """A table of bare text."""
        table, first, last = drawn.table, drawn.lines[0], drawn.lines[-1]
        key = self._keys.key("t", "\n".join(table.rows))
        for number in drawn.lines:
            self._proof.keep(number, "block", key=key)
        span = Span(start=self._proof.line(first).start, end=self._proof.line(last).end)
        return Table(key=key, rows=table.cells, header_rows=table.header_rows, span=span)

    def _typed(self, number: int) -> Iterator[Block]:
        """Copy set as it was typed: tables and rows stand as they do there."""
        line = self._proof.line(number)
        for part in typed_parts(self._proof.galley.raw(line)):
            entries = placed(part, line.text, *self._proof.rest(number))
            block = self._typed_part(number, part, entries) if entries else None
            yield from (block,) if block is not None else ()
        block = self._single(number) if self._proof.is_free(number) else None
        yield from (block,) if block is not None else ()

    def _typed_part(self, number: int, part: Typed, entries: list[tuple[int, int]]) -> Block | None:
        start, end = entries[0][0], entries[-1][1]
        if len(entries) == 1:
            return self._single(number, end)
        key = self._keys.key("t" if part.cells else "l", "\n".join(part.rows))
        self._proof.keep(number, "block", key=key, end=end)
        span = self._proof.span(number, start, end)
        if part.cells:
            return Table(key=key, rows=part.cells, header_rows=part.header_rows, span=span)
        said = [_part(self._proof.line(number), *entry) for entry in entries]
        rows = tuple(ListEntry(text=text, marks=marks) for text, marks in said)
        return Listing(key=key, entries=rows, span=span)

    # -- pictures ----------------------------------------------------------------------------

    def _picture(self, shot: Shot) -> Picture:
        proof = self._proof
        caption, credit = shot_text(proof, shot, self._agencies)
        sent = proof.line(shot.image).picture if shot.image >= 0 else None
        slug = proof.line(shot.slug).text if shot.slug >= 0 else ""
        words = "\n".join((sent.src if sent else "", caption, credit.text if credit else "", slug))
        key = self._keys.key("i", words)
        keep_shot(proof, shot, key)
        spans = [proof.line(n) for n in shot.lines if proof.line(n).end > proof.line(n).start]
        return Picture(
            key=key,
            src=sent.src if sent else "",
            caption=caption,
            credit=credit,
            alt=sent.alt if sent else "",
            slug=slug,
            width=sent.width if sent else 0,
            height=sent.height if sent else 0,
            span=Span(start=min(x.start for x in spans), end=max(x.end for x in spans))
            if spans
            else None,
        )


def _part(line: Line, start: int, end: int) -> tuple[str, tuple[Mark, ...]]:
    """Some of a line's text with the marks that fall in it, white space at the ends left out."""
    whole = line.text[start:end]
    first = start + len(whole) - len(whole.lstrip())
    last = start + len(whole.rstrip())
    if first == 0 and last == len(line.text):
        return line.text, line.marks
    marks = [
        replace(mark, start=max(mark.start, first) - first, end=min(mark.end, last) - first)
        for mark in line.marks
        if mark.start < last and mark.end > first
    ]
    return line.text[first:last], tuple(marks)


def _with_pull_quotes(blocks: list[Block]) -> tuple[Block, ...]:
    """A quotation whose words stand in a paragraph too is a pull quote."""
    running = " ".join(block.text for block in blocks if isinstance(block, Paragraph))
    return tuple(
        replace(block, pull=True)
        if isinstance(block, Quote) and block.text.strip("“”\"' ") in running
        else block
        for block in blocks
    )
