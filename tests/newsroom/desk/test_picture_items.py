"""Pictures sent as items of their own."""

import json
from typing import Any

import pytest
from django.utils import timezone

from copydesk.newsroom.desk import actions, arrivals
from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.intake import actions as intake
from copydesk.newsroom.intake.models import SourceRow

pytestmark = pytest.mark.django_db

LINES = [
    "PORT ALDER, Corrane (MW) — The town council voted on Monday to mend the harbour wall.",
    "Work begins in March and will take two summers, the harbour master said after the vote.",
    "Until then the eastern pier stays open, and the ferry to Lornhaven sails as it always has.",
    "The wall was damaged in the storm of last winter, and boats have lain at the pier since.",
]
PICTURE = {
    "uri": "urn:meridian:p7", "type": "picture", "version": "1", "pubstatus": "usable",
    "versioncreated": "2026-11-23T08:00:00Z", "headline": "Harbour wall",
    "description_text": "The harbour wall at Port Alder.", "byline": "Ines Kofler",
    "renditions": {"main": {"href": "https://meridian.example/p7.jpg", "width": 1200,
        "height": 800, "mimetype": "image/jpeg"}},
}  # fmt: skip


def text(**more: Any) -> dict[str, Any]:
    return {
        "uri": "urn:meridian:1", "type": "text", "version": "1", "language": "en",
        "versioncreated": "2026-11-23T08:00:00Z", "byline": "By Anna Reed",
        "headline": "Council votes to mend harbour wall", "usageterms": "Web and print.",
        "description_text": "Two summers of work after last winter’s storm.",
        "body_html": "".join(f"<p>{line}</p>" for line in LINES), "copyrightholder": "Meridian",
        "associations": {"featured": PICTURE},
    } | more  # fmt: skip


def came(source: SourceRow, sent: dict[str, Any]) -> list[StoryRow]:
    now = timezone.now()
    content = json.dumps(sent).encode()
    kind = "application/ninjs+json"
    capture = intake.receive(
        content, place=content.hex()[:40], at=now, source=source, media_type=kind
    )
    return arrivals.take_in(capture, now=now)


def struck() -> dict[str, Any]:
    return PICTURE | {"version": "2", "pubstatus": "canceled", "ednote": "No release was signed."}


def test_a_picture_that_a_text_shows_is_no_story(agency: SourceRow) -> None:
    [row] = came(agency, text())
    assert row.guid == "urn:meridian:1"
    assert StoryRow.objects.count() == 1
    kinds = [block.block_type for block in row.get_latest_revision_as_object().body]
    assert kinds.count("picture") == 1


def test_a_picture_by_itself_is_one(agency: SourceRow) -> None:
    [row] = came(agency, PICTURE)
    assert row.guid == "urn:meridian:p7"


def test_a_picture_that_is_killed_takes_the_story_that_shows_it_down(
    agency: SourceRow, chief: Any
) -> None:
    [row] = came(agency, text())
    actions.publish(row, by=chief)
    came(agency, struck())
    row.refresh_from_db()
    assert (row.live, row.state, row.attention) == (False, "withheld", "killed")


def test_where_kills_are_not_obeyed_at_once_a_person_is_told(agency: SourceRow, chief: Any) -> None:
    SourceRow.objects.update(obeys_kills=False)
    [row] = came(agency, text())
    actions.publish(row, by=chief)
    came(agency, struck())
    row.refresh_from_db()
    assert (row.live, row.attention) == (True, "killed")


def test_a_picture_that_was_killed_before_its_story_came_is_told(agency: SourceRow) -> None:
    came(agency, struck())
    [row] = came(agency, text())
    assert row.attention == "killed"
