"""What search engines are told of all pages: when they changed, their languages, their pictures."""

import datetime as dt

import pytest
from lxml import etree

from copydesk.press.pages import sitemap
from copydesk.press.paper import Locale, Section
from copydesk.press.print_pages import print_all
from copydesk.story.blocks import Picture
from copydesk.story.change import ChangeKind
from copydesk.story.record import replace
from copydesk.story.story import Story
from press.memory_paper import MemoryPaper
from press.sample import DAY, FERRY, NORTHGATE, SITE, first, following, hours, paper

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
XHTML = "{http://www.w3.org/1999/xhtml}"
TWO = replace(
    SITE,
    locales=(Locale(key="ar", language="ar", name="البريد"),),
    sections=(Section(key="world", name="World", names={"ar": "العالم"}), *SITE.sections[1:]),
)


def tree(path: str, on: MemoryPaper) -> etree._Element:
    page = sitemap.PAGE.print(path, on)
    assert page is not None
    return etree.fromstring(page.content)


def changed(on: MemoryPaper) -> dict[str, str | None]:
    found = tree("sitemap.xml", on).iterfind(f"{MAP}sitemap")
    told = {one.findtext(f"{MAP}loc") or "": one.findtext(f"{MAP}lastmod") for one in found}
    return {address.rpartition("/")[2]: when for address, when in told.items()}


def languages(url: etree._Element) -> dict[str, str]:
    return {one.get("hreflang", ""): one.get("href", "") for one in url.iterfind(f"{XHTML}link")}


def urls(path: str, on: MemoryPaper) -> dict[str, etree._Element]:
    found = tree(path, on).iterfind(f"{MAP}url")
    return {(one.findtext(f"{MAP}loc") or "").removeprefix(SITE.url): one for one in found}


def test_the_index_says_on_which_day_each_map_changed_last() -> None:
    on = paper()
    told = changed(on)
    assert told["2026-11-23.xml"] == told["sitemap-news.xml"] == "2026-11-23"
    assert told["pages.xml"] is None
    days = {file: when for file, when in told.items() if file.startswith("20")}
    assert all(when and when >= file.removesuffix(".xml") for file, when in days.items())


def test_a_story_changed_on_a_later_day_changes_the_index_once() -> None:
    on = MemoryPaper(SITE, DAY).publish_all([first("a", hours(9), FERRY)])
    a = on.edition("a")
    assert a is not None
    same_day = on.publish(following(a, hours(10), ChangeKind.UPDATE, FERRY))
    assert "sitemap.xml" in set(sitemap.PAGE.touched(same_day, on))  # the first of its day
    later = on.publish(following(same_day.after, hours(40), ChangeKind.CORRECTION, FERRY))
    assert "sitemap.xml" in set(sitemap.PAGE.touched(later, on))
    assert changed(on)["2026-11-23.xml"] == "2026-11-24"


def test_a_story_points_at_itself_in_all_its_languages_from_each_of_them() -> None:
    on = MemoryPaper(TWO, DAY)
    on.publish(first("ferry", hours(1), replace(FERRY, language="en")))
    arabic = replace(FERRY, language="ar", headline="العبّارة")
    act = on.publish(replace(first("safina", hours(30), arabic), translation_of="ferry"))
    touched = set(sitemap.PAGE.touched(act, on))
    assert {"sitemaps/2026-11-23.xml", "sitemaps/2026-11-24.xml"} <= touched
    (english,) = urls("sitemaps/2026-11-23.xml", on).values()
    (other,) = urls("sitemaps/2026-11-24.xml", on).values()
    assert languages(english) == languages(other)
    assert set(languages(english)) == {"en", "ar"}


def test_lists_that_several_languages_have_point_at_each_other() -> None:
    found = urls("sitemaps/pages.xml", MemoryPaper(TWO, DAY))
    assert languages(found["/"]) == {"en-GB": f"{SITE.url}/", "ar": f"{SITE.url}/ar/"}
    assert languages(found["/ar/world/"]) == languages(found["/world/"])
    assert set(languages(found["/world/"])) == {"en-GB", "ar"}
    assert languages(found["/business/"]) == {}
    assert languages(found["/ar/terms/"]) == languages(found["/terms/"])


