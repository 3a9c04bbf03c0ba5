"""One newsroom for all journeys, and a browser before it."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from journeys.running import Newsroom

CHROMIUM = shutil.which("chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 30_000  # milliseconds: two cores may be busy with other tests
expect.set_options(timeout=PATIENCE)
# Says in the console what the strict policy refused, wherever in the page it was tried.
WATCH_POLICY = """
document.addEventListener("securitypolicyviolation", (event) => console.error(
  `policy: ${event.violatedDirective} ${event.blockedURI} at ${event.sourceFile}`));
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All journeys are marked, and skipped where there is no browser."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


@dataclass
class Watched:
    """What a page did that no reader's page should."""

    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Keep an eye on a page."""
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        page.on(
            "console",
            lambda said: (
                self.errors.append(f"{page.url}: {said.text}") if said.type == "error" else None
            ),
        )


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """The sample newsroom with its opening in print; all journeys share it."""
    running = Newsroom(tmp_path_factory.mktemp("newsroom") / "data")
    try:
        running.wait_until_open()
        yield running
    finally:
        running.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for one file of journeys: its event loop must be gone before Django's tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def visit(newsroom: Newsroom, browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens a browser's window of its own: `visit(javascript=False, color_scheme="dark")`."""
    opened: list[BrowserContext] = []

    def open_window(**how: object) -> BrowserContext:
        context = browser.new_context(base_url=newsroom.address, **how)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        context.add_init_script(WATCH_POLICY)
        opened.append(context)
        return context

    yield open_window
    for context in opened:
        context.close()


@pytest.fixture
def reader(visit: Callable[..., BrowserContext]) -> Page:
    """A reader's empty page."""
    return visit().new_page()


Sitting = Callable[[str], Page]


@pytest.fixture
def sit_down(newsroom: Newsroom, visit: Callable[..., BrowserContext]) -> Iterator[Sitting]:
    """A page at the desk, signed in with one of the logins that were told at the start."""
    pages: dict[str, Page] = {}

    def sit(login: str) -> Page:
        page = pages[login] = visit(storage_state=newsroom.kept.get(login)).new_page()
        if login not in newsroom.kept:
            page.goto("/desk/")
            sign_in(page, login, newsroom.password(login))
        return page

    yield sit
    newsroom.kept |= {login: page.context.storage_state() for login, page in pages.items()}


@pytest.fixture
def desk(sit_down: Sitting) -> Page:
    """The chief's page."""
    return sit_down("editor")


@pytest.fixture
def second(sit_down: Sitting) -> Page:
    """The page of a second editor, who signs what the chief has drafted."""
    return sit_down("second")


def sign_in(page: Page, login: str, password: str) -> None:
    """Through the form, from the page that asks for it."""
    page.get_by_label("Username").fill(login)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Open the queue").wait_for()
