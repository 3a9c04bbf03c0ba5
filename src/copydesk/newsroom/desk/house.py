"""The house's choices: `house.toml` in the data folder, and the sections in the database."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from copydesk.newsroom.desk.models import SectionRow
from copydesk.press.paper import Site
from copydesk.story.codec import from_plain
from copydesk.story.house import House


def house() -> House:
    """What the line needs to know of the house. Raises `BadRecord` naming the wrong field."""
    return from_plain(_table().get("house", {}), House, place=str(_file()))


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
