"""All that the command line prints: stories, findings, tables, progress.

With rich and a terminal in colour, otherwise as plain lines. What comes from copy is made
printable first, so that no capture can steer a terminal.
"""

import difflib
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from typing import TextIO, TypeVar

from copydesk.story.blocks import (
    Block,
    Embed,
    Footnote,
    Heading,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Table,
    plain_text,
)
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Cleaned, Story

T = TypeVar("T")
A_MINUTE = 60.0
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_STYLES = {Weight.STOPS: "bold red", Weight.WARNS: "yellow", Weight.NOTES: "dim"}


def printable(text: str) -> str:
    """Text without characters that steer a terminal or turn the direction of lines."""
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str, limit: int = 160) -> str:
    """Text on one line, cut at `limit` characters."""
    line = " ".join(printable(text).split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


class Screen:
    """Where output goes: `out` for what was asked for, `err` for progress and refusals."""

    def __init__(self, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self.out = out or sys.stdout
        self.err = err or sys.stderr
        self._told = time.monotonic()
        self._colour = self.out.isatty() and find_spec("rich") is not None

    def copy(self, text: str) -> None:
        """Output for machines, as it is."""
        self.out.write(f"{text}\n")

    def line(self, text: str = "", style: str = "") -> None:
        """A line for people."""
        text = "\n".join(printable(part) for part in text.split("\n"))
        if not self._colour:
            self.out.write(f"{text}\n")
            return
        from rich.console import Console
        from rich.text import Text

        Console(file=self.out, highlight=False).print(Text(text, style=style))

    def title(self, text: str) -> None:
        """A headline of the output."""
        self.line(text, "bold")

    def refused(self, place: str, reason: str) -> None:
        """An input that could not be read, on the error stream."""
        self.err.write(f"copydesk: {one_line(place)}: {one_line(reason, 400)}\n")
        self.err.flush()

    def table(self, name: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Rows in columns, under a name; nothing where there are no rows."""
        if not rows:
            return
        shown = [[one_line(cell, 72) for cell in row] for row in (heads, *rows)]
        widths = [max(len(row[n]) for row in shown) for n in range(len(heads))]
        self.line()
        self.line(f"{name} ({len(rows)})", "bold")
        for n, row in enumerate(shown):
            cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
            self.line(f"  {'  '.join(cells).rstrip()}", "dim" if n == 0 else "")

    def progress(self, things: Sequence[T], doing: str) -> Iterator[T]:
        """The things one by one, with a bar on the error stream where that is a terminal."""
        if not self.err.isatty():
            yield from things
        elif find_spec("rich") is not None:
            yield from self._bar(things, doing)
        else:
            for n, thing in enumerate(things, 1):
                self.err.write(f"\r{doing} {n}/{len(things)}")
                self.err.flush()
                yield thing
            self.err.write("\n")

    def _bar(self, things: Sequence[T], doing: str) -> Iterator[T]:
        from rich.console import Console
        from rich.progress import track

        yield from track(things, doing, console=Console(file=self.err), transient=True)

    def status(self, text: str) -> None:
        """How far things are: on a terminal in place of the last word, else a line a minute."""
        if self.err.isatty():
            self.err.write(f"\r\x1b[2K{one_line(text, 100)}" if text else "\r\x1b[2K")
        elif text and time.monotonic() - self._told > A_MINUTE:
            self._told = time.monotonic()
            self.err.write(f"{one_line(text)}\n")
        self.err.flush()

    def story(self, cleaned: Cleaned, findings: Sequence[Finding]) -> None:
        """A story with what was cut from its capture and what the checks found."""
        story = cleaned.story
        self.title(story.headline or "(no headline)")
        for name, value in _head(story):
            self.line(f"{name:>11}  {one_line(value, 300)}", "dim")
        self.line()
        for block in story.blocks:
            self.line(_shown(block))
            self.line()
        rows = [(each.role.value, each.rule, one_line(each.text, 60)) for each in cleaned.cuttings]
        self.table("Cut", ("what", "rule", "text"), rows)
        self.findings(findings)

    def findings(self, findings: Sequence[Finding]) -> None:
        """What the checks found, heaviest first; within a weight in their own order."""
        self.line()
        if not findings:
            self.line("No findings.", "green")
            return
        self.line(f"Findings ({len(findings)})", "bold")
        for weight in Weight:
            for each in (finding for finding in findings if finding.weight is weight):
                self._finding(each)

    def _finding(self, each: Finding) -> None:
        where = f"[{each.block}] " if each.block else ""
        self.line(
            f"  {each.weight.value:<5}  {each.code:<7} {where}{each.says}", _STYLES[each.weight]
        )
        for name, text in (("", each.excerpt), ("compared with: ", each.evidence)):
            if text:
                self.line(f"                 {name}{one_line(text, 110)}", "dim")

    def differences(self, rows: Iterable[tuple[str, str, str, str]]) -> None:
        """What is laid to people otherwise than before."""
        self.table("Who said what", ("change", "speaker", "before", "after"), list(rows))

    def changes(self, before: Story, after: Story) -> None:
        """Headline and paragraphs that went and came."""
        old = [before.headline, *(plain_text(block) for block in before.blocks)]
        new = [after.headline, *(plain_text(block) for block in after.blocks)]
        self.title(after.headline or "(no headline)")
        self.line()
        lines = [each for each in difflib.ndiff(old, new) if each[:2] in ("- ", "+ ")]
        for each in lines:
            self.line(one_line(each, 2000), "red" if each[0] == "-" else "green")
        if not lines:
            self.line("The words are the same.")


def _head(story: Story) -> Iterator[tuple[str, str]]:
    """The fields above the copy that have something in them."""
    day = "%Y-%m-%d %H:%M %Z"
    yield from (
        (name, value)
        for name, value in (
            ("kicker", story.kicker),
            ("standfirst", story.standfirst),
            ("byline", story.byline.text if story.byline else ""),
            ("dateline", story.dateline.text if story.dateline else ""),
            ("published", story.published.strftime(day) if story.published else ""),
            ("updated", story.updated.strftime(day) if story.updated else ""),
            ("language", story.language),
            ("section", story.section),
            ("source", " ".join(part for part in (story.origin.name, story.origin.url) if part)),
            ("publisher", story.origin.publisher),
            ("terms", story.origin.usage_terms),
            ("cut off at", story.truncated),
            *(("notice", notice) for notice in story.sent_notices),
        )
        if value
    )


def _shown(block: Block) -> str:
    """A block as lines of text."""
    match block:
        case Paragraph(text=text):
            return text
        case Heading(text=text, level=level, at=at):
            time = f"{at:%Y-%m-%d %H:%M %Z} " if at else ""
            return f"{'#' * level} {time}{text}"
        case Quote(text=text, attribution=said_by):
            return f"> {text}" + (f"\n> — {said_by}" if said_by else "")
        case Listing(entries=entries, ordered=ordered):
            signs = (f"{n}." if ordered else "-" for n in range(1, len(entries) + 1))
            pairs = zip(signs, entries, strict=True)
            return "\n".join(f"{sign} {entry.text}" for sign, entry in pairs)
        case Table(rows=rows):
            return "\n".join(" | ".join(row) for row in rows)
        case Embed(address=address, text=text) | Footnote(address=address, text=text):
            name = "embed" if isinstance(block, Embed) else "source"
            return f"[{name}] {text} {address}".strip()
        case Picture():
            return _picture(block)


def _picture(picture: Picture) -> str:
    where = picture.file or picture.src or "no file came"
    credit = picture.credit.text if picture.credit is not None else ""
    named = (
        ("caption", picture.caption), ("credit", credit), ("alt", picture.alt),
        ("copyright", picture.copyright), ("usage terms", picture.usage_terms),
    )  # fmt: skip
    lines = [f"[picture] {where}" + (f" ({picture.slug})" if picture.slug else "")]
    return "\n".join(lines + [f"  {name}: {text}" for name, text in named if text])
