"""Hubs that tell us the news of a source."""

import datetime as dt
import hashlib
import hmac
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from copydesk.newsroom.intake import subscribing
from copydesk.newsroom.intake.hubs import PATIENCE, SILENT_AFTER, learn, patience
from copydesk.newsroom.intake.models import CaptureRow, SourceRow, SubscriptionRow
from copydesk.newsroom.intake.polling import poll
from copydesk.wire.http.hubs import Named

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
HUB = "https://hub.example/"
NEWS = b"<rss><channel><item><guid>1</guid><title>Bridge closed</title></item></channel></rss>"
State = SubscriptionRow.State


@pytest.fixture(autouse=True)
def reachable(settings: Settings) -> None:
    settings.SITE_URL, settings.HUBS = "https://paper.example", True


@pytest.fixture
def source() -> SourceRow:
    return SourceRow.objects.create(
        key="meridian", name="Meridian Wire", address="https://meridian.example/feed.xml"
    )


@pytest.fixture
def row(source: SourceRow) -> SubscriptionRow:
    learn(source, Named(hubs=(HUB,), topic=source.address), is_news=True, now=NOW)
    return SubscriptionRow.objects.get()


def signed(row: SubscriptionRow, content: bytes) -> dict[str, str]:
    digits = hmac.new(row.secret.encode(), content, hashlib.sha256).hexdigest()
    return {"X-Hub-Signature": f"sha256={digits}"}


def at(row: SubscriptionRow) -> str:
    return f"/wire/hub/{row.token}/"


def confirmed(row: SubscriptionRow, client: Client, **more: str) -> Any:
    said = {"hub.mode": "subscribe", "hub.topic": row.topic, "hub.challenge": "abc"}
    return client.get(at(row), said | {"hub.lease_seconds": "86400"} | more)


def deliver(row: SubscriptionRow, client: Client, content: bytes, **headers: str) -> Any:
    told = headers or signed(row, content)
    return client.post(at(row), content, content_type="application/rss+xml", headers=told)


def test_a_feed_that_names_a_hub_is_subscribed_to_by_itself(web: Any) -> None:
    feed = f'<rss><channel><link rel="hub" href="{web.address("/hub")}"/><item/></channel></rss>'
    web.put("/feed", feed.encode())
    web.put("/hub", b"", status=202)
    source = SourceRow.objects.create(key="s", name="S", address=web.address("/feed"))
    poll(source, now=NOW)
    assert subscribing.ask_hubs(NOW) == 1
    row = SubscriptionRow.objects.get()
    form = {name: values[0] for name, values in parse_qs(web.asked[-1].body.decode()).items()}
    assert form == {
        "hub.callback": f"https://paper.example/wire/hub/{row.token}/",
        "hub.mode": "subscribe",
        "hub.topic": source.address,
        "hub.lease_seconds": "864000",
        "hub.secret": row.secret,
    }
    assert (row.state, row.trouble) == (State.ASKED, "")


def test_a_hub_that_does_not_answer_is_asked_later_and_later(web: Any, row: Any) -> None:
    row.hub = web.address("/hub")
    row.save()
    for wait in (5, 10, 20):
        assert subscribing.ask_hubs(row.next_ask) == 1
        before = row.next_ask
        row.refresh_from_db()
        assert row.next_ask - before == dt.timedelta(minutes=wait)
    assert row.trouble == "The hub answered 404."


def test_a_house_that_hubs_cannot_reach_asks_none(source: Any, settings: Settings) -> None:
    settings.HUBS = False
    learn(source, Named(hubs=(HUB,)), is_news=True, now=NOW)
    assert not SubscriptionRow.objects.exists()


def test_the_hub_is_told_that_it_was_us(row: Any, client: Client) -> None:
    answer = confirmed(row, client)
    row.refresh_from_db()
    assert (answer.status_code, answer.content) == (200, b"abc")
    assert answer["content-type"].startswith("text/plain")
    assert row.state == State.ACTIVE
    lasts = row.lease_until - timezone.now()
    assert dt.timedelta(hours=23) < lasts < dt.timedelta(hours=25)
    assert row.next_ask < row.lease_until


