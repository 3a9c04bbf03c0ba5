"""What a story page does in a real browser: galleries, embeds, adverts, nothing that jumps."""

import functools
import io
import json
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from PIL import Image
from playwright.sync_api import Browser, Page, Route, sync_playwright
from typing_extensions import override

from copydesk.newsroom.front.parts import for_readers
from copydesk.press.advert import Advert
from copydesk.press.embedding import frame_origins
from copydesk.press.print_pages import print_all
from copydesk.story.blocks import Paragraph
from copydesk.story.record import replace
from press.memory_paper import MemoryPaper
from press.sample import ARABIC, DAY, LANTERN, SITE, first, hours
from press.test_in_browser import CHROMIUM

PLAYER = "https://player.vimeo.com/**"
ADS = "https://ads.example/**"
SKER, ARABIC_SKER, LONG = (f"/2026/11/23/{name}/" for name in ("sker", "arabic-sker", "long"))
OUR_SITE = replace(
    SITE,
    ad_frame="https://ads.example/slot?n={slot}",
    house_adverts=(Advert(key="boat", words="A boat for a day", address="/boats/"),),
)
SHIFTS = """() => new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(
    list.getEntries().filter((e) => e.name !== "end")
      .map((e) => e.sources.map((s) => s.node?.outerHTML?.slice(0, 120))))
  ).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve([]), 300);
})"""

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


class Files(SimpleHTTPRequestHandler):
    """The printed site with the headers that readers get."""

    @override
    def end_headers(self) -> None:
        for name, value in for_readers(frame_origins(OUR_SITE)):
            self.send_header(name.decode(), value.decode())
        super().end_headers()

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


def our_paper() -> MemoryPaper:
    prose = tuple(
        Paragraph(key=f"x{n}", text="The tide went out and came in. " * 8) for n in range(14)
    )
    right_to_left = replace(
        ARABIC,
        blocks=(*ARABIC.blocks, *(b for b in LANTERN.blocks if not isinstance(b, Paragraph))),
    )
    return MemoryPaper(OUR_SITE, DAY).publish_all(
        [
            first("sker", hours(9), LANTERN),
            first("arabic-sker", hours(10), right_to_left),
            first("long", hours(11), replace(LANTERN, blocks=(*LANTERN.blocks, *prose))),
        ]
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("site")
    for page in print_all(our_paper()):
        place = folder / page.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(page.content)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Files, directory=str(folder)))
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
def page(browser: Browser) -> Iterator[Page]:
    """A page that answers for all the others, so that no request leaves this machine."""
    yield from opened(browser, bypass_csp=False)


@pytest.fixture
def watched(browser: Browser) -> Iterator[Page]:
    """The same, where a test may wait for what a script of its own sees."""
    yield from opened(browser, bypass_csp=True)


def opened(browser: Browser, *, bypass_csp: bool) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=bypass_csp)
    page = context.new_page()
    page.errors = []  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.errors.append(str(error)))  # type: ignore[attr-defined]
    for others in (PLAYER, ADS):
        page.route(others, answer)
    yield page
    assert page.errors == []  # type: ignore[attr-defined]
    context.close()


def answer(route: Route) -> None:
    route.fulfill(content_type="text/html", body="<title>theirs</title><p>Theirs")


def picture() -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (960, 640), "navy").save(held, "JPEG")
    return held.getvalue()


def asked_of_others(page: Page, site: str) -> list[str]:
    asked: list[str] = []
    page.on("request", lambda one: None if one.url.startswith(site) else asked.append(one.url))
    return asked


def test_nobody_else_is_asked_for_an_embed_before_the_click(site: str, page: Page) -> None:
    asked = asked_of_others(page, site)
    page.goto(site + SKER, wait_until="networkidle")
    page.locator(".embed").scroll_into_view_if_needed()
    assert asked == []
    assert page.locator("[data-open]").get_attribute("aria-label") == "Show it here"


def test_a_click_opens_the_embed_in_a_closed_frame_that_tells_nothing_of_us(
    site: str, page: Page
) -> None:
    page.goto(site + SKER)
    with page.expect_request(PLAYER) as told:
        page.locator("[data-open]").click()
    assert "referer" not in told.value.all_headers()
    frame = page.locator(".embed iframe")
    assert "allow-top-navigation" not in str(frame.get_attribute("sandbox"))
    assert frame.get_attribute("referrerpolicy") == "no-referrer"
    page.frame_locator(".embed iframe").get_by_text("Theirs").wait_for()
    assert page.locator(".embed a").get_attribute("href") == "https://vimeo.com/76979871"


def test_without_script_there_is_a_strip_a_link_and_no_button_that_does_nothing(
    site: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + SKER)
    assert page.locator(".embed a").is_visible()
    assert [one.is_visible() for one in page.locator("button.drawn").all()].count(True) == 0
    assert page.locator(".strip figure").count() == 4
    assert page.locator(".share a").is_visible()
    context.close()


def test_a_gallery_is_pushed_along_by_its_buttons_and_by_the_keyboard(
    site: str, watched: Page
) -> None:
    watched.emulate_media(reduced_motion="reduce")
    watched.goto(site + SKER)
    strip = watched.locator(".strip")
    watched.locator("[data-next]").click()
    watched.wait_for_function("document.querySelector('.strip').scrollLeft > 100")
    watched.locator("[data-previous]").click()
    watched.wait_for_function("document.querySelector('.strip').scrollLeft < 10")
    strip.focus()
    watched.keyboard.press("ArrowRight")
    watched.wait_for_function("document.querySelector('.strip').scrollLeft > 10")


