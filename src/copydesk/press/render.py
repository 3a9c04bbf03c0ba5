"""A sheet and its parts through a template to the bytes of a page."""

import re
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files

from minijinja import Environment

from copydesk.press.address import absolute, address_of, rooted, section_address
from copydesk.press.asset import assets, icon
from copydesk.press.breadcrumb import crumb_data
from copydesk.press.justin import JustIn, just_in
from copydesk.press.locale import lineage, locale_at, locales, sections
from copydesk.press.paper import Page, Paper, Site
from copydesk.press.sharing import Image
from copydesk.press.when import machine_time, time_tag
from copydesk.press.words import words

HTML = "text/html; charset=utf-8"

# minijinja writes a slash so; it needs no escaping where quotation marks and < are escaped, and
# addresses with it are a fifth longer. One that came in the copy stands there with &amp;.
ESCAPED_SLASH = "&#x2f;"

# What HTML and XML both forbid in text; copy from the wire may hold any of it. A pattern, since
# str.translate takes 3 ms over a long page and this 0.6.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, kw_only=True)
class FeedLink:
    """A feed that belongs to a page."""

    title: str
    media_type: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Alternate:
    """The same page in another language; `address` from the root of the site."""

    language: str
    address: str
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Crumb:
    """A page above this one; the way there from the front."""

    name: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a page says of itself before its content. Without `canonical` its own address is it.

    `locale` is the key of the locale whose frame it has, `section` that of the section it stands
    in, `data` JSON-LD that is already safe inside a script element, `stories` the ids whose words
    its content repeats. `alternates` are all languages it is there in, its own among them.
    `images` stand for it elsewhere, `files` are the same for machines; `is_reserved` where text
    and data mining is not allowed whatever the paper's policy.
    """

    path: str
    title: str
    language: str
    name: str
    description: str = ""
    canonical: str = ""
    noindex: bool = False
    has_ticker: bool = True
    locale: str = ""
    section: str = ""
    images: tuple[Image, ...] = ()
    files: tuple[FeedLink, ...] = ()
    is_reserved: bool = False
    feeds: tuple[FeedLink, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    crumbs: tuple[Crumb, ...] = ()
    data: str = ""
    stories: frozenset[str] = frozenset()
    status: int = 200


@dataclass(frozen=True, kw_only=True)
class Room:
    """A section as the navigation names it."""

    name: str
    address: str
    language: str
    is_here: bool


def print_sheet(sheet: Sheet, paper: Paper, template: str, **parts: object) -> Page:
    """The page, with the paper's frame around its parts."""
    say = words(sheet.language)
    locale = locale_at(sheet.locale, paper.site)
    ticker = just_in(paper, locale) if sheet.has_ticker else JustIn()
    address = absolute(paper.site, address_of(sheet.path))
    html = _environment().render_template(
        template,
        sheet=sheet,
        site=paper.site,
        locale=locale,
        root=rooted(locale.key, ""),
        absolute=partial(absolute, paper.site),
        tongues=_tongues(paper.site),
        crumb_data=_crumb_data(sheet, paper.site),
        own_address=address,
        canonical=sheet.canonical or address,
        rooms=_rooms(sheet, paper),
        just_in=ticker,
        direction=say.direction,
        asset={**assets(), "icon": icon(paper.site.name)},
        _=say,
        several=say.several,
        digits=say.digits,
        language_name=lambda tag: words(tag).own_name,
        time=partial(time_tag, language=sheet.language, time_zone=paper.site.time_zone),
        machine_time=machine_time,
        **parts,
    )
    return Page(
        path=sheet.path,
        media_type=HTML,
        content=encoded(html.replace(ESCAPED_SLASH, "/")),
        stories=sheet.stories | {line.story for line in ticker.lines},
        status=sheet.status,
    )


def encoded(text: str) -> bytes:
    """UTF-8 without the characters no document may hold."""
    return FORBIDDEN.sub("", text).encode("utf-8", "replace")


def _tongues(site: Site) -> tuple[Alternate, ...]:
    """The fronts of all locales, where there are several."""
    if not site.locales:
        return ()
    return tuple(
        Alternate(
            language=one.language,
            address=rooted(one.key, "/"),
            name=words(one.language).own_name,
        )
        for one in locales(site)
    )


def _crumb_data(sheet: Sheet, site: Site) -> str:
    if not sheet.crumbs:
        return ""
    locale = locale_at(sheet.locale, site)
    above = [(crumb.name, crumb.address) for crumb in sheet.crumbs]
    front, here = rooted(locale.key, "/"), address_of(sheet.path)
    return crumb_data([(locale.name, front), *above, (sheet.title, here)], site)


def _rooms(sheet: Sheet, paper: Paper) -> tuple[Room, ...]:
    language = locale_at(sheet.locale, paper.site).language
    here = lineage(sheet.section, paper.site)
    return tuple(
        Room(
            name=name,
            address=section_address(section.key, paper.site, sheet.locale),
            language=section.language if section.name == name and section.language else language,
            is_here=section.key in here,
        )
        for section, name in sections(paper.site, sheet.locale)
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=_template,
        undefined_behavior="strict",
        trim_blocks=True,
        lstrip_blocks=True,
        auto_escape_callback=lambda name: "html",
    )


def _template(name: str) -> str | None:
    place = files("copydesk.press").joinpath("templates", name)
    return place.read_text(encoding="utf-8") if place.is_file() else None
