"""A story as Markdown (CommonMark with tables), for the terminal, for mail, for notes."""

import datetime as dt
import re
from collections.abc import Iterable

from copydesk.story.blocks import (
    Block,
    Embed,
    Footnote,
    Heading,
    Listing,
    Mark,
    MarkKind,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from copydesk.story.shapes.runs import nested, runs, safe_href
from copydesk.story.story import Story

SPECIAL = re.compile(r"([\\`*_\[\]<>|~&])")
# What would begin a heading, a list, a quotation or a rule at the start of a line.
START = re.compile(r"^([^\S\n]*)([#>+=-]|\d{1,9}[.)])", re.MULTILINE)
SIGNS: dict[MarkKind, str] = {"strong": "**", "emphasis": "*", "strike": "~~"}
TAGS: dict[MarkKind, str] = {"subscript": "sub", "superscript": "sup", "code": "code"}


def to_markdown(story: Story) -> str:
    """The story as it would be read: headline, standfirst, byline, dateline, text."""
    head = (
        f"# {inline(story.headline)}" if story.headline else "",
        f"**{inline(story.standfirst)}**" if story.standfirst else "",
        f"*{inline(story.byline.text)}*" if story.byline else "",
        f"{inline(story.dateline.text)} —" if story.dateline else "",
    )
    parts = (*head, *(_block(block) for block in story.blocks))
    return "\n\n".join(part for part in parts if part) + "\n"


def inline(text: str, marks: Iterable[Mark] = ()) -> str:
    """Text with its marks; what Markdown would take for a sign is escaped."""
    pieces = list(runs(text, marks))
    return START.sub(_escaped_start, nested(pieces, tags=_tags, leaf=_leaf))


def _tags(kind: MarkKind, href: str) -> tuple[str, str]:
    if kind == "link":
        return "[", f"](<{href.replace('>', '%3E').replace('<', '%3C')}>)"
    if kind in SIGNS:
        return SIGNS[kind], SIGNS[kind]
    return f"<{TAGS[kind]}>", f"</{TAGS[kind]}>"


def _leaf(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text)


def _escaped_start(found: re.Match[str]) -> str:
    sign = found[2]
    return found[1] + (f"{sign[:-1]}\\{sign[-1]}" if sign[-1] in ".)" else f"\\{sign}")


def _block(block: Block) -> str:
    match block:
        case Paragraph(text=text, marks=marks):
            return _lines(inline(text, marks))
        case Heading():
            return _heading(block)
        case Quote():
            by = f"\n>\n> — {inline(block.attribution)}" if block.attribution else ""
            return "> " + inline(block.text, block.marks).replace("\n", "  \n> ") + by
        case Listing():
            return _listing(block)
        case Table():
            return _table(block)
        case Embed(address=address, text=text) | Footnote(address=address, text=text):
            safe = safe_href(address)
            return f"[{inline(text or address)}](<{safe}>)" if safe else inline(text)
        case Picture():
            return _picture(block)


def _heading(block: Heading) -> str:
    time = f"{block.at.astimezone(dt.UTC):%Y-%m-%d %H:%M} UTC" if block.at else ""
    words = " — ".join(filter(None, (time, inline(" ".join(block.text.split())))))
    return f"{'#' * min(4, max(2, block.level))} {words}"


def _lines(text: str) -> str:
    return text.replace("\n", "  \n")


def _listing(block: Listing) -> str:
    signs = (f"{n}." if block.ordered else "-" for n in range(1, len(block.entries) + 1))
    return "\n".join(
        f"{sign} {_lines(inline(entry.text, entry.marks)).replace(chr(10), chr(10) + '   ')}"
        for sign, entry in zip(signs, block.entries, strict=True)
    )


def _table(block: Table) -> str:
    width = max((len(row) for row in block.rows), default=0)
    if not width:
        return ""
    rows = [[" ".join(inline(cell).split()) for cell in row] for row in block.rows]
    rows = [row + [""] * (width - len(row)) for row in rows]
    head = rows.pop(0) if block.header_rows else [""] * width
    lines = (f"| {' | '.join(row)} |" for row in (head, ["---"] * width, *rows))
    return "\n".join(filter(None, (inline(block.caption), "", *lines)))


def _picture(block: Picture) -> str:
    src = safe_href(block.src)
    image = f"![{inline(' '.join(block.alt.split()))}](<{src}>)" if src else ""
    words = (inline(block.caption), f"({inline(block.credit.text)})" if block.credit else "")
    return "\n\n".join(filter(None, (image, " ".join(filter(None, words)))))
