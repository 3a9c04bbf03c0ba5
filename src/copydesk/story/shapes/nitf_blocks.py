"""Blocks as NITF 3.6 has them: its own names for subheads, quotations and pictures."""

from html import escape

from lxml import etree

from copydesk.story.blocks import (
    Block,
    Embed,
    Footnote,
    Heading,
    ListEntry,
    Listing,
    Mark,
    MarkKind,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from copydesk.story.shapes.runs import nested, runs, web
from copydesk.story.shapes.xml import Element, add, clean

# NITF knows emphasis alone; what kind it is goes into its class.
CLASSES: dict[MarkKind, str] = {"strong": "bold", "emphasis": "italic", "strike": "strike"}


def add_block(parent: Element, block: Block) -> None:
    """A block as the last child of its parent."""
    match block:
        case Paragraph(text=text, marks=marks):
            add_line(parent, "p", text, marks)
        case Heading(text=text):
            _heading(parent, block)
        case Quote():
            _quote(parent, block)
        case Listing(entries=entries, ordered=ordered):
            _listing(parent, entries, ordered=ordered)
        case Table():
            _table(parent, block)
        case Embed(address=address, text=text) | Footnote(address=address, text=text):
            words = text or address
            mark = Mark(start=0, end=len(words), kind="link", href=web(address))
            add_line(parent, "p", words, (mark,))
        case Picture():
            _picture(parent, block)


def add_line(parent: Element, name: str, text: str, marks: tuple[Mark, ...] = ()) -> Element:
    """An element of running text with its marks."""
    namespace = etree.QName(parent).namespace
    inside = nested(runs(text, marks), tags=_tags, leaf=_leaf)
    made = etree.fromstring(f'<{name} xmlns="{namespace}">{inside}</{name}>')
    parent.append(made)
    etree.cleanup_namespaces(parent)
    return made


def _tags(kind: MarkKind, href: str) -> tuple[str, str]:
    if kind == "link":
        return f'<a href="{escape(clean(href))}">', "</a>"
    return (f'<em class="{CLASSES[kind]}">', "</em>") if kind in CLASSES else ("", "")


def _leaf(text: str) -> str:
    return escape(clean(text), quote=False).replace("\n", "<br/>")


def _heading(parent: Element, block: Heading) -> None:
    """A subhead; an entry of a live report with its time before it, in UTC."""
    time = f"{block.at:%Y-%m-%d %H:%M %Z}" if block.at else ""
    add_line(parent, "hl2", " ".join(filter(None, (time, block.text))))


def _quote(parent: Element, block: Quote) -> None:
    quote = add(parent, "bq")
    add_line(add(quote, "block"), "p", block.text, block.marks)
    if block.attribution:
        add(quote, "credit", block.attribution)


def _listing(parent: Element, entries: tuple[ListEntry, ...], *, ordered: bool) -> None:
    if entries:
        made = add(parent, "ol" if ordered else "ul")
        for entry in entries:
            add_line(made, "li", entry.text, entry.marks)


def _table(parent: Element, block: Table) -> None:
    table = add(parent, "table")
    if block.caption:
        add(table, "caption", block.caption)
    for number, row in enumerate(block.rows):
        if not row:
            continue
        made = add(table, "tr")
        for cell in row:
            add_line(made, "th" if number < block.header_rows else "td", cell)


def _picture(parent: Element, block: Picture) -> None:
    """A picture we serve, with its rights; of a missing one its words stay."""
    media = add(parent, "media")
    media.set("media-type", "image")
    if block.usage_terms:
        add(media, "media-metadata", name="usageterms", value=block.usage_terms)
    credit = block.credit.text if block.credit else ""
    told = {
        "source": block.src,
        "source-credit": credit,
        "copyright": block.copyright,
        "alternate-text": block.alt,
        "width": str(block.width or ""),
        "height": str(block.height or ""),
    }
    add(media, "media-reference", **{name: said for name, said in told.items() if said})
    if block.caption or not block.src:
        alone = f" ({credit})" if credit and not block.src else ""
        add_line(media, "media-caption", f"{block.caption}{alone}".strip())
    if credit:
        add(media, "media-producer", credit)
