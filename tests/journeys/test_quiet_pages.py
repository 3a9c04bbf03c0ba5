"""Readers' pages ask nobody else, leave nothing behind and break no rule of their own."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext

from journeys.conftest import Watched
from journeys.running import Newsroom


def test_no_stranger_is_asked_no_cookie_set_and_no_policy_broken(
    newsroom: Newsroom, visit: Callable[..., BrowserContext]
) -> None:
    window = visit()
    watched = Watched()
    page = window.new_page()
    watched.watch(page)
    stories = [str(each["path"]) for each in newsroom.ticker()[:6]]
    for path in ("/", *stories, "/nation/", "/corrections/", "/archive/", "/about/"):
        answer = page.goto(path, wait_until="load")
        assert answer is not None
        assert answer.status == 200, path
        assert "set-cookie" not in answer.headers, path
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy, path
        page.evaluate("async () => document.fonts.ready")
    assert [one for one in watched.asked if not one.startswith(newsroom.address)] == []
    assert watched.errors == []
    assert window.cookies() == []
    kept = page.evaluate("[localStorage.length, sessionStorage.length]")
    assert kept == [0, 0]


def test_pictures_of_stories_come_in_sizes_and_load(
    newsroom: Newsroom, visit: Callable[..., BrowserContext]
) -> None:
    page = visit(viewport={"width": 390, "height": 844}).new_page()
    page.goto("/")
    pictures = page.locator("main img")
    assert pictures.count() > 3
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        picture.evaluate("e => e.decode()")
        assert picture.get_attribute("srcset")
        assert picture.get_attribute("alt") is not None
        assert picture.get_attribute("width")