def test_what_we_did_not_ask_for_is_not_confirmed(row: Any, client: Client) -> None:
    assert confirmed(row, client, **{"hub.topic": "https://other.example/"}).status_code == 404
    assert confirmed(row, client, **{"hub.mode": "unsubscribe"}).status_code == 404
    assert client.get("/wire/hub/guessed/").status_code == 410
    row.refresh_from_db()
    assert row.state == State.ASKED


def test_a_hub_that_refuses_says_why(row: Any, client: Client) -> None:
    said = {"hub.mode": "denied", "hub.topic": row.topic, "hub.reason": "no contract"}
    assert client.get(at(row), said).status_code == 200
    row.refresh_from_db()
    assert (row.state, row.trouble) == (State.DENIED, "no contract")


def test_the_news_is_kept_before_the_hub_is_answered(row: Any, client: Client) -> None:
    assert deliver(row, client, NEWS).status_code == 202
    capture = CaptureRow.objects.get()
    assert (capture.source, capture.place) == (row.source, row.topic)
    assert capture.media_type == "application/rss+xml"
    row.refresh_from_db()
    assert (row.state, row.last_push is not None) == (State.ACTIVE, True)
    row.source.refresh_from_db()
    assert row.source.last_news is not None


@pytest.mark.parametrize("signature", ["", "sha256=00", "sha256=" + "0" * 64])
def test_news_that_the_hub_has_not_signed_is_left_aside(
    row: Any, client: Client, signature: str
) -> None:
    answer = deliver(row, client, NEWS, **{"X-Hub-Signature": signature})
    assert answer.status_code == 202
    assert not CaptureRow.objects.exists()
    row.refresh_from_db()
    assert "not signed" in row.trouble


def test_a_hub_without_https_is_believed_only_that_there_is_news(row: Any, client: Client) -> None:
    row.hub = "http://hub.example/"
    row.save()
    SourceRow.objects.update(next_poll=NOW + dt.timedelta(days=900))
    assert deliver(row, client, NEWS).status_code == 202
    assert not CaptureRow.objects.exists()
    row.source.refresh_from_db()
    assert row.source.next_poll <= timezone.now()


def test_news_for_a_subscription_that_has_ended_tells_the_hub_to_stop(
    row: Any, client: Client
) -> None:
    learn(row.source, Named(), is_news=False, now=NOW)
    assert deliver(row, client, NEWS).status_code == 410


def test_more_than_a_capture_may_hold_is_refused(
    row: Any, client: Client, settings: Settings
) -> None:
    settings.CAPTURE_MAX_BYTES = 10
    assert deliver(row, client, NEWS).status_code == 413


def test_as_long_as_the_hub_tells_the_source_is_asked_more_seldom(row: Any, client: Client) -> None:
    assert patience(row.source, now=NOW) == 1.0
    confirmed(row, client)
    row.refresh_from_db()
    assert patience(row.source, now=timezone.now()) == PATIENCE
    assert patience(row.source, now=row.lease_until) == 1.0


def test_a_hub_that_keeps_the_news_to_itself_counts_as_silent(row: Any, client: Client) -> None:
    confirmed(row, client)
    named = Named(hubs=(HUB,), topic=row.topic)
    for hour in range(1, SILENT_AFTER + 1):
        learn(row.source, named, is_news=True, now=NOW + dt.timedelta(hours=hour))
    row.refresh_from_db()
    assert row.state == State.SILENT
    assert patience(row.source, now=timezone.now()) == 1.0
    assert row.next_ask <= NOW + dt.timedelta(hours=SILENT_AFTER)


def test_a_hub_that_told_in_time_is_not_silent(row: Any, client: Client) -> None:
    confirmed(row, client)
    named = Named(hubs=(HUB,), topic=row.topic)
    for hour in range(1, SILENT_AFTER + 2):
        SubscriptionRow.objects.update(last_push=NOW + dt.timedelta(hours=hour, minutes=-1))
        learn(row.source, named, is_news=True, now=NOW + dt.timedelta(hours=hour))
    row.refresh_from_db()
    assert (row.state, row.missed) == (State.ACTIVE, 0)
