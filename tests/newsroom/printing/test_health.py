"""What the desk is told of printing and of caches, in words and on its screens."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from copydesk.newsroom.desk.models import OutboxRow
from copydesk.newsroom.fronts.models import FrontOrderRow
from copydesk.newsroom.printing.health import backlog, health, try_again
from copydesk.newsroom.printing.health_screen import in_words, lasting
from copydesk.newsroom.printing.models import PurgeRow
from copydesk.newsroom.printing.orders import due
from copydesk.newsroom.printing.press import Press
from copydesk.story.edition import Edition

pytestmark = pytest.mark.django_db
Out = Callable[..., Edition]


def purge_failed(address: str, trouble: str, *, at: dt.datetime) -> None:
    PurgeRow.objects.create(
        address=address,
        at=at,
        is_laid=True,
        tries=3,
        next_try=at + dt.timedelta(days=1),
        trouble=trouble,
    )


def test_a_site_that_shows_everything_is_said_to(press: Press, out: Out, now: dt.datetime) -> None:
    out("A boat sails")
    press.empty_outbox(now)
    found = health(now)
    assert (found.count, found.is_well, found.consistent) == (0, True, now)
    assert in_words(found) == "The site shows all that was published."


def test_an_order_that_waits_half_a_minute_is_a_warning(out: Out) -> None:
    out("A boat sails")
    (order,) = OutboxRow.objects.all()
    early, late = (health(order.at + dt.timedelta(seconds=n)) for n in (30, 31))
    assert (early.is_late, late.is_late) == (False, True)
    assert in_words(early) == "1 act is being printed."
    assert "waited for 31 seconds" in in_words(late)
    assert late.consistent == order.at


def test_an_order_that_fails_again_and_again_is_told_with_its_reason(out: Out) -> None:
    out("A boat sails")
    (order,) = OutboxRow.objects.all()
    OutboxRow.objects.update(tries=3, trouble="index.html: OSError: disk full")
    found = health(order.at)
    assert [(one.tries, one.trouble) for one in found.failing] == [
        (3, "index.html: OSError: disk full")
    ]
    assert in_words(found) == "1 order fails again and again."


def test_a_front_that_waits_counts_too(now: dt.datetime) -> None:
    FrontOrderRow.objects.create(place="ar/", at=now - dt.timedelta(minutes=2))
    found = health(now)
    assert [one.said for one in found.orders] == ["ar/"]
    assert found.is_late


def test_caches_that_were_not_told_are_counted_by_name(now: dt.datetime) -> None:
    before = now - dt.timedelta(hours=1)
    purge_failed("https://site.example/", "varnish: URLError: refused", at=now)
    purge_failed("https://site.example/a/", "varnish: HTTP 503", at=before)
    purge_failed("https://site.example/b/", "fastly: HTTP 401", at=now)
    found = {one.cache: one for one in health(now).purges}
    assert {name: one.count for name, one in found.items()} == {"varnish": 2, "fastly": 1}
    assert found["varnish"].since == before
    assert found["fastly"].why == "HTTP 401"


def test_what_failed_is_tried_again_at_once_when_asked(out: Out, now: dt.datetime) -> None:
    out("A boat sails")
    OutboxRow.objects.update(tries=9, at=now)
    purge_failed("https://site.example/", "varnish: HTTP 503", at=now)
    assert due(now) == []
    assert try_again(now) == 2
    assert len(due(now)) == 1
    assert PurgeRow.objects.get().next_try == now


def test_cards_and_pages_that_are_for_later_are_counted(
    press: Press, out: Out, now: dt.datetime
) -> None:
    edition = out("A boat sails")
    press.empty_outbox(now)
    before = backlog()
    press.draw_cards([edition.path], now)
    assert (before.cards, backlog().cards) == (1, 0)
    assert before.packing > 0


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(1, "1 second"), (59, "59 seconds"), (60, "1 minute"), (7200, "2 hours"), (86400, "1 day")],
)
def test_a_time_is_said_in_its_largest_unit(seconds: int, said: str) -> None:
    assert lasting(dt.timedelta(seconds=seconds)) == said


@pytest.fixture
def at_desk(person: Callable[[str], User]) -> Callable[[str], Client]:
    """A browser in which somebody with a role is logged in."""

    def sit_down(role: str) -> Client:
        client = Client()
        client.force_login(person(role))
        return client

    return sit_down


def test_the_first_page_warns_and_the_screen_tells_all(
    out: Out, at_desk: Callable[[str], Client]
) -> None:
    out("A boat sails")
    OutboxRow.objects.update(
        at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC), tries=4, trouble="a/: OSError: disk full"
    )
    browser = at_desk("editor")
    assert "The site is behind" in browser.get("/desk/").content.decode()
    screen = browser.get("/desk/printing/").content.decode()
    assert "disk full" in screen
    assert "Try again now" in screen
    browser.post("/desk/printing/")
    assert OutboxRow.objects.get().tries == 0


def test_who_does_not_publish_is_not_troubled_with_it(at_desk: Callable[[str], Client]) -> None:
    browser = at_desk("contributor")
    assert "Printing" not in browser.get("/desk/").content.decode()
    assert browser.get("/desk/printing/").status_code == 302
