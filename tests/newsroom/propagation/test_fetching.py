"""Takers that fetch: what is new for them stands at an address only they know."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from lxml import etree

from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.logbook.models import LineRow
from copydesk.newsroom.propagation.models import DeliveryRow, TakerRow
from copydesk.story.change import ChangeKind
from copydesk.story.story import Capture
from copydesk.wire.read import read
from newsroom.desk.copy_for_tests import OTHER, feed
from newsroom.propagation.editions import corrected

pytestmark = pytest.mark.django_db

Form, State = TakerRow.Form, DeliveryRow.State


@pytest.fixture
def taker(db: None) -> TakerRow:
    """Who fetches all our copy as ninjs."""
    return TakerRow.objects.create(
        key="isle", name="Isle Radio", way=TakerRow.Way.FETCH, form=Form.NINJS_3
    )


@pytest.fixture
def fetch(client: Client, taker: TakerRow) -> Callable[..., dict[str, Any]]:
    def ask(since: object = None, **headers: str) -> dict[str, Any]:
        query = {} if since is None else {"since": str(since)}
        answer = client.get(f"/take/{taker.token}/", query, headers=headers)
        assert answer.status_code == 200
        found: dict[str, Any] = json.loads(answer.content)
        return found

    return ask


def cursor(found: dict[str, Any]) -> str:
    return str(found["next"]).rpartition("=")[2]


def statuses(found: dict[str, Any]) -> list[tuple[str, str]]:
    return [(item["version"], item["pubStatus"]) for item in found["items"]]


def test_what_was_fetched_is_taken_and_on_the_table(
    taker: TakerRow, first: EditionRow, fetch: Callable[..., dict[str, Any]]
) -> None:
    assert statuses(fetch()) == [("1", "usable")]
    delivery = taker.deliveries.get()
    assert (delivery.state, delivery.told_at is not None) == (State.TAKEN, True)
    assert LineRow.objects.filter(act="taken", story=first.story.key).count() == 1


def test_who_comes_back_with_the_cursor_gets_what_came_after_and_has_acknowledged(
    taker: TakerRow, first: EditionRow, fetch: Callable[..., dict[str, Any]]
) -> None:
    found = fetch()
    assert statuses(fetch(cursor(found))) == []
    assert taker.deliveries.get().state == State.ACKNOWLEDGED
    corrected(first.story, "The ferry sailed again on Wednesday, it was said.")
    found = fetch(cursor(found))
    assert statuses(found) == [("2", "usable")]
    (item,) = found["items"]
    assert item["edNote"].startswith("CORRECTION")
    assert "Wednesday" in item["edNote"]


def test_a_kill_stays_in_the_list_until_it_was_taken_whatever_the_cursor(
    taker: TakerRow, first: EditionRow, chief: User, fetch: Callable[..., dict[str, Any]]
) -> None:
    fetch()
    first.story.refresh_from_db()
    actions.withdraw(first.story, by=chief, reason="It was false.")
    ahead = DeliveryRow.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1000
    assert statuses(fetch(ahead)) == [("2", "canceled")]
    assert statuses(fetch(ahead)) == []
    kill = taker.deliveries.get(kind="kill")
    assert kill.state == State.ACKNOWLEDGED


def test_one_who_goes_on_with_an_old_cursor_has_not_got_what_came_since(
    taker: TakerRow, first: EditionRow, fetch: Callable[..., dict[str, Any]]
) -> None:
    fetch(0)
    assert statuses(fetch(0)) == [("1", "usable")]
    assert taker.deliveries.get().state == State.TAKEN


def test_the_same_again_is_not_sent_again(
    client: Client, taker: TakerRow, first: EditionRow
) -> None:
    address = f"/take/{taker.token}/"
    answer = client.get(address)
    assert answer["cache-control"] == "private, no-cache"
    assert answer["link"].endswith('; rel="next"')
    held = {"If-None-Match": answer["etag"]}
    assert client.get(address, headers=held).status_code == 304
    assert taker.deliveries.get().state == State.ACKNOWLEDGED
    corrected(first.story, "The ferry sailed again on Wednesday, it was said.")
    assert client.get(address, headers=held).status_code == 200


def test_a_glance_at_the_head_takes_nothing(
    client: Client, taker: TakerRow, first: EditionRow
) -> None:
    answer = client.head(f"/take/{taker.token}/")
    assert (answer.status_code, answer.content, answer.get("etag")) == (200, b"", None)
    assert taker.deliveries.get().state == State.WAITING


@pytest.mark.parametrize("form", Form.values)
def test_every_form_tells_of_story_correction_and_kill_and_is_read_by_the_wire(
    client: Client, taker: TakerRow, row: StoryRow, editor: User, chief: User, form: str,
    bring: Callable[..., list[StoryRow]],
) -> None:  # fmt: skip
    TakerRow.objects.update(form=form)
    (other,) = bring(
        feed(
            guid="tag:meridian.example,2026:vote",
            headline="Fish market vote put off",
            paragraphs=OTHER,
        )
    )
    actions.publish(row, by=editor)
    actions.publish(other, by=editor)
    client.get(f"/take/{taker.token}/")
    other.refresh_from_db()
    actions.withdraw(other, by=chief, reason="It was false.")
    answer = client.get(f"/take/{taker.token}/")
    assert answer.status_code == 200
    content = answer.content.decode()
    row.refresh_from_db()
    assert row.path is not None
    assert row.path in content
    if form == Form.NITF:
        kinds = ("alternate",)
        assert content.count("application/nitf+xml") == 2 * 2 * len(kinds)
        return
    items = read(_capture(answer.content, answer["content-type"]))
    told = {item.guid.rpartition("example")[2] or item.guid: item for item in items}
    killed = [item for item in items if item.status == "canceled"]
    if form != Form.RSS:
        assert len(killed) == 1
    assert "KILL" in content or "withdrawn" in content.lower()
    assert len(told) >= 2


def test_one_story_is_fetched_alone_in_its_form(
    client: Client, taker: TakerRow, first: EditionRow
) -> None:
    TakerRow.objects.update(form=Form.NITF)
    answer = client.get(f"/take/{taker.token}/{first.story.key}/")
    assert answer["content-type"] == "application/nitf+xml"
    assert etree.QName(etree.fromstring(answer.content)).localname == "nitf"
    assert taker.deliveries.get().state == State.TAKEN
    held = {"If-None-Match": answer["etag"]}
    again = client.get(f"/take/{taker.token}/{first.story.key}/", headers=held)
    assert again.status_code == 304
    assert client.get(f"/take/{taker.token}/nosuchstory0/").status_code == 404


def test_an_address_that_is_none_and_one_that_is_closed_answer_alike(
    client: Client, taker: TakerRow, first: EditionRow
) -> None:
    TakerRow.objects.update(active=False)
    closed = client.get(f"/take/{taker.token}/")
    unknown = client.get("/take/guessed/")
    assert closed.status_code == unknown.status_code == 404
    assert closed.content == unknown.content
    assert dict(closed.headers) == dict(unknown.headers)
    assert taker.deliveries.get().state == State.WAITING


def test_a_kill_is_in_the_list_of_one_who_gets_no_copy_any_more(
    taker: TakerRow, first: EditionRow, fetch: Callable[..., dict[str, Any]]
) -> None:
    since = cursor(fetch())
    TakerRow.objects.update(active=False)
    actions.withdraw(first.story, by=None, reason="It was false.")
    assert statuses(fetch(since)) == [("2", "canceled")]


def test_nobody_writes_at_these_addresses(client: Client, taker: TakerRow) -> None:
    assert client.post(f"/take/{taker.token}/").status_code == 405


def test_what_may_not_be_passed_on_is_in_no_list(
    taker: TakerRow, row: StoryRow, editor: User, fetch: Callable[..., dict[str, Any]]
) -> None:
    assert row.source is not None
    row.source.may_pass_on = False
    row.source.save()
    actions.publish(row, by=editor)
    assert statuses(fetch()) == []


def _capture(content: bytes, media_type: str) -> Capture:
    return Capture(
        sha256="0" * 64, content=content, media_type=media_type, place="t", at=timezone.now()
    )


def test_a_withheld_story_comes_back_as_released(
    taker: TakerRow, first: EditionRow, chief: User, fetch: Callable[..., dict[str, Any]]
) -> None:
    fetch()
    first.story.refresh_from_db()
    actions.withdraw(first.story, by=chief, reason="In doubt.", kind=ChangeKind.WITHHOLD)
    assert statuses(fetch()) == [("2", "withheld")]
    first.story.refresh_from_db()
    actions.restore(first.story, by=chief, reason="It was right.")
    found = fetch()
    assert statuses(found) == [("3", "usable")]
    assert dt.datetime.now(dt.UTC) > first.at
