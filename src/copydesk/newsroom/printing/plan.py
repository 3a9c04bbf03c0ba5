"""The plan of the paper by which the site was last printed whole."""

import hashlib
from pathlib import Path

from django.conf import settings

from copydesk.press.paper import Site
from copydesk.story.codec import to_json

NAME = ".plan"


def plan_is_printed(plan: Site) -> bool:
    """Whether all pages were printed by this very plan."""
    file = _file()
    return file.exists() and file.read_text() == _mark(plan)


def plan_was_printed(plan: Site) -> None:
    """All pages lie there as this plan has them."""
    _file().parent.mkdir(parents=True, exist_ok=True)
    _file().write_text(_mark(plan))


def _mark(plan: Site) -> str:
    return hashlib.sha256(to_json(plan)).hexdigest()


def _file() -> Path:
    return Path(settings.PRESS_ROOT) / NAME
