"""Maps for search engines: an index, the standing pages, one map a day, the news of 48 hours.

A day's map changes with its own stories alone, so an act touches three files, however old the
paper is. The index says on which day each of them changed last, so that it changes once a day.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from xml.sax.saxutils import escape

from copydesk.press.address import absolute, link_out, rooted, section_address
from copydesk.press.alternate import alternates
from copydesk.press.credited import all_translations, translated
from copydesk.press.kept import Kept
from copydesk.press.locale import locales, section_name
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper, Shelf, Site
from copydesk.press.render import Alternate
from copydesk.press.shown import shown
from copydesk.press.when import local_day, machine_time
from copydesk.press.words import primary
from copydesk.press.xml import Element, add, document, part_of, root, with_parts
from copydesk.story.blocks import Picture
from copydesk.story.edition import Edition

INDEX = "sitemap.xml"
NEWS = "sitemap-news.xml"
STANDING = "sitemaps/pages.xml"
DAY = re.compile(r"sitemaps/(\d{4}-\d\d-\d\d)(?:-([2-9]|[1-9]\d{1,3}))?\.xml", re.ASCII)
# Two days, less what the press may be late: it looks once a minute.
NEWS_LASTS = dt.timedelta(hours=48) - dt.timedelta(minutes=2)
MOST_NEWS = 1_000
# A map holds 50,000 addresses and 50 MB at most by its protocol: as many entries of such a size.
MOST, LARGEST_ENTRY = 10_000, 5_000
MOST_IMAGES = 20
ABOUT = (
    "/about/", "/terms/", "/corrections/", "/sources/", "/topics/", "/authors/", "/archive/",
)  # fmt: skip
MEDIA_TYPE = "application/xml"
MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS_MAP = "http://www.google.com/schemas/sitemap-news/0.9"
IMAGE_MAP = "http://www.google.com/schemas/sitemap-image/1.1"
XHTML = "http://www.w3.org/1999/xhtml"
PREFIXES = {"image": IMAGE_MAP, "xhtml": XHTML}


_kept: Kept[str] = Kept(most=2000)
_kept_long: Kept[str] = Kept(most=20_000)


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """The day of the story and those of its translations, the news, and the index when a day may
    come, go, or have changed on another one."""
    zone = paper.site.time_zone
    day, now = local_day(act.after.first_at, zone), local_day(act.after.at, zone)
    # The first story of a day speaks for it, also where several acts are printed together.
    is_first = not paper.newest(1, day=day, until=act.after.first_at)
    others = translated(act, paper) if paper.site.locales else ()
    days = {day, *(local_day(one.first_at, zone) for one in others)}
    files = (file for one in sorted(days) for file in _day_files(one, paper))
    return (*((INDEX,) if is_first or now > day else ()), NEWS, *files)


def every(paper: Paper) -> Iterable[str]:
    """All maps."""
    yield from (INDEX, NEWS, STANDING)
    for day in paper.calendar():
        yield from _files(day.date, day.stories)


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
        return _page(path, _news(paper))
    if path == STANDING:
        return _page(path, document(_standing(paper)))
    day, number = _day_at(path)
    if day is None:
        return None
    editions = _oldest_first(day, paper)[(number - 1) * MOST : number * MOST]
    return _page(path, _stories(editions, paper)) if editions else None


def is_mapped(edition: Edition) -> bool:
    """Whether search engines are to have our address: not where terms send them to the source."""
    terms = edition.source.terms if edition.source else None
    if terms is None:
        return True
    theirs = terms.canonical_is_source and link_out(edition.story.origin.url)
    return not terms.noindex and not theirs


def _index(paper: Paper) -> bytes:
    """All maps with the day each changed last; the standing pages change when the desk says so."""
    index = document(root("sitemapindex", MAP))
    days = paper.calendar()
    newest = max((day.changed for day in days), default=None)
    told = [(NEWS, newest), (STANDING, None)]
    told += [(file, day.changed) for day in days for file in _files(day.date, day.stories)]
    entries = [_map_entry(absolute(paper.site, f"/{file}"), changed) for file, changed in told]
    return _with_entries(index, entries, "sitemapindex")


def _map_entry(address: str, changed: dt.date | None) -> str:
    """A map as the index names it, by hand: there is one for each day of the archive."""
    last = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
    return f"<sitemap><loc>{escape(address)}</loc>{last}</sitemap>"


def _standing(paper: Paper) -> Element:
    """Fronts, sections and the pages about the paper, in all locales that have them."""
    site = paper.site
    urls = root("urlset", MAP, {"xhtml": XHTML})
    for key in ("", *(section.key for section in site.sections)):
        has_it = [one for one in locales(site) if not key or section_name(key, site, one.key)]
        address = section_address(key, site, "") if key else "/"
        for other in (rooted(one.key, address) for one in has_it):
            _add_page(urls, other, alternates(site, address, has_it), site)
    for address in ABOUT:
        for locale in locales(site):
            _add_page(urls, rooted(locale.key, address), alternates(site, address), site)
    return urls


def _add_page(urls: Element, address: str, told: Sequence[Alternate], site: Site) -> None:
    url = add(urls, "url")
    add(url, "loc", absolute(site, address))
    _add_alternates(url, told, site)


def _add_alternates(url: Element, told: Sequence[Alternate], site: Site) -> None:
    for one in told:
        href = absolute(site, one.address)
        add(url, f"{{{XHTML}}}link", rel="alternate", hreflang=one.language, href=href)


def _stories(editions: Sequence[Edition], paper: Paper) -> bytes:
    urls = document(root("urlset", MAP, PREFIXES))
    mapped = list(_mapped(editions))
    others = all_translations(mapped, paper) if paper.site.locales else {}
    told = [_told(edition, others.get(edition.id, ()), paper) for edition in mapped]
    return _with_entries(urls, told) if told else urls


def _told(edition: Edition, others: Sequence[Alternate], paper: Paper) -> str:
    """A story with its other languages and its pictures; alone where that is more than fits."""
    blocks = (block for block in edition.story.blocks if isinstance(block, Picture))
    views = (shown(block, paper).src for block in islice(blocks, MOST_IMAGES))
    images = tuple(dict.fromkeys(filter(None, views)))

    def make() -> str:
        whole = _url(edition, paper.site, others, images)
        return whole if len(whole.encode()) <= LARGEST_ENTRY else _url(edition, paper.site)

    return _kept_long.of(edition, paper.site, ("day", others, images), make)


def _url(
    edition: Edition,
    site: Site,
    others: Sequence[Alternate] = (),
    images: Sequence[str] = (),
) -> str:
    url = add(root("urlset", MAP, PREFIXES), "url")
    add(url, "loc", absolute(site, edition.path))
    add(url, "lastmod", machine_time(edition.at))
    _add_alternates(url, others, site)
    for image in images:
        add(add(url, f"{{{IMAGE_MAP}}}image"), f"{{{IMAGE_MAP}}}loc", absolute(site, image))
    return part_of(url)


def _news(paper: Paper) -> bytes:
    urls = document(root("urlset", MAP, {"news": NEWS_MAP}))
    site = paper.site
    mapped = list(islice(_newest_mapped(paper), MOST_NEWS))
    if not mapped:
        return urls
    told = [_kept.of(one, site, "news", partial(_news_url, one, site)) for one in mapped]
    return _with_entries(urls, told)


def _newest_mapped(paper: Paper) -> Iterator[Edition]:
    """Those of two days that search engines may have, however many stand between them."""
    asked, given = MOST_NEWS, 0
    while True:
        found = paper.newest(asked, since=paper.now - NEWS_LASTS)
        yield from _mapped(found[given:])
        if len(found) < asked:
            return
        asked, given = asked * 2, asked


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


def _files(day: dt.date, stories: int) -> list[str]:
    """The maps of a day that has so many stories; the first also of one that has none left."""
    more = range(2, -(-stories // MOST) + 1)
    name = f"sitemaps/{day.isoformat()}"
    return [f"{name}.xml", *(f"{name}-{number}.xml" for number in more)]


def _day_files(day: dt.date, paper: Paper) -> list[str]:
    """At least the maps that a day has: what ever came out on it is known by full leaves."""
    keys = (locale.key for locale in locales(paper.site))
    leaves = (paper.leaves(Shelf(kind="day", key=day.isoformat(), locale=key)) + 1 for key in keys)
    return _files(day, sum(leaves) * paper.site.leaf_length)


def _day_at(path: str) -> tuple[dt.date | None, int]:
    found = DAY.fullmatch(path)
    try:
        date = dt.date.fromisoformat(found[1]) if found else None
    except ValueError:
        date = None
    return date, int(found[2] or 1) if found else 1


def _oldest_first(day: dt.date, paper: Paper) -> Sequence[Edition]:
    """A day's stories, so that a new one changes the last map of its day alone."""
    found = paper.newest(MOST, day=day)
    if len(found) == MOST:
        stories = next((one.stories for one in paper.calendar() if one.date == day), MOST)
        found = paper.newest(stories, day=day)
    return found[::-1]


def _with_entries(document: bytes, told: Sequence[str], name: str = "urlset") -> bytes:
    return with_parts(document.replace(b"/>", f">\n</{name}>".encode()), name, told)


def _page(path: str, content: bytes) -> Page:
    return Page(path=path, media_type=MEDIA_TYPE, content=content)


PAGE = PageKind(name="sitemap", touched=touched, every=every, print=print, aged=aged)
