"""Bounds on a page before a parser sees it: strangers' markup must not cost the desk its time."""

import itertools
import re
from collections.abc import Iterator

from copydesk.markup.tag_ends import may_hold_tag_of
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
# An attribute as browsers read it: quotes hold anything, "<" and ">" too. All possessive: no
# character is looked at twice.
_ATTRIBUTE = (
    r"""[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+(?:"|$)|'[^']*+(?:'|$)|[^\s>"'][^\s>]*+)?+)?+"""
)
_OPENED = re.compile(rf"<(?:([a-zA-Z][^\s/>]*+)(?:[\s/=]++|{_ATTRIBUTE})*+|!--)")
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE)
# Elements that browsers open again in every block until they are closed: a page of 19 kB made
# 1.2 million of them, half a gigabyte. Real pages have three open at once.
_LOOKS = (
    r"(?:[biusBIUS]|[eE][mM]|[tT][tT]|[bB][iI][gG]|[cC][oO][dD][eE]|[fF][oO][nN][tT]"
    r"|[nN][oO][bB][rR]|[sS](?:[mM][aA][lL][lL]|[tT][rR](?:[iI][kK][eE]|[oO][nN][gG])))(?=[\s/>])"
)
# Two characters tell nearly all other tags from these.
_FORMATTING = re.compile(f"<(/?)(?=[bcefinstuBCEFINSTU][\\s/>mtioMTIO]){_LOOKS}")
_FORMATTED = re.compile(f"</?{_LOOKS}[^<>]*>?")
_MOST_OPENED = 300_000
# What these hold is no markup: their end is looked for, whatever stands before it.
_RAW_WORDS = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
_RAW_ENDS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in _RAW_WORDS}
_COMMENT_END = re.compile("-->")


def bounded(html: str) -> tuple[str, str]:
    """A page the parser can take, and the plain text of what stood beyond the bound."""
    html = storable(html)
    return _bounded_page(html[:LONGEST_PAGE]), _beyond(html)


def bounded_bytes(html: str) -> tuple[bytes, str]:
    """The same, in the form the parser reads: encoded once, not twice."""
    try:
        encoded = html.encode()
    except UnicodeEncodeError:
        html = storable(html)
        encoded = html.encode()
    page = _bounded_page(html[:LONGEST_PAGE])
    return (encoded if page is html else page.encode()), _beyond(html)


def _bounded_page(page: str) -> str:
    tags = page.count("<")
    if may_hold_tag_of(page, _MOST_ATTRIBUTES):
        page = _with_few_attributes(page)
    if tags * tags > 4 * _MOST_OPENED and tags * _most_open(page) > _MOST_OPENED:
        page = _FORMATTED.sub(" ", page)
    if tags > _MANY_TAGS and _is_too_deep(page):
        page = _KEPT.sub(" ", page)
    return page


def _most_open(page: str) -> int:
    """How many elements that tell how text looks are open at once, at most."""
    balance = itertools.accumulate(
        (-1 if closing else 1 for closing in _FORMATTING.findall(page)),
        lambda opened, step: max(0, opened + step),
    )
    return max(balance, default=0)


def _beyond(html: str) -> str:
    return _ANY_TAG.sub(" ", html[LONGEST_PAGE:]) if len(html) > LONGEST_PAGE else ""


def _is_too_deep(page: str) -> bool:
    depth = 0
    for closing, name in _TAG.findall(page):
        if name.lower() in _FLAT:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > _DEEPEST:
            return True
    return False


def _with_few_attributes(page: str) -> str:
    """Tags with more attributes than any page has lose them all."""
    parts: list[str] = []
    reached = 0
    for tag in _opened_tags(page):
        if tag.end() - tag.start() < 2 * _MOST_ATTRIBUTES:
            continue
        if _counts_over(tag[0], _MOST_ATTRIBUTES):
            parts += (page[reached : tag.start()], f"<{tag[1]}")
            reached = tag.end()
    return "".join((*parts, page[reached:])) if parts else page


def _opened_tags(page: str) -> Iterator[re.Match[str]]:
    """Tags a parser would open: none inside comments, scripts and the like."""
    at = 0
    while at >= 0:
        ends = None
        for tag in _OPENED.finditer(page, at):
            if tag[1] is not None:
                yield tag
            ends = _COMMENT_END if tag[1] is None else _RAW_ENDS.get(tag[1].lower())
            if ends is not None:
                at = tag.end()
                break
        found = ends.search(page, at) if ends is not None else None
        at = found.start() if found else -1


def _counts_over(tag: str, most: int) -> bool:
    return sum(1 for _ in itertools.islice(_ONE_ATTRIBUTE.finditer(tag), most + 2)) > most + 1
