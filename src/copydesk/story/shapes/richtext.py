"""The rich text of an editor's form (Draftail's HTML) and our text with marks, both ways.

What comes in may be hostile: only text and the known marks come out, whatever the markup was.
"""

import html
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from copydesk.story.blocks import Mark, MarkKind
from copydesk.story.record import Record
from copydesk.story.shapes.runs import ORDER, Run, marks_of, nested, runs, safe_href

TAGS: dict[MarkKind, str] = {
    "strong": "b",
    "emphasis": "i",
    "strike": "s",
    "subscript": "sub",
    "superscript": "sup",
    "code": "code",
}
KINDS: dict[str, MarkKind] = {
    "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "s": "strike",
    "strike": "strike", "del": "strike", "sub": "subscript", "sup": "superscript", "code": "code",
}  # fmt: skip
BREAKS = frozenset({
    "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table",
    "tr", "section", "article", "figure", "figcaption", "hr", "dl", "dt", "dd", "header", "footer",
})  # fmt: skip
UNSEEN = frozenset({
    "script", "style", "template", "iframe", "object", "embed", "noscript", "noframes", "noembed",
    "svg", "math", "title", "textarea", "select", "button", "audio", "video", "canvas", "xmp",
    "plaintext", "head",
})  # fmt: skip


class Passage(Record, frozen=True):
    """One paragraph of a rich text."""

    text: str
    marks: tuple[Mark, ...] = ()


def to_rich(text: str, marks: Iterable[Mark]) -> str:
    """Text and marks as the HTML that Draftail stores within a paragraph."""
    return nested(runs(text, marks), tags=_tags, leaf=_leaf)


def from_rich(markup: str) -> tuple[Passage, ...]:
    """The paragraphs of a rich text; none where there is no text."""
    root = LexborHTMLParser(markup).body
    if root is None:
        return ()
    found: list[Passage] = []
    pieces: list[Run] = []
    for piece in _pieces(root):
        if piece is None:
            _end(pieces, found)
        else:
            pieces.append(piece)
    _end(pieces, found)
    return tuple(found)


def as_one(markup: str) -> Passage:
    """A rich text that is to be one passage: its paragraphs become lines."""
    passages = from_rich(markup)
    if len(passages) == 1:
        return passages[0]
    pieces: list[Run] = []
    for passage in passages:
        pieces += [Run(text="\n")] if pieces else []
        pieces += runs(passage.text, passage.marks)
    text, marks = marks_of(pieces)
    return Passage(text=text, marks=marks)


def _tags(kind: MarkKind, href: str) -> tuple[str, str]:
    if kind == "link":
        return f'<a href="{html.escape(href)}">', "</a>"
    return f"<{TAGS[kind]}>", f"</{TAGS[kind]}>"


def _leaf(text: str) -> str:
    escaped = html.escape(text, quote=False).replace("\r", "&#13;")
    return escaped.replace("\n", "<br/>")


def _pieces(root: LexborNode) -> Iterator[Run | None]:
    """Text in document order with the marks on it; None where a paragraph ends."""
    todo: list[tuple[LexborNode | None, frozenset[MarkKind], str]] = [(root, frozenset(), "")]
    while todo:
        node, kinds, href = todo.pop()
        if node is None:
            yield None
        elif node.is_text_node:
            text = (node.text_content or "").replace("\n", " ")
            yield Run(text=text, kinds=tuple(kind for kind in ORDER if kind in kinds), href=href)
        elif node.is_element_node and node.tag == "br":
            yield Run(text="\n", kinds=tuple(kind for kind in ORDER if kind in kinds), href=href)
        elif node.is_element_node and node.tag not in UNSEEN:
            kinds, href = _marked(node, kinds, href)
            inside = [(child, kinds, href) for child in node.iter(include_text=True)]
            if node.tag in BREAKS:
                yield None
                todo.append((None, kinds, href))
            todo += reversed(inside)


def _marked(
    node: LexborNode, kinds: frozenset[MarkKind], href: str
) -> tuple[frozenset[MarkKind], str]:
    tag = node.tag or ""
    if tag == "a":
        address = safe_href(node.attributes.get("href") or "")
        return (kinds | {"link"}, address) if address else (kinds - {"link"}, "")
    kind = KINDS.get(tag)
    return (kinds | {kind} if kind else kinds), href


def _end(pieces: list[Run], found: list[Passage]) -> None:
    text, marks = marks_of(pieces)
    pieces.clear()
    if text.strip():
        found.append(Passage(text=text, marks=marks))
