"""Feeds and maps are well formed, complete, and stable where readers' programs rely on it."""

import datetime as dt
import json
from email.utils import parsedate_to_datetime

import pytest
from lxml import etree

from copydesk.press.page import PageKind
from copydesk.press.pages import corrections, feed, robots, sitemap
from copydesk.story.change import ChangeKind
from copydesk.story.record import replace
from copydesk.story.story import Story
from press.memory_paper import MemoryPaper
from press.sample import DAY, FERRY, SITE, first, following, hours, paper, withdrawn

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
FERRY_TAG = "tag:courier.example,2026-11-23:story/ferry-sails-again"


def printed(kind: PageKind, path: str, on: MemoryPaper | None = None) -> bytes:
    page = kind.print(path, on or paper())
    assert page is not None
    return page.content


def texts(content: bytes, path: str) -> list[str]:
    return [found.text or "" for found in etree.fromstring(content).iterfind(path)]


def test_rss_has_all_its_channel_and_items_need() -> None:
    content = printed(feed.PAGE, "feed.rss")
    rss = etree.fromstring(content)
    assert rss.get("version") == "2.0"
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        assert texts(content, f"channel/{name}")[0]
    items = rss.findall("channel/item")
    assert len(items) == 12
    for item in items:
        assert item.findtext("guid")
        date = parsedate_to_datetime(item.findtext("pubDate") or "")
        assert date.tzinfo is not None


