"""An edition as schema.org's NewsArticle, as search engines and fact checkers read it."""

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

from copydesk.story.blocks import Picture, plain_text
from copydesk.story.change import ChangeKind, Notice
from copydesk.story.edition import Edition
from copydesk.story.shapes.cited import cited
from copydesk.story.shapes.imprint import Imprint
from copydesk.story.shapes.outgoing import holder_of, pictures_of, source_of
from copydesk.story.shapes.runs import web
from copydesk.story.story import Person

Data = dict[str, Any]

# The kinds of notice that tell of an error; updates and replies are none.
PUT_RIGHT = frozenset({
    ChangeKind.CORRECTION, ChangeKind.CLARIFICATION, ChangeKind.EDITORS_NOTE, ChangeKind.RETRACTION,
})  # fmt: skip


def to_jsonld(edition: Edition, imprint: Imprint) -> Data:
    """The edition with its authors, pictures, corrections and the copy it is based on."""
    story = edition.story
    address = imprint.url + edition.path
    words = " ".join(plain_text(block) for block in story.blocks)
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": story.headline,
        "description": story.standfirst,
        "inLanguage": story.language or imprint.language,
        "datePublished": _stamp(edition.first_at),
        "dateModified": _stamp(edition.at),
        "version": edition.number,
        "author": _authors(edition, imprint),
        "publisher": _publisher(imprint),
        "image": _pictures(edition, imprint),
        "articleSection": edition.section or story.section,
        "dateline": story.dateline.text if story.dateline else "",
        "keywords": list(story.subjects),
        "wordCount": len(words.split()),
        "isAccessibleForFree": True,
        "isBasedOn": (origin := _based_on(edition)),
        "citation": cited(edition, origin),
        "creditText": source_of(edition),
        "copyrightNotice": story.origin.copyright,
        "copyrightHolder": {"@type": "Organization", "name": holder_of(edition, imprint)},
        "copyrightYear": edition.first_at.year,
        "license": _licence(edition) or imprint.terms,
        "usageInfo": imprint.terms,
        "correction": corrections(edition.notices),
    }
    return _filled(said)


def to_script(data: Data) -> str:
    """Data as text that may stand in a script element: nothing in it can end that element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _authors(edition: Edition, imprint: Imprint) -> list[Data]:
    """The people of the byline; without any, the organisation the copy is from."""
    byline = edition.story.byline
    people = [
        _person(one, imprint.author_address(edition, one.name))
        for one in (byline.people if byline else ())
        if one.name
    ]
    if people:
        return people
    source = edition.source
    if source is not None:
        said = {"@type": "Organization", "name": source.name, "url": web(source.url)}
        return [_filled(said)]
    name = edition.story.origin.name or imprint.publisher or imprint.name
    url = "" if edition.story.origin.name else f"{imprint.url}/"
    return [_filled({"@type": "Organization", "name": name, "url": url})]


def _person(one: Person, address: str) -> Data:
    agency = {"@type": "Organization", "name": one.agency} if one.agency else None
    said = {"@type": "Person", "name": one.name, "url": address, "jobTitle": one.role}
    return _filled(said | {"worksFor": agency})


def _publisher(imprint: Imprint) -> Data:
    logo = {"@type": "ImageObject", "url": imprint.logo} if imprint.logo else None
    name = imprint.publisher or imprint.name
    url = f"{imprint.url}/"
    return _filled({"@type": "NewsMediaOrganization", "name": name, "url": url, "logo": logo})


def _pictures(edition: Edition, imprint: Imprint) -> list[Data]:
    pictures = pictures_of(edition.story, imprint)
    return [_picture(picture, edition, imprint) for picture in pictures]


def _picture(block: Picture, edition: Edition, imprint: Imprint) -> Data:
    """A picture with what Google shows of its licence (image metadata).

    `license` is the Web Statement of Rights, `acquireLicensePage` the Licensor URL, as IPTC maps
    them; `usageInfo` the terms in words. What the original was signed with is what the served
    file, which is another one, is based on.
    """
    words = imprint.picture_words(block)
    usage = words.usage_terms.strip()
    theirs = web(edition.source.url) if edition.source else ""
    said = {
        "@type": "ImageObject",
        "url": block.src,
        "contentUrl": block.src,
        "caption": block.caption,
        "creditText": words.credit or source_of(edition),
        "creator": {"@type": "Person", "name": words.creator} if words.creator else None,
        "copyrightNotice": words.copyright or edition.story.origin.copyright,
        "license": web(words.web_statement) or web(usage) or imprint.terms,
        "acquireLicensePage": web(words.licensor_url) or theirs or imprint.terms,
        "usageInfo": web(usage) or ({"@type": "CreativeWork", "text": usage} if usage else None),
        "digitalSourceType": web(words.source_type),
        "isBasedOn": _signed_original(words.derived_from),
        "width": block.width,
        "height": block.height,
    }
    return _filled(said)


def _signed_original(manifest: str) -> Data | None:
    """The original by the name of its active manifest [C2PA 2.1], which our sizes do not have."""
    if not manifest:
        return None
    named = {"@type": "PropertyValue", "propertyID": "c2pa:activeManifest", "value": manifest}
    return {"@type": "ImageObject", "identifier": named}


def _licence(edition: Edition) -> str:
    """The address of a licence, where the source has one that has an address."""
    return web(edition.source.terms.licence.strip()) if edition.source else ""


def _based_on(edition: Edition) -> Data | None:
    """The source's own version, so that nobody takes our copy of it for another report."""
    origin = edition.story.origin
    address = web(origin.url)
    if not address:
        return None
    name = origin.publisher or origin.name or (edition.source.name if edition.source else "")
    publisher = {"@type": "Organization", "name": name} if name else None
    return _filled({"@type": "NewsArticle", "url": address, "publisher": publisher})


def corrections(notices: Iterable[Notice]) -> list[Data]:
    """What readers were told was put right, as schema.org's CorrectionComment."""
    return [
        {
            "@type": "CorrectionComment",
            "text": notice.text,
            "datePublished": _stamp(notice.at),
        }
        for notice in notices
        if notice.kind in PUT_RIGHT
    ]


def _filled(said: Data) -> Data:
    return {name: value for name, value in said.items() if value}


def _stamp(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
