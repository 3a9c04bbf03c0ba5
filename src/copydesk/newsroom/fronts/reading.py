"""The shape of a front as plain data, read from what its editor put together."""

from collections.abc import Callable, Iterable
from typing import Any

from copydesk.press.shape import (
    AutoList,
    Front,
    Link,
    Links,
    Note,
    Package,
    Part,
    Pin,
    Rule,
    SectionBand,
)
from copydesk.press.shelf import key_of


def shape_of(top: Iterable[Any], parts: Iterable[Any], *, goes_on: bool) -> Front:
    """The front of these StreamField values; a story that is no more leaves its place to fill."""
    return Front(
        top=tuple(_pin(block.value) if block.block_type == "story" else Pin() for block in top),
        parts=tuple(PARTS[block.block_type](block.value) for block in parts),
        goes_on=goes_on,
    )


def _pin(value: Any) -> Pin:
    story = value["story"]
    return Pin(story=story.key if story else "", until=value["until"])


def _rule(value: Any) -> Rule:
    return Rule(
        section=value["section"] or "",
        topic="/".join(map(key_of, (value["topic"] or "").split("/"))),
        source=value["source"] or "",
        hours=value["hours"] or 0,
    )


def _package(value: Any) -> Package:
    rule = _rule(value["rule"])
    names_something = rule.section or rule.topic or rule.source
    return Package(
        headline=value["headline"],
        stories=tuple(map(_pin, value["stories"])),
        rule=rule if names_something else None,
    )


def _list(value: Any) -> AutoList:
    return AutoList(
        headline=value["headline"],
        rule=_rule(value["rule"]),
        limit=value["limit"],
        has_pictures=value["has_pictures"],
    )


def _section(value: Any) -> SectionBand:
    return SectionBand(section=value["section"])


def _note(value: Any) -> Note:
    return Note(headline=value["headline"] or "", text=value["text"])


def _links(value: Any) -> Links:
    links = tuple(Link(text=one["text"], address=one["address"]) for one in value["links"])
    return Links(headline=value["headline"] or "", links=links)


PARTS: dict[str, Callable[[Any], Part]] = {
    "package": _package,
    "list": _list,
    "section": _section,
    "note": _note,
    "links": _links,
}
