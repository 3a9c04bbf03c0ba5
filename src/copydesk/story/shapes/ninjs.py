"""An edition as ninjs 3.1, for those who take our copy: https://iptc.org/standards/ninjs/"""

from typing import Any

from copydesk.story.blocks import Paragraph, Picture, plain_text
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.shapes.html import to_html
from copydesk.story.shapes.imprint import Imprint
from copydesk.story.shapes.outgoing import (
    codes_of,
    holder_of,
    name_of,
    note_of,
    other_names,
    pictures_of,
    served,
    source_of,
    stamp,
    status_of,
    terms_of,
)
from copydesk.story.story import Story

Ninjs = dict[str, Any]

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}
MEDIA_TYPE = "application/ninjs+json"


def to_ninjs(edition: Edition, imprint: Imprint) -> Ninjs:
    """The edition; one that was withdrawn is an order to kill, without copy."""
    head = {
        "standard": STANDARD,
        "uri": name_of(edition, imprint),
        "type": "text",
        "version": str(edition.number),
        "firstCreated": stamp(edition.first_at),
        "versionCreated": stamp(edition.at),
        "pubStatus": status_of(edition),
        "language": edition.story.language or imprint.language,
        "edNote": note_of(edition),
    }
    said = head if edition.withdrawn else head | _copy(edition, imprint)
    return {name: value for name, value in said.items() if value}


def _copy(edition: Edition, imprint: Imprint) -> Ninjs:
    story = edition.story
    return {
        "representationType": "full",
        "headlines": [
            *_valued("main", story.headline),
            *_valued("kicker", story.kicker),
        ],
        "descriptions": _valued("summary", story.standfirst),
        "bodies": [_body(story, imprint)],
        "by": story.byline.text if story.byline else "",
        "people": _people(story),
        "slugline": story.slugline,
        "urgency": story.urgency,
        "located": story.dateline.place if story.dateline else "",
        "subjects": _subjects(story),
        "infoSources": _sources(edition),
        "altIds": [
            {"role": "canonical", "value": name_of(edition, imprint)},
            *({"role": role, "value": value} for role, value in other_names(edition)),
        ],
        "copyrightHolder": holder_of(edition, imprint),
        "copyrightNotice": story.origin.copyright,
        "usageTerms": terms_of(edition),
        "expires": stamp(story.expires) if story.expires else "",
        "associations": _pictures(edition, imprint),
    }


def _body(story: Story, imprint: Imprint) -> Ninjs:
    words = "\n".join(plain_text(block) for block in story.blocks)
    return {
        "role": "main",
        "contentType": "text/html",
        "charCount": len(words),
        "wordCount": len(words.split()),
        "value": to_html(served(_with_dateline(story), imprint)),
    }


def _with_dateline(story: Story) -> Story:
    """The standard has no field for a dateline: it stands before the text, as on any wire."""
    first = next((one for one in story.blocks if isinstance(one, Paragraph)), None)
    if story.dateline is None or not story.dateline.text or first is None:
        return story
    before = f"{story.dateline.text.rstrip(' –—-')} — "
    marks = (
        replace(mark, start=mark.start + len(before), end=mark.end + len(before))
        for mark in first.marks
    )
    opened = replace(first, text=before + first.text, marks=tuple(marks))
    blocks = (opened if block is first else block for block in story.blocks)
    return replace(story, blocks=tuple(blocks))


def _people(story: Story) -> list[Ninjs]:
    people = story.byline.people if story.byline else ()
    return [{"name": person.name, "rel": "author"} for person in people if person.name]


def _subjects(story: Story) -> list[Ninjs]:
    """The subjects by name; those the source sent with a code keep it."""
    return [
        {"name": name, "rel": "about"} | ({"literal": code} if code else {})
        for name, code in codes_of(story)
    ]


def _sources(edition: Edition) -> list[Ninjs]:
    name = source_of(edition)
    return [{"name": name, "role": "originalSource"}] if name else []


def _pictures(edition: Edition, imprint: Imprint) -> list[Ninjs]:
    pictures = pictures_of(edition.story, imprint)
    return [
        _picture(picture, f"picture-{number}", name_of(edition, imprint))
        for number, picture in enumerate(pictures, 1)
    ]


def _picture(block: Picture, name: str, story: str) -> Ninjs:
    rendition = {"name": "main", "href": block.src, "width": block.width, "height": block.height}
    said = {
        "name": name,
        "uri": f"{story}#{block.key}",
        "rel": "picture",
        "type": "picture",
        "descriptions": [*_valued("caption", block.caption), *_valued("altText", block.alt)],
        "by": block.credit.text if block.credit else "",
        "copyrightNotice": block.copyright,
        "usageTerms": block.usage_terms,
        "renditions": [{name: value for name, value in rendition.items() if value}],
    }
    return {name: value for name, value in said.items() if value}


def _valued(role: str, value: str) -> list[Ninjs]:
    return [{"role": role, "contentType": "text/plain", "value": value}] if value else []
