"""An item in the words of the shared scorer: one table, whatever form the item came in."""

import datetime as dt
from typing import Any

from copydesk.story.story import Item, SentPicture
from copydesk.wire import plain


def fields(item: Item) -> dict[str, Any]:
    """All that a scorer may ask of an item."""
    body = plain.words(item.body.text) if item.body.media_type == "text/html" else item.body.text
    words = _words(item, body)
    return words | _times(item) | _rights(item) | _names(item) | _header(item) | _pictures(item)


def stamp(moment: dt.datetime | None) -> str | None:
    """A moment as the scorer wants it."""
    return moment.isoformat() if moment else None


def _words(item: Item, body: str) -> dict[str, Any]:
    caption = item.pictures[0].caption if item.pictures else ""
    return {
        "headline": item.headline, "subheadline": item.subheadline, "byline": item.byline,
        "author": item.byline, "dateline": item.dateline, "located": item.located,
        "body_html": body, "body_text": body, "summary": item.standfirst or body,
        "caption": caption or item.standfirst, "slugline": item.slugline,
        "ednote": item.desk_note, "language": item.language, "type": item.item_class,
        "alt_text": item.pictures[0].alt if item.pictures else "",
    }  # fmt: skip


def _times(item: Item) -> dict[str, Any]:
    return {
        "published": stamp(item.published), "updated": stamp(item.updated),
        "created": stamp(item.created), "expires": stamp(item.expires),
        "embargoed": stamp(item.embargo_until),
    }  # fmt: skip


def _rights(item: Item) -> dict[str, Any]:
    return {
        "copyright": item.copyright, "copyright_holder": item.copyright_holder,
        "usage_terms": item.usage_terms, "credit": item.credit, "provider": item.publisher,
        "provider_code": item.provider, "distributor": item.distributor,
    }  # fmt: skip


def _names(item: Item) -> dict[str, Any]:
    return {
        "guid": item.guid, "uri": item.guid, "id": _version_id(item), "link": item.link,
        "version": item.version,
        "pubstatus": item.status, "urgency": item.urgency or None, "du_key": item.chain,
        "subjects": _subjects(item),
        "categories": [one.code for one in item.concepts], "keywords": list(item.keywords),
        "signals": list(item.signals),
        "links": [
            {"href": r.href or r.guid, "rel": r.rel, "type": r.media_type} for r in item.related
        ],
    }  # fmt: skip


def _version_id(item: Item) -> str:
    """The name of this very version, as systems that keep all versions write it."""
    if item.format == "newsml-1.2" and item.alternative_ids:
        return item.alternative_ids[0]  # its public identifier ends in the revision
    return f"{item.guid}:{item.version}" if item.version else item.guid


def _subjects(item: Item) -> list[str]:
    """NewsML-G2 calls whatever an item is about its subject: people, places and events too."""
    beside = ("genre", "service", "set", "facet")
    is_g2 = item.format == "newsml-g2"
    kinds = (lambda kind: kind not in beside) if is_g2 else (lambda kind: kind == "subject")
    return [one.code for one in item.concepts if one.code and kinds(one.kind)]


def _header(item: Item) -> dict[str, Any]:
    if item.header is None:
        return {"priority": item.priority or None}
    sent = item.header
    return {
        "sequence": sent.sequence, "category_code": sent.category, "take_key": sent.take_key,
        "priority": item.priority or sent.priority,
    }  # fmt: skip


def _pictures(item: Item) -> dict[str, Any]:
    return {
        "pictures": [_picture(one) for one in item.pictures],
        "media": [{"href": one.src} for one in item.pictures],
        "renditions": [src for one in item.pictures for src in _sources(one)]
        + [one.href for one in item.related if one.rel == "rendition"],
    }


def _sources(picture: SentPicture) -> list[str]:
    return [one.src for one in picture.renditions] or [picture.src]


def _picture(picture: SentPicture) -> dict[str, str]:
    return {"href": picture.src, "caption": picture.caption, "credit": picture.credit}
