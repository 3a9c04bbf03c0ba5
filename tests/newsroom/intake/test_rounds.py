"""Sources are asked side by side, and what comes is written down in batches."""

import datetime as dt
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from copydesk.newsroom.intake import rounds
from copydesk.newsroom.intake.asking import ask_alone
from copydesk.newsroom.intake.models import CaptureRow, SourceRow, host_of
from copydesk.newsroom.intake.polling import IN_HAND, due
from copydesk.newsroom.intake.rounds import Rounds

pytestmark = pytest.mark.django_db

FEED = b"<rss version='2.0'><channel><title>%s</title></channel></rss>"


@pytest.fixture
def asking() -> Iterator[Rounds]:
    made = Rounds(timezone.now)
    yield made
    made.close()


def sources(web: Any, number: int) -> list[SourceRow]:
    for n in range(number):
        web.put(f"/{n}", FEED % str(n).encode())
        SourceRow.objects.create(key=f"s{n}", name=f"S{n}", address=web.address(f"/{n}"))
    return list(SourceRow.objects.order_by("pk"))


def until_done(asking: Rounds, number: int) -> None:
    """Turns until so many sources have been asked and written down."""
    over = time.monotonic() + 20
    while time.monotonic() < over:
        asking.go(timezone.now())
        if SourceRow.objects.exclude(state=SourceRow.State.NEW).count() == number:
            return
        time.sleep(0.01)
    raise AssertionError("not all were asked")


def test_all_that_is_due_is_asked_and_written_down(web: Any, asking: Rounds) -> None:
    sources(web, 30)
    until_done(asking, 30)
    assert CaptureRow.objects.count() == 30
    assert sorted(web.paths) == sorted(f"/{n}" for n in range(30))
    assert due(timezone.now()) == []


def test_one_that_fails_holds_up_no_other(web: Any, asking: Rounds) -> None:
    first, *_ = sources(web, 3)
    web.put("/0", b"", status=500)
    until_done(asking, 3)
    first.refresh_from_db()
    assert (first.state, first.failures) == ("fails", 1)
    assert CaptureRow.objects.count() == 2


def test_who_is_being_asked_is_not_asked_twice(web: Any, asking: Rounds) -> None:
    (only,) = sources(web, 1)
    asking.go(timezone.now())
    only.refresh_from_db()
    assert only.next_poll is not None
    assert only.next_poll > timezone.now() + IN_HAND / 2
    for _ in range(5):
        asking.go(timezone.now())
    until_done(asking, 1)
    assert web.paths == ["/0"]


def test_what_was_asked_and_not_written_down_is_asked_again(web: Any, asking: Rounds) -> None:
    (only,) = sources(web, 1)
    now = timezone.now()
    asking.go(now)
    asking.close()  # as if killed: nothing was written down
    only.refresh_from_db()
    assert (only.etag, only.last_answer, only.state) == ("", "", "new")
    assert due(now + IN_HAND) == [only]


def test_one_host_gives_slots_and_the_rest_is_put_off(
    web: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = Rounds(timezone.now, gap=20)
    # The server here has to be allowed by name, which makes it the house's own: not so for this.
    monkeypatch.setattr(rounds, "is_ours", lambda host: False)
    sources(web, 5)
    now = timezone.now()
    asking.go(now)
    asking.close()
    waits = [
        round((each.next_poll - now).total_seconds())
        for each in SourceRow.objects.order_by("pk")
        if each.next_poll is not None
    ]
    assert waits == [300, 300, 300, 60, 80]


def test_an_answer_to_an_address_changed_meanwhile_marks_nothing(web: Any) -> None:
    (only,) = sources(web, 1)
    asked = rounds.question(only)
    outcome = ask_alone(asked, at=timezone.now())
    SourceRow.objects.filter(pk=only.pk).update(address="https://b.example/feed")
    only.refresh_from_db()
    rounds.settle(only, outcome)
    only.refresh_from_db()
    assert (only.state, only.last_answer) == ("new", "")


@pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="SQLite is missing in this run: the plan is read in its words",
)
def test_what_is_due_is_found_by_the_index() -> None:
    rows = [
        SourceRow(key=f"s{n}", name="S", address="https://a.example/", next_poll=timezone.now())
        for n in range(2000)
    ]
    SourceRow.objects.bulk_create(rows)
    asked = timezone.now() - dt.timedelta(days=1)
    with CaptureQueriesContext(
        connection,
    ) as context:
        due(asked)
    for query in context.captured_queries:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
            plan = " ".join(str(row) for row in cursor.fetchall())
        assert "source_due" in plan


def test_a_host_is_kept_with_the_address() -> None:
    source = SourceRow.objects.create(key="s", name="S", address="https://User@News.Example:8443/x")
    assert source.host == "news.example:8443"
    assert host_of("http://[::1/c") == ""
