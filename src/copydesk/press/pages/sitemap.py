"""Maps for search engines: an index, the standing pages, one map a day, the news of 48 hours.

A day's map changes with its own stories alone, so an act touches three files, however old the
paper is. Only stories say when they changed: fronts change all day, and search engines know.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import partial

from copydesk.press.address import absolute, link_out, rooted, section_address
from copydesk.press.kept import Kept
from copydesk.press.locale import locales, section_name
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper, Site
from copydesk.press.when import local_day, machine_time
from copydesk.press.words import primary
from copydesk.press.xml import Element, add, document, part_of, root, with_parts
from copydesk.story.edition import Edition

INDEX = "sitemap.xml"
NEWS = "sitemap-news.xml"
STANDING = "sitemaps/pages.xml"
DAY = re.compile(r"sitemaps/(\d{4}-\d\d-\d\d)\.xml")
NEWS_LASTS = dt.timedelta(hours=48)
MOST = 50_000  # a map holds no more by its protocol, a news map 1,000
MOST_NEWS = 1_000
ABOUT = ("/about/", "/terms/", "/corrections/", "/sources/", "/archive/")
MEDIA_TYPE = "application/xml"
MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS_MAP = "http://www.google.com/schemas/sitemap-news/0.9"


_kept: Kept[str] = Kept(most=2000)


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """The day of the story, the news, and the index when the day may come or go."""
    day = local_day(act.after.first_at, paper.site.time_zone)
    # The first story of a day speaks for it, also where several acts are printed together.
    is_first = not paper.newest(1, day=day, until=act.after.first_at)
    return (*((INDEX,) if is_first else ()), NEWS, _file(day))


def every(paper: Paper) -> Iterable[str]:
    """All maps."""
    return (INDEX, NEWS, STANDING, *(_file(day) for day in paper.days()))


def aged(since: dt.datetime, paper: Paper) -> Iterable[str]:
    """The news map, when a story grew older than two days."""
    left = paper.newest(
        1, since=since - NEWS_LASTS, until=paper.now - NEWS_LASTS + dt.timedelta(microseconds=1)
    )
    return (NEWS,) if left else ()


def print(path: str, paper: Paper) -> Page | None:
    """One of the maps; None for a day without a story."""
    if path == INDEX:
        return _page(path, _index(paper))
    if path == NEWS:
        return Page(path=path, media_type=MEDIA_TYPE, content=_news(paper))
    if path == STANDING:
        return _page(path, _standing(paper))
    editions = paper.newest(MOST, day=day) if (day := _day(path)) else ()
    return _page(path, _stories(editions, paper)) if editions else None


def is_mapped(edition: Edition) -> bool:
    """Whether search engines are to have our address: not where terms send them to the source."""
    terms = edition.source.terms if edition.source else None
    if terms is None:
        return True
    theirs = terms.canonical_is_source and link_out(edition.story.origin.url)
    return not terms.noindex and not theirs


def _index(paper: Paper) -> Element:
    index = root("sitemapindex", MAP)
    for file in (NEWS, STANDING, *(_file(day) for day in paper.days())):
        add(add(index, "sitemap"), "loc", absolute(paper.site, f"/{file}"))
    return index


def _standing(paper: Paper) -> Element:
    """Fronts, sections and the pages about the paper, in all locales."""
    urls = root("urlset", MAP)
    for locale in locales(paper.site):
        keys = (section.key for section in paper.site.sections)
        named = (key for key in keys if section_name(key, paper.site, locale.key))
        sections = [section_address(key, paper.site, locale.key) for key in named]
        for address in (rooted(locale.key, "/"), *sections):
            add(add(urls, "url"), "loc", absolute(paper.site, address))
    for address in ABOUT:
        add(add(urls, "url"), "loc", absolute(paper.site, address))
    return urls


def _stories(editions: Sequence[Edition], paper: Paper) -> Element:
    urls = root("urlset", MAP)
    for edition in _mapped(editions):
        url = add(urls, "url")
        add(url, "loc", absolute(paper.site, edition.path))
        add(url, "lastmod", machine_time(edition.at))
    return urls


def _news(paper: Paper) -> bytes:
    urls = document(root("urlset", MAP, {"news": NEWS_MAP}))
    site = paper.site
    mapped = list(_mapped(paper.newest(MOST_NEWS, since=paper.now - NEWS_LASTS)))
    if not mapped:
        return urls
    told = [_kept.of(one, site, "news", partial(_news_url, one, site)) for one in mapped]
    return with_parts(urls.replace(b"/>", b">\n</urlset>"), "urlset", told)


def _news_url(edition: Edition, site: Site) -> str:
    url = add(root("urlset", MAP, {"news": NEWS_MAP}), "url")
    add(url, "loc", absolute(site, edition.path))
    news = add(url, f"{{{NEWS_MAP}}}news")
    publication = add(news, "publication")
    add(publication, "name", site.name)
    add(publication, "language", _language(edition.story.language or site.language))
    add(news, "publication_date", machine_time(edition.first_at))
    add(news, "title", edition.story.headline)
    return part_of(url)


def _language(tag: str) -> str:
    """Two or three letters of ISO 639; Google wants to know which Chinese."""
    if primary(tag) != "zh":
        return primary(tag)
    traditional = {"hant", "tw", "hk", "mo"} & set(tag.lower().split("-"))
    return "zh-tw" if traditional else "zh-cn"


def _mapped(editions: Sequence[Edition]) -> Iterable[Edition]:
    return (edition for edition in editions if is_mapped(edition))


def _file(day: dt.date) -> str:
    return f"sitemaps/{day:%Y-%m-%d}.xml"


def _day(path: str) -> dt.date | None:
    found = DAY.fullmatch(path)
    try:
        return dt.date.fromisoformat(found.group(1)) if found else None
    except ValueError:
        return None


def _page(path: str, element: Element) -> Page:
    return Page(path=path, media_type=MEDIA_TYPE, content=document(element))


PAGE = PageKind(name="sitemap", touched=touched, every=every, print=print, aged=aged)
