""" "Just in" moves in an open page when something is published, and misses nothing on return."""

import contextlib
import http.client
import os
import signal

from playwright.sync_api import Page, Route, expect

from journeys.running import Newsroom, waited_for
from journeys.ways import (
    WITHIN,
    decide_all,
    expect_at_head_and_foot,
    lines_of,
    paste,
    publish,
    review,
)

SOURCE = "Tradewind Digest"
BODY = """\
The council of Vellamo has said so in a letter to every household on the island.

An answer is expected by the end of the week, a speaker of the council said.
"""


def bring_to_publication(desk: Page, headline: str) -> None:
    """Paste a short story and decide its findings, so that one click publishes it."""
    paste(desk, f"{headline}\n\n{BODY}", source=SOURCE)
    review(desk, headline)
    decide_all(desk)


def test_a_publication_appears_at_head_and_foot_of_an_open_page(desk: Page, reader: Page) -> None:
    headline = "Vellamo Counts Its Lamp Posts and Finds One More"
    bring_to_publication(desk, headline)
    reader.goto("/")
    expect(reader.locator("[data-pause]").first).to_be_visible()
    publish(desk)
    expect_at_head_and_foot(reader, headline)
    expect(reader.locator(".just-in-head li").first).to_contain_text(headline)


def test_a_page_that_was_cut_off_gets_what_it_missed(
    newsroom: Newsroom, desk: Page, reader: Page
) -> None:
    headline = "Vellamo Lends Out Its Spare Lamp Post"
    bring_to_publication(desk, headline)
    resumed: list[str | None] = []

    def cut(route: Route) -> None:
        route.abort()

    def resume(route: Route) -> None:
        resumed.append(route.request.headers.get("last-event-id"))
        route.continue_()

    reader.goto("/")
    expect(reader.locator("[data-pause]").first).to_be_visible()
    reader.route("**/live/*", cut)
    os.kill(newsroom.process_of("door"), signal.SIGKILL)  # hangs up on all; the supervisor restarts
    waited_for(lambda: newsroom.get("/live/ticker.json")[0] == 200)
    publish(desk)
    waited_for(lambda: any(each["headline"] == headline for each in newsroom.ticker()))
    expect(lines_of(reader, headline)).to_have_count(0)
    reader.unroute("**/live/*", cut)
    reader.route("**/live/stream", resume)
    expect_at_head_and_foot(reader, headline)
    expect(lines_of(reader, headline).first).to_be_visible(timeout=WITHIN)
    assert resumed


def test_the_stream_replays_from_the_last_line_seen(newsroom: Newsroom) -> None:
    numbers = sorted(each["number"] for each in newsroom.ticker())
    with contextlib.closing(
        http.client.HTTPConnection("127.0.0.1", newsroom.port, timeout=30)
    ) as asking:
        asking.request("GET", "/live/stream", headers={"Last-Event-ID": str(numbers[-3])})
        answer = asking.getresponse()
        assert answer.headers["content-type"].startswith("text/event-stream")
        got: list[int] = []
        while not got or got[-1] < numbers[-1]:
            line = answer.readline().decode()
            if line.startswith("id: "):
                got.append(int(line.removeprefix("id: ")))
    assert got == sorted(got)
    assert got[0] > numbers[-3]
    assert set(got) >= set(numbers[-2:])
