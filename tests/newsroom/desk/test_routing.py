"""Where a source's copy goes by itself."""

import datetime as dt
import json
from typing import Any

import pytest
from django.utils import timezone

from copydesk.newsroom.desk import arrivals, routing
from copydesk.newsroom.desk.models import SectionRow, StoryRow, WantedPicture
from copydesk.newsroom.intake import actions as intake
from copydesk.newsroom.intake.models import RouteRow, SourceRow

pytestmark = pytest.mark.django_db

PARAGRAPHS = [
    "PORT ALDER, Corrane (MW) — The town council voted on Monday to mend the harbour wall.",
    "Work begins in March and will take two summers, the harbour master said after the vote.",
    "Until then the eastern pier stays open, and the ferry to Lornhaven sails as it always has.",
    "The wall was damaged in the storm of last winter, and boats have lain at the pier since.",
]


def came(source: SourceRow, **more: Any) -> StoryRow:
    now = timezone.now()
    sent = {
        "uri": "urn:meridian:1", "type": "text", "language": "en", "slugline": "HARBOUR-WALL",
        "headline": "Council votes to mend harbour wall", "byline": "By Anna Reed",
        "versioncreated": now.isoformat(), "firstcreated": now.isoformat(), "urgency": 3,
        "body_html": "".join(f"<p>{line}</p>" for line in PARAGRAPHS),
        "description_text": "Two summers of work after last winter’s storm.",
        "copyrightholder": "Meridian Wire", "usageterms": "Web and print.",
        "subject": [{"code": "medtop:20000151", "name": "harbour"}],
    }  # fmt: skip
    content = json.dumps(sent | more).encode()
    capture = intake.receive(content, place="x", at=now, source=source, media_type="")
    [row] = arrivals.take_in(capture, now=now)
    return row


def routed(source: SourceRow, **said: Any) -> RouteRow:
    route = RouteRow(source=source, **said)
    route.full_clean()
    route.save()
    return route


def test_a_route_gives_section_and_stage(agency: SourceRow) -> None:
    SectionRow.objects.create(key="sea", name="Sea")
    routed(agency, match="subject", words="medtop:20000151", section_key="sea", stage="ready")
    row = came(agency)
    assert (row.section.key, row.state) == ("sea", "ready")
    assert row.get_latest_revision_as_object().section.key == "sea"
    assert (row.urgency, row.concepts[0]["code"]) == (3, "medtop:20000151")


def test_the_first_route_that_fits_decides(agency: SourceRow) -> None:
    routed(agency, order=1, match="keyword", words="lighthouse", stage="ready")
    routed(agency, order=2, match="urgency", words="4", stage="spiked")
    routed(agency, order=3, stage="ready")
    assert came(agency).state == "spiked"


def test_without_a_route_copy_waits_as_ever(agency: SourceRow) -> None:
    routed(agency, match="language", words="de", stage="ready")
    row = came(agency)
    assert (row.state, row.section.key) == ("incoming", "world")


def test_what_no_check_speaks_against_goes_out_by_itself(agency: SourceRow) -> None:
    routed(agency, publishes=True)
    row = came(agency)
    assert not row.live
    assert routing.send_out(timezone.now()) == 1
    row.refresh_from_db()
    assert (row.live, row.state, row.editions.get().by) == (True, "published", "")
    assert routing.send_out(timezone.now()) == 0


def test_what_a_check_warns_of_stays_at_the_desk(agency: SourceRow) -> None:
    routed(agency, publishes=True)
    row = came(agency, headline="")
    assert row.worst
    assert routing.send_out(timezone.now()) == 0
    row.refresh_from_db()
    assert (row.live, row.goes_out) == (False, False)


def test_an_embargo_keeps_it_in(agency: SourceRow) -> None:
    agency.embargo_minutes = 60
    agency.save()
    routed(agency, publishes=True)
    row = came(agency)
    assert row.embargo_until
    assert routing.send_out(timezone.now()) == 0
    row.refresh_from_db()
    assert not row.live


def test_pictures_are_waited_for_but_not_for_ever(agency: SourceRow) -> None:
    routed(agency, publishes=True)
    row = came(agency)
    wanted = WantedPicture.objects.create(story=row, src="https://meridian.example/wall.jpg")
    assert routing.send_out(timezone.now()) == 0
    wanted.tries = routing.PATIENCE
    wanted.save()
    assert routing.send_out(timezone.now()) == 1


def test_a_story_in_somebodys_hand_is_that_persons(agency: SourceRow, editor: Any) -> None:
    routed(agency, publishes=True)
    row = came(agency)
    StoryRow.objects.filter(pk=row.pk).update(in_hand_of=editor, state="editing")
    assert routing.send_out(timezone.now() + dt.timedelta(minutes=5)) == 0
    row.refresh_from_db()
    assert not row.live