def test_atom_has_all_its_feed_and_entries_need() -> None:
    top = etree.fromstring(printed(feed.PAGE, "feed.atom"))
    for name in ("id", "title", "updated"):
        assert top.findtext(f"{ATOM}{name}")
    assert top.find(f"{ATOM}author/{ATOM}name") is not None
    own = [link for link in top.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own[0].get("href") == "https://courier.example/feed.atom"
    ids = [entry.findtext(f"{ATOM}id") for entry in top.findall(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids) == 12


def test_json_feed_has_all_its_items_need() -> None:
    content = json.loads(printed(feed.PAGE, "feed.json"))
    assert content["version"] == "https://jsonfeed.org/version/1.1"
    assert content["feed_url"] == "https://courier.example/feed.json"
    assert all(item["id"] and item["url"] and item["summary"] for item in content["items"])
    assert any("image" in item for item in content["items"])


def test_a_section_has_feeds_of_its_own_stories() -> None:
    content = json.loads(printed(feed.PAGE, "world/feed.json"))
    assert content["title"] == "The Harbour Courier: World"
    assert len(content["items"]) == 3


def test_a_new_edition_moves_updated_and_keeps_the_identity() -> None:
    ferry = first("ferry-sails-again", hours(9), FERRY)
    on = MemoryPaper(SITE, DAY).publish_all([ferry])
    was = etree.fromstring(printed(feed.PAGE, "feed.atom", on)).find(f"{ATOM}entry")
    renamed = replace(FERRY, headline="Another headline")
    on.publish(following(ferry, hours(10), ChangeKind.UPDATE, renamed))
    now = etree.fromstring(printed(feed.PAGE, "feed.atom", on)).find(f"{ATOM}entry")
    assert was is not None
    assert now is not None
    assert was.findtext(f"{ATOM}id") == now.findtext(f"{ATOM}id") == FERRY_TAG
    assert was.findtext(f"{ATOM}published") == now.findtext(f"{ATOM}published")
    assert (was.findtext(f"{ATOM}updated") or "") < (now.findtext(f"{ATOM}updated") or "")


def test_a_correction_is_told_in_the_feed() -> None:
    items = json.loads(printed(feed.PAGE, "feed.json"))["items"]
    ferry = next(item for item in items if item["id"] == FERRY_TAG)
    assert ferry["summary"].startswith("Correction: An earlier version")


@pytest.mark.parametrize("path", ["feed.rss", "world/feed.atom", "feed.json"])
def test_a_withdrawn_story_is_in_no_feed(path: str) -> None:
    assert b"harbour-pilot" not in printed(feed.PAGE, path)


def test_a_withdrawn_story_has_a_tombstone_in_the_atom_feed_until_it_stands_again() -> None:
    ferry = first("ferry-sails-again", hours(9), FERRY)
    on = MemoryPaper(SITE, DAY).publish_all([ferry])
    killed = withdrawn(ferry)
    on.publish(killed)
    top = etree.fromstring(printed(feed.PAGE, "feed.atom", on))
    assert top.find(f"{ATOM}entry") is None
    (gone,) = top.findall("{http://purl.org/atompub/tombstones/1.0}deleted-entry")
    assert gone.get("ref") == FERRY_TAG
    assert gone.get("when") == top.findtext(f"{ATOM}updated")
    assert [child.text for child in gone] == [killed.notices[-1].text]
    restored = following(killed, hours(13), ChangeKind.UPDATE, FERRY)
    on.publish(replace(restored, withdrawn=False))
    again = etree.fromstring(printed(feed.PAGE, "feed.atom", on))
    assert again.find("{http://purl.org/atompub/tombstones/1.0}deleted-entry") is None
    assert again.findtext(f"{ATOM}entry/{ATOM}id") == FERRY_TAG


@pytest.mark.parametrize("path", ["feed.rss", "feed.atom", "feed.json"])
def test_characters_no_document_may_hold_are_left_out_of_feeds(path: str) -> None:
    story = Story(headline="A\x00B\x0b ]]> & <b> \ud800", subjects=("\x1f",), language="en")
    on = MemoryPaper(SITE, DAY).publish_all([first("odd", hours(1), story)])
    content = printed(feed.PAGE, path, on)
    if path.endswith("json"):
        assert json.loads(content)["items"][0]["title"]
    else:
        etree.fromstring(content)


@pytest.mark.parametrize("path", ["feed.rss", "feed.atom", "feed.json"])
def test_an_empty_paper_has_feeds(path: str) -> None:
    assert printed(feed.PAGE, path, MemoryPaper(SITE, DAY))


def test_the_map_leads_to_each_story_that_search_engines_may_have() -> None:
    index = texts(printed(sitemap.PAGE, "sitemap.xml"), f"{MAP}sitemap/{MAP}loc")
    assert index == [
        "https://courier.example/sitemap-news.xml",
        "https://courier.example/sitemaps/pages.xml",
        "https://courier.example/sitemaps/2026-11-23.xml",
        "https://courier.example/sitemaps/2026-11-22.xml",
        "https://courier.example/sitemaps/2026-11-21.xml",
        "https://courier.example/sitemaps/2026-11-20.xml",
    ]
    mapped = texts(printed(sitemap.PAGE, "sitemaps/2026-11-23.xml"), f"{MAP}url/{MAP}loc")
    assert "https://courier.example/2026/11/23/ferry-sails-again/" in mapped
    assert not [address for address in mapped if "grain" in address or "pilot" in address]


def test_an_act_touches_two_maps_however_old_the_paper_is() -> None:
    on = paper()
    act = on.publish(first("new-one", hours(13), FERRY))
    assert sorted(sitemap.PAGE.touched(act, on)) == [
        "sitemap-news.xml",
        "sitemaps/2026-11-23.xml",
    ]


def test_every_story_in_a_map_says_when_it_was_changed() -> None:
    found = etree.fromstring(printed(sitemap.PAGE, "sitemaps/2026-11-23.xml"))
    assert all(url.findtext(f"{MAP}lastmod") for url in found.iterfind(f"{MAP}url"))
    assert b"2026-11-23T11:30:00Z" in printed(sitemap.PAGE, "sitemaps/2026-11-23.xml")


def test_fronts_sections_and_pages_about_the_paper_have_a_map() -> None:
    mapped = texts(printed(sitemap.PAGE, "sitemaps/pages.xml"), f"{MAP}url/{MAP}loc")
    wanted = {"/", "/world/", "/about/", "/terms/", "/corrections/"}
    assert {f"https://courier.example{address}" for address in wanted} <= set(mapped)
    assert len(set(mapped)) == len(mapped)


def test_the_news_map_holds_no_more_than_a_thousand_each_with_its_language() -> None:
    on = MemoryPaper(SITE, DAY)
    story = Story(headline="x", language="zh-Hant")
    on.publish_all([first(f"s{n}", dt.timedelta(seconds=n), story) for n in range(1010)])
    content = printed(sitemap.PAGE, "sitemap-news.xml", on)
    assert len(texts(content, f".//{NEWS}title")) == 1000
    assert set(texts(content, f".//{NEWS}language")) == {"zh-tw"}


def test_the_news_map_never_holds_a_story_of_more_than_48_hours() -> None:
    on = paper()
    found = etree.fromstring(printed(sitemap.PAGE, "sitemap-news.xml", on))
    titles = [one.text for one in found.iterfind(f".//{NEWS}title")]
    assert "Village well reopened after tests find clean water" in titles
    assert "Faint comet can be seen with field glasses until Friday" not in titles
    well = on.edition("village-well")
    assert well is not None
    on.now = well.first_at + dt.timedelta(hours=47, minutes=58)
    assert b"Village well" in printed(sitemap.PAGE, "sitemap-news.xml", on)
    before, on.now = on.now, on.now + dt.timedelta(seconds=1)
    assert b"Village well" not in printed(sitemap.PAGE, "sitemap-news.xml", on)
    assert list(sitemap.PAGE.aged(before, on)) == ["sitemap-news.xml"]


def test_days_without_a_story_have_no_map() -> None:
    on = paper()
    for path in ("sitemaps/2026-13-01.xml", "sitemaps/2025-01-01.xml", "sitemaps/9999-99-99.xml"):
        assert sitemap.PAGE.print(path, on) is None


def test_the_corrections_feed_has_an_entry_for_each_notice() -> None:
    content = printed(corrections.PAGE, "corrections/feed.atom")
    titles = texts(content, f"{ATOM}entry/{ATOM}title")
    assert titles[0] == "Withdrawn: a story that was withdrawn"
    assert len(titles) == 4
    ids = texts(content, f"{ATOM}entry/{ATOM}id")
    assert len(set(ids)) == 4


def test_crawlers_are_led_to_the_maps_and_away_from_forms() -> None:
    content = printed(robots.PAGE, "robots.txt").decode()
    assert "Disallow: /report/" in content
    assert "Sitemap: https://courier.example/sitemap.xml" in content
