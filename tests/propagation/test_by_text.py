"""Our story is found by its text where no identifier says which is meant."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from copydesk.newsroom.desk import actions, arrivals, knowing, routing
from copydesk.newsroom.desk.models import ArrivalRow, StoryRow, WaitingOrderRow
from copydesk.newsroom.intake import actions as intake
from copydesk.newsroom.intake.models import CaptureRow, RouteRow, SourceRow
from copydesk.story import sketch
from copydesk.wire.upstream import by_text
from newsroom.desk.copy_for_tests import OTHER, PARAGRAPHS, ago, feed, tombstone

Bring = Callable[..., list[StoryRow]]
NOW = dt.datetime.now(dt.UTC)


def ninjs(**more: Any) -> str:
    """The ferry's story under another identifier, with other words where told."""
    paragraphs = more.pop("paragraphs", PARAGRAPHS)
    said = {
        "uri": "urn:meridian:another", "type": "text", "version": "1", "language": "en",
        "versioncreated": ago(1), "firstcreated": ago(1), "pubstatus": "usable",
        "headline": "Skerries ferry sails again after eleven days", "byline": "Jonna Reed",
        "body_html": "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs),
    }  # fmt: skip
    return json.dumps(said | more)


@pytest.fixture
def other_source(db: None) -> SourceRow:
    return SourceRow.objects.create(key="borea", name="Borea Press", language="en", licence="x")


def taken_in(content: str, *, source: SourceRow | None, place: str) -> list[StoryRow]:
    now = timezone.now()
    capture = intake.receive(content.encode(), place=place, at=now, source=source, media_type="")
    return arrivals.take_in(capture, now=now)


def standing(row: StoryRow) -> tuple[str, str, bool]:
    row.refresh_from_db()
    return row.state, row.attention, row.live


def test_near_same_texts_are_surely_one_story_and_others_are_not() -> None:
    edited = tuple(text.replace("harbour office", "port authority") for text in PARAGRAPHS)
    assert by_text.sureness(PARAGRAPHS, PARAGRAPHS) > 0.9
    assert by_text.sureness(edited, PARAGRAPHS) > by_text.SURE
    assert by_text.sureness(PARAGRAPHS[:1], PARAGRAPHS) > by_text.SURE
    assert by_text.sureness(OTHER, PARAGRAPHS) < 0.1
    assert by_text.sureness(("Ferry sails again",), PARAGRAPHS) < by_text.UNSURE


@given(st.lists(st.text(max_size=200), max_size=6), st.lists(st.text(max_size=200), max_size=6))
def test_any_two_texts_can_be_compared_and_marked(one: list[str], other: list[str]) -> None:
    sure = by_text.sureness(one, other)
    assert 0 <= sure <= 1
    assert sure == by_text.sureness(other, one)
    assert len(by_text.marks(one)) <= sketch.MOST + by_text.LEDE_MARKS
    assert set(by_text.marks(one)) <= by_text.all_marks(one)
    assert all(-(2**63) <= mark < 2**63 for mark in by_text.marks(one))


@pytest.mark.django_db
def test_a_kill_under_a_name_nobody_knows_takes_the_same_text_down(
    bring: Bring, editor: User
) -> None:
    (row,) = bring(feed())
    actions.publish(row, by=editor)
    bring(ninjs(pubstatus="canceled", ednote="KILL: unsupported"))
    assert standing(row) == ("withheld", "killed", False)
    arrival = row.arrivals.first()
    assert arrival is not None
    assert by_text.SURE <= arrival.sure < 1
    assert StoryRow.objects.count() == 1


@pytest.mark.django_db
def test_a_kill_that_is_less_sure_asks_a_person_and_waits_for_its_story(
    bring: Bring, editor: User
) -> None:
    (row,) = bring(feed())
    actions.publish(row, by=editor)
    half = (*PARAGRAPHS[2:], OTHER[0])
    bring(ninjs(pubstatus="canceled", ednote="KILL", headline="Ferry", paragraphs=half))
    assert standing(row) == ("published", "killed", True)
    arrival = row.arrivals.first()
    assert arrival is not None
    assert (arrival.kind, arrival.sure < by_text.SURE) == ("perhaps", True)
    assert WaitingOrderRow.objects.filter(name="urn:meridian:another").exists()


