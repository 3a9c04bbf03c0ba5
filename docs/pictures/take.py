"""The handbook's screenshots, of a fresh sample newsroom: `make pictures`.

Opens a newsroom in a folder of its own, takes readers' pages at every width, by day and by night,
from left to right and from right to left, shapes a front, waits until its sources have corrected a
story, and puts that correction before the public. Each picture has a fixed name. Takes some five
minutes, for the sample plays its copy in at its own pace. With a pattern as argument it takes the
readers' pages whose names match, and leaves the rest alone: `take.py front-ar`.
"""

import io
import re
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "tests"))

from journeys.conftest import ARGUMENTS, sign_in  # noqa: E402  # the tests' folder is no package
from journeys.running import Newsroom, waited_for  # noqa: E402
from journeys.ways import hand_in_and_sign  # noqa: E402

LARGEST = 120_000  # bytes, so that the handbook opens quickly
LARGEST_OF_MANY = 42_000  # of the readers' pages at every width, all of which lie in the repository
WIDTHS = {360: 780, 768: 1024, 1280: 1000, 1920: 1200}
QUALITIES = (85, 75, 60, 45, 30, 20)
SCHEMES = {"": "light", "-dark": "dark"}
WIDE = {"width": 1280, "height": 960}
FRONT = {"width": 1280, "height": 1180}  # so that the headline of the lead is in it
PATIENCE = 420_000  # milliseconds: until the sample's correction has come
DIRTY = "Envoys Return to Strait Talks"
CORRECTED = "corrected upstream"
ARABIC = "ar"


def main() -> None:
    """Take them all."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("take.py: the pictures need Chromium (apt-get install chromium)")
    expect.set_options(timeout=PATIENCE)
    with tempfile.TemporaryDirectory(prefix="copydesk-pictures-") as folder:
        newsroom = Newsroom(Path(folder) / "data")
        try:
            say("opening the sample newsroom")
            newsroom.wait_until_open()
            with sync_playwright() as playwright:
                options = {"executable_path": chromium, "args": list(ARGUMENTS)}
                browser = playwright.chromium.launch(**options)  # type: ignore[arg-type]
                take_widths(newsroom, browser, sys.argv[1] if sys.argv[1:] else "")
                if not sys.argv[1:]:
                    take_all(newsroom, browser)
                browser.close()
        finally:
            newsroom.close()


def take_widths(newsroom: Newsroom, browser: Browser, pattern: str) -> None:
    """Fronts, sections, stories and a live page at every width, by day and by night."""
    for name, path in readers_pages(newsroom).items():
        for width, height in WIDTHS.items():
            for suffix, scheme in SCHEMES.items():
                named = f"{name}-{width}{suffix}"
                if pattern in named:
                    size = {"width": width, "height": height}
                    readers = window(newsroom, browser, viewport=size, color_scheme=scheme)
                    take(readers, path, named, LARGEST_OF_MANY)
                    readers.close()


def readers_pages(newsroom: Newsroom) -> dict[str, str]:
    """The pages to be looked at, by the names of their pictures."""
    stories = newsroom.ticker()
    english = next(s["path"] for s in stories if "glacier" in s["headline"].casefold())
    arabic = next(s["path"] for s in stories if s["language"] == ARABIC)
    pages = {"front": "/", "section": "/nation/", "story": english}
    pages |= {"front-ar": "/ar/", "section-ar": "/ar/world/", "story-ar": arabic}
    live = re.search(
        r'href="([^"]+)"[^>]*>(?:(?!</article>).)*mark-live', newsroom.get("/")[2], re.S
    )
    return {**pages, "live": live[1]} if live else pages


def take_all(newsroom: Newsroom, browser: Browser) -> None:
    """The front, the desk, then what a correction leaves behind."""
    readers = window(newsroom, browser)
    take(window(newsroom, browser, viewport=FRONT), "/", "front")
    desk, second = (sit_down(newsroom, browser, login) for login in ("editor", "second"))
    shape(desk)
    path = correct(desk, second)
    snap(desk, "queue", "/desk/queue/")
    desk.get_by_role("link", name=re.compile(DIRTY)).click()
    expect(desk.get_by_role("heading", name="What came")).to_be_visible()
    snap(desk, "review")
    waited_for(lambda: newsroom.get(f"{path}history/")[0] == 200)
    take(readers, "/corrections/", "corrections")
    take(readers, f"{path}history/", "history")


def sit_down(newsroom: Newsroom, browser: Browser, login: str) -> Page:
    """An editor's place at the desk."""
    page = window(newsroom, browser).new_page()
    page.goto("/desk/")
    sign_in(page, login, newsroom.password(login))
    return page


