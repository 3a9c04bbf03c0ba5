"""Partners that deliver by themselves."""

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from copydesk.newsroom.intake import push_doors
from copydesk.newsroom.intake.models import CaptureRow, PushDoorRow, SourceRow
from copydesk.wire.http.signatures import sign

pytestmark = pytest.mark.django_db

COPY = json.dumps({"uri": "urn:meridian:1", "headline": "Bridge closed"}).encode()


@pytest.fixture
def source() -> SourceRow:
    return SourceRow.objects.create(key="meridian", name="Meridian Wire", way="push")


@pytest.fixture
def secret(source: SourceRow) -> str:
    return push_doors.open_door(source, now=timezone.now())


def deliver(client: Client, secret: str, content: bytes = COPY, key: str = "meridian") -> Any:
    stamp = sign(secret, "msg_1", timezone.now(), content)
    headers = {
        "webhook-id": stamp.id,
        "webhook-timestamp": stamp.timestamp,
        "webhook-signature": stamp.signature,
    }
    kind = "application/ninjs+json; charset=utf-8"
    return client.post(f"/wire/push/{key}/", content, content_type=kind, headers=headers)


def test_a_signed_delivery_is_kept_before_it_is_answered(client: Client, secret: str) -> None:
    answer = deliver(client, secret)
    capture = CaptureRow.objects.get()
    assert (answer.status_code, answer.json()["capture"]) == (202, capture.sha256)
    assert (capture.source.key, capture.place) == ("meridian", "push:meridian")
    assert (capture.media_type, capture.charset) == ("application/ninjs+json", "utf-8")


def test_the_same_delivery_again_is_kept_once(client: Client, secret: str) -> None:
    assert [deliver(client, secret).status_code for _ in range(2)] == [202, 200]
    assert CaptureRow.objects.count() == 1


def test_strangers_learn_nothing_and_the_desk_hears_of_them(client: Client, secret: str) -> None:
    other = push_doors.new_secret()
    answers = [deliver(client, other), deliver(client, other, key="nobody")]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert answers[0].content == answers[1].content
    assert not CaptureRow.objects.exists()
    door = PushDoorRow.objects.get()
    assert (door.refused, "does not fit" in door.trouble) == (1, True)


def test_a_partner_has_a_day_to_change_over_to_a_new_secret(client: Client, source: Any) -> None:
    now = timezone.now()
    old = push_doors.open_door(source, now=now - dt.timedelta(days=2))
    push_doors.open_door(source, now=now)
    assert deliver(client, old).status_code == 202
    PushDoorRow.objects.update(old_until=now)
    assert deliver(client, old).status_code == 401


def test_a_door_that_was_closed_takes_nothing(client: Client, source: Any, secret: str) -> None:
    push_doors.close_door(source)
    assert deliver(client, secret).status_code == 401


def test_a_paused_source_takes_nothing(client: Client, source: Any, secret: str) -> None:
    SourceRow.objects.update(active=False)
    assert deliver(client, secret).status_code == 401


def test_more_than_a_capture_may_hold_is_refused(
    client: Client, secret: str, settings: Settings
) -> None:
    settings.CAPTURE_MAX_BYTES = 10
    assert deliver(client, secret).status_code == 413


def test_nobody_reads_at_a_door(client: Client, secret: str) -> None:
    assert client.get("/wire/push/meridian/").status_code == 405
