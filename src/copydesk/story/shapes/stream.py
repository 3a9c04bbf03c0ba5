"""Blocks as the raw data of a StreamField, both ways; block keys are the ids, so they survive.

A StreamField has no place for the language of a block that is not in its story's: `language`
stands beside the value, and whoever stores the data keeps it apart. Pictures of one gallery are
the items of one block.
"""

from collections.abc import Callable, Iterable, Iterator
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
    Paragraph,
    Picture,
    Quote,
    Table,
    Worded,
    language_of,
)
from copydesk.story.record import replace
from copydesk.story.shapes.heads import head_fields, head_kind, moment
from copydesk.story.shapes.richtext import as_one, from_rich, to_rich
from copydesk.story.shapes.runs import safe_href

Raw = dict[str, Any]

TYPES: dict[type[Block], str] = {
    Paragraph: "paragraph",
    Heading: "heading",
    Quote: "quote",
    Listing: "list",
    Table: "table",
    Embed: "embed",
    Picture: "picture",
    Footnote: "footnote",
}


def to_stream(blocks: Iterable[Block]) -> list[Raw]:
    """Blocks as StreamField data: `[{"type", "value", "id"}]`, and `language` where it has one."""
    made: list[Raw] = []
    used: set[str] = set()
    for gallery, group in groupby(blocks, key=_gallery):
        if gallery:
            made.append(_gallery_raw(_free(gallery, used), group))
        else:
            made += map(_raw, group)
    return made


def from_stream(raw: Iterable[Raw]) -> tuple[Block, ...]:
    """StreamField data as blocks; a paragraph an editor has split becomes several.

    The first of them keeps the key, the others get it with a number; values of a wrong shape are
    read as far as they go, blocks of an unknown type are refused with `ValueError`.
    """
    entries = list(raw)
    used = {str(entry.get("id") or "") for entry in entries}
    made: list[Block] = []
    for number, entry in enumerate(entries):
        key = str(entry.get("id") or "") or _free(f"block-{number + 1}", used)
        found = _blocks(str(entry.get("type")), entry.get("value"), key, used)
        language = _string(entry.get("language"))
        made += (_in_language(block, language) for block in found)
    return tuple(made)


def _gallery(block: Block) -> str:
    return block.gallery if isinstance(block, Picture) else ""


def _gallery_raw(key: str, pictures: Iterable[Block]) -> Raw:
    """A gallery as a list block stores it; the pictures' keys are the ids of its items."""
    shown = [picture for picture in pictures if isinstance(picture, Picture)]
    items = [{"type": "item", "value": _picture_value(one), "id": one.key} for one in shown]
    return {"type": "gallery", "value": items, "id": key}


def _raw(block: Block) -> Raw:
    raw = {"type": TYPES[type(block)], "value": _value(block), "id": block.key}
    language = language_of(block)
    return raw | {"language": language} if language else raw


def _in_language(block: Block, language: str) -> Block:
    return replace(block, language=language) if language and isinstance(block, Worded) else block


def _value(block: Block) -> str | Raw:
    match block:
        case Paragraph(text=text, marks=marks):
            return f"<p>{to_rich(text, marks)}</p>"
        case Heading(text=text, level=level):
            return {"text": text, "level": level} | head_fields(block)
        case Quote():
            text = f"<p>{to_rich(block.text, block.marks)}</p>"
            return {"text": text, "attribution": block.attribution, "pull": block.pull}
        case Listing(entries=entries, ordered=ordered):
            items = [f"<p>{to_rich(entry.text, entry.marks)}</p>" for entry in entries]
            return {"ordered": ordered, "entries": items}
        case Table() | Embed() | Picture() | Footnote():
            return _set_apart(block)


def _set_apart(block: Table | Embed | Picture | Footnote) -> Raw:
    match block:
        case Table():
            rows = [list(row) for row in block.rows]
            heads = {"header_rows": block.header_rows, "header_columns": block.header_columns}
            return {"rows": rows, "caption": block.caption} | heads
        case Embed():
            return {"address": block.address, "provider": block.provider, "text": block.text}
        case Picture():
            return _picture_value(block)
        case Footnote():
            return {"text": block.text, "address": block.address, "after": block.after}


def _picture_value(block: Picture) -> Raw:
    credit = block.credit or Credit(text="")
    return {
        "file": block.file,
        "src": block.src,
        "caption": block.caption,
        "credit": credit.text,
        "photographer": credit.photographer,
        "agencies": list(credit.agencies),
        "alt": block.alt,
        "slug": block.slug,
        "width": block.width,
        "height": block.height,
        "copyright": block.copyright,
        "usage_terms": block.usage_terms,
    }


