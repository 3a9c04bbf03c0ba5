"""All printed pages: sound markup, nothing inline, no dead ends, nobody else asked."""

import json
import re

import pytest

from copydesk.press.address import file_of
from copydesk.press.paper import Page
from copydesk.press.print_pages import print_all
from press.markup import read
from press.sample import paper

PAGES = {page.path: page for page in print_all(paper())}
HTML = sorted(path for path in PAGES if path.endswith(".html"))
DYNAMIC = ("/report/", "/live/", "/pictures/")
KINDS = {"NewsArticle", "BreadcrumbList", "NewsMediaOrganization", "ProfilePage"}


def is_served(address: str) -> bool:
    path = address.split("#")[0].split("?")[0]
    if path.startswith(DYNAMIC):
        return True
    return path[1:] in PAGES or (path.endswith("/") and file_or_front(path) in PAGES)


def file_or_front(path: str) -> str:
    return "index.html" if path == "/" else file_of(path)


@pytest.mark.parametrize("path", HTML)
def test_markup_is_sound(path: str) -> None:
    assert read(PAGES[path].content).errors == []


@pytest.mark.parametrize("path", HTML)
def test_a_strict_content_policy_has_nothing_to_stop(path: str) -> None:
    found = read(PAGES[path].content)
    assert not [name for _, name, _ in found.attributes if name == "style" or name.startswith("on")]
    assert "style" not in found.tags
    assert all(kind in {"module", "application/ld+json"} for kind in found.values("script", "type"))
    loaded = [
        *found.values("script", "src"),
        *found.values("img", "src"),
        *(value for value in found.values("link", "href") if value.startswith("/static")),
    ]
    assert all(address.startswith("/") and not address.startswith("//") for address in loaded)
    outside = re.findall(rb'(?:src|srcset|action)="(https?:|//)[^"]*"', PAGES[path].content)
    assert outside == []


@pytest.mark.parametrize("path", HTML)
def test_every_link_on_the_site_leads_somewhere(path: str) -> None:
    found = read(PAGES[path].content)
    inside = [link for link in found.links if link.startswith("/")]
    assert [link for link in inside if not is_served(link)] == []
    anchors = [link[1:] for link in found.links if link.startswith("#")]
    assert [anchor for anchor in anchors if anchor not in found.ids] == []


@pytest.mark.parametrize("path", HTML)
def test_a_page_has_one_headline_one_main_part_and_a_language(path: str) -> None:
    found = read(PAGES[path].content)
    assert found.tags.count("h1") == 1
    assert found.tags.count("main") == 1
    assert found.values("html", "lang")[0]
    assert found.values("html", "dir")[0] in {"ltr", "rtl"}


def test_head_and_foot_carry_the_same_ticker() -> None:
    for path in HTML:
        lists = re.findall(rb'<section class="just-in.*?(<ol>.*?</ol>)', PAGES[path].content, re.S)
        assert len(lists) in {0, 2}
        assert len(set(lists)) <= 1


def test_structured_data_cannot_leave_its_element() -> None:
    for path in HTML:
        for data in re.findall(rb"ld\+json\">(.*?)</script>", PAGES[path].content, re.S):
            assert not re.search(rb"[<>&]", data)
            assert json.loads(data)["@type"] in KINDS


def test_pages_name_the_stories_whose_words_stand_on_them() -> None:
    for page in PAGES.values():
        if not page.path.endswith(".html"):
            continue
        named = set(re.findall(r'data-story="([^"]+)"', page.content.decode()))
        assert named <= page.stories


def test_a_withdrawn_story_leaves_no_word_anywhere() -> None:
    for page in PAGES.values():
        for words in (b"Harbour pilot", b"left his post", b"By a stringer"):
            assert words not in page.content, page.path


def test_only_the_tombstone_and_its_history_are_gone_for_good() -> None:
    gone = sorted(page.path for page in PAGES.values() if page.status == 410)
    assert gone == [
        "2026/11/23/harbour-pilot/history/index.html",
        "2026/11/23/harbour-pilot/index.html",
    ]


def test_every_file_of_the_site_has_its_own_path() -> None:
    pages: list[Page] = list(print_all(paper()))
    paths = [page.path for page in pages]
    assert len(paths) == len(set(paths))
    assert not [path for path in paths if path.startswith("/") or ".." in path]
