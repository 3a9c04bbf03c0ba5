"""Who signed a page and when, where its elements are named so: for pages whose head is silent."""

import itertools
import re
from collections.abc import Iterable, Set
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from copydesk.markup.tidy import same_words, tidy

# Parts of a page that belong to others than its story's author.
_OTHERS = re.compile(
    r"comment|reply|respond|related|sidebar|side-bar|recent|widget|teaser|popular|trending"
    r"|most-?read"
    r"|recommend|carousel|slider|newsletter|archive|next-?post|prev|pagination"
    r"|(?<!post-)(?<!entry-)(?<!article-)(?<!story-)\bfooter"
    r"|more-(from|on)"
    r"|latest|promo|gallery|caption|navbar|\bmenu|breadcrumb|upcoming|\bevent"
)
_OTHER_TAGS = frozenset({"nav", "figure", "figcaption", "blockquote", "aside"})
_OWN = re.compile(r"entry|post|article|story|meta")
_AUTHOR = re.compile(r"(?<![a-z])(author|byline|writer|autor|auteur)s?(?![a-z])")
_NAMED = re.compile(r"(author|autor|auteur|byline|writer)s?[-_ ]*(full)?name(?![a-z])")
_BOX = re.compile(
    r"bio|box|about|description|avatar|image|photo|social|follow|twitter|email|date|time|url"
)
_MODIFIED = re.compile(r"modif|updat|revis|geändert|aktualis")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LEVELS, _MOST_INSIDE = 14, 60
# Names that are remembered from page to page: those of some sites, none of them long.
_MOST_CALLED, _LONGEST_CALLED = 2_048, 120
_LONGEST_NAME, _LONGEST_DATE = 100, 120


def find_signed(
    marked: Iterable[LexborNode], held: Set[int], *, names: bool = True
) -> tuple[str, ...]:
    """Names in elements marked as the author's, of the best marked ones that stand together.

    Without `names` no element of the page is marked as a name inside such an element.
    """
    best: dict[int, list[tuple[int, str]]] = {}
    for node in marked:
        rank = _rank_of_author(node)
        if rank < 0 or _is_others(node, held):
            continue
        name = _name(node, names=names)
        if name:
            best.setdefault(rank, []).append((_around(node), name))
    if not best:
        return ()
    named = best[min(best)]
    together = [name for around, name in named if around == named[0][0]]
    return tuple({same_words(name): name for name in reversed(together)}.values())[::-1][:12]


def find_dated(marked: Iterable[LexborNode], held: Set[int]) -> tuple[str, ...]:
    """What elements marked as the day of publication say, best marked first, page order within."""
    ranked: list[tuple[int, int, str]] = []
    for number, node in enumerate(marked):
        rank = _rank_of_date(node)
        said = _moment(node) if rank >= 0 else ""
        if said and (rank == 0 or not _is_others(node, held)):
            ranked.append((rank, number, said))
        if len(ranked) > 40:
            break
    return tuple(dict.fromkeys(said for _, _, said in sorted(ranked)))[:12]


def holding(headlines: Iterable[LexborNode]) -> set[int]:
    """The elements around the page's headlines: whatever they are called, the story is in them."""
    held: set[int] = set()
    for heading in headlines:
        around = heading.parent
        while around is not None and around.mem_id not in held and len(held) < 1_000:
            held.add(around.mem_id)
            around = around.parent
    return held


# -- authors -------------------------------------------------------------------------------------


def _rank_of_author(node: LexborNode) -> int:
    """0 is best; -1 for an element that only looks alike."""
    attributes = node.attributes
    words = _called(node).words
    if "author" in (attributes.get("itemprop") or "").split():
        return 0
    if "author" in (attributes.get("property") or "").split():
        return 0
    if "author" in (attributes.get("rel") or "").split() and node.tag != "link":
        return 1
    if _NAMED.search(words):
        return 2
    if not words or not _AUTHOR.search(words):
        return 1 if "fn" in words.split() else -1
    return 4 if _BOX.search(words) else 3