@pytest.mark.django_db
def test_a_kill_of_one_source_does_not_take_down_the_copy_of_another(
    bring: Bring, editor: User, other_source: SourceRow
) -> None:
    (row,) = bring(feed())
    actions.publish(row, by=editor)
    taken_in(ninjs(pubstatus="canceled"), source=other_source, place="push:borea")
    assert standing(row) == ("published", "killed", True)
    assert row.arrivals.first().kind == "perhaps"


@pytest.mark.django_db
def test_a_person_who_pastes_a_kill_takes_nothing_down_by_that(bring: Bring, editor: User) -> None:
    (row,) = bring(feed())
    actions.publish(row, by=editor)
    taken_in(ninjs(pubstatus="canceled"), source=None, place="paste")
    assert standing(row) == ("published", "killed", True)


@pytest.mark.django_db
def test_a_correction_under_a_new_name_is_a_version_of_the_same_story(
    bring: Bring, editor: User
) -> None:
    (row,) = bring(feed())
    actions.publish(row, by=editor)
    right = tuple(text.replace("240,000", "420,000") for text in PARAGRAPHS)
    bring(ninjs(paragraphs=right, ednote="CORRECTION: the cost is 420,000 crowns, not 240,000"))
    assert standing(row) == ("published", "corrected", True)
    assert StoryRow.objects.count() == 1


@pytest.mark.django_db
def test_other_stories_that_say_what_is_killed_are_shown_to_a_person(
    bring: Bring, editor: User, other_source: SourceRow
) -> None:
    (row,) = bring(feed())
    actions.publish(row, by=editor)
    (theirs,) = taken_in(ninjs(), source=other_source, place="push:borea")
    bring(tombstone(), at=NOW)
    assert standing(row) == ("withheld", "killed", False)
    assert standing(theirs) == ("incoming", "killed", False)
    assert [arrival.kind for arrival in theirs.arrivals.all()] == ["perhaps", "new"]


@pytest.mark.django_db
@pytest.mark.parametrize("door", ["paste", "upload:ferry.json", "drop:ferry.json", "push:borea"])
def test_a_killed_name_is_refused_at_every_door(
    door: str, bring: Bring, other_source: SourceRow
) -> None:
    bring(ninjs())
    bring(ninjs(pubstatus="canceled", version="2"))
    source = other_source if door.startswith("push") else None
    (again,) = taken_in(ninjs(paragraphs=OTHER, headline="Market"), source=source, place=door)
    assert (standing(again)[0], again.arrivals.first().kind) == ("killed", "refused")


@pytest.mark.django_db
def test_killed_words_are_refused_under_whatever_name(bring: Bring) -> None:
    bring(feed())
    bring(tombstone())
    (again,) = taken_in(ninjs(uri="urn:other:1"), source=None, place="paste")
    assert (standing(again)[0], again.arrivals.first().kind) == ("killed", "refused")
    assert by_text.SURE <= again.arrivals.first().sure < 1


@pytest.mark.django_db
def test_an_older_shorter_version_of_killed_copy_goes_out_by_no_route_under_another_name(
    bring: Bring, agency: SourceRow
) -> None:
    RouteRow.objects.create(source=agency, publishes=True)
    bring(feed())
    bring(tombstone())
    older = (*PARAGRAPHS[2:], OTHER[0])
    (again,) = bring(ninjs(paragraphs=older, headline="Ferry", versioncreated=ago(4)))
    assert by_text.UNSURE <= again.arrivals.first().sure < by_text.SURE
    assert routing.send_out(timezone.now()) == 0
    assert standing(again) == ("incoming", "killed", False)