@pytest.mark.parametrize(("path", "onward"), [(SKER, "ArrowRight"), (ARABIC_SKER, "ArrowLeft")])
def test_a_picture_is_enlarged_and_turned_over_by_keys(
    site: str, page: Page, path: str, onward: str
) -> None:
    page.goto(site + path)
    page.locator("[data-enlarge]").first.focus()
    page.keyboard.press("Enter")
    shown = page.locator("dialog.viewer figcaption")
    assert "The lamp before it was cleaned." in shown.inner_text()
    assert "Ida Lund/Northgate Wire" in shown.inner_text()
    page.keyboard.press(onward)
    assert "The night ferry passes the point." in shown.inner_text()
    page.locator("dialog [data-previous]").click()
    page.locator("dialog [data-next]").click()
    assert "The night ferry passes the point." in shown.inner_text()
    page.locator("dialog [data-close]").click()
    page.locator("dialog.viewer").wait_for(state="detached")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.locator("dialog.viewer").wait_for(state="detached")
    held = "document.activeElement.closest('figure').id"
    assert page.evaluate(held) == "g1-2"


def test_an_ad_server_is_asked_after_a_yes_and_no_more_after_a_no(site: str, page: Page) -> None:
    asked = asked_of_others(page, site)
    page.goto(site + LONG, wait_until="networkidle")
    assert page.locator(".advert-link").first.is_visible()
    assert asked == []
    page.locator("[data-yes]").first.click()
    page.frame_locator(".advert iframe").first.get_by_text("Theirs").wait_for()
    page.goto(site + LONG)
    page.locator(".advert iframe").first.wait_for(state="attached")
    page.locator("[data-no]").first.click()
    asked.clear()
    page.goto(site + LONG, wait_until="networkidle")
    assert page.locator(".advert iframe").count() == 0
    assert asked == []
    assert page.context.cookies(site) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", [LONG, ARABIC_SKER])
def test_nothing_jumps_while_pictures_and_adverts_come_in(
    site: str, watched: Page, width: int, path: str
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    watched.route("**/pictures/**", hold)
    watched.set_viewport_size({"width": width, "height": 800})
    watched.add_init_script("if (top === window) localStorage.setItem('adverts', 'ads.example')")
    watched.goto(site + path, wait_until="domcontentloaded")
    watched.locator(".advert iframe").first.wait_for(state="attached")
    watched.evaluate("scrollTo(0, document.querySelector('.strip').offsetTop - 300)")
    watched.wait_for_function("document.images[0].getBoundingClientRect().top < 800")
    for route in held:
        route.fulfill(content_type="image/jpeg", body=picture())
    watched.wait_for_function("[...document.images].some((one) => one.naturalWidth > 0)")
    assert watched.evaluate(SHIFTS) == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 1920])
@pytest.mark.parametrize("path", [SKER, ARABIC_SKER, LONG])
def test_nothing_makes_the_page_scroll_sideways(
    site: str, browser: Browser, width: int, path: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, has_touch=True, is_mobile=width < 700
    )
    page = context.new_page()
    page.goto(site + path, wait_until="domcontentloaded")
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide == 0
    context.close()


@pytest.mark.parametrize("path", [SKER, ARABIC_SKER, LONG])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(site: str, page: Page, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(site + path)
    found = Axe().run(page, options={"iframes": False}).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []


def test_the_address_is_copied(site: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site + SKER)
    page.locator("[data-copy]").click()
    page.locator("[data-copy].is-done").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"https://courier.example{SKER}"


def test_on_paper_stand_the_address_the_licence_and_where_links_lead(site: str, page: Page) -> None:
    page.goto(site + LONG)
    page.emulate_media(media="print")
    for seen in (".permalink", ".licence", ".edition", ".story-sources", "figcaption"):
        assert page.locator(seen).first.is_visible()
    for unseen in (".drawn", ".advert", ".flag", ".strip-bar", ".just-in", ".issue"):
        assert not page.locator(unseen).first.is_visible()
    after = "getComputedStyle(document.querySelector('#p2 a[href^=http]'), '::after').content"
    assert "https://sker.example/accounts" in page.evaluate(after)


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps_while_lines_come_in(site: str, watched: Page, width: int) -> None:
    watched.set_viewport_size({"width": width, "height": 800})
    line = {"kind": "new", "at": "2026-11-23T12:00:00Z", "path": "/x/", "language": "en"}
    words = "A headline that is a good deal longer than the ones that stood there before it came in"
    told = [line | {"number": 900 + n, "story": f"s{n}", "headline": words} for n in range(3)]
    listed = {"number": 900, "items": told[:1]}
    watched.route("**/live/ticker.json", lambda route: route.fulfill(json=listed))
    events = "".join(f"event: new\ndata: {json.dumps(one)}\n\n" for one in told[1:])
    watched.route(
        "**/live/stream",
        lambda route: route.fulfill(content_type="text/event-stream", body=events),
    )
    watched.goto(site + LONG, wait_until="domcontentloaded")
    watched.locator('li[data-story="s2"]').first.wait_for()
    assert watched.evaluate(SHIFTS) == []
