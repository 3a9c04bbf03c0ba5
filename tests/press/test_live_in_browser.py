"""An open live page in a real browser: what is new comes in, and nothing jumps."""

import functools
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect, sync_playwright

from copydesk.press.print_pages import print_all
from copydesk.story.blocks import Block, Embed, Picture
from copydesk.story.change import ChangeKind, Notice, Severity
from copydesk.story.coverage import Coverage
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from press.live_sample import ID, NINE, entry, live, told
from press.memory_paper import MemoryPaper
from press.sample import SITE, following, hours
from press.test_in_browser import CHROMIUM, Said, Site

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]
SOON = 1000  # milliseconds from the bulletin to the page


@dataclass
class Running:
    """A site with one event covered live, printed anew at each edition, then told of."""

    folder: Path
    address: str
    paper: MemoryPaper
    said: Said
    now: Edition

    @property
    def page_address(self) -> str:
        return self.address + self.now.path

    def press(self) -> None:
        for page in print_all(self.paper):
            place = self.folder / page.path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(page.content)
            # The plain server tells states of a file apart by the second.
            os.utime(place, (0, 10 * len(self.paper.bulletins)))

    def publish(self, edition: Edition, kind: str = "update") -> None:
        self.now = edition
        self.paper.publish(edition)
        self.press()
        line = {"number": len(self.paper.bulletins), "at": edition.at.isoformat(), "kind": kind}
        named = {"story": ID, "headline": edition.story.headline, "path": edition.path}
        self.said.put((kind, {**line, **named, "language": "en", "live": True}))

    def add(self, *entries: tuple[Block, ...], coverage: Coverage | None = None) -> None:
        """The next edition, an hour later, with these entries."""
        at = self.now.at - NINE + hours(10)
        story = told(*entries, coverage=coverage)
        self.publish(following(self.now, at, ChangeKind.UPDATE, story))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def event(tmp_path: Path) -> Iterator[Running]:
    Site.streams, Site.said, Site.ticker = True, Said(), {"number": 0, "items": []}
    paper = MemoryPaper(SITE, NINE)
    first = live(*(entry(n) for n in range(9, 0, -1)))
    paper.publish(first)
    handler = functools.partial(Site, directory=str(tmp_path))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    running = Running(tmp_path, address, paper, Site.said, first)
    running.press()
    yield running
    running.said.put(None)
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser: Browser, event: Running) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 800, "height": 600})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(event.page_address)
    yield page
    page.close()
    assert errors == []


def many(count: int) -> list[tuple[Block, ...]]:
    return [entry(n) for n in range(count, 0, -1)]


def test_an_entry_appears_on_an_open_page_and_is_told_calmly(page: Page, event: Running) -> None:
    event.add(entry(30, headline="The first gate is out"), *many(9))
    newest = page.locator("[data-live-entries] > [data-entry]").first
    expect(newest).to_have_attribute("id", "e30", timeout=SOON * 3)
    expect(newest).to_contain_text("The first gate is out")
    expect(page.get_by_role("status").filter(has_text="New entries: 1")).to_have_count(1)
    expect(page.locator("[data-fresh]")).to_be_hidden()


def test_further_down_a_button_tells_how_much_is_new_and_nothing_moves(
    page: Page, event: Running
) -> None:
    page.locator("#e2").scroll_into_view_if_needed()
    before = page.locator("#e3").bounding_box()
    event.add(entry(30), *many(9))
    button = page.get_by_role("button", name="New entries: 1")
    expect(button).to_be_visible(timeout=SOON * 3)
    event.add(entry(31), entry(30), *many(9))
    expect(page.get_by_role("button", name="New entries: 2")).to_be_visible(timeout=SOON * 3)
    after = page.locator("#e3").bounding_box()
    assert before
    assert after
    assert abs(after["y"] - before["y"]) < 0.5  # browsers scroll by whole dots
    expect(page.locator("#e30")).to_have_count(0)
    page.get_by_role("button", name="New entries: 2").click()
    expect(page.locator("[data-live-entries] > [data-entry]").first).to_have_id("e31")
    expect(page.locator("#e31")).to_be_in_viewport()


