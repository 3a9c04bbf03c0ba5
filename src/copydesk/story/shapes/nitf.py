"""An edition as NITF 3.6, for those whose systems were built on it: https://iptc.org/standards/nitf/"""

import re

from copydesk.story.edition import Edition
from copydesk.story.shapes.imprint import Imprint
from copydesk.story.shapes.nitf_blocks import add_block, add_line
from copydesk.story.shapes.outgoing import (
    SIGNALS,
    codes_of,
    holder_of,
    name_of,
    note_of,
    served,
    source_of,
    stamp,
    status_of,
    terms_of,
)
from copydesk.story.shapes.xml import Element, add, add_filled, document, root

NAMESPACE = "http://iptc.org/std/NITF/2006-10-18/"
MEDIA_TYPE = "application/nitf+xml"
# IPTC's subject codes; those of Media Topics have eight digits too, and begin with 2.
SUBJECT_CODE = re.compile(r"(?:0[1-9]|1[0-7])[0-9]{6}")


def to_nitf(edition: Edition, imprint: Imprint) -> bytes:
    """The edition; one that was withdrawn is an order to kill, without copy."""
    nitf = root("nitf", NAMESPACE)
    nitf.set("uno", name_of(edition, imprint))
    nitf.set("baselang", edition.story.language or imprint.language)
    head = add(nitf, "head")
    if not edition.withdrawn:
        _about(head, edition)
    _docdata(head, edition, imprint)
    body = add(nitf, "body")
    if not edition.withdrawn:
        _front(add(body, "body.head"), edition)
        content = add(body, "body.content")
        for block in served(edition.story, imprint):
            add_block(content, block)
    return document(nitf)


def _about(head: Element, edition: Edition) -> None:
    story = edition.story
    add(head, "title", story.headline)
    if story.slugline:
        add(head, "meta", name="slugline", content=story.slugline)
    coded = [(name, number) for name, number in _subjects(edition) if number]
    if coded:
        topics = add(head, "tobject")
        for name, number in coded:
            told = {"tobject.subject.refnum": number, _level(number): name}
            add(topics, "tobject.subject", **told)


def _subjects(edition: Edition) -> list[tuple[str, str]]:
    """The subjects, each with its eight digits where the source sent such a code."""
    numbers = ((name, code.rpartition(":")[2]) for name, code in codes_of(edition.story))
    return [(name, number * bool(SUBJECT_CODE.fullmatch(number))) for name, number in numbers]


def _level(number: str) -> str:
    """The attribute that names a subject of this rank: two, five or eight digits tell it."""
    if number.endswith("000000"):
        return "tobject.subject.type"
    return f"tobject.subject.{'matter' if number.endswith('000') else 'detail'}"


def _docdata(head: Element, edition: Edition, imprint: Imprint) -> None:
    story, data = edition.story, add(head, "docdata")
    data.set("management-status", status_of(edition))
    note = note_of(edition)
    if SIGNALS.get(edition.kind) == "correction":
        add(data, "correction", info=note, **{"id-string": name_of(edition, imprint)})
    register = imprint.publisher or imprint.name
    add(data, "doc-id", regsrc=register, **{"id-string": name_of(edition, imprint)})
    if story.urgency and not edition.withdrawn:
        add(data, "urgency", **{"ed-urg": str(story.urgency)})
    add(data, "date.issue", norm=stamp(edition.at))
    if story.expires and not edition.withdrawn:
        add(data, "date.expire", norm=stamp(story.expires))
    if note:
        kind = SIGNALS.get(edition.kind, "")
        add_filled(data, "ed-msg", "", info=note, **{"msg-type": kind})
    add(data, "du-key", version=str(edition.number), generation=str(edition.number))
    if not edition.withdrawn:
        _rights(data, edition, imprint)
        _topics(data, edition)
    add(head, "revision-history", norm=stamp(edition.first_at), function="editor")


def _topics(data: Element, edition: Edition) -> None:
    """Subjects without IPTC's code are no `tobject.subject`: they are named by their words."""
    loose = [name for name, number in _subjects(edition) if not number]
    if loose:
        content = add(data, "identified-content")
        for name in loose:
            add(content, "classifier", type="subject", value=name)


def _rights(data: Element, edition: Edition, imprint: Imprint) -> None:
    story = edition.story
    holder = story.origin.copyright or holder_of(edition, imprint)
    add(data, "doc.copyright", holder=holder, year=f"{edition.first_at:%Y}")
    add_filled(data, "doc.rights", "", limitations=terms_of(edition))


def _front(front: Element, edition: Edition) -> None:
    story = edition.story
    over = add(front, "hedline")
    add(over, "hl1", story.headline)
    add_filled(front, "byline", story.byline.text if story.byline else "")
    add_filled(front, "distributor", source_of(edition))
    add_filled(front, "dateline", story.dateline.text if story.dateline else "")
    if story.standfirst:
        add_line(add(front, "abstract"), "p", story.standfirst)
