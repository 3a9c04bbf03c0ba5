"""The house's choices: `house.toml` in the data folder, and the sections in the database."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale
from django.conf import settings
from django.utils import timezone

from copydesk.newsroom.desk.models import (
    AboutRow,
    AuthorRow,
    CheckRuleRow,
    CheckStandingRow,
    HouseAdvertRow,
    HouseRow,
    LocaleRow,
    PictureFile,
    SectionRow,
    TopicRow,
)
from copydesk.press import paper
from copydesk.press.advert import Advert
from copydesk.press.paper import About, Author, Section, Site, Topic
from copydesk.story.blocks import Credit, Picture
from copydesk.story.codec import from_plain
from copydesk.story.house import House
from copydesk.story.record import replace

TONGUES = ("en", "de", "fr", "es", "it", "nl", "pt", "ar")  # in which terms name a country
# What agencies write for countries that they do not call by their full names.
ALSO: dict[str, tuple[str, ...]] = {
    "AE": ("UAE",), "CZ": ("Czech Republic",), "GB": ("UK", "U.K.", "Britain", "Great Britain"),
    "KR": ("South Korea",), "US": ("USA", "U.S.A.", "U.S."),
}  # fmt: skip


def house() -> House:
    """What the line needs to know of the house. Raises `BadRecord` naming the wrong field.

    What the desk says of checks comes behind what the file says: of two rules as narrow, it holds.
    """
    found = from_plain(_table().get("house", {}), House, place=str(_file()))
    rules = CheckRuleRow.objects.select_related("source", "section").order_by("pk")
    fell = CheckStandingRow.objects.filter(dropped__gt=0).order_by("code")
    return replace(
        found,
        places=found.places or called(found.territories),
        check_rules=(*found.check_rules, *(rule.record() for rule in rules)),
        dropped=(*found.dropped, *fell.values_list("code", "dropped")),
    )


@lru_cache(maxsize=8)
def called(territories: tuple[str, ...]) -> tuple[str, ...]:
    """What territories (ISO 3166 codes) are called, in the languages that terms are written in."""
    known = [Locale.parse(tongue).territories for tongue in TONGUES]
    names: list[str] = []
    for code in map(str.upper, territories):
        names += (held[code] for held in known if code in held)
        names += ALSO.get(code, ())
    return tuple(dict.fromkeys(names))


def site() -> Site:
    """What the press needs to know of the site."""
    said = HouseRow.objects.first()
    return replace(
        said.over(imprint()) if said else imprint(),
        locales=tuple(map(_locale, LocaleRow.objects.all())),
        sections=tuple(map(_section, SectionRow.objects.select_related("parent"))),
        topics=tuple(map(_topic, TopicRow.objects.all())),
        about=tuple(map(_about, AboutRow.objects.select_related("locale"))),
        house_adverts=house_adverts(),
        authors=tuple(map(_author, AuthorRow.objects.select_related("source", "picture"))),
    )


def house_adverts() -> tuple[Advert, ...]:
    """Those that have not ended. When one does the plan is another, and all pages are printed."""
    rows = HouseAdvertRow.objects.exclude(ends__lte=timezone.now())
    held = rows.select_related("locale", "picture").prefetch_related("sections")
    return tuple(map(_advert, held.order_by("pk")))


def imprint() -> Site:
    """The site as the file alone has it, without what the desk has in the database."""
    facts = {"name": settings.WAGTAIL_SITE_NAME, "time_zone": settings.TIME_ZONE}
    facts |= _table().get("site", {})
    facts |= {"url": settings.SITE_URL, "sections": (), "locales": (), "hubs": hubs()}
    return from_plain(facts, Site, place=str(_file()))


def hubs() -> tuple[str, ...]:
    """The hubs our feeds name: those elsewhere that the house has chosen, else our own."""
    return tuple(settings.FEED_HUBS) or (f"{settings.SITE_URL}/hub/",)


def _locale(row: LocaleRow) -> paper.Locale:
    return paper.Locale(
        key=row.key,
        language=row.language,
        name=row.name,
        tagline=row.tagline,
        publisher=row.publisher,
    )


def _section(row: SectionRow) -> Section:
    return Section(
        key=row.key,
        name=row.name,
        language=row.language,
        parent=row.parent.key if row.parent else "",
        names=row.names,
    )


def _topic(row: TopicRow) -> Topic:
    return Topic(key=row.key, names=row.names, into=row.into, is_hidden=row.is_hidden)


def _about(row: AboutRow) -> About:
    return About(
        locale=row.locale.key if row.locale else "",
        who=row.who,
        ethics=row.ethics,
        corrections=row.corrections,
        masthead=row.masthead,
        ownership=row.ownership,
        feedback=row.feedback,
        terms=row.terms,
    )


def _advert(row: HouseAdvertRow) -> Advert:
    return Advert(
        key=f"advert-{row.pk}",
        words=row.words,
        address=row.address,
        picture=kept_picture(row.picture) if row.picture else None,
        sections=tuple(sorted(section.key for section in row.sections.all())),
        locale=row.locale.key if row.locale else "*",
        starts=row.starts,
        ends=row.ends,
        weight=row.weight,
    )


def _author(row: AuthorRow) -> Author:
    return Author(
        key=row.key,
        name=row.name,
        source=row.source.key if row.source else "",
        names=tuple(row.names),
        role=row.role,
        life=row.life,
        contact=row.contact,
        same_as=tuple(row.same_as),
        picture=kept_picture(row.picture) if row.picture else None,
    )


def kept_picture(file: PictureFile) -> Picture:
    """A picture of the desk's library as pages take one."""
    return Picture(
        key=f"picture-{file.pk}",
        file=file.file.name,
        alt=file.alt,
        credit=Credit(text=file.credit) if file.credit else None,
        width=file.width,
        height=file.height,
    )


def _file() -> Path:
    return Path(settings.DATA) / "house.toml"


def _table() -> dict[str, Any]:
    file = _file()
    try:
        return _read(file, file.stat().st_mtime_ns)
    except FileNotFoundError:
        return {}


@lru_cache(maxsize=4)
def _read(file: Path, changed: int) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))