def test_the_map_leads_to_standing_pages_that_are_there() -> None:
    on = MemoryPaper(TWO, DAY).publish_all([first("ferry", hours(1), FERRY)])
    printed = {f"/{page.path.removesuffix('index.html')}" for page in print_all(on)}
    assert set(urls("sitemaps/pages.xml", on)) <= printed


def test_the_pictures_of_a_story_stand_with_it_while_their_files_are_there() -> None:
    blocks = tuple(Picture(key=f"b{n}", file=f"{n}.jpg", width=1200, height=800) for n in range(25))
    missing = Picture(key="m", src="https://northgate.example/gone.jpg")
    story = replace(FERRY, blocks=(missing, *blocks))
    on = MemoryPaper(SITE, DAY).publish_all([first("ferry", hours(1), story)])
    (url,) = urls("sitemaps/2026-11-23.xml", on).values()
    shown = [one.findtext(f"{IMAGE}loc") or "" for one in url.iterfind(f"{IMAGE}image")]
    assert len(shown) == sitemap.MOST_IMAGES - 1  # the missing one was among the first
    assert all(address.startswith(f"{SITE.url}/pictures/") for address in shown)


def test_an_entry_that_would_be_too_large_is_told_without_its_pictures() -> None:
    long = "x" * 300
    blocks = tuple(
        Picture(key=f"b{n}", file=f"{n}{long}.jpg", width=1200, height=800) for n in range(20)
    )
    on = MemoryPaper(SITE, DAY)
    on.publish(first("ferry", hours(1), replace(FERRY, blocks=blocks)))
    (url,) = urls("sitemaps/2026-11-23.xml", on).values()
    assert url.findtext(f"{MAP}lastmod")
    assert url.find(f"{IMAGE}image") is None


def test_a_day_of_very_many_stories_has_several_maps_within_their_limits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert sitemap.MOST * sitemap.LARGEST_ENTRY <= 50_000_000
    monkeypatch.setattr(sitemap, "MOST", 60)
    on, story = MemoryPaper(SITE, DAY), Story(headline="x", language="en")
    count = sitemap.MOST + 3
    act = None
    for n in range(count):
        act = on.publish(first(f"s{n}", dt.timedelta(seconds=n), story))
    files = ["sitemaps/2026-11-23.xml", "sitemaps/2026-11-23-2.xml"]
    assert [path for path in sitemap.PAGE.every(on) if "2026" in path] == files
    assert act is not None
    assert set(files) <= set(sitemap.PAGE.touched(act, on))
    maps = [urls(path, on) for path in files]
    assert [len(one) for one in maps] == [sitemap.MOST, 3]
    assert len({address for one in maps for address in one}) == count
    assert "2026-11-23-2.xml" in changed(on)
    assert sitemap.PAGE.print("sitemaps/2026-11-23-3.xml", on) is None


def test_stories_that_search_engines_may_not_have_take_no_place_in_the_news() -> None:
    hidden = replace(NORTHGATE, terms=replace(NORTHGATE.terms, noindex=True))
    on, story = MemoryPaper(SITE, DAY), Story(headline="x", language="en")
    on.publish_all([first(f"own{n}", dt.timedelta(seconds=n), story) for n in range(3)])
    for n in range(sitemap.MOST_NEWS + 5):
        on.publish(first(f"s{n}", hours(1) + dt.timedelta(seconds=n), story, hidden))
    found = tree("sitemap-news.xml", on).findall(f".//{NEWS}title")
    assert len(found) == 3


def test_the_news_map_is_printed_anew_when_nothing_but_time_goes_by() -> None:
    on = MemoryPaper(SITE, DAY).publish_all([first("ferry", hours(1), FERRY)])
    ferry = on.edition("ferry")
    assert ferry is not None
    on.now = ferry.first_at + dt.timedelta(hours=47)
    assert list(sitemap.PAGE.aged(ferry.first_at, on)) == []
    before, on.now = on.now, ferry.first_at + dt.timedelta(hours=48, seconds=1)
    assert list(sitemap.PAGE.aged(before, on)) == ["sitemap-news.xml"]
    assert tree("sitemap-news.xml", on).find(f"{MAP}url") is None
