"""A sheet and its parts through a template to the bytes of a page."""

import re
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files

from minijinja import Environment

from copydesk.press.address import absolute, address_of, section_address
from copydesk.press.asset import assets, icon
from copydesk.press.justin import JustIn, just_in
from copydesk.press.paper import Page, Paper
from copydesk.press.when import machine_time, time_tag
from copydesk.press.words import primary, words

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
class Sheet:
    """What a page says of itself before its content. Without `canonical` its own address is it.

    `section` is the key of the section it stands in, `data` JSON-LD that is already safe inside
    a script element, `stories` the ids whose words its content repeats.
    """

    path: str
    title: str
    language: str
    name: str
    description: str = ""
    canonical: str = ""
    noindex: bool = False
    has_ticker: bool = True
    section: str = ""
    picture: str = ""
    feeds: tuple[FeedLink, ...] = ()
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
    ticker = just_in(paper) if sheet.has_ticker else JustIn()
    address = absolute(paper.site, address_of(sheet.path))
    html = _environment().render_template(
        template,
        sheet=sheet,
        site=paper.site,
        own_address=address,
        canonical=sheet.canonical or address,
        rooms=_rooms(sheet, paper),
        just_in=ticker,
        direction=say.direction,
        asset={**assets(), "icon": icon(paper.site.name)},
        _=say,
        several=say.several,
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


def _rooms(sheet: Sheet, paper: Paper) -> tuple[Room, ...]:
    return tuple(
        Room(
            name=section.name,
            address=section_address(section.key),
            language=section.language or primary(paper.site.language),
            is_here=section.key == sheet.section,
        )
        for section in paper.site.sections
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