def _name(node: LexborNode, *, names: bool) -> str:
    """The name in the element, or in the part of it that is marked as the name."""
    if node.tag == "meta":
        return tidy(node.attributes.get("content") or "")[:_LONGEST_NAME]
    # Looking through an element that is the whole page costs a tenth of reading it.
    inner = (node.css_first('[itemprop~="name"]') or node.css_first(".fn")) if names else None
    if inner is not None:
        named = _text(inner) or tidy(inner.attributes.get("content") or "")
        if 0 < len(named) <= _LONGEST_NAME:
            return named
    whole = _text(node)
    if 0 < len(whole) <= _LONGEST_NAME:
        return whole
    link = node.css_first('[rel~="author"]') or node.css_first("a")
    named = _text(link) if link is not None else ""
    return named if len(named) <= _LONGEST_NAME else ""


# -- dates ---------------------------------------------------------------------------------------


def _rank_of_date(node: LexborNode) -> int:
    attributes = node.attributes
    marked = f"{attributes.get('itemprop') or ''} {attributes.get('property') or ''}"
    words = _called(node).words
    changed = bool(_MODIFIED.search(f"{words} {marked.lower()}"))
    if "datePublished" in marked:
        return 0
    if node.tag == "time" or "dc:" in marked or "dateCreated" in marked:
        return 3 if changed and "publish" not in words else 1
    if node.tag == "abbr":
        return 1
    return 4 if changed else 2


def _moment(node: LexborNode) -> str:
    attributes = node.attributes
    for name in ("datetime", "content", "title"):
        said = attributes.get(name) or ""
        if any(character.isdigit() for character in said):
            return tidy(said)[:_LONGEST_DATE]
    text = _text(node)
    return text if len(text) <= _LONGEST_DATE and any(c.isdigit() for c in text) else ""


# -- both ----------------------------------------------------------------------------------------


class _Called(NamedTuple):
    """How an element is called, in words parted and lower, and whose part that makes it."""

    words: str
    others: bool


def _called(node: LexborNode) -> _Called:
    attributes = node.attributes
    if not attributes:
        return _UNCALLED
    name, number = attributes.get("class") or "", attributes.get("id") or ""
    called = f"{name} {number} {attributes.get('data-testid') or ''}"
    return _remembered(called) if len(called) < _LONGEST_CALLED else _judged(called)


def _judged(called: str) -> _Called:
    words = _CAMEL.sub("-", called).lower()
    return _Called(words, _OTHERS.search(words) is not None)


_remembered = lru_cache(_MOST_CALLED)(_judged)
_UNCALLED = _judged("  ")


def _text(node: LexborNode) -> str:
    """What stands in an element, as far as a name or a date can reach."""
    parts: list[str] = []
    left = 4 * _LONGEST_DATE
    for inner in itertools.islice(node.traverse(include_text=True), _MOST_INSIDE):
        if inner.tag == "-text":
            part = (inner.text_content or "")[: left + 1]
            parts.append(part)
            left -= len(part.strip())
        if left < 0:
            break
    return tidy(" ".join(parts))


def _is_others(node: LexborNode, held: Set[int]) -> bool:
    """It stands in a part that is somebody else's; one that holds the headline is the story's."""
    around: LexborNode | None = node
    for _ in range(_LEVELS):
        tag = around.tag if around is not None else None
        if around is None or tag in ("body", "html"):
            return False
        called = _called(around)
        if tag == "footer" and not _OWN.search(called.words):
            return not _is_in_article(around)
        if called.others or tag in _OTHER_TAGS:
            return around.mem_id not in held
        around = around.parent
    return False


def _is_in_article(node: LexborNode) -> bool:
    around = node.parent
    for _ in range(_LEVELS):
        if around is None or around.tag == "article":
            return around is not None
        around = around.parent
    return False


def _around(node: LexborNode) -> int:
    """The element that elements of the same kind share when they stand together."""
    parent = node.parent
    grand = parent.parent if parent is not None else None
    return (grand or parent or node).mem_id
