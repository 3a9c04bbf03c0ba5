"""Bounds on a page before a parser sees it: strangers' markup must not cost the desk its time."""

import re

from copydesk.markup.tidy import storable

LONGEST_PAGE = 4_000_000
# Real pages hold under 10,000 tags and nest under 100 deep; lexbor's cost grows with the square
# of the depth (10,000 nested div took 0.12 s, 40,000 took 2.2 s).
_MANY_TAGS, _DEEPEST = 8_000, 1_200
_MOST_ATTRIBUTES = 1_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_ANY_TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>?")
_FLAT = frozenset(
    [
        "p",
        "li",
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "td",
        "th",
        "tr",
        "option",
        "dt",
        "dd",
        "source",
        "wbr",
        "area",
        "col",
    ]
)
_KEPT = re.compile(r"</?(?!(?:p|h[1-6]|li|br)\b)[a-zA-Z][^<>]*>")
_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)[\s/][^<>]{8000,}")


def bounded(html: str) -> tuple[str, str]:
    """A page the parser can take, and the plain text of what stood beyond the bound."""
    html = storable(html)
    page, rest = html[:LONGEST_PAGE], html[LONGEST_PAGE:]
    page = _LONG_TAG.sub(_fewer_attributes, page)
    if page.count("<") > _MANY_TAGS and _is_too_deep(page):
        page = _KEPT.sub(" ", page)
    return page, _ANY_TAG.sub(" ", rest) if rest else ""


def _is_too_deep(page: str) -> bool:
    depth = 0
    for closing, name in _TAG.findall(page):
        if name.lower() in _FLAT:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > _DEEPEST:
            return True
    return False


def _fewer_attributes(found: re.Match[str]) -> str:
    many = len(found[0].split(None, _MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES
    return f"<{found[1]}" if many else found[0]
