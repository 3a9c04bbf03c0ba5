"""Blocks as HTML for feeds, the command line and partners: escaped text and known marks only."""

import datetime as dt
from collections.abc import Iterable
from html import escape
from itertools import groupby

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
    language_of,
)
from copydesk.story.direction import direction_of
from copydesk.story.shapes.runs import nested, runs, web

TAGS: dict[MarkKind, str] = {
    "strong": "strong",
    "emphasis": "em",
    "strike": "s",
    "subscript": "sub",
    "superscript": "sup",
    "code": "code",
}


def to_html(blocks: Iterable[Block]) -> str:
    """Blocks as HTML, one a line; pictures of one gallery stand together."""
    made: list[str] = []
    for gallery, group in groupby(blocks, key=_gallery):
        lines = [_block(block) for block in group]
        made += ['<div class="gallery">', *lines, "</div>"] if gallery else lines
    return "\n".join(made)


def _gallery(block: Block) -> str:
    return block.gallery if isinstance(block, Picture) else ""


def inline(text: str, marks: Iterable[Mark] = ()) -> str:
    """Text with its marks as HTML that may stand within a paragraph."""
    return nested(runs(text, marks), tags=_tags, leaf=_leaf)


def _tags(kind: MarkKind, href: str) -> tuple[str, str]:
    if kind == "link":
        return f'<a href="{escape(href)}" rel="noopener">', "</a>"
    return f"<{TAGS[kind]}>", f"</{TAGS[kind]}>"


def _leaf(text: str) -> str:
    seen = "".join(c for c in text if c >= " " or c in "\n\t")
    return escape(seen).replace("\n", "<br>")


def _block(block: Block) -> str:
    match block:
        case Paragraph(text=text, marks=marks):
            return f"<p{_tongue(block)}>{inline(text, marks)}</p>"
        case Heading():
            return _heading(block)
        case Quote():
            return _quote(block)
        case Listing(entries=entries, ordered=ordered):
            tag = "ol" if ordered else "ul"
            items = "".join(f"<li>{inline(entry.text, entry.marks)}</li>" for entry in entries)
            return f"<{tag}{_tongue(block)}>{items}</{tag}>"
        case Table():
            return _table(block)
        case Embed() | Picture() | Footnote():
            return _led_to(block)


def _led_to(block: Embed | Picture | Footnote) -> str:
    match block:
        case Embed():
            return _embed(block)
        case Picture():
            return _picture(block)
        case Footnote():
            return _footnote(block)


def _tongue(block: Block) -> str:
    """The attributes of a block that is in another language than its story."""
    language = language_of(block)
    if not language:
        return ""
    return f' lang="{escape(language)}" dir="{direction_of(language)}"'


def _heading(block: Heading) -> str:
    """A subhead; an entry of a live report with its time before it, in UTC."""
    rank = min(4, max(2, block.level))
    parts = (_time(block.at) if block.at else "", inline(block.text))
    return f"<h{rank}{_tongue(block)}>{' '.join(filter(None, parts))}</h{rank}>"


def _time(at: dt.datetime) -> str:
    moment = at.astimezone(dt.UTC)
    return f'<time datetime="{moment:%Y-%m-%dT%H:%M:%SZ}">{moment:%Y-%m-%d %H:%M} UTC</time>'


def _quote(block: Quote) -> str:
    by = f"<footer>{inline(block.attribution)}</footer>" if block.attribution else ""
    pull = ' class="pull"' if block.pull else ""
    said = f"<p>{inline(block.text, block.marks)}</p>{by}"
    return f"<blockquote{pull}{_tongue(block)}>{said}</blockquote>"


def _table(block: Table) -> str:
    caption = f"<caption>{inline(block.caption)}</caption>" if block.caption else ""
    head = "".join(_row(row, "th") for row in block.rows[: block.header_rows])
    first = block.header_columns
    body = "".join(_row(row, "td", heads=first) for row in block.rows[block.header_rows :])
    head = f"<thead>{head}</thead>" if head else ""
    return f"<table>{caption}{head}<tbody>{body}</tbody></table>"


def _row(cells: tuple[str, ...], tag: str, *, heads: int = 0) -> str:
    headings = "".join(f'<th scope="row">{inline(cell)}</th>' for cell in cells[:heads])
    others = "".join(f"<{tag}>{inline(cell)}</{tag}>" for cell in cells[heads:])
    return f"<tr>{headings}{others}</tr>"


def _embed(block: Embed) -> str:
    words = inline(block.text or block.address)
    address = web(block.address)
    if not address:
        return f"<p>{words}</p>"
    return f'<p><a href="{escape(address)}" rel="noopener">{words}</a></p>'


def _footnote(block: Footnote) -> str:
    words, address = inline(block.text or block.address), web(block.address)
    linked = f'<a href="{escape(address)}" rel="noopener">{words}</a>' if address else words
    return f'<p class="footnote">{linked}</p>'


def _picture(block: Picture) -> str:
    src = web(block.src)
    size = f' width="{block.width}" height="{block.height}"' if block.width and block.height else ""
    image = f'<img src="{escape(src)}" alt="{escape(block.alt)}"{size}>' if src else ""
    credit = f"<cite>{inline(block.credit.text)}</cite>" if block.credit else ""
    words = " ".join(filter(None, (inline(block.caption), credit)))
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    return f"<figure>{image}{caption}</figure>"
