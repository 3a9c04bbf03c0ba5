"""Printed pages in a real browser, from a plain file server with the strict policy."""

import functools
import json
import queue
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, sync_playwright
from typing_extensions import override

from copydesk.press.print_pages import print_all
from press.sample import paper

CHROMIUM = shutil.which("chromium")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
STORY = "/2026/11/23/ferry-sails-again/"
ARABIC = "/2026/11/23/ferry-arabic/"
LOOKED_AT = (
    "/",
    STORY,
    ARABIC,
    "/2026/11/23/savings-bank-counters/",
    "/2026/11/23/organ-last-pipe/",
    "/2026/11/23/harbour-pilot/",
    f"{STORY}history/",
    "/world/",
    "/arabic/",
    "/corrections/",
    "/2026/11/23/",
    "/archive/",
    "/sources/",
    "/sources/northgate/",
    "/about/",
    "/404.html",
)

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]

Event = tuple[str, dict[str, object]]


class Said(queue.Queue["Event | None"]):
    """What a test says, to every stream that asks: a stream of a page that was just closed may
    still come in, and must not take what is meant for another."""

    def __init__(self) -> None:
        super().__init__()
        self._told: list[Event | None] = []

    @override
    def put(self, item: "Event | None", block: bool = True, timeout: float | None = None) -> None:
        with self.not_empty:
            self._told.append(item)
            self.not_empty.notify_all()

    def since(self, last: str) -> Iterator[Event]:
        """All after the event of this number, until the test is over."""
        place = self._after(last)
        while (event := self._at(place)) is not None:
            yield event
            place += 1

    def _after(self, last: str) -> int:
        numbers = [str(event[1]["number"]) for event in self._told if event]
        return len(numbers) - numbers[::-1].index(last) if last in numbers else 0

    def _at(self, place: int) -> "Event | None":
        with self.not_empty:
            while place >= len(self._told):
                self.not_empty.wait()
            return self._told[place]


class Site(SimpleHTTPRequestHandler):
    """Files with the policy of the house, and a stream that says what a test puts into it."""

    streams: bool = True
    said: Said
    ticker: dict[str, object]

    @override
    def do_GET(self) -> None:
        if self.path == "/live/stream" and Site.streams:
            self._stream()
        elif self.path == "/live/ticker.json":
            self._send("application/json", json.dumps(Site.ticker).encode(), keep="max-age=60")
        else:
            super().do_GET()

    def _stream(self) -> None:
        # Bound once: a stream that outlives its test must not take what the next test says.
        said_here = Site.said
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        self.wfile.write(b": open\n\n")
        for kind, data in said_here.since(self.headers.get("last-event-id", "")):
            said = f"id: {data['number']}\nevent: {kind}\ndata: {json.dumps(data)}\n\n"
            self.wfile.write(said.encode())

    def _send(self, media_type: str, content: bytes, *, keep: str) -> None:
        self.send_response(200)
        self.send_header("content-type", media_type)
        self.send_header("cache-control", keep)
        self.end_headers()
        self.wfile.write(content)

    @override
    def end_headers(self) -> None:
        self.send_header("content-security-policy", POLICY)
        super().end_headers()

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("site")
    for page in print_all(paper()):
        place = folder / page.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(page.content)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Site, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def live() -> Iterator["queue.Queue[Event | None]"]:
    """The stream; the list it starts from is empty and older than any printed page."""
    Site.streams, Site.said, Site.ticker = True, Said(), {"number": 0, "items": []}
    said = Site.said
    yield said
    said.put(None)


@pytest.fixture
def page(browser: Browser, live: object) -> Iterator[Page]:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


def bulletin(number: int, kind: str, story: str, **more: object) -> dict[str, object]:
    told = {"headline": f"Headline {number}", "path": f"/{story}/", "language": "en"}
    return (
        {"number": number, "at": "2026-11-23T14:00:00Z", "story": story, "kind": kind} | told | more
    )


