"""Blocks as Portable Text, both ways.

A list is one Portable Text block an entry; the entries share the list's key and number it
("k4/0", "k4/1"), and so come together again. Pictures, tables and embeds are types of our own.
`language` stands on blocks that are not in their story's; `kind` and `at` on subheads of a kind.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from copydesk.story.blocks import (
    Block,
    Credit,
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
    Worded,
    language_of,
)
from copydesk.story.record import replace
from copydesk.story.shapes.heads import head_fields, head_kind, moment
from copydesk.story.shapes.runs import Run, marks_of, runs, safe_href

Node = dict[str, Any]

DECORATORS: dict[MarkKind, str] = {
    "strong": "strong",
    "emphasis": "em",
    "code": "code",
    "strike": "strike-through",
    "subscript": "sub",
    "superscript": "sup",
}
KINDS = {name: kind for kind, name in DECORATORS.items()}
EMPTY = "empty-list"


def to_portable(blocks: Iterable[Block]) -> list[Node]:
    """Blocks as an array of Portable Text."""
    return [_told(node, block) for block in blocks for node in _nodes(block)]


def from_portable(nodes: Iterable[Node]) -> tuple[Block, ...]:
    """Portable Text as blocks. Raises `ValueError` at a type that is none of ours."""
    made: list[Block] = []
    for list_key, group in groupby(nodes, key=_list_key):
        if list_key:
            entries = list(group)
            made.append(_in_language(_listing(list_key.removesuffix("#"), entries), entries[0]))
        else:
            made += (_in_language(_one(node), node) for node in group)
    return tuple(made)


def _in_language(block: Block, node: Node) -> Block:
    language = _string(node.get("language"))
    return replace(block, language=language) if language and isinstance(block, Worded) else block


def _told(node: Node, block: Block) -> Node:
    language = language_of(block)
    return node | {"language": language} if language else node


def _nodes(block: Block) -> Iterator[Node]:
    match block:
        case Paragraph(key=key, text=text, marks=marks):
            yield _text(key, text, marks, style="normal")
        case Heading(key=key, text=text, level=level):
            yield _text(key, text, (), style=f"h{level}") | head_fields(block)
        case Quote():
            node = _text(block.key, block.text, block.marks, style="blockquote")
            yield node | {"attribution": block.attribution, "pull": block.pull}
        case Listing():
            yield from _entries(block)
        case Table() | Embed() | Picture() | Footnote():
            yield _set_apart(block)


def _set_apart(block: Table | Embed | Picture | Footnote) -> Node:
    match block:
        case Table():
            rows = [{"_type": "row", "cells": list(row)} for row in block.rows]
            heads = {"headerRows": block.header_rows, "headerColumns": block.header_columns}
            return _typed(block, "table", {"rows": rows, "caption": block.caption} | heads)
        case Embed():
            address, provider, text = block.address, block.provider, block.text
            return _typed(block, "embed", {"url": address, "provider": provider, "text": text})
        case Picture():
            return _typed(block, "picture", _shown(block))
        case Footnote(text=text, address=address, after=after):
            return _typed(block, "footnote", {"url": address, "text": text, "after": after})


def _typed(block: Block, name: str, fields: Node) -> Node:
    return {"_type": name, "_key": block.key} | fields


def _entries(block: Listing) -> Iterator[Node]:
    item = "number" if block.ordered else "bullet"
    for place, entry in enumerate(block.entries):
        node = _text(f"{block.key}/{place}", entry.text, entry.marks, style="normal")
        yield node | {"listItem": item, "level": 1}
    if not block.entries:
        yield _typed(block, EMPTY, {"listItem": item})


def _text(key: str, text: str, marks: Iterable[Mark], *, style: str) -> Node:
    definitions: dict[str, Node] = {}
    children = []
    for place, run in enumerate(runs(text, marks)):
        names = [DECORATORS[kind] for kind in run.kinds if kind != "link"]
        if run.href:
            name = f"link-{len(definitions)}"
            held = definitions.setdefault(
                run.href, {"_key": name, "_type": "link", "href": run.href}
            )
            names.insert(0, held["_key"])
        children.append({"_type": "span", "_key": f"s{place}", "text": run.text, "marks": names})
    children = children or [{"_type": "span", "_key": "s0", "text": "", "marks": []}]
    made = {"_type": "block", "_key": key, "style": style, "children": children}
    return made | {"markDefs": list(definitions.values())}


def _shown(block: Picture) -> Node:
    credit = block.credit or Credit(text="")
    return {
        "url": block.src,
        "file": block.file,
        "caption": block.caption,
        "alt": block.alt,
        "slug": block.slug,
        "credit": credit.text,
        "photographer": credit.photographer,
        "agencies": list(credit.agencies),
        "width": block.width,
        "height": block.height,
        "copyright": block.copyright,
        "usageTerms": block.usage_terms,
        "gallery": block.gallery,
    }


def _list_key(node: Node) -> str:
    """What joins entries to one list: our key, or for foreign lists their kind."""
    kind = str(node.get("listItem") or "")
    if not kind or node.get("_type") == EMPTY:
        return ""
    key, stroke, place = str(node.get("_key") or "").rpartition("/")
    return f"{key}#" if stroke and place.isdecimal() else f"list-{kind}"


def _listing(key: str, nodes: list[Node]) -> Listing:
    entries = tuple(ListEntry(text=text, marks=marks) for text, marks in map(_read, nodes))
    key = str(nodes[0].get("_key") or key) if key.startswith("list-") else key
    return Listing(key=key, entries=entries, ordered=nodes[0].get("listItem") == "number")


def _one(node: Node) -> Block:
    key = str(node.get("_key") or "")
    match node.get("_type"):
        case "block":
            return _read_block(node, key)
        case "empty-list":
            return Listing(key=key, entries=(), ordered=node.get("listItem") == "number")
        case "table":
            return _table(node, key)
        case "embed":
            address, provider = safe_href(_string(node.get("url"))), _string(node.get("provider"))
            return Embed(
                key=key, address=address, provider=provider, text=_string(node.get("text"))
            )
        case "picture":
            return _picture(node, key)
        case "footnote":
            address, after = safe_href(_string(node.get("url"))), _string(node.get("after"))
            return Footnote(key=key, text=_string(node.get("text")), address=address, after=after)
        case other:
            raise ValueError(f"no block of ours: {other!r}")


def _table(node: Node, key: str) -> Table:
    return Table(
        key=key,
        rows=tuple(tuple(map(_string, row.get("cells", ()))) for row in node.get("rows", ())),
        header_rows=_number(node.get("headerRows")),
        header_columns=_number(node.get("headerColumns")),
        caption=_string(node.get("caption")),
    )


def _read_block(node: Node, key: str) -> Block:
    text, marks = _read(node)
    style = _string(node.get("style"))
    if style == "blockquote":
        said = _string(node.get("attribution"))
        pull = bool(node.get("pull"))
        return Quote(key=key, text=text, marks=marks, attribution=said, pull=pull)
    if len(style) == 2 and style[0] == "h" and style[1].isdecimal():
        level = min(4, max(2, int(style[1])))
        kind, at = head_kind(node.get("kind")), moment(node.get("at"))
        return Heading(key=key, text=text, level=level, kind=kind, at=at)
    return Paragraph(key=key, text=text, marks=marks)


def _read(node: Node) -> tuple[str, tuple[Mark, ...]]:
    links = {
        _string(one.get("_key")): safe_href(_string(one.get("href")))
        for one in node.get("markDefs", ())
        if one.get("_type") == "link"
    }
    return marks_of(_run(child, links) for child in node.get("children", ()))


def _run(child: Node, links: dict[str, str]) -> Run:
    names = [_string(name) for name in child.get("marks", ())]
    href = next((links[name] for name in names if links.get(name)), "")
    kinds: list[MarkKind] = ["link"] if href else []
    kinds += [KINDS[name] for name in names if name in KINDS]
    return Run(text=_string(child.get("text")), kinds=tuple(kinds), href=href)


def _picture(node: Node, key: str) -> Picture:
    agencies = tuple(map(_string, node.get("agencies", ())))
    credit = _string(node.get("credit"))
    photographer = _string(node.get("photographer"))
    return Picture(
        key=key,
        src=safe_href(_string(node.get("url"))),
        file=_string(node.get("file")),
        caption=_string(node.get("caption")),
        credit=Credit(text=credit, photographer=photographer, agencies=agencies)
        if credit
        else None,
        alt=_string(node.get("alt")),
        slug=_string(node.get("slug")),
        width=_number(node.get("width")),
        height=_number(node.get("height")),
        copyright=_string(node.get("copyright")),
        usage_terms=_string(node.get("usageTerms")),
        gallery=_string(node.get("gallery")),
    )


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0
