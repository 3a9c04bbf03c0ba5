"""The house's choices: `house.toml` in the data folder, and the sections in the database."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale
from django.conf import settings

from copydesk.newsroom.desk.models import SectionRow
from copydesk.press.paper import Site
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
    """What the line needs to know of the house. Raises `BadRecord` naming the wrong field."""
    found = from_plain(_table().get("house", {}), House, place=str(_file()))
    return replace(found, places=found.places or called(found.territories))


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
    facts = {"name": settings.WAGTAIL_SITE_NAME, "time_zone": settings.TIME_ZONE}
    facts |= _table().get("site", {})
    sections = [
        {"key": row.key, "name": row.name, "language": row.language}
        for row in SectionRow.objects.all()
    ]
    facts |= {"url": settings.SITE_URL, "sections": sections}
    return from_plain(facts, Site, place=str(_file()))


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