def lines(page: Page) -> list[list[str]]:
    """The headlines in both lists."""
    return [
        part.locator("li bdi").all_inner_texts() for part in page.locator("[data-just-in]").all()
    ]


LOOKS = [(path, "light") for path in LOOKED_AT] + [
    (path, "dark") for path in ("/", STORY, f"{STORY}history/", "/corrections/")
]


@pytest.mark.parametrize(("path", "scheme"), LOOKS)
def test_axe_finds_nothing(
    site: str, browser: Browser, live: object, path: str, scheme: str
) -> None:
    page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(site + path)
    found = Axe().run(page)
    page.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", LOOKED_AT)
def test_no_page_scrolls_sideways_at_320_pixels_or_at_double_text(
    site: str, browser: Browser, live: object, path: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 600}, java_script_enabled=True)
    page.goto(site + path)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 640, "height": 600})
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    doubled = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert (wide, doubled) == (320, 640)


def test_targets_are_large_enough(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(site + STORY)
    small = page.evaluate(
        """() => [...document.querySelectorAll('a.flag, button, .rooms a, .imprint a, .button')]
        .map(e => [e.className || e.textContent, e.getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 24)
        .map(([name, box]) => `${name} ${box.width}x${box.height}`)"""
    )
    assert small == []


def test_without_script_the_story_has_its_list_and_its_report_links(
    site: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + STORY)
    assert page.locator("[data-just-in] li").count() == 24
    assert page.locator("[data-pause]").first.is_hidden()
    assert "block=p1" in (page.locator(".flag").first.get_attribute("href") or "")
    context.close()


def test_a_report_link_shows_when_it_has_the_keyboard(site: str, page: Page) -> None:
    page.goto(site + STORY)
    flag = page.locator(".flag").first
    assert flag.evaluate("e => getComputedStyle(e).opacity") == "0"
    flag.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert flag.evaluate("e => getComputedStyle(e).opacity") == "1"


def test_a_bulletin_goes_to_the_top_of_both_lists(
    site: str, page: Page, live: "queue.Queue[Event | None]"
) -> None:
    page.goto(site)
    live.put(("new", bulletin(901, "new", "other", headline="<b>Fresh & new</b>")))
    page.get_by_text("<b>Fresh & new</b>").first.wait_for()
    head, foot = lines(page)
    assert head == foot
    assert head[0] == "<b>Fresh & new</b>"
    assert len(head) == 13


def test_a_withdrawn_story_leaves_both_lists_even_while_paused(
    site: str, page: Page, live: "queue.Queue[Event | None]"
) -> None:
    page.goto(site)
    page.locator("[data-pause]").first.click()
    live.put(("new", bulletin(901, "new", "other")))
    live.put(("withdrawn", bulletin(902, "withdrawn", "harbour-wall", headline="")))
    gone = page.locator('li[data-story="harbour-wall"]')
    gone.first.wait_for(state="detached")
    assert gone.count() == 0
    assert "Headline 901" not in lines(page)[0]
    page.locator("[data-pause]").first.click()
    assert lines(page)[0][0] == lines(page)[1][0] == "Headline 901"


def test_a_correction_marks_its_line(
    site: str, page: Page, live: "queue.Queue[Event | None]"
) -> None:
    page.goto(site)
    live.put(("correction", bulletin(901, "correction", "harbour-wall")))
    page.get_by_text("Headline 901").first.wait_for()
    marks = page.locator('li[data-story="harbour-wall"] .mark').all_inner_texts()
    assert marks == ["Corrected", "Corrected"]
    assert lines(page)[0].count("Headline 901") == 1


def test_a_small_correction_gives_its_words_to_the_line_and_is_told_on_the_open_story(
    site: str, page: Page, live: "queue.Queue[Event | None]"
) -> None:
    page.goto(site + STORY)
    before = lines(page)[0]
    own = page.locator('li[data-story="ferry-sails-again"]').first
    place, when = before.index(own.locator("bdi").inner_text()), own.locator("time").inner_text()
    live.put(("correction", bulletin(901, "minor", "ferry-sails-again", path=STORY)))
    page.get_by_text("This story has just been corrected.").wait_for()
    assert lines(page) == [[*before[:place], "Headline 901", *before[place + 1 :]]] * 2
    assert own.locator("time").inner_text() == when


def test_a_killed_headline_leaves_the_lists_of_an_open_front(
    site: str, page: Page, live: "queue.Queue[Event | None]"
) -> None:
    page.goto(site)
    card = page.locator(f'main .card:has(.headline a[href="{STORY}"])').first
    headline = card.locator(".headline bdi").inner_text()
    live.put(("withdrawn", bulletin(902, "withdrawn", "x", headline="", path=STORY)))
    page.locator("main .headline .gone").first.wait_for()
    assert page.locator("main .headline .gone").first.inner_text() == "Story withdrawn"
    assert headline not in page.locator("main").inner_text()
    assert page.locator(f'main .headline a[href="{STORY}"]').count() == 0


def test_a_corrected_headline_changes_in_the_lists_of_an_open_front(
    site: str, page: Page, live: "queue.Queue[Event | None]"
) -> None:
    page.goto(site)
    link = page.locator(f'main .headline a[href="{STORY}"]').first
    live.put(("correction", bulletin(903, "correction", "ferry-sails-again", path=STORY)))
    page.get_by_text("Headline 903").first.wait_for()
    assert link.inner_text() == "Headline 903"


def test_an_open_story_says_that_it_was_corrected(
    site: str, page: Page, live: "queue.Queue[Event | None]"
) -> None:
    page.goto(site + STORY)
    live.put(("correction", bulletin(901, "correction", "ferry-sails-again")))
    page.get_by_text("This story has just been corrected.").wait_for()
    assert page.locator("[data-banner] a").get_attribute("href") == STORY


def test_a_page_does_not_announce_its_own_edition(
    site: str, page: Page, live: "queue.Queue[Event | None]"
) -> None:
    page.goto(site + STORY)
    own = bulletin(901, "correction", "ferry-sails-again", at="2026-11-23T11:30:00Z")
    live.put(("correction", own))
    page.get_by_text("Headline 901").first.wait_for()
    assert page.locator("[data-banner]").inner_text() == ""


def test_what_was_missed_before_the_stream_opened_is_asked_for(site: str, page: Page) -> None:
    items = [bulletin(950, "new", "a"), bulletin(940, "correction", "b")]
    Site.ticker = {"number": 950, "items": items}
    page.goto(site)
    page.get_by_text("Headline 950").first.wait_for()
    assert lines(page) == [["Headline 950", "Headline 940"]] * 2


def test_where_streams_fail_the_list_is_asked_for(site: str, page: Page) -> None:
    Site.streams = False
    Site.ticker = {"number": 950, "items": [bulletin(950, "new", "a")]}
    page.goto(site)
    page.get_by_text("Headline 950").first.wait_for()
    assert lines(page) == [["Headline 950"]] * 2


def test_a_list_older_than_the_page_changes_nothing(site: str, page: Page) -> None:
    Site.ticker = {"number": 3, "items": [bulletin(3, "new", "a")]}
    with page.expect_response("**/live/ticker.json") as answer:
        page.goto(site)
    answer.value.finished()
    page.locator("[data-pause]").first.click()
    assert "Headline 3" not in lines(page)[0]


def test_a_copy_of_the_list_that_caches_may_keep_is_asked_for_again(site: str, page: Page) -> None:
    Site.ticker = {"number": 950, "items": [bulletin(950, "new", "a")]}
    page.goto(site)
    page.get_by_text("Headline 950").first.wait_for()
    Site.ticker = {"number": 951, "items": [bulletin(940, "new", "b")]}
    page.goto(site + STORY)
    page.get_by_text("Headline 940").first.wait_for()
    assert lines(page) == [["Headline 940"]] * 2


def test_no_request_leaves_the_site(site: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + STORY)
    assert asked
    assert all(address.startswith(site) for address in asked)
    assert page.context.cookies() == []
