"""A sheet and its parts through a template to the bytes of a page."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files

from minijinja import Environment, Markup

from copydesk.press.address import absolute, address_of, rooted, section_address
from copydesk.press.asset import assets, icon
from copydesk.press.breadcrumb import crumb_data
from copydesk.press.card import Card
from copydesk.press.cover import cover_images
from copydesk.press.justin import JustIn, just_in
from copydesk.press.kept import Kept
from copydesk.press.locale import lineage, locale_at, locales, sections
from copydesk.press.paper import Locale, Page, Paper, Site
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


# The same cards and lines stand on most pages that an act changes: each is rendered once.
_tickers: Kept[JustIn] = Kept(most=50)
_lines: Kept[Markup] = Kept(most=200)
_items: Kept[Markup] = Kept(most=20_000)
_frames: Kept[tuple[Locale, tuple[Room, ...]]] = Kept(most=500)


def print_sheet(sheet: Sheet, paper: Paper, template: str, **parts: object) -> Page:
    """The page, with the paper's frame around its parts."""
    say = words(sheet.language)
    locale, rooms = _frame(sheet, paper.site)
    ticker = _ticker(paper, locale) if sheet.has_ticker else JustIn()
    address = absolute(paper.site, address_of(sheet.path))
    spoken = _spoken(sheet.language, paper.site)
    html = _environment().render_template(
        template,
        **spoken,
        sheet=sheet,
        site=paper.site,
        locale=locale,
        root=rooted(locale.key, ""),
        absolute=partial(absolute, paper.site),
        tongues=_tongues(paper.site),
        crumb_data=_crumb_data(sheet, paper.site),
        own_address=address,
        canonical=sheet.canonical or address,
        images=sheet.images or _covers(sheet, paper),
        rooms=rooms,
        ticker=partial(_just_in, ticker, locale, paper.site, spoken),
        rendered=partial(_item, paper.site, spoken),
        direction=say.direction,
        asset={**assets(), "icon": icon(paper.site.name)},
        several=say.several,
        language_name=lambda tag: words(tag).own_name,
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


def _covers(sheet: Sheet, paper: Paper) -> tuple[Image, ...]:
    """What links to a page that is no story show; nobody is to link to one that is not there."""
    return cover_images(sheet.path, paper) if sheet.status == 200 else ()


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


def _spoken(language: str, site: Site) -> dict[str, object]:
    """What parts of a page say words, numbers and times with."""
    say = words(language)
    return {
        "_": say,
        "digits": say.digits,
        "language": language,
        "time": partial(time_tag, language=language, time_zone=site.time_zone),
    }


def _ticker(paper: Paper, locale: Locale) -> JustIn:
    """The list of a locale, the same object as long as it is the same."""
    told = (tuple(paper.ticker(locale.key)), paper.number())
    return _tickers.of(locale, paper.site, told, lambda: just_in(paper, locale))


def _just_in(
    ticker: JustIn, locale: Locale, site: Site, spoken: Mapping[str, object], position: str
) -> Markup:
    """The list as it stands at the head or the foot of a page."""

    def make() -> Markup:
        parts = {"just_in": ticker, "site": site, "root": rooted(locale.key, "")}
        more = {"tongues": _tongues(site), "position": position}
        return Markup(_environment().render_template("ticker.html", **spoken, **parts, **more))

    return _lines.of(ticker, site, (position, spoken["language"], locale.key), make)


def _item(  # noqa: PLR0913  # the first two are bound, the others as templates name them
    site: Site,
    spoken: Mapping[str, object],
    card: Card,
    size: str,
    level: int,
    sizes: str,
    section: bool,
) -> Markup:
    """A card as a list shows it."""

    def make() -> Markup:
        parts = {"card": card, "size": size, "level": level, "sizes": sizes, "section": section}
        return Markup(_environment().render_template("item.html", **spoken, **parts))

    return _items.of(card, site, (spoken["language"], size, level, sizes, section), make)


def _frame(sheet: Sheet, site: Site) -> tuple[Locale, tuple[Room, ...]]:
    """The locale of a page, and the sections as its navigation names them."""

    def make() -> tuple[Locale, tuple[Room, ...]]:
        return locale_at(sheet.locale, site), tuple(_rooms(sheet, site))

    return _frames.of(site, site, (sheet.locale, sheet.section), make)


def _rooms(sheet: Sheet, site: Site) -> Iterator[Room]:
    language = locale_at(sheet.locale, site).language
    here = lineage(sheet.section, site)
    for section, name in sections(site, sheet.locale):
        is_own = section.name == name and section.language
        yield Room(
            name=name,
            address=section_address(section.key, site, sheet.locale),
            language=section.language if is_own else language,
            is_here=section.key in here,
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
