"""Sources are asked for news."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from copydesk.newsroom.intake import moves, settling, signals, store, tempo
from copydesk.newsroom.intake.actions import due, poll
from copydesk.newsroom.intake.models import CaptureRow, SourceRow
from copydesk.wire.http.politeness import Manners

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
FEED = b"<rss version='2.0'><channel><title>Meridian</title></channel></rss>"


def later(seconds: float) -> dt.datetime:
    return NOON + dt.timedelta(seconds=seconds)


def source(address: str, *, way: str = "feed", key: str = "meridian") -> SourceRow:
    return SourceRow.objects.create(
        key=key, name=key.capitalize(), way=way, address=address, interval=600
    )


def fresh(row: SourceRow) -> SourceRow:
    return SourceRow.objects.get(pk=row.pk)


def test_a_feed_is_fetched_and_kept_as_it_came(web: Any) -> None:
    web.put("/feed", FEED, kind="application/rss+xml; charset=utf-8")
    meridian = source(web.address("/feed"))
    (capture,) = poll(meridian, now=NOON)
    assert store.content(capture.sha256) == FEED
    assert (capture.place, capture.source, capture.at) == (meridian.address, meridian, NOON)
    assert (capture.media_type, capture.charset) == ("application/rss+xml", "utf-8")
    after = fresh(meridian)
    assert after.last_poll == after.last_delivery == NOON
    assert after.next_poll == later(600)
    assert (after.failures, after.trouble) == (0, "")


def test_the_second_time_only_news_is_asked_for(web: Any) -> None:
    web.put("/feed", FEED, ETag='"one"')
    meridian = source(web.address("/feed"))
    poll(meridian, now=NOON)
    assert poll(fresh(meridian), now=later(600)) == []
    assert web.asked[-1].headers["if-none-match"] == '"one"'
    assert CaptureRow.objects.count() == 1
    assert fresh(meridian).last_delivery == NOON


def test_the_same_bytes_again_are_no_second_delivery(web: Any) -> None:
    web.put("/feed", FEED)
    meridian = source(web.address("/feed"))
    assert len(poll(meridian, now=NOON)) == 1
    assert poll(fresh(meridian), now=later(600)) == []
    assert CaptureRow.objects.count() == 1


def test_a_mark_is_not_remembered_when_the_bytes_could_not_be_kept(
    web: Any, settings: Settings, tmp_path: Path
) -> None:
    web.put("/feed", FEED, ETag='"one"')
    meridian = source(web.address("/feed"))
    (tmp_path / "full").write_bytes(b"")
    settings.CAPTURES_ROOT = tmp_path / "full"
    assert poll(meridian, now=NOON) == []
    after = fresh(meridian)
    assert (after.etag, after.failures) == ("", 1)
    assert after.trouble.startswith("what came cannot be kept")


def test_this_machine_is_not_asked_unless_the_house_allows_it(web: Any, settings: Settings) -> None:
    settings.WIRE_ALLOW = ()
    meridian = source(web.address("/feed"))
    assert poll(meridian, now=NOON) == []
    assert web.asked == []
    assert fresh(meridian).trouble.startswith("not asked: ")


def test_a_source_that_fails_is_asked_later_and_later_but_always_again(web: Any) -> None:
    web.put("/feed", b"", status=500)
    meridian = source(web.address("/feed"))
    now, waits = NOON, []
    for _ in range(14):
        poll(fresh(meridian), now=now)
        then = fresh(meridian).next_poll
        assert then is not None
        waits.append((then - now).total_seconds())
        now = then
    assert 1200 <= waits[0] <= 1200 * 1.2
    assert waits[3] > waits[0]
    assert max(waits) <= 86_400 * 1.2
    assert fresh(meridian).failures == 14
    assert "500" in fresh(meridian).trouble


def test_two_sources_that_fail_together_are_not_asked_together(web: Any) -> None:
    ours = [source(web.address("/gone"), key=key) for key in ("meridian", "harbour")]
    for each in ours:
        poll(each, now=NOON)
    assert fresh(ours[0]).next_poll != fresh(ours[1]).next_poll


def test_a_source_that_is_well_again_says_so(web: Any) -> None:
    meridian = source(web.address("/feed"))
    poll(meridian, now=NOON)
    web.put("/feed", FEED)
    poll(fresh(meridian), now=later(1200))
    assert (fresh(meridian).failures, fresh(meridian).trouble) == (0, "")


def test_who_asks_us_to_wait_is_left_in_peace(web: Any) -> None:
    web.put("/feed", b"", status=429, **{"Retry-After": "7200"})
    meridian = source(web.address("/feed"))
    poll(meridian, now=NOON)
    after = fresh(meridian)
    assert after.next_poll is not None
    assert after.next_poll >= later(7200)
    assert after.trouble == "asks us to wait (429)"


def test_one_host_is_not_asked_twice_in_a_moment(web: Any, monkeypatch: Any) -> None:
    web.put("/feed", FEED)
    # The server here has to be allowed by name, which makes it the house's own: not so for this.
    monkeypatch.setattr(tempo, "manners", lambda source: Manners())
    first, second = (source(web.address("/feed"), key=key) for key in ("meridian", "harbour"))
    poll(first, now=NOON)
    assert poll(second, now=later(0.5)) == []
    assert len(web.asked) == 1
    assert fresh(second).next_poll == later(2)
    assert fresh(second).trouble == ""


def test_a_source_that_has_moved_for_good_says_where(web: Any) -> None:
    web.put("/old", b"", status=301, Location=web.address("/feed"))
    web.put("/feed", FEED)
    meridian = source(web.address("/old"))
    (capture,) = poll(meridian, now=NOON)
    assert capture.place == web.address("/feed")
    assert fresh(meridian).trouble == f"has moved for good to {web.address('/feed')}"


def test_those_that_wait_longest_are_due_first() -> None:
    past, never, future = (source("https://a.example", key=key) for key in ("p", "n", "f"))
    SourceRow.objects.filter(pk=past.pk).update(next_poll=later(-5))
    SourceRow.objects.filter(pk=future.pk).update(next_poll=later(5))
    assert due(NOON) == [never, past]


def test_paused_sources_and_drop_folders_are_never_due() -> None:
    SourceRow.objects.filter(pk=source("https://a.example").pk).update(active=False)
    source("https://b.example", way="drop", key="drop")
    source("", key="nowhere")
    assert due(NOON) == []


def test_a_list_of_addresses_leads_to_its_pages_one_request_at_a_time(web: Any) -> None:
    lines = f"{web.address('/a')}\n{web.address('/b')}\n".encode()
    web.put("/pages", lines, kind="text/plain", ETag='"list"')
    web.put("/a", b"<h1>A</h1>", kind="text/html")
    web.put("/b", b"<h1>B</h1>", kind="text/html")
    meridian = source(web.address("/pages"), way="page")
    assert poll(meridian, now=NOON) == []
    assert fresh(meridian).next_poll == NOON
    came = [poll(fresh(meridian), now=later(at))[0].place for at in (1, 2)]
    assert came == [web.address("/a"), web.address("/b")]
    assert fresh(meridian).next_poll == later(602)
    assert web.paths == ["/pages", "/a", "/b"]


def test_pages_are_asked_again_conditionally_with_their_list(web: Any) -> None:
    web.put("/pages", web.address("/a").encode(), kind="text/plain", ETag='"list"')
    web.put("/a", b"<h1>A</h1>", kind="text/html", ETag='"a"')
    meridian = source(web.address("/pages"), way="page")
    for at in (0, 1, 601, 602):
        poll(fresh(meridian), now=later(at))
    assert web.paths == ["/pages", "/a", "/pages", "/a"]
    assert web.asked[2].headers["if-none-match"] == '"list"'
    assert web.asked[3].headers["if-none-match"] == '"a"'


def test_a_page_that_fails_is_told_and_does_not_hold_the_others_back(web: Any) -> None:
    web.put("/pages", "\n".join(map(web.address, ("/a", "/b"))).encode(), kind="text/plain")
    web.put("/b", b"<h1>B</h1>", kind="text/html")
    meridian = source(web.address("/pages"), way="page")
    came = [poll(fresh(meridian), now=later(at)) for at in range(3)]
    assert [len(each) for each in came] == [0, 0, 1]
    assert "/a: answered 404" in fresh(meridian).trouble
    assert fresh(meridian).failures == 0


def test_a_list_leads_to_no_other_host(web: Any) -> None:
    lines = f"{web.address('/a')}\nhttp://127.0.0.1:1/b\nhttp://[::1/c\n"
    web.put("/pages", lines.encode(), kind="text/plain")
    meridian = source(web.address("/pages"), way="page")
    poll(meridian, now=NOON)
    assert [each.address for each in fresh(meridian).addresses.all()] == [web.address("/a")]
    assert fresh(meridian).trouble == "2 addresses of the list were left out"


def test_plain_text_that_is_copy_is_copy(web: Any) -> None:
    web.put("/story.txt", b"https://a.example says the ferry sails.\n\nMore.", kind="text/plain")
    assert len(poll(source(web.address("/story.txt"), way="page"), now=NOON)) == 1


def test_a_new_address_is_asked_at_once_and_without_the_old_marks() -> None:
    meridian = source("https://a.example/feed")
    meridian.etag, meridian.failures, meridian.next_poll = '"one"', 3, later(9999)
    meridian.save()
    meridian.address = "https://b.example/feed"
    meridian.full_clean()
    meridian.save()
    assert (meridian.etag, meridian.failures, meridian.next_poll) == ("", 0, None)


def test_what_a_feed_asks_for_is_kept_to(web: Any) -> None:
    web.put("/feed", FEED.replace(b"</title>", b"</title><ttl>120</ttl>"))
    meridian = source(web.address("/feed"))
    poll(meridian, now=NOON)
    assert fresh(meridian).next_poll == later(7200)


def test_the_longest_of_ttl_and_freshness_counts(web: Any) -> None:
    ttl = FEED.replace(b"</title>", b"</title><ttl>60</ttl>")
    web.put("/feed", ttl, **{"Cache-Control": "max-age=9000"})
    meridian = source(web.address("/feed"))
    poll(meridian, now=NOON)
    assert fresh(meridian).next_poll == later(9000)


def test_a_source_that_is_busy_says_until_when(web: Any) -> None:
    web.put("/feed", b"", status=503, **{"Retry-After": "Sun, 01 Mar 2026 16:00:00 GMT"})
    meridian = source(web.address("/feed"))
    poll(meridian, now=NOON)
    after = fresh(meridian)
    assert after.next_poll is not None
    assert later(4 * 3600) <= after.next_poll <= later(5 * 3600)
    assert after.state == SourceRow.State.WAITS


def test_the_same_entries_in_other_bytes_are_kept_but_are_no_news(web: Any) -> None:
    meridian = source(web.address("/feed"))
    for at in (0, 600):
        web.put("/feed", FEED + b"<!-- %d -->" % at, ETag=f'"{at}"')
        poll(fresh(meridian), now=later(at))
    after = fresh(meridian)
    assert CaptureRow.objects.count() == 2
    assert (after.last_news, after.wasted) == (NOON, 1)


def test_who_sends_everything_although_nothing_is_new_is_noticed(web: Any) -> None:
    meridian = source(web.address("/feed"))
    for n in range(4):
        web.put("/feed", FEED, ETag=f'W/"{n}"')
        poll(fresh(meridian), now=later(600 * n))
    assert fresh(meridian).wasted == 3
    web.put("/feed", FEED, ETag='W/"3"')
    poll(fresh(meridian), now=later(9000))
    assert fresh(meridian).wasted == 0


def moved(web: Any, times: int, *, kind: str = "application/rss+xml") -> SourceRow:
    web.put("/old", b"", status=308, Location=web.address("/feed"))
    web.put("/feed", FEED, kind=kind)
    meridian = source(web.address("/old"))
    for n in range(times):
        poll(fresh(meridian), now=later(600 * n))
    return fresh(meridian)


def test_a_move_told_three_times_is_believed_and_the_former_address_kept(web: Any) -> None:
    meridian = moved(web, 2)
    assert meridian.address == web.address("/old")
    poll(meridian, now=later(1800))
    meridian = fresh(meridian)
    assert (meridian.address, meridian.moved_from) == (web.address("/feed"), web.address("/old"))
    assert meridian.trouble == ""
    poll(meridian, now=later(9000))
    assert web.paths[-1] == "/feed"


def test_a_feed_that_moves_to_a_page_has_not_moved(web: Any) -> None:
    meridian = moved(web, 5, kind="text/html; charset=utf-8")
    assert meridian.address == web.address("/old")
    assert meridian.trouble.startswith("has moved for good to")


def test_the_desk_can_go_back_and_the_address_is_not_left_again(web: Any) -> None:
    meridian = moved(web, 3)
    moves.go_back(meridian)
    for n in range(5):
        poll(fresh(meridian), now=later(20_000 + 600 * n))
    after = fresh(meridian)
    assert (after.address, after.moved_from) == (web.address("/old"), "")


def test_a_move_that_is_taken_back_is_forgotten(web: Any) -> None:
    meridian = moved(web, 2)
    web.put("/old", FEED)
    poll(meridian, now=later(3000))
    assert (fresh(meridian).moved_to, fresh(meridian).moves_told) == ("", 0)


def test_a_source_that_is_gone_is_asked_once_a_week_for_ever(web: Any) -> None:
    web.put("/feed", b"", status=410)
    meridian, now = source(web.address("/feed")), NOON
    for _ in range(4):
        poll(fresh(meridian), now=now)
        then = fresh(meridian).next_poll
        assert then is not None
        assert dt.timedelta(days=7) <= then - now <= dt.timedelta(days=9)
        now = then
    assert (fresh(meridian).state, fresh(meridian).gone_at) == ("gone", NOON)
    web.put("/feed", FEED)
    poll(fresh(meridian), now=now)
    assert (fresh(meridian).state, fresh(meridian).gone_at) == ("well", None)


@pytest.fixture
def gone() -> Iterator[list[str]]:
    told: list[str] = []

    def hear(source: SourceRow, address: str, **_: Any) -> None:
        told.append(address)

    signals.gone.connect(hear)
    yield told
    signals.gone.disconnect(hear)


def test_a_page_that_is_gone_is_told_to_the_desk_once(
    web: Any, gone: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    web.put("/pages", "\n".join(map(web.address, ("/a", "/b"))).encode(), kind="text/plain")
    web.put("/a", b"", status=410)
    web.put("/b", b"<h1>B</h1>", kind="text/html")
    meridian = source(web.address("/pages"), way="page")
    with django_capture_on_commit_callbacks(execute=True):
        for at in (0, 1, 2, 603, 604, 605):
            poll(fresh(meridian), now=later(at))
    assert gone == [web.address("/a")]
    assert web.paths.count("/a") == 1
    assert fresh(meridian).state == "well"


def test_a_feed_that_is_gone_is_no_page_withdrawn(
    web: Any, gone: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    web.put("/feed", b"", status=410)
    with django_capture_on_commit_callbacks(execute=True):
        poll(source(web.address("/feed")), now=NOON)
    assert gone == []


def lively(web: Any, days: int = 4) -> SourceRow:
    """A source that had news every half hour for some days."""
    meridian = source(web.address("/feed"))
    for n in range(days * 48):
        settling.delivered(meridian, now=later(1800 * n - days * 86_400))
    return fresh(meridian)


def test_a_source_silent_for_too_long_is_noticed_and_well_again_with_its_next_delivery(
    web: Any,
) -> None:
    meridian = lively(web)
    assert meridian.alarm_at is not None
    rings = meridian.alarm_at
    assert settling.ring_alarms(rings - dt.timedelta(seconds=1)) == 0
    assert settling.ring_alarms(rings) == 0, "it was not asked since"
    web.put("/feed", b"", status=500)
    poll(meridian, now=rings)
    assert settling.ring_alarms(rings) == 1
    assert fresh(meridian).idle_since == meridian.last_news
    web.put("/feed", FEED)
    poll(fresh(meridian), now=rings + dt.timedelta(hours=1))
    assert fresh(meridian).idle_since is None


def test_a_rhythm_nobody_can_read_is_learned_anew(web: Any) -> None:
    web.put("/feed", FEED)
    meridian = source(web.address("/feed"))
    SourceRow.objects.filter(pk=meridian.pk).update(rhythm={"hours": "often"})
    poll(fresh(meridian), now=NOON)
    assert fresh(meridian).next_poll == later(600)
