"""Pictures in a real browser: the size it is told to take fits the place the picture has."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from copydesk.press.print_pages import print_all
from press.sample import paper

CHROMIUM = shutil.which("chromium")
SHOWING = (
    "index.html",
    "2026/11/23/ferry-sails-again/index.html",
    "world/index.html",
    "2026/11/23/index.html",
    "sources/northgate/index.html",
)
SEEN = (360, 768, 1280, 1920)
# What `sizes` says of each picture that is seen, in pixels, and how wide it really stands.
ASK = """() => [...document.querySelectorAll("picture img")].map(img => {
    const probe = document.createElement("div");
    const told = img.sizes.split(/,(?![^(]*\\))/).map(one => one.trim()).find(one => {
        const query = one.match(/^(\\(.*\\))\\s/);
        return !query || matchMedia(query[1]).matches;
    }).replace(/^\\(.*\\)\\s/, "");
    probe.style.cssText = `position:absolute;width:${told}`;
    document.body.append(probe);
    const wide = probe.getBoundingClientRect().width;
    probe.remove();
    return [wide, img.getBoundingClientRect().width, img.loading, img.fetchPriority,
            img.closest("article, figure")?.className ?? ""];
}).filter(one => one[1] > 0)"""

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for page in print_all(paper()):
        place = folder / page.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(page.content)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    page = browser.new_page()

    def from_disk(route: object) -> None:
        asked = route.request.url.removeprefix("http://paper.example/")  # type: ignore[attr-defined]
        file = site / asked
        route.fulfill(path=file) if file.is_file() else route.abort()  # type: ignore[attr-defined]

    page.route("**/*", from_disk)
    yield page
    page.close()


@pytest.mark.parametrize("path", SHOWING)
def test_a_browser_is_told_how_wide_each_picture_stands(page: Page, path: str) -> None:
    wrong = []
    for width in SEEN:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"http://paper.example/{path}", wait_until="load")
        for told, real, *about in page.evaluate(ASK):
            # Neither blurred nor twice as much as is needed, on screens of any density.
            if not 0.9 <= told / real <= 1.7:
                wrong.append((width, round(told), round(real), *about))
    assert wrong == [], wrong


@pytest.mark.parametrize("path", SHOWING[:2])
def test_one_picture_at_most_is_fetched_first_and_the_others_as_they_come_into_view(
    page: Page, path: str
) -> None:
    page.goto(f"http://paper.example/{path}", wait_until="load")
    found = page.evaluate(ASK)
    first = [one for one in found if one[3] == "high"]
    assert found
    assert len(first) <= 1
    assert all(one[2] == "lazy" for one in found if one not in first)
