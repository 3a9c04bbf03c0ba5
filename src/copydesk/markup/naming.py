"""What the words tell that an element is named by: class, id and the like.

Every element of a page is asked, so what most of them need is found with one look.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from copydesk.markup.tags import CAPTION, NAMING, PULL_QUOTE
from copydesk.story.record import Record

Attributes = Mapping[str, str | None]
# The last two are no words of an element's own name, but tell what it says.
_LOOKED_AT = frozenset({*NAMING, "property", "rel"})
_RARE = _LOOKED_AT - {"class", "id"}
# What is remembered: the names of some twenty sites, none of them long; a megabyte at most.
_MOST_NAMES, _LONGEST_NAME = 4_096, 120

# A first look for all that follows at once; nine names in ten hold none of it.
_NOTABLE = re.compile(
    "a(?:utor|uteur)|bildunterschrift|c(?:aption|utline)|d(?:ate|atum|idascalia)|f(?:n|echa)|info"
    "|legende|meta|name|p(?:ost|ublish|ie)|quote|submitted|time|uthor|vcard|writer|yline|zitat"
)
_RELATED = re.compile("author|datePublished|dateCreated|dc:")
_SIGNED_CLASS = re.compile("uthor|yline|autor|auteur|writer")
_SIGNED_ID = re.compile("uthor|yline")
_DATED_CLASS = re.compile(
    "date|Date|publish|Publish|time|posted|meta|fecha|datum|info|byline|submitted"
)
_DATED_ID = re.compile("date|time")
_DATED_WORDS = frozenset({"datePublished", "dateCreated"})
_DATED_TERMS = frozenset({"dc:date", "dc:created"})


class Naming(Record, frozen=True, gc=False):
    """An element's naming words, and what they make of it.

    `pull`: a quotation set large; `caption`: what is told of a picture. `signed` and `dated`: it
    may name the author, or the day. `card`: a contact's card; `full`: the full name on one;
    `name`: what is somebody's or something's name. `telling`: any but the first two.
    """

    words: str = ""
    pull: bool = False
    caption: bool = False
    signed: bool = False
    dated: bool = False
    card: bool = False
    full: bool = False
    name: bool = False
    telling: bool = False


NAMELESS = Naming()


def named(attributes: Attributes) -> Naming:
    """What these attributes name their element."""
    classes = attributes.get("class")
    if _RARE.isdisjoint(attributes):
        if "id" in attributes:
            # Numbers are in most ids: there is nothing to remember.
            called = attributes["id"] or ""
            both = f"{classes or ''} {called}" if "class" in attributes else called
            return _judged(attributes, both)
        if classes is None:
            return NAMELESS
        return _of_class(classes) if len(classes) < _LONGEST_NAME else _judged(attributes, classes)
    words = " ".join([attributes[name] or "" for name in NAMING if name in attributes])
    return _judged(attributes, words)


@lru_cache(_MOST_NAMES)
def _of_class(classes: str) -> Naming:
    return _judged({"class": classes}, classes)


def _judged(attributes: Attributes, words: str) -> Naming:
    words = words.lower()
    if not _NOTABLE.search(words):
        related = attributes.get("property") or attributes.get("rel")
        if related is None or not _is_related(attributes):
            return Naming(words=words)
    classes = (attributes.get("class") or "").lower().split()
    signed, dated = _is_signed(attributes), _is_dated(attributes)
    card, full = "vcard" in classes, "fn" in classes
    name = "name" in (attributes.get("itemprop") or "").split()
    return Naming(
        words=words,
        pull=PULL_QUOTE.search(words) is not None,
        caption=CAPTION.search(words) is not None,
        signed=signed,
        dated=dated,
        card=card,
        full=full,
        name=name,
        telling=signed or dated or card or full or name,
    )


def _is_related(attributes: Attributes) -> bool:
    related = f"{attributes.get('rel') or ''} {attributes.get('property') or ''}"
    return _RELATED.search(related) is not None


def _is_signed(attributes: Attributes) -> bool:
    classes = attributes.get("class") or ""
    called = f"{attributes.get('id') or ''} {attributes.get('data-testid') or ''}"
    if _SIGNED_CLASS.search(classes) or _SIGNED_ID.search(called):
        return True
    return any(
        "author" in (attributes.get(name) or "").split() for name in ("itemprop", "rel", "property")
    )


def _is_dated(attributes: Attributes) -> bool:
    classes, called = attributes.get("class") or "", attributes.get("id") or ""
    if _DATED_CLASS.search(classes) or _DATED_ID.search(called):
        return True
    if _DATED_WORDS.intersection((attributes.get("itemprop") or "").split()):
        return True
    said = attributes.get("property") or ""
    return any(word in said for word in _DATED_WORDS) or bool(
        _DATED_TERMS.intersection(said.split())
    )
