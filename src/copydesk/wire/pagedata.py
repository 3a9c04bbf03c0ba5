"""What a page's data says of the page as an item: its name, state, rights and corrections.

JSON-LD (schema.org) goes before meta elements (Open Graph, Dublin Core), these before microdata.
Headline, authors and body are not read here: the cleaner weighs those against the printed page.
"""

import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from copydesk.markup import metadata
from copydesk.story.record import Record
from copydesk.wire import plain

Thing = Mapping[str, object]

MOST_SCRIPTS, MOST_META, MOST_VALUES = 40, 400, 50
ARTICLE = re.compile(r"(?:.*/|schema:)?(?:\w*Article|\w*Posting|Report)$")
WORK = re.compile(r"(?:.*/|schema:)?(?:\w*Page|CreativeWork|\w+Object|Recipe|\w*Episode)$")
DEEPEST = 3


class PageData(Record, frozen=True):
    """The object that the page is about, and what its meta elements say, by lower-case name."""

    work: Thing
    meta: Mapping[str, tuple[str, ...]]
    marked: Mapping[str, str]

    def said(self, *names: str) -> str:
        """The first of some names that says something, in JSON-LD, else meta, else microdata."""
        found = (one for name in names for one in words(self.work.get(name)))
        word = next(found, "")
        return word or self.meta_said(*names) or self._marked(*names)

    def meta_said(self, *names: str) -> str:
        """The first of some meta elements that says something."""
        lowered = (self.meta.get(name.lower(), ()) for name in names)
        return next((value for values in lowered for value in values), "")

    def _marked(self, *names: str) -> str:
        return next((self.marked[name] for name in names if name in self.marked), "")


def page_data(tree: LexborHTMLParser, canonical: str) -> PageData:
    """The data of a page; of several articles the one at the page's own address."""
    scripts = [node.text() for node in tree.css('script[type*="ld+json"]')[:MOST_SCRIPTS]]
    return PageData(
        work=_own(metadata.things(scripts), canonical),
        meta=_meta(tree),
        marked=_microdata(tree),
    )


def words(value: object, depth: int = 0) -> list[str]:
    """The texts in the forms JSON-LD has for one: text, list, object with a name or address."""
    if isinstance(value, str):
        text = plain.squeeze(value)
        return [text] if text else []
    if depth > DEEPEST:
        return []
    if isinstance(value, list):
        return [word for one in value[:MOST_VALUES] for word in words(one, depth + 1)]
    if isinstance(value, Mapping):
        named = (words(value.get(name), depth + 1) for name in NAMES)
        return next((found[:1] for found in named if found), [])
    return []


NAMES = ("name", "@value", "value", "text", "url", "@id", "termCode")


def objects(value: object) -> list[Thing]:
    """The objects among the values of a property; a bare text counts as one that has a name."""
    entries = value if isinstance(value, list) else [value]
    found: list[Thing] = []
    for one in entries[:MOST_VALUES]:
        if isinstance(one, Mapping):
            found.append(one)
        elif isinstance(one, str):
            found.append({"name": one})
    return found


def address(thing: Thing) -> str:
    """Where an object stands: its url, the page it is the main thing of, or its id."""
    named = (words(thing.get(name)) for name in ("url", "mainEntityOfPage", "@id"))
    return next((word for found in named for word in found if is_http(word)), "")


def is_http(word: str) -> bool:
    """Whether a word is an address of the web."""
    return word.lower().startswith(("http://", "https://"))


def _own(known: list[Thing], canonical: str) -> Thing:
    """The article of this page; a page may describe those it links to as well."""
    works = [one for one in known if _is_kind(one, ARTICLE)]
    works = works or [one for one in known if _is_kind(one, WORK)]
    here = (one for one in works if canonical and _bare(address(one)) == _bare(canonical))
    lost = (one for one in works if not address(one) or not canonical)
    return next(here, next(lost, works[0] if len(works) == 1 else {}))


def _is_kind(thing: Thing, kind: re.Pattern[str]) -> bool:
    return any(kind.fullmatch(word) for word in words(thing.get("@type")))


def _bare(place: str) -> str:
    return place.partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/").lower()


def _meta(tree: LexborHTMLParser) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for node in tree.css("meta[content]")[:MOST_META]:
        said = node.attributes
        name = (said.get("property") or said.get("name") or "").lower()
        value = plain.squeeze(said.get("content") or "")
        if name and value:
            found[name] = (*found.get(name, ()), value)
    return found


def _microdata(tree: LexborHTMLParser) -> dict[str, str]:
    """Properties of the first article in microdata, where its elements hold them as values."""
    root = tree.css_first('[itemscope][itemtype*="Article"], [itemscope][itemtype*="Posting"]')
    return dict(reversed(list(_properties(root)))) if root is not None else {}


def _properties(root: LexborNode) -> Iterator[tuple[str, str]]:
    for node in root.css("meta[itemprop], time[itemprop], link[itemprop], a[itemprop]")[:MOST_META]:
        said = node.attributes
        value = said.get("content") or said.get("datetime") or said.get("href") or ""
        for name in (said.get("itemprop") or "").split():
            if value.strip():
                yield name, plain.squeeze(value)
