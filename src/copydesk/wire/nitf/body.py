"""The copy of NITF as HTML, and its pictures: for NITF itself, and for NITF inside other formats.

NITF 3.x has HTML's blocks under other names (bq, hl2, nitf-table), marks people and places in the
line, and stands media between the paragraphs. Paragraphs, subheads, lists, tables, quotations and
links stay what they are; marks become plain words; a picture keeps its place as an empty figure,
its words go with `SentPicture`. Notes that are not for print ("npa") are kept apart.
"""

import html
import re
from dataclasses import dataclass, field

from copydesk.story.story import Related, SentPicture
from copydesk.wire.agencyxml import child, digits, local, said, words
from copydesk.wire.nitf.media import caption, is_media, picture, recording
from copydesk.wire.xmltree import Element

# Elements that stand for themselves, by what HTML calls them.
BLOCKS = {
    "p": "p", "hl1": "h2", "hl2": "h2", "h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5",
    "h6": "h6", "ul": "ul", "ol": "ol", "li": "li", "dl": "dl", "dt": "dt", "dd": "dd",
    "pre": "pre",
    "bq": "blockquote", "blockquote": "blockquote", "table": "table", "caption": "caption",
    "thead": "thead", "tbody": "tbody", "tfoot": "tfoot", "tr": "tr", "th": "th", "td": "td",
    "figure": "figure", "figcaption": "figcaption", "credit": "footer", "datasource": "p",
    "copyrite": "p", "byline": "p", "dateline": "p", "tagline": "p", "bibliography": "p",
}  # fmt: skip
INLINE = {
    "em": "em", "i": "i", "b": "b", "strong": "strong", "u": "u", "s": "s", "q": "q", "a": "a",
    "sub": "sub", "sup": "sup", "cite": "cite", "code": "code", "small": "small",
}  # fmt: skip
# Boxes around blocks that HTML needs no element for; loose words in them are paragraphs.
BOXES = frozenset(
    {"body.content", "block", "abstract", "body", "div", "section", "article", "fn", "note"}
    | {"nitf-table", "custom-table", "media-caption", "center"}
)
HOLDERS = frozenset({"bq", "blockquote"})
# What holds words, or blocks, and then its loose words are paragraphs.
HOLDING = frozenset({"li", "dd", "td", "th", "caption"})
UNSPOKEN = frozenset(
    {"nitf-table-metadata", "table-reference", "media-metadata", "alt-code", "tobject", "key-list"}
    | {"media-reference", "media-object", "col", "colgroup", "script", "style", "head"}
)
KEPT: dict[str, tuple[str, ...]] = {
    "a": ("href", "title"), "td": ("colspan", "rowspan"), "th": ("colspan", "rowspan"), "ol": (),
}  # fmt: skip
PARAGRAPHS = re.compile(r"\n[ \t\r]*\n")


@dataclass
class Copy:
    """Copy as it is read: its HTML, and what stands beside it."""

    text: str = ""
    pictures: list[SentPicture] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def copy_of(element: Element | None) -> Copy:
    """The copy in body.content or any other box of blocks; nothing where there is none."""
    found = Copy()
    if element is not None:
        out: list[str] = []
        _flow(element, found, out)
        found.text = "".join(out)
    return found


def content_of(nitf: Element) -> Copy:
    """The copy of an nitf element (or its body) that stands inside another format."""
    body = nitf if local(nitf) == "body" else child(nitf, "body")
    return copy_of(child(body, "body.content") if body is not None else nitf)


def is_unprinted(note: Element) -> bool:
    """Whether a note is for the desks only: a non-publishable advisory, or an editor's note."""
    kind = said(note, "type").lower()
    return kind == "npa" or (kind != "pa" and said(note, "noteclass").lower() == "editorsnote")


def _flow(box: Element, found: Copy, out: list[str]) -> None:
    """The blocks of a box; words that stand loose between them become paragraphs."""
    loose = [html.escape(box.text or "", quote=False)]
    for part in box:
        if _is_block(part):
            out += _paragraphs(loose)
            _block(part, found, out)
            loose = []
        else:
            _inline(part, found, loose)
        loose.append(html.escape(part.tail or "", quote=False))
    out += _paragraphs(loose)


def _paragraphs(loose: list[str]) -> list[str]:
    parts = PARAGRAPHS.split("".join(loose))
    return [f"<p>{words.strip()}</p>" for words in parts if words.strip()]


def _is_block(part: Element) -> bool:
    name = local(part)
    return name in BLOCKS or name in BOXES or name == "hr" or is_media(part)


def _block(part: Element, found: Copy, out: list[str]) -> None:
    name = local(part)
    if is_media(part):
        out.append(_media(part, found))
    elif name == "note" and is_unprinted(part):
        found.notes.append(words(part))
    elif name in BOXES:
        _flow(part, found, out)
    elif name == "hr":
        out.append("<hr>")
    else:
        _element(part, BLOCKS[name], found, out)


def _element(part: Element, tag: str, found: Copy, out: list[str]) -> None:
    out.append(_open(part, tag))
    if local(part) in HOLDERS or (tag in HOLDING and any(_is_block(one) for one in part)):
        _flow(part, found, out)
    else:
        _inside(part, found, out)
    out.append(f"</{tag}>")


def _inside(part: Element, found: Copy, out: list[str]) -> None:
    out.append(html.escape(part.text or "", quote=False))
    for one in part:
        if _is_block(one):
            _block(one, found, out)
        else:
            _inline(one, found, out)
        out.append(html.escape(one.tail or "", quote=False))


def _inline(part: Element, found: Copy, out: list[str]) -> None:
    """A mark in the line: what HTML knows stays, people, places and sums become their words."""
    name = local(part)
    if name == "br":
        out.append("<br>")
    elif name == "img":
        out.append(_image(said(part, "src"), said(part, "alt")))
    elif name in UNSPOKEN or (name == "classifier" and _name_of(part.getparent()) == "block"):
        return
    else:
        tag = INLINE.get(name, "")
        bar = name == "denom" and _name_of(part.getprevious()) == "numer"
        out.append(_open(part, tag) if tag else "/" if bar else "")
        _inside(part, found, out)
        out.append(f"</{tag}>" if tag else "")


def _name_of(part: Element | None) -> str:
    return "" if part is None else local(part)


def _open(part: Element, tag: str) -> str:
    if tag not in KEPT:
        return f"<{tag}>"
    held = [(name, said(part, name)) for name in KEPT.get(tag, ())]
    if tag == "ol":
        start = said(part, "seqnum", "start")
        held.append(("start", start if digits(start) else ""))
    marks = [f' {name}="{html.escape(value)}"' for name, value in held if value]
    return f"<{tag}{''.join(marks)}>"


def _image(src: str, alt: str) -> str:
    return f'<img src="{html.escape(src)}" alt="{html.escape(alt)}">' if src else ""


def _media(part: Element, found: Copy) -> str:
    """A picture's place in the copy; other media stand beside it, and words without either stay."""
    shot = picture(part)
    if shot is not None:
        found.pictures.append(shot)
        return f"<figure>{_image(shot.src, shot.alt)}</figure>"
    heard = recording(part)
    if heard is not None:
        found.related.append(heard)
        return ""
    alone = html.escape(caption(part), quote=False)
    return f"<figure><figcaption>{alone}</figcaption></figure>" if alone else ""