def _blocks(kind: str, value: Any, key: str, used: set[str]) -> Iterator[Block]:  # noqa: ANN401  # the form's own shape
    if kind == "paragraph":
        yield from _paragraphs(_string(value), key, used)
        return
    if kind == "gallery":
        yield from _pictures(_list(value), key, used)
        return
    if kind not in READERS:
        raise ValueError(f"no block of ours: {kind!r}")
    yield READERS[kind](value if isinstance(value, dict) else {}, key)


def _paragraphs(markup: str, key: str, used: set[str]) -> Iterator[Paragraph]:
    passages = from_rich(markup)
    if not passages:
        yield Paragraph(key=key, text="")
    for number, passage in enumerate(passages):
        own = _free(f"{key}-{number + 1}", used) if number else key
        yield Paragraph(key=own, text=passage.text, marks=passage.marks)


def _pictures(items: list[Any], key: str, used: set[str]) -> Iterator[Picture]:
    """The pictures of a gallery; one an editor has just put in has no id yet."""
    for number, item in enumerate(items):
        wrap = item if isinstance(item, dict) and "value" in item else {"value": item}
        held = wrap["value"] if isinstance(wrap["value"], dict) else {}
        own = _string(wrap.get("id")) or f"{key}-{number + 1}"
        yield replace(_picture(held, _free(own, used)), gallery=key)


def _free(key: str, used: set[str]) -> str:
    while key in used:
        key += "+"
    used.add(key)
    return key


def _heading(held: Raw, key: str) -> Heading:
    return Heading(
        key=key,
        text=_string(held.get("text")),
        level=min(4, max(2, _number(held.get("level")) or 2)),
        kind=head_kind(held.get("kind")),
        at=moment(held.get("at")),
    )


def _quote(held: Raw, key: str) -> Quote:
    passage = as_one(_string(held.get("text")))
    return Quote(
        key=key,
        text=passage.text,
        marks=passage.marks,
        attribution=_string(held.get("attribution")),
        pull=bool(held.get("pull")),
    )


def _listing(held: Raw, key: str) -> Listing:
    entries = tuple(_entry(entry) for entry in _list(held.get("entries")))
    return Listing(key=key, entries=entries, ordered=bool(held.get("ordered")))


def _embed(held: Raw, key: str) -> Embed:
    return Embed(
        key=key,
        address=safe_href(_string(held.get("address"))),
        provider=_string(held.get("provider")),
        text=_string(held.get("text")),
    )


def _entry(markup: object) -> ListEntry:
    passage = as_one(_string(markup))
    return ListEntry(text=passage.text, marks=passage.marks)


def _table(held: Raw, key: str) -> Table:
    rows = tuple(tuple(_string(cell) for cell in _list(row)) for row in _list(held.get("rows")))
    return Table(
        key=key,
        rows=rows,
        header_rows=max(0, _number(held.get("header_rows"))),
        header_columns=max(0, _number(held.get("header_columns"))),
        caption=_string(held.get("caption")),
    )


def _footnote(held: Raw, key: str) -> Footnote:
    return Footnote(
        key=key,
        text=_string(held.get("text")),
        address=safe_href(_string(held.get("address"))),
        after=_string(held.get("after")),
    )


def _picture(held: Raw, key: str) -> Picture:
    return Picture(
        key=key,
        src=safe_href(_string(held.get("src"))),
        file=_string(held.get("file")),
        caption=_string(held.get("caption")),
        credit=_credit(held),
        alt=_string(held.get("alt")),
        slug=_string(held.get("slug")),
        width=max(0, _number(held.get("width"))),
        height=max(0, _number(held.get("height"))),
        copyright=_string(held.get("copyright")),
        usage_terms=_string(held.get("usage_terms")),
    )


def _credit(held: Raw) -> Credit | None:
    """The credit line; one an editor gave only in parts is put together from them."""
    photographer = _string(held.get("photographer"))
    agencies = tuple(filter(None, (_string(agency) for agency in _list(held.get("agencies")))))
    text = _string(held.get("credit")) or "/".join(filter(None, (photographer, *agencies)))
    if not text:
        return None
    return Credit(text=text, photographer=photographer, agencies=agencies)


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object) -> int:
    if isinstance(value, bool):
        return 0
    if isinstance(value, int):
        return value
    digits = _string(value).strip()
    return int(digits) if digits.isdecimal() and len(digits) < 10 else 0


def _list(value: object) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []


READERS: dict[str, Callable[[Raw, str], Block]] = {
    "heading": _heading,
    "quote": _quote,
    "list": _listing,
    "table": _table,
    "embed": _embed,
    "picture": _picture,
    "footnote": _footnote,
}
