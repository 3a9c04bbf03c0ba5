"""The handbook's screenshots, of a fresh sample newsroom: `make pictures`.

Opens a newsroom in a folder of its own, waits until its sources have corrected a story, puts that
correction before the public, and takes each picture under a fixed name. Takes some five minutes,
for the sample plays its copy in at its own pace.
"""

import io
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "tests"))

from journeys.conftest import ARGUMENTS, sign_in  # noqa: E402  # the tests' folder is no package
from journeys.running import Newsroom, waited_for  # noqa: E402

LARGEST = 250_000  # bytes, so that the handbook opens quickly
WIDE = {"width": 1280, "height": 960}
FRONT = {"width": 1280, "height": 1180}  # so that the headline of the lead is in it
PHONE = {"width": 390, "height": 844}
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
                take_all(newsroom, browser)
                browser.close()
        finally:
            newsroom.close()


def take_all(newsroom: Newsroom, browser: Browser) -> None:
    """Readers' pages, the desk, then what a correction leaves behind."""
    stories = newsroom.ticker()
    english = next(s["path"] for s in stories if "glacier" in s["headline"].casefold())
    arabic = next(s["path"] for s in stories if s["language"] == ARABIC)
    readers = window(newsroom, browser)
    for name, path in (("story", english), ("story-arabic", arabic)):
        take(readers, path, name)
    take(window(newsroom, browser, viewport=FRONT), "/", "front")
    take(window(newsroom, browser, viewport=PHONE, device_scale_factor=2), "/", "front-phone")
    dark = window(newsroom, browser, viewport=FRONT, color_scheme="dark")
    take(dark, "/", "front-dark")
    desk = window(newsroom, browser).new_page()
    desk.goto("/desk/")
    sign_in(desk, newsroom)
    path = correct(desk)
    snap(desk, "queue", "/desk/queue/")
    desk.get_by_role("link", name=re.compile(DIRTY)).click()
    expect(desk.get_by_role("heading", name="What came")).to_be_visible()
    snap(desk, "review")
    waited_for(lambda: newsroom.get(f"{path}history/")[0] == 200)
    take(readers, "/corrections/", "corrections")
    take(readers, f"{path}history/", "history")


def correct(desk: Page) -> str:
    """Put the source's correction before the public; gives the story's path."""
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
    desk.get_by_role("button", name="Publish correction").click()
    expect(desk).to_have_url(re.compile("/desk/review/"))
    return re.sub(r"^https?://[^/]+", "", path or "")


def window(newsroom: Newsroom, browser: Browser, **how: object) -> BrowserContext:
    """A browser's window on the newsroom."""
    options: dict[str, object] = {"viewport": WIDE, "color_scheme": "light", **how}
    context = browser.new_context(base_url=newsroom.address, **options)  # type: ignore[arg-type]
    context.set_default_timeout(60_000)
    return context


def take(readers: BrowserContext, path: str, name: str) -> None:
    """A picture of a page on the site."""
    page = readers.new_page()
    snap(page, name, path)
    page.close()


def snap(page: Page, name: str, path: str = "") -> None:
    """A picture of what the window shows, once its own pictures are there."""
    if path:
        page.goto(path, wait_until="load")
    page.evaluate(
        "() => Promise.all([document.fonts.ready, ...[...document.images]"
        ".filter(e => e.getBoundingClientRect().top < innerHeight).map(e => e.decode())])"
    )
    keep(page.screenshot(animations="disabled"), HERE / f"{name}.webp")


def keep(content: bytes, place: Path) -> None:
    """As WebP, of the best quality that stays within the bound."""
    with Image.open(io.BytesIO(content)) as picture:
        packed = next(filter(fits, map(as_webp(picture.convert("RGB")), (90, 80, 70, 60, 50))))
    place.write_bytes(packed)
    say(f"{place.name}: {len(packed) // 1000} kB")


def as_webp(picture: Image.Image) -> Callable[[int], bytes]:
    """Packs a picture at a quality."""

    def pack(quality: int) -> bytes:
        packed = io.BytesIO()
        picture.save(packed, "WEBP", quality=quality, method=6)
        return packed.getvalue()

    return pack


def fits(content: bytes) -> bool:
    """Whether a picture is light enough."""
    return len(content) <= LARGEST


def say(line: str) -> None:
    """What goes on, for whoever waits."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
