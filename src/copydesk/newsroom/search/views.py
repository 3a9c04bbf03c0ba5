"""The readers' search. No cookie, no script; every question has an answer."""

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from copydesk.newsroom.corrections.reports.limits import network
from copydesk.newsroom.desk.models import EditionRow
from copydesk.newsroom.front.parts import FOR_READERS
from copydesk.newsroom.intake.models import SourceRow
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.paper import DatabasePaper
from copydesk.newsroom.printing.pictures import Darkroom
from copydesk.newsroom.search.asked import Asked, address, read
from copydesk.newsroom.search.engine import NEWEST, PUBLISHED, engine
from copydesk.newsroom.search.finding import Found, best, newest
from copydesk.newsroom.search.index import current_at
from copydesk.newsroom.search.pace import PACE
from copydesk.press.locale import lineage, locale_at, sections
from copydesk.press.pages.search import CLOSED
from copydesk.press.paper import Crop, Locale, Page, Rendition, Site
from copydesk.press.render import HTML
from copydesk.press.searching import ALL, Choices, Pair, Searched, Typed, search_page
from copydesk.press.when import midnight
from copydesk.press.words import primary, words
from copydesk.story.blocks import Picture
from copydesk.story.codec import from_json
from copydesk.story.edition import Edition

AT_ONCE = 20  # results on a page
CLOSED_FOR = 15  # seconds after which search is asked for again


class Unlit(Darkroom):
    """Results have no pictures, and no picture is made while a reader waits."""

    def renditions(self, picture: Picture, crop: Crop = "", *, stamp: int) -> tuple[Rendition, ...]:
        """None."""
        return ()


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The form, and what is found with it: newest first, or best match first."""
    try:
        wait = PACE.take(network(request.META.get("REMOTE_ADDR", "")), time.monotonic())
        paper = DatabasePaper(timezone.now(), darkroom=Unlit(SiteFolder(Path(settings.PRESS_ROOT))))
        asked = read(request.GET.dict(), paper.site)
        searched = _often(asked) if wait else _searched(asked, paper.site)
        language = locale_at(asked.typed.locale, paper.site).language
        return _answer(search_page(searched, paper), language, wait=wait)
    except DatabaseError:
        return _closed()


def find(asked: Asked, site: Site) -> Found:
    """The places of what is asked for."""
    look = best if asked.is_best else newest
    return look(engine(PUBLISHED), asked.wanted, AT_ONCE, asked.begin, _bounds(asked, site))


def _searched(asked: Asked, site: Site) -> Searched:
    choices = _choices(site, locale_at(asked.typed.locale, site))
    if asked.is_empty:
        return Searched(typed=asked.typed, choices=choices, is_empty=True)
    found = find(asked, site)
    rows = current_at(list(found.places))
    typed = asked.typed
    return Searched(
        typed=typed,
        choices=choices,
        editions=[_edition(rows[place]) for place in found.places if place in rows],
        forms=asked.wanted.forms,
        next_page=address(typed, found.next) if found.next else "",
        without_filters=_wider(typed, site),
        is_further=asked.is_further,
        left_out=asked.wanted.left_out,
    )


def _wider(typed: Typed, site: Site) -> str:
    """The same words in all sections, sources and languages, where that is more."""
    language = ALL if site.locales else ""
    is_narrowed = typed.is_narrowed or typed.language != language
    told = Typed(q=typed.q, language=language, locale=typed.locale)
    return address(told) if typed.q and is_narrowed else ""


def _often(asked: Asked) -> Searched:
    return Searched(typed=asked.typed, problem="often", is_empty=True, status=429)


def _bounds(asked: Asked, site: Site) -> tuple[int, int]:
    """The places before and behind the days asked for."""
    firsts = EditionRow.objects.filter(number=1)
    above, below = 0, NEWEST
    if asked.since:
        begin = midnight(asked.since, site.time_zone)
        older = firsts.filter(at__lt=begin).order_by("-at", "-pk")
        above = older.values_list("pk", flat=True).first() or 0
    if asked.until:
        end = midnight(asked.until + dt.timedelta(days=1), site.time_zone)
        newer = firsts.filter(at__gte=end).order_by("at", "pk")
        below = newer.values_list("pk", flat=True).first() or NEWEST
    return above, below


def _choices(site: Site, here: Locale) -> Choices:
    """What can be chosen, in the words of a locale; sub-sections follow those they belong to."""
    sources = list(SourceRow.objects.order_by("name", "key").values_list("key", "name", "language"))
    told = [site.language, *(section.language for section in site.sections)]
    told += [one.language for one in site.locales]
    told += [language for _, _, language in sources]
    names = words(here.language).locale.languages
    own = primary(here.language)
    own_name = str(names.get(own, own)) if site.locales else ""
    languages = sorted({primary(language) for language in told if language})
    return Choices(
        sections=tuple(_sections(site, here.key)),
        sources=tuple((key, name) for key, name, _ in sources),
        languages=tuple(
            (each, str(names.get(each, each))) for each in languages if not own_name or each != own
        ),
        own_language=own_name,
    )


def _sections(site: Site, locale: str, parent: str = "", above: str = "") -> Iterator[Pair]:
    for section, name in sections(site, locale, parent):
        yield section.key, above + name
        if section.key not in lineage(section.key, site)[:-1]:
            yield from _sections(site, locale, section.key, f"{above}{name} – ")


def _edition(row: EditionRow) -> Edition:
    return from_json(row.content, Edition, place=str(row))


def _answer(page: Page, language: str, *, wait: int) -> HttpResponse:
    response = HttpResponse(page.content, content_type=page.media_type, status=page.status)
    _head(response, keep="no-store" if wait else "public, max-age=2")
    response["Content-Language"] = language
    if wait:
        response["Retry-After"] = str(wait)
    return response


def _closed() -> HttpResponse:
    """The page that lies ready for when the database does not answer."""
    try:
        content = Path(settings.PRESS_ROOT, CLOSED).read_bytes()
    except OSError:
        content = b"<!doctype html><title>Search is closed for a moment</title>"
    response = HttpResponse(content, content_type=HTML, status=503)
    _head(response, keep="no-store")
    response["Retry-After"] = str(CLOSED_FOR)
    return response


def _head(response: HttpResponse, *, keep: str) -> None:
    for name, value in FOR_READERS:
        response[name.decode()] = value.decode()
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = keep