def shape(desk: Page) -> None:
    """A front in the making: a chosen lead, a list by rule."""
    say("shaping a front")
    desk.goto("/desk/fronts/add/")
    insert(desk, "top", "Chosen story")
    desk.get_by_role("button", name="Choose a story").first.click()
    desk.locator(".modal-body table a").first.click()
    desk.locator(".modal-body").wait_for(state="detached")
    insert(desk, "parts", "Automatic list")
    desk.locator("[name$='value-headline']").fill("From our partners")
    desk.evaluate("() => window.scrollTo(0, 0)")
    snap(desk, "front-editor")


def insert(desk: Page, stream: str, block: str) -> None:
    """Put a block into a stream of the form."""
    field = desk.locator(f"[data-contentpath={stream}]").first
    field.get_by_role("button", name="Insert a block").first.click()
    desk.get_by_role("option", name=block).first.click()


def correct(desk: Page, second: Page) -> str:
    """One drafts the source's correction, the other signs it; gives the story's path."""
    say("waiting for a source to correct its story (some three minutes)")
    desk.goto("/desk/queue/")
    line = desk.locator("tr[data-story]", has_text=CORRECTED)
    expect(line.first).to_be_visible()
    line.first.get_by_role("link").click()
    path = desk.get_by_role("link", name=re.compile("as readers see it")).get_attribute("href")
    key = desk.url.rstrip("/").rpartition("/")[2]
    desk.goto(f"/desk/correct/{key}/")
    snap(desk, "correct")
    desk.get_by_role("radio", name=re.compile("^Correction")).check()
    hand_in_and_sign(desk, second)
    return re.sub(r"^https?://[^/]+", "", path or "")


def window(newsroom: Newsroom, browser: Browser, **how: object) -> BrowserContext:
    """A browser's window on the newsroom."""
    options: dict[str, object] = {"viewport": WIDE, "color_scheme": "light", **how}
    context = browser.new_context(base_url=newsroom.address, **options)  # type: ignore[arg-type]
    context.set_default_timeout(60_000)
    return context


def take(readers: BrowserContext, path: str, name: str, largest: int = LARGEST) -> None:
    """A picture of a page on the site."""
    page = readers.new_page()
    snap(page, name, path, largest)
    page.close()


def snap(page: Page, name: str, path: str = "", largest: int = LARGEST) -> None:
    """A picture of what the window shows, once its own pictures are there."""
    if path:
        page.goto(path, wait_until="load")
    page.evaluate(
        "() => Promise.all([document.fonts.ready, ...[...document.images]"
        ".filter(e => e.getBoundingClientRect().top < innerHeight).map(e => e.decode())])"
    )
    keep(page.screenshot(animations="disabled"), HERE / f"{name}.webp", largest)


def keep(content: bytes, place: Path, largest: int) -> None:
    """As WebP, of the best quality that stays within the bound."""
    with Image.open(io.BytesIO(content)) as opened:
        picture = opened.convert("RGB")
    packed = b""
    for quality in QUALITIES:
        packed = as_webp(picture, quality)
        if len(packed) <= largest:
            break
    place.write_bytes(packed)
    say(f"{place.name}: {len(packed) // 1000} kB")


def as_webp(picture: Image.Image, quality: int) -> bytes:
    """A picture packed at a quality."""
    packed = io.BytesIO()
    picture.save(packed, "WEBP", quality=quality, method=6)
    return packed.getvalue()


def say(line: str) -> None:
    """What goes on, for whoever waits."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