@pytest.mark.django_db
def test_a_kill_another_source_sent_before_is_asked_about(
    bring: Bring, other_source: SourceRow, agency: SourceRow
) -> None:
    RouteRow.objects.create(source=agency, publishes=True)
    taken_in(ninjs(pubstatus="canceled", body_html=""), source=other_source, place="push:borea")
    (row,) = bring(ninjs())
    assert standing(row)[:2] == ("incoming", "killed")
    assert routing.send_out(timezone.now()) == 0
    assert standing(row)[2] is False


@pytest.mark.django_db
def test_a_route_publishes_nothing_that_was_killed_in_the_meantime(
    bring: Bring, agency: SourceRow
) -> None:
    RouteRow.objects.create(source=agency, publishes=True)
    (row,) = bring(ninjs())
    bring(ninjs(pubstatus="canceled", version="2"))
    assert routing.send_out(timezone.now()) == 0
    assert standing(row) == ("killed", "killed", False)


@pytest.mark.django_db
def test_a_chief_who_restores_is_not_overruled_by_the_same_kill_sent_again(
    bring: Bring, editor: User, chief: User
) -> None:
    (row,) = bring(ninjs())
    actions.publish(row, by=editor)
    kill = ninjs(pubstatus="canceled", version="2", versioncreated=ago(0.5))
    bring(kill)
    actions.restore(row, by=chief, reason="The kill was about another story.")
    bring(kill + " ", place="test:again")
    assert standing(row) == ("published", "", True)
    bring(ninjs(pubstatus="canceled", version="3", versioncreated=ago(0.2)), place="test:third")
    assert standing(row)[2] is False


@pytest.mark.django_db
def test_an_editor_cannot_publish_what_its_source_took_down(bring: Bring, editor: User) -> None:
    (row,) = bring(feed())
    actions.publish(row, by=editor)
    bring(tombstone())
    row.refresh_from_db()
    with pytest.raises(Exception, match="only a chief"):
        actions.publish(row, by=editor)
    assert standing(row) == ("withheld", "killed", False)


@pytest.mark.django_db
def test_our_translation_comes_down_with_the_story_it_was_made_of(
    bring: Bring, editor: User, agency: SourceRow
) -> None:
    (row,) = bring(feed())
    actions.publish(row, by=editor)
    (theirs,) = bring(ninjs(uri="urn:meridian:de", paragraphs=OTHER, headline="Markt"))
    theirs.translation_of = row
    theirs.save()
    theirs.save_revision()
    actions.publish(theirs, by=editor)
    bring(tombstone(), at=NOW)
    assert standing(theirs) == ("withheld", "killed", False)


@pytest.mark.django_db
def test_a_kill_is_read_before_a_mornings_copy(
    agency: SourceRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    for number in range(5):
        item = ninjs(uri=f"urn:meridian:{number}", headline=f"Ferry {number}", paragraphs=OTHER)
        intake.receive(item.encode(), place=f"x:{number}", at=now, source=agency, media_type="")
    order = ninjs(pubstatus="canceled")
    intake.receive(order.encode(), place="x:kill", at=now, source=agency, media_type="")
    monkeypatch.setattr(arrivals, "AT_ONCE", 1)
    assert arrivals.take_in_waiting(now) == 1
    assert CaptureRow.objects.get(state="read").place == "x:kill"


@pytest.mark.django_db
def test_orders_nobody_claimed_are_erased_after_ninety_days(agency: SourceRow) -> None:
    for days in (89, 91):
        WaitingOrderRow.objects.create(
            source=agency, name=f"urn:x:{days}", status="canceled", at=NOW - dt.timedelta(days=days)
        )
    assert knowing.forget_old_orders(NOW) == 1
    assert WaitingOrderRow.objects.get().name == "urn:x:89"


@pytest.mark.django_db
def test_a_page_that_is_not_found_asks_a_person_once(
    bring: Bring, agency: SourceRow, editor: User
) -> None:
    (row,) = bring(feed())
    actions.publish(row, by=editor)
    for _ in range(2):
        arrivals.missing(agency, "https://meridian.example/ferry")
    assert standing(row) == ("published", "killed", True)
    assert ArrivalRow.objects.filter(kind="perhaps").count() == 1