def test_a_corrected_entry_changes_in_its_place_with_its_mark(page: Page, event: Running) -> None:
    notice = Notice(
        story=ID,
        edition=2,
        kind=ChangeKind.CORRECTION,
        text="It was the cradle.",
        at=NINE + hours(1),
        severity=Severity.MATERIAL,
        block="e8-1",
    )
    story = told(entry(9), entry(8, text="The cradle has moved."), *many(7))
    kind = ChangeKind.CORRECTION
    event.publish(following(event.now, hours(10), kind, story, notice), "correction")
    expect(page.locator("#e8")).to_contain_text("The cradle has moved.", timeout=SOON * 3)
    expect(page.locator("#e8 .mark")).to_have_text("Corrected")
    expect(page.locator("#e8 .notice")).to_contain_text("It was the cradle.")
    expect(page.locator("[data-entry]")).to_have_count(9)


def test_a_gallery_and_an_embed_that_come_with_an_entry_work_as_printed_ones(
    page: Page, event: Running
) -> None:
    size = {"width": 1200, "height": 800, "gallery": "g"}
    pictures = (Picture(key=f"p{n}", src="x", file=f"p{n}.png", **size) for n in (1, 2, 3))  # type: ignore[arg-type]
    page.route("https://player.vimeo.com/**", lambda route: route.fulfill(body="played"))
    event.add(
        (
            *entry(30),
            Embed(key="film", address="https://vimeo.com/76979871"),
            *pictures,
        ),
        *many(9),
    )
    film = page.locator("#e30 [data-frame]")
    expect(film).to_have_count(1, timeout=SOON * 3)
    film.get_by_role("button", name="Show it here").click()
    expect(film.locator("iframe")).to_have_count(1)
    page.locator("#p2").get_by_role("button", name="Enlarge this picture").click(force=True)
    viewer = page.locator("dialog.viewer")
    expect(viewer).to_be_visible()
    viewer.get_by_role("button", name="Close").click()
    expect(viewer).to_have_count(0)


def test_an_entry_taken_out_leaves_and_the_head_tells_that_it_ended(
    page: Page, event: Running
) -> None:
    over = Coverage(began=NINE, ended=NINE + hours(1), key_points=("e7",))
    event.add(*many(8), coverage=over)
    expect(page.locator(".live-state")).to_contain_text("Coverage has ended", timeout=SOON * 3)
    expect(page.locator("#e9")).to_have_count(0)
    expect(page.locator(".live-points a")).to_have_count(1)


def test_a_withdrawn_event_leaves_the_words_of_its_tombstone(page: Page, event: Running) -> None:
    gone = following(event.now, hours(10), ChangeKind.TAKEDOWN, replace(told(), blocks=()))
    empty = replace(gone.story, coverage=None, headline="")
    event.publish(replace(gone, story=empty, withdrawn=True), "withdrawn")
    expect(page.locator("[data-entry]")).to_have_count(0, timeout=SOON * 3)
    expect(page.locator("main")).to_contain_text("withdrawn")
    assert page.title().startswith("Story withdrawn")


def test_without_script_all_entries_stand_in_order(browser: Browser, event: Running) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{event.page_address}#e2")
    expect(page.locator("[data-live-entries] > [data-entry]")).to_have_count(9)
    expect(page.locator("#e2")).to_be_in_viewport()
    expect(page.locator("[data-fresh]")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_live_page(browser: Browser, event: Running, scheme: str) -> None:
    key = Coverage(began=NINE, key_points=("e7", "e3"), pinned="e1")
    event.add(*many(9), coverage=key)
    page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(event.page_address)
    found = Axe().run(page)
    page.close()
    assert found.violations_count == 0, found.generate_report()
