"""Deliveries are kept, refused, tried again."""

import datetime as dt
import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import transaction

from copydesk.newsroom.intake import bell, store
from copydesk.newsroom.intake.actions import receive, refuse, retry
from copydesk.newsroom.intake.models import CaptureRow, SourceRow

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


@pytest.mark.django_db
def test_a_delivery_is_kept_with_all_that_is_known_of_it() -> None:
    source = SourceRow.objects.create(key="meridian", name="Meridian Press")
    row = receive(
        b"Copy.", place="https://a.example/1", at=NOON, source=source,
        media_type="text/plain", charset="utf-8",
    )  # fmt: skip
    assert row.sha256 == hashlib.sha256(b"Copy.").hexdigest()
    assert (row.size, row.state) == (5, CaptureRow.State.KEPT)
    assert row.record(store.content(row.sha256)).source == "meridian"


@pytest.mark.django_db
def test_the_same_bytes_from_the_same_place_are_one_delivery() -> None:
    first = receive(b"Copy.", place="paste", at=NOON)
    assert receive(b"Copy.", place="paste", at=NOON + dt.timedelta(hours=1)) == first
    assert receive(b"Copy.", place="upload:a.txt", at=NOON) != first
    assert CaptureRow.objects.count() == 2


@pytest.mark.django_db
def test_a_place_too_long_to_be_stored_loses_no_copy() -> None:
    place = "https://a.example/" + "x" * 5000
    first = receive(b"Copy.", place=place, at=NOON, media_type="y" * 300, charset="z" * 80)
    first.full_clean()
    assert receive(b"Copy.", place=place, at=NOON) == first


@pytest.mark.django_db
def test_a_refusal_keeps_its_reason_until_it_is_read() -> None:
    row = receive(b"\x00", place="paste", at=NOON)
    refuse(row, "no format reads this")
    row.refresh_from_db()
    assert (row.state, row.reason, row.tries) == ("refused", "no format reads this", 1)
    retry(row)
    row.refresh_from_db()
    assert (row.state, row.reason, row.tries) == ("kept", "no format reads this", 1)


@pytest.mark.django_db
def test_a_long_reason_is_cut_not_lost() -> None:
    row = receive(b"\x00", place="paste", at=NOON)
    refuse(row, "x" * 5000)
    row.refresh_from_db()
    assert row.reason == "x" * 1000


@pytest.mark.django_db
def test_bytes_are_kept_before_the_row_and_stay_when_the_row_is_taken_back() -> None:
    with transaction.atomic():
        row = receive(b"Copy.", place="paste", at=NOON)
        transaction.set_rollback(True)
    assert not CaptureRow.objects.exists()
    assert store.content(row.sha256) == b"Copy."


@pytest.mark.django_db
def test_the_bell_rings_once_the_row_is_there_and_not_for_a_repeat(
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]],
) -> None:
    waiting = bell.waiter()
    try:
        with django_capture_on_commit_callbacks(execute=True):
            receive(b"Copy.", place="paste", at=NOON)
            assert not waiting.wait(0)
        assert waiting.wait(1)
        with django_capture_on_commit_callbacks(execute=True):
            receive(b"Copy.", place="paste", at=NOON)
        assert not waiting.wait(0)
    finally:
        waiting.close()
