"""Our own feeds as topics of a hub: which there are, which a story stands in, what lies there."""

import hashlib
from pathlib import Path
from urllib.parse import unquote

from django.conf import settings

from copydesk.newsroom.desk.models import EditionRow
from copydesk.press.address import rooted, shelf_address
from copydesk.press.feedlink import FORMS
from copydesk.press.locale import locale_of
from copydesk.press.paper import Site
from copydesk.press.shelf import shelves
from copydesk.story.codec import from_json
from copydesk.story.edition import Edition

NAMES = dict(FORMS.values())
LONGEST_PATH = 1000
# Every edition moves these too, as it has a notice or not.
CORRECTIONS = "/corrections/"
# What was read of a file, by its path, with its mark on the disk.
_read: dict[str, tuple[tuple[int, int, int], str]] = {}


def path_of(topic: str) -> str:
    """The file that a topic is the address of; "" where it is no feed of ours."""
    start = settings.SITE_URL + "/"
    if not topic.startswith(start) or any(mark in topic for mark in "?#\\"):
        return ""
    said = topic.removeprefix(start)
    # As files are named, and as their addresses are written in ASCII.
    found = (path for path in (unquote(said), said) if _is_feed(path))
    return next(found, "")


def media_type(path: str) -> str:
    """What a feed is, by its name."""
    return NAMES[path.rpartition("/")[2]]


def content(path: str) -> bytes | None:
    """The feed as the press last laid it; None where there is none any more."""
    try:
        return (Path(settings.PRESS_ROOT) / path).read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def sha256(path: str) -> str:
    """The hash of a feed as it lies there; "" where there is none. Read again only when it is new.

    A file of the site is never written in place: another content is another inode.
    """
    try:
        found = (Path(settings.PRESS_ROOT) / path).stat()
    except (FileNotFoundError, NotADirectoryError):
        return ""
    mark = (found.st_ino, found.st_mtime_ns, found.st_size)
    known = _read.get(path)
    if known is None or known[0] != mark:
        known = (mark, hashlib.sha256(content(path) or b"").hexdigest())
        _read[path] = known
    return known[1]


def paths_of(editions: list[EditionRow], site: Site) -> set[str]:
    """The files of all feeds that these editions of a story stand in, or stood."""
    folders = set[str]()
    for row in editions:
        edition = from_json(row.content, Edition, place=str(row))
        locale = locale_of(edition, site).key
        folders |= {rooted(locale, "/"), rooted(locale, CORRECTIONS)}
        lists = (shelf for shelf in shelves(edition, site) if shelf.kind != "day")
        folders |= {shelf_address(shelf, site) for shelf in lists}
    return {folder[1:] + name for folder in folders for name in NAMES}


def _is_feed(path: str) -> bool:
    parts = path.split("/")
    if parts[-1] not in NAMES or len(path) > LONGEST_PATH or "\0" in path:
        return False
    is_inside = not any(part.startswith(".") or not part for part in parts)
    return is_inside and (Path(settings.PRESS_ROOT) / path).is_file()
