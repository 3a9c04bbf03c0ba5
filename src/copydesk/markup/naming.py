"""What the words tell that an element is named by: class, id and the like.

A site repeats few names, page after page, so each is judged once and remembered.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from copydesk.markup.tags import NAMING, PULL_QUOTE
from copydesk.story.record import Record

Attributes = Mapping[str, str | None]
# The last two are no words of an element's own name, but tell what it says.
_LOOKED_AT = frozenset({*NAMING, "property", "rel"})
_RARE = _LOOKED_AT - {"class"}
# What is remembered: more names than the pages of a hundred sites have, none of them long.
_MOST_NAMES, _LONGEST_NAME = 16_384, 200

_SIGNED_CLASS = ("uthor", "yline", "autor", "auteur", "writer")
_SIGNED_ID = ("uthor", "yline")
_DATED_CLASS = (
    "date", "Date", "publish", "Publish", "time", "posted", "meta", "fecha", "datum", "info",
    "byline", "submitted",
)  # fmt: skip
_DATED_ID = ("date", "time")
_DATED_WORDS = frozenset({"datePublished", "dateCreated"})
_DATED_TERMS = frozenset({"dc:date", "dc:created"})
# A first look for all of these at once, and for cards; most names hold none of them.
_MAY_TELL = re.compile(
    "date|time|info|meta|uthor|yline|publish|post|fn|vcard|autor|auteur|writer|fecha|datum|submitted"
)


class Naming(Record, frozen=True, gc=False):
    """An element's naming words, and what they make of it.

    `pull`: a quotation set large. `signed` and `dated`: it may name the author, or the day.
    `card`: a contact's card; `full`: the full name on one. `telling`: any but the first.
    """

    words: str = ""
    pull: bool = False
    signed: bool = False
    dated: bool = False
    card: bool = False
    full: bool = False
    telling: bool = False


NAMELESS = Naming()


def named(attributes: Attributes) -> Naming:
    """What these attributes name their element."""
    classes = attributes.get("class")
    if len(attributes) == 1 and classes is not None and len(classes) < _LONGEST_NAME:
        return _of_class(classes)
    if _LOOKED_AT.isdisjoint(attributes):
        return NAMELESS
    if classes is not None and _RARE.isdisjoint(attributes) and len(classes) < _LONGEST_NAME:
        return _of_class(classes)
    kept = tuple([pair for pair in attributes.items() if pair[0] in _LOOKED_AT])
    if sum([len(value or "") for _, value in kept]) < _LONGEST_NAME:
        return _remembered(kept)
    return _judged(dict(kept))


@lru_cache(_MOST_NAMES)
def _of_class(classes: str) -> Naming:
    return _judged({"class": classes})


@lru_cache(_MOST_NAMES)
def _remembered(kept: tuple[tuple[str, str | None], ...]) -> Naming:
    return _judged(dict(kept))


def _judged(attributes: Attributes) -> Naming:
    words = " ".join([attributes[name] or "" for name in NAMING if name in attributes]).lower()
    pull = ("quote" in words or "zitat" in words) and PULL_QUOTE.search(words) is not None
    related = attributes.get("rel") or attributes.get("property") or ""
    if not related and not _MAY_TELL.search(words):
        return Naming(words=words, pull=pull)
    classes = (attributes.get("class") or "").lower().split()
    signed, dated = _is_signed(attributes), _is_dated(attributes)
    card, full = "vcard" in classes, "fn" in classes
    return Naming(
        words=words,
        pull=pull,
        signed=signed,
        dated=dated,
        card=card,
        full=full,
        telling=signed or dated or card or full,
    )


def _is_signed(attributes: Attributes) -> bool:
    related = (attributes.get(name) or "" for name in ("itemprop", "rel", "property"))
    if any("author" in words.split() for words in related):
        return True
    classes = attributes.get("class") or ""
    called = f"{attributes.get('id') or ''} {attributes.get('data-testid') or ''}"
    return _holds(classes, _SIGNED_CLASS) or _holds(called, _SIGNED_ID)


def _is_dated(attributes: Attributes) -> bool:
    named = attributes.get("property") or ""
    if _DATED_WORDS.intersection((attributes.get("itemprop") or "").split()):
        return True
    if _holds(named, tuple(_DATED_WORDS)) or _DATED_TERMS.intersection(named.split()):
        return True
    classes, called = attributes.get("class") or "", attributes.get("id") or ""
    return _holds(classes, _DATED_CLASS) or _holds(called, _DATED_ID)


def _holds(text: str, parts: tuple[str, ...]) -> bool:
    return any(part in text for part in parts)
