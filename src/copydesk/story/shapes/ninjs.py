"""An edition as ninjs 3.1, for those who take our copy."""

import datetime as dt
from typing import Any

from copydesk.story.blocks import Picture, plain_text
from copydesk.story.edition import Edition
from copydesk.story.shapes.html import to_html
from copydesk.story.shapes.imprint import Imprint
from copydesk.story.shapes.runs import web
from copydesk.story.story import Story

Ninjs = dict[str, Any]

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}


def to_ninjs(edition: Edition, imprint: Imprint) -> Ninjs:
    """The edition; one that was withdrawn is an order to kill, without copy."""
    head = {
        "standard": STANDARD,
        "uri": imprint.url + edition.path,
        "type": "text",
        "version": str(edition.number),
        "firstCreated": _stamp(edition.first_at),
        "versionCreated": _stamp(edition.at),
        "pubStatus": "canceled" if edition.withdrawn else "usable",
        "language": edition.story.language or imprint.language,
        "edNote": "\n".join(notice.text for notice in edition.notices),
    }
    said = head if edition.withdrawn else head | _copy(edition, imprint)
    return {name: value for name, value in said.items() if value}


def _copy(edition: Edition, imprint: Imprint) -> Ninjs:
    story = edition.story
    words = "\n".join(plain_text(block) for block in story.blocks)
    return {
        "representationType": "full",
        "headlines": [{"role": "main", "contentType": "text/plain", "value": story.headline}],
        "descriptions": _valued("summary", story.standfirst),
        "bodies": [
            {
                "role": "main",
                "contentType": "text/html",
                "charCount": len(words),
                "wordCount": len(words.split()),
                "value": to_html(story.blocks),
            }
        ],
        "by": story.byline.text if story.byline else "",
        "people": _people(story),
        "slugline": story.slugline,
        "urgency": story.urgency,
        "located": story.dateline.place if story.dateline else "",
        "subjects": _subjects(story),
        "infoSources": _sources(edition),
        "altIds": _alternatives(edition),
        "copyrightHolder": story.origin.publisher or imprint.publisher or imprint.name,
        "copyrightNotice": story.origin.copyright,
        "usageTerms": story.origin.usage_terms,
        "expires": _stamp(story.expires) if story.expires else "",
        "associations": _pictures(edition, imprint),
    }


def _people(story: Story) -> list[Ninjs]:
    people = story.byline.people if story.byline else ()
    return [{"name": person.name, "rel": "author"} for person in people if person.name]


def _subjects(story: Story) -> list[Ninjs]:
    """The subjects by name; those the source sent with a code keep it."""
    coded = {one.name: one.code for one in story.concepts if one.kind == "subject"}
    return [
        {"name": name, "rel": "about"} | ({"literal": coded[name]} if name in coded else {})
        for name in story.subjects
    ]


def _sources(edition: Edition) -> list[Ninjs]:
    name = edition.source.name if edition.source else edition.story.origin.name
    return [{"name": name, "role": "originalSource"}] if name else []


def _alternatives(edition: Edition) -> list[Ninjs]:
    """The source's own names for the story: where it stands, and its id."""
    origin = edition.story.origin
    named = (("source", web(origin.url)), ("sourceId", origin.guid))
    return [{"role": role, "value": value} for role, value in named if value]


def _pictures(edition: Edition, imprint: Imprint) -> list[Ninjs]:
    blocks = (block for block in edition.story.blocks if isinstance(block, Picture))
    return [
        found
        for number, block in enumerate(blocks, 1)
        if (found := _picture(block, f"picture-{number}", edition, imprint))
    ]


def _picture(block: Picture, name: str, edition: Edition, imprint: Imprint) -> Ninjs:
    address = imprint.picture_address(block)
    if not address:
        return {}
    rendition = {"name": "main", "href": address, "width": block.width, "height": block.height}
    said = {
        "name": name,
        "uri": f"{imprint.url}{edition.path}#{block.key}",
        "rel": "picture",
        "type": "picture",
        "descriptions": _valued("caption", block.caption),
        "by": block.credit.text if block.credit else "",
        "copyrightNotice": block.copyright,
        "usageTerms": block.usage_terms,
        "renditions": [{name: value for name, value in rendition.items() if value}],
    }
    return {name: value for name, value in said.items() if value}


def _valued(role: str, value: str) -> list[Ninjs]:
    return [{"role": role, "contentType": "text/plain", "value": value}] if value else []


def _stamp(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
