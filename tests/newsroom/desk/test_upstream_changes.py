"""What upstream does to a story at the desk: held, released, refused, raised."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from copydesk.newsroom.desk import actions, arrivals
from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.models import ArrivalRow, StoryRow, WaitingOrderRow
from copydesk.newsroom.intake.models import CaptureRow, SourceRow
from copydesk.newsroom.intake.signals import gone
from copydesk.story.blocks import plain_text
from newsroom.desk.copy_for_tests import OTHER, PARAGRAPHS, ago, feed, tombstone

pytestmark = pytest.mark.django_db
Bring = Callable[..., list[StoryRow]]
NOW = dt.datetime.now(dt.UTC)


def ninjs(version: int, *, paragraphs: tuple[str, ...] = PARAGRAPHS, **fields: Any) -> str:
    """A version of a story as ninjs, an hour after the one before."""
    said = {
        "uri": "urn:meridian:ferry", "type": "text", "version": str(version), "language": "en",
        "versioncreated": ago(6 - version), "firstcreated": ago(6), "pubstatus": "usable",
        "headline": "Skerries ferry sails again after eleven days", "byline": "Jonna Reed",
        "body_html": "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs),
    }  # fmt: skip
    return json.dumps(said | fields)


def kinds(row: StoryRow) -> list[str]:
    return [arrival.kind for arrival in row.arrivals.order_by("pk")]


def words(row: StoryRow) -> str:
    row.refresh_from_db()
    return " ".join(plain_text(b) for b in to_record(row.get_latest_revision_as_object()).blocks)


def wrong(old: str, new: str) -> tuple[str, ...]:
    return tuple(paragraph.replace(old, new) for paragraph in PARAGRAPHS)


def test_a_hold_takes_our_published_copy_down_and_a_release_asks_a_person(
    bring: Bring, editor: User, chief: User
) -> None:
    (row,) = bring(ninjs(1))
    actions.publish(row, by=editor)
    bring(ninjs(2, pubstatus="withheld", ednote="Pending review."))
    row.refresh_from_db()
    assert (row.state, row.attention, row.live) == ("withheld", "withheld", False)
    bring(ninjs(3))
    row.refresh_from_db()
    assert (row.state, row.attention, row.live) == ("withheld", "released", False)
    actions.restore(row, by=chief, reason="The source has confirmed its report.")
    row.refresh_from_db()
    assert (row.state, row.attention, row.live) == ("published", "", True)
    assert kinds(row) == ["new", "withhold", "release"]


def test_a_story_held_before_it_went_out_stands_where_it_stood_when_released(
    bring: Bring, editor: User
) -> None:
    (row,) = bring(ninjs(1))
    actions.mark_ready(row, by=editor)
    bring(ninjs(2, pubstatus="withheld"))
    row.refresh_from_db()
    assert row.state == "withheld"
    bring(ninjs(3))
    row.refresh_from_db()
    assert (row.state, row.attention) == ("ready", "released")


def test_what_was_killed_and_comes_again_is_kept_as_refused_once(bring: Bring) -> None:
    (row,) = bring(ninjs(1))
    bring(ninjs(2, pubstatus="canceled"))
    again = ninjs(3, paragraphs=OTHER)
    bring(again)
    bring(again + " ", place="test:again")
    row.refresh_from_db()
    assert kinds(row) == ["new", "kill", "refused"]
    assert row.state == "killed"
    assert "fish market" not in words(row)


def test_a_kill_before_its_story_waits_and_refuses_it(bring: Bring) -> None:
    assert bring(tombstone()) == []
    assert WaitingOrderRow.objects.get().capture is not None
    (row,) = bring(feed(hours=0.5))
    row.refresh_from_db()
    assert (row.state, row.attention, kinds(row)) == ("killed", "killed", ["refused"])


def test_a_kill_before_its_story_is_forgotten_after_ninety_days(bring: Bring) -> None:
    bring(tombstone(), at=NOW - dt.timedelta(days=91))
    (row,) = bring(feed())
    row.refresh_from_db()
    assert (row.state, kinds(row)) == ("incoming", ["new"])


def test_a_chief_may_bring_back_what_was_refused(bring: Bring, chief: User) -> None:
    bring(tombstone())
    (row,) = bring(feed(hours=0.5))
    actions.restore(row, by=chief, reason="The kill was about another story.")
    row.refresh_from_db()
    assert row.state == "incoming"


def test_a_fact_that_changed_in_an_update_is_raised_with_both_passages(
    bring: Bring, editor: User
) -> None:
    (row,) = bring(feed())
    actions.publish(row, by=editor)
    bring(feed(paragraphs=wrong("240,000", "420,000"), hours=1))
    row.refresh_from_db()
    (fact,) = row.arrivals.first().facts
    assert (row.attention, fact["was"], fact["now"]) == ("facts", "240,000", "420,000")
    assert "240,000 crowns" in fact["before"]


def test_a_correction_that_waits_is_not_hidden_by_a_later_update(
    bring: Bring, editor: User
) -> None:
    (row,) = bring(ninjs(1))
    actions.publish(row, by=editor)
    bring(ninjs(2, paragraphs=wrong("240,000", "420,000"), ednote="CORRECTION: the cost"))
    bring(ninjs(3, paragraphs=(*wrong("240,000", "420,000"), *OTHER)))
    row.refresh_from_db()
    assert row.attention == "corrected"
    assert kinds(row) == ["new", "correction", "update"]


def test_words_in_the_copy_make_a_correction_where_no_field_says_so(bring: Bring) -> None:
    (row,) = bring(feed())
    notice = "Correction: an earlier version of this article gave another cost."
    bring(feed(paragraphs=(notice, *wrong("240,000", "420,000")), hours=1))
    row.refresh_from_db()
    assert (row.attention, row.arrivals.first().kind) == ("corrected", "correction")
    assert "another cost" in row.arrivals.first().note


def test_an_order_in_another_message_kills_the_story_it_names(bring: Bring, editor: User) -> None:
    (row,) = bring(feed())
    actions.publish(row, by=editor)
    order = f"EDITORS: Please KILL the story “{row.headline}”. It is unsupported."
    bring(ninjs(1, uri="urn:meridian:note", headline="Advisory", paragraphs=(order,)))
    row.refresh_from_db()
    assert (row.state, row.attention) == ("withheld", "killed")
    assert row.arrivals.first().capture == CaptureRow.objects.first()
    assert StoryRow.objects.count() == 1


def test_an_embargo_that_moves_moves_in_an_edited_draft_too(bring: Bring, editor: User) -> None:
    until = (NOW + dt.timedelta(hours=5)).replace(microsecond=0)
    (row,) = bring(ninjs(1, embargoed=until.isoformat()))
    actions.cut_block(row, to_record(row).blocks[-1].key, by=editor)
    later = until + dt.timedelta(hours=2)
    bring(ninjs(2, embargoed=later.isoformat()))
    row.refresh_from_db()
    assert row.embargo_until == row.get_latest_revision_as_object().embargo_until == later
    assert kinds(row) == ["new", "embargo"]
    assert len(to_record(row).blocks) == len(PARAGRAPHS) - 1


def test_a_published_story_that_comes_under_embargo_is_raised(bring: Bring, editor: User) -> None:
    (row,) = bring(ninjs(1))
    actions.publish(row, by=editor)
    bring(ninjs(2, embargoed=(NOW + dt.timedelta(hours=5)).isoformat()))
    row.refresh_from_db()
    assert (row.attention, row.live) == ("embargo", True)


def test_a_new_identifier_on_the_same_page_is_the_same_story(bring: Bring) -> None:
    (row,) = bring(feed())
    renamed = feed().replace("<id>tag:meridian.example,2026:ferry<", "<id>tag:new,2026:x<")
    assert bring(renamed, place="test:again") == [row]
    assert ArrivalRow.objects.count() == 1


def test_a_touched_date_leaves_no_version_behind(bring: Bring) -> None:
    (row,) = bring(feed())
    bring(feed(hours=0.5))
    assert kinds(row) == ["new"]


def test_a_page_that_is_gone_for_good_takes_our_copy_down(
    bring: Bring, agency: SourceRow, editor: User
) -> None:
    (row,) = bring(feed())
    actions.publish(row, by=editor)
    gone.send(sender=SourceRow, source=agency, address="http://meridian.example/ferry?utm_source=x")
    row.refresh_from_db()
    assert (row.state, row.attention) == ("withheld", "killed")
    assert row.arrivals.first().capture is None


def test_a_page_we_never_had_may_go(agency: SourceRow) -> None:
    assert arrivals.gone(agency, "https://meridian.example/never") is None


def test_a_source_whose_kills_are_not_obeyed_at_once_raises_them_only(
    bring: Bring, agency: SourceRow, editor: User
) -> None:
    agency.obeys_kills = False
    agency.save()
    (row,) = bring(feed())
    actions.publish(row, by=editor)
    bring(tombstone(), at=NOW)
    row.refresh_from_db()
    assert (row.state, row.attention, row.live) == ("published", "killed", True)
