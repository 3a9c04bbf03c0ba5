"""The form for errors in its place at a paragraph, in a real browser: three actions, any keys."""

import datetime as dt
import functools
import gzip
import hashlib
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, Page, expect
from typing_extensions import override

from copydesk.press.address import report_address
from copydesk.press.asset import assets
from copydesk.press.paper import Page as Printed
from copydesk.press.print_pages import print_all
from copydesk.press.reporting import FormAsked, Receipt, Typed, receipt_page, report_form
from copydesk.story.blocks import plain_text
from press.memory_paper import MemoryPaper
from press.test_in_browser import CHROMIUM
from press.test_story_in_browser import Files, browser, our_paper

__all__ = ["browser"]
pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]
STORY, RIGHT_TO_LEFT = "/2026/11/23/sker/", "/2026/11/23/arabic-sker/"
SAYS = "The lantern was lit a year later."
PUZZLE = "0011223344556677:1abcde:0123456789012345678901234567890123456789012"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class Desk(Files):
    """The printed site, and beside it the form as the newsroom answers it."""

    paper: MemoryPaper
    sent: list[dict[str, str]]

    @override
    def do_GET(self) -> None:
        address = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        if address.path == "/report/abc/":
            self.answer(receipt_page(RECEIPT, self.paper))
        elif address.path == "/report/":
            self.answer(self.form(asked))
        else:
            super().do_GET()

    def do_POST(self) -> None:  # noqa: N802
        """Short words come back; under load a puzzle does; else there is a receipt."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        typed = {name: values[0] for name, values in parse_qs(body).items()}
        asked = {n: v[0] for n, v in parse_qs(urlsplit(self.path).query).items()}
        self.sent.append(typed)
        if len(typed.get("text", "")) < 10:
            self.answer(self.form(asked, errors=(("text", "short"),), status=422))
        elif "load" in typed["text"] and not is_solved(typed.get("proof", "")):
            again = Typed(text=typed["text"])
            busy = (("form", "busy"),)
            self.answer(self.form(asked, errors=busy, typed=again, puzzle=PUZZLE, status=429))
        else:
            self.send_response(303)
            self.send_header("Location", "/report/abc/")
            self.end_headers()

    def form(self, asked: dict[str, str], **more: object) -> Printed:
        """The form of a place."""
        edition = next(e for e in self.paper.newest(9) if e.id == asked["story"])
        block = next((b for b in edition.story.blocks if b.key == asked.get("block")), None)
        told = FormAsked(
            edition=edition,
            address=report_address(edition, asked.get("block", "")),
            token="token",
            block=block,
            passage=plain_text(block) if block else "",
            **more,  # type: ignore[arg-type]
        )
        return report_form(told, self.paper)

    def answer(self, page: Printed) -> None:
        """A page."""
        self.send_response(page.status)
        self.send_header("Content-Type", page.media_type)
        self.end_headers()
        self.wfile.write(page.content)


RECEIPT = Receipt(
    address="/report/abc/",
    reference="BCDF-2345",
    state="received",
    at=dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC),
    text=SAYS,
    language="en",
    headline="A lantern",
    story_address=STORY,
)


def is_solved(proof: str) -> bool:
    """Whether each number makes a hash begin with fourteen zero bits."""
    digests = (
        hashlib.sha256(f"{PUZZLE}:{place}:{number}".encode()).digest()
        for place, number in enumerate(proof.split(","))
    )
    return proof.count(",") == 3 and all(int.from_bytes(d[:2], "big") >> 2 == 0 for d in digests)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """The site's address, and what was sent to it."""
    folder: Path = tmp_path_factory.mktemp("site")
    paper = our_paper()
    for page in print_all(paper):
        place = folder / page.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(page.content)
    made = type("Made", (Desk,), {"paper": paper, "sent": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(made, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", made.sent  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A window 320 pixels wide, whose clock is ours: nobody waits for seconds to pass."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    yield context
    assert context.cookies() == []
    context.close()


@pytest.fixture
def reader(window: BrowserContext) -> Iterator[Page]:
    page = window.new_page()
    page.clock.install(time=dt.datetime(2026, 11, 23, 13, tzinfo=dt.UTC))
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    assert wrong == []


def violations(page: Page) -> str:
    found = Axe().run(page, options=RULES)
    return str(found.generate_report()) if found.violations_count else ""


FLAG = ".article-body > p + .flag"  # the link at a paragraph


def test_the_script_is_small() -> None:
    assert len(gzip.compress(assets()["report"].content, 9)) <= 6 * 1024


@pytest.mark.parametrize("path", [STORY, RIGHT_TO_LEFT])
def test_three_actions_from_a_paragraph_and_the_focus_is_back_there(
    reader: Page, site: tuple[str, list[dict[str, str]]], path: str
) -> None:
    address, sent = site
    reader.goto(address + path)
    link = reader.locator(FLAG).first
    link.click()  # one
    place = reader.locator(".report-here")
    expect(place).to_be_focused()
    assert violations(reader) == ""
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")
    place.locator("#report-kind-figure").check()  # two
    place.locator("#report-text").fill(SAYS)
    place.locator("#report-send").click()  # three
    reader.clock.run_for(5000)
    expect(place.get_by_role("status")).to_contain_text("Sent, reference BCDF-2345")
    expect(link).to_be_focused()
    assert violations(reader) == ""
    assert (sent[-1]["kind"], sent[-1]["text"]) == ("figure", SAYS)


def test_all_by_keyboard_and_escape_closes(
    reader: Page, site: tuple[str, list[dict[str, str]]]
) -> None:
    reader.goto(site[0] + STORY)
    link = reader.locator(FLAG).first
    link.focus()
    reader.keyboard.press("Enter")
    expect(reader.locator(".report-here")).to_be_focused()
    reader.keyboard.press("Escape")
    expect(reader.locator(".report-here")).to_have_count(0)
    expect(link).to_be_focused()


def test_marked_words_are_quoted(reader: Page, site: tuple[str, list[dict[str, str]]]) -> None:
    reader.goto(site[0] + STORY)
    words = reader.evaluate(
        """() => {
          const text = document.querySelector(".article-body > p").lastChild;
          const range = document.createRange();
          range.setStart(text, 1); range.setEnd(text, 12);
          getSelection().removeAllRanges(); getSelection().addRange(range);
          return getSelection().toString().trim();
        }"""
    )
    reader.locator(FLAG).first.click()
    expect(reader.locator(".report-here blockquote")).to_have_text(words)
    assert reader.locator(".report-here [name=quote]").input_value() == words


def test_what_is_wrong_is_said_in_place_and_takes_the_focus(
    reader: Page, site: tuple[str, list[dict[str, str]]]
) -> None:
    reader.goto(site[0] + STORY)
    reader.locator(FLAG).first.click()
    reader.locator("#report-send").click()
    reader.clock.run_for(5000)
    expect(reader.locator(".report-here .error-summary")).to_be_focused()
    assert violations(reader) == ""


def test_under_load_the_script_works_for_the_reader(
    reader: Page, site: tuple[str, list[dict[str, str]]]
) -> None:
    reader.goto(site[0] + STORY)
    reader.locator(FLAG).first.click()
    reader.locator("#report-text").fill("A load of errors, the year too.")
    reader.clock.resume()
    reader.locator("#report-send").click()
    status = reader.locator(".report-here [role=status]")
    expect(status).to_contain_text("BCDF-2345", timeout=60_000)
    assert is_solved(site[1][-1]["proof"])


def test_letters_twice_as_large_and_no_script_send_as_well(
    browser: Browser,
    site: tuple[str, list[dict[str, str]]],
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 640, "height": 800})
    page = context.new_page()
    page.goto(site[0] + STORY)
    page.locator(FLAG).first.click()
    page.locator("#report-kind-name").check()
    page.locator("#report-text").fill(SAYS)
    page.locator("#report-send").click()
    expect(page.locator(".reference")).to_have_text("BCDF-2345")
    assert context.cookies() == []
    context.close()
