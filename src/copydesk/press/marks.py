"""Text with its standoff marks to HTML: known tags only, well nested, everything escaped."""

from itertools import pairwise

from minijinja import Markup, escape

from copydesk.press.address import link_out
from copydesk.story.blocks import Mark, MarkKind

TAGS: dict[MarkKind, str] = {
    "link": "a",
    "strong": "strong",
    "emphasis": "em",
    "code": "code",
    "subscript": "sub",
    "superscript": "sup",
    "strike": "s",
}
ORDER = {kind: place for place, kind in enumerate(TAGS)}  # links outermost, so none is cut in two


def marked(
    text: str, marks: tuple[Mark, ...] = (), between: tuple[tuple[int, str], ...] = ()
) -> Markup:
    """The text as HTML. Marks beyond its end are cut to it, unsafe links left out.

    `between` is safe HTML that stands at a place of the text, outside of links.
    """
    kept = tuple(mark for mark in marks if _stands(mark, text))
    if not kept and not between:
        return Markup(escape(text))
    edges = sorted({0, len(text), *_edges(kept, len(text)), *(place for place, _ in between)})
    out: list[str] = []
    open_now: list[Mark] = []
    for start, end in pairwise(edges):
        wanted = _wanted(kept, start)
        shared = _shared(open_now, wanted)
        out += [f"</{TAGS[mark.kind]}>" for mark in reversed(open_now[shared:])]
        out += [html for place, html in between if place == start]
        out += [_opening(mark) for mark in wanted[shared:]]
        out.append(escape(text[start:end]))
        open_now = wanted
    out += [f"</{TAGS[mark.kind]}>" for mark in reversed(open_now)]
    out += [html for place, html in between if place >= len(text)]
    return Markup("".join(out))


def _stands(mark: Mark, text: str) -> bool:
    if not 0 <= mark.start < min(mark.end, len(text)):
        return False
    return mark.kind != "link" or bool(link_out(mark.href))


def _edges(marks: tuple[Mark, ...], length: int) -> list[int]:
    return [min(edge, length) for mark in marks for edge in (mark.start, mark.end)]


def _wanted(marks: tuple[Mark, ...], at: int) -> list[Mark]:
    """The marks over a character, outermost first, one of each kind."""
    over: dict[MarkKind, Mark] = {}
    for mark in marks:
        if mark.start <= at < mark.end:
            over.setdefault(mark.kind, mark)
    return sorted(over.values(), key=lambda mark: ORDER[mark.kind])


def _shared(one: list[Mark], other: list[Mark]) -> int:
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return count


def _opening(mark: Mark) -> str:
    if mark.kind == "link":
        return f'<a href="{escape(link_out(mark.href))}">'
    return f"<{TAGS[mark.kind]}>"
