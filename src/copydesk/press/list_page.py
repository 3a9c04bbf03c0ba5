"""Pages of one list of stories: its newest on the first, the older ones on leaves behind it.

A leaf is cut when `site.leaf_length` stories have come into the list since the last; it is
numbered from the oldest and keeps its number and its stories, so an act changes one leaf at most.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from copydesk.press.address import file_of, rooted, shelf_address
from copydesk.press.locale import locale_at, locales, section_name, split
from copydesk.press.paper import Act, Paper, Shelf, ShelfKind, Site
from copydesk.press.shelf import shelves
from copydesk.press.words import primary
from copydesk.story.edition import Edition

MANY = 1_000_000
DAY = re.compile(r"\d{4}/\d\d/\d\d", re.ASCII)
LEAF_FILE = re.compile(r"(.+/)page/([1-9]\d{0,6})/index\.html")


@dataclass(frozen=True)
class Place:
    """Which page of a list a path is: 0 the first, with the newest, else the leaf's number."""

    shelf: Shelf
    leaf: int = 0


def leaf_address(shelf: Shelf, number: int, site: Site) -> str:
    """Where a leaf of older stories stands."""
    return f"{shelf_address(shelf, site)}page/{number}/"


def changed(act: Act, paper: Paper, kind: ShelfKind) -> list[Shelf]:
    """The lists of a kind in which an act may show, in a fixed order."""
    editions = [edition for edition in (act.before, act.after) if edition]
    found = {shelf for one in editions for shelf in shelves(one, paper.site) if shelf.kind == kind}
    return sorted(found, key=lambda shelf: (shelf.locale, shelf.key))


def touched(act: Act, paper: Paper, kind: ShelfKind) -> Iterator[str]:
    """The first page of each list the story is or was in, and the leaf it stands on."""
    for shelf in changed(act, paper, kind):
        yield file_of(shelf_address(shelf, paper.site))
        yield from _changed_leaves(act, paper, shelf)


def touched_and_named(act: Act, paper: Paper, kind: ShelfKind) -> Iterator[str]:
    """The same, and the page that names all lists of the kind."""
    yield from touched(act, paper, kind)
    for shelf in changed(act, paper, kind):
        yield file_of(index_address(kind, shelf.locale))


def _changed_leaves(act: Act, paper: Paper, shelf: Shelf) -> Iterator[str]:
    """Its own; all of them where a list may just have come to life or ended with this story."""
    leaf = paper.leaf_of(shelf, act.after.id)
    if leaf:
        yield file_of(leaf_address(shelf, leaf, paper.site))
    if paper.leaves(shelf) and len(_newest(shelf, paper, 2)) < 2:
        yield from _leaves(shelf, paper)


def every(paper: Paper, kind: ShelfKind) -> Iterator[str]:
    """All pages of all lists of a kind."""
    for shelf in all_shelves(paper, kind):
        yield file_of(shelf_address(shelf, paper.site))
        yield from _leaves(shelf, paper)


def every_and_names(paper: Paper, kind: ShelfKind) -> Iterator[str]:
    """All pages of all lists of a kind, and those that name them."""
    for locale in locales(paper.site):
        yield file_of(index_address(kind, locale.key))
    yield from every(paper, kind)


def all_shelves(paper: Paper, kind: ShelfKind) -> Iterator[Shelf]:
    """All lists of a kind, in all locales."""
    for locale in locales(paper.site):
        for key in _keys(paper, kind, locale.key):
            yield Shelf(kind=kind, key=key, locale=locale.key)


def place_of(path: str, paper: Paper, kind: ShelfKind) -> Place | None:
    """Which list of a kind a path belongs to, and which page of it; None for other paths."""
    found = LEAF_FILE.fullmatch(path)
    first, number = (f"{found.group(1)}index.html", int(found.group(2))) if found else (path, 0)
    shelf = shelf_at(first, paper, kind)
    if shelf is None or number > paper.leaves(shelf):
        return None
    return Place(shelf, number) if is_there(shelf, paper) else None


def shelf_at(path: str, paper: Paper, kind: ShelfKind) -> Shelf | None:
    """The list whose first page lies at a path."""
    locale, rest = split(path, paper.site)
    folder, _, file = rest.rpartition("/")
    if file != "index.html" or not folder:
        return None
    known = _named(folder, paper, kind, locale.key)
    made = (Shelf(kind=kind, key=one, locale=locale.key) for one in known)
    return next((one for one in made if file_of(shelf_address(one, paper.site)) == path), None)


def _named(folder: str, paper: Paper, kind: ShelfKind, locale: str) -> list[str]:
    """The keys a list of a kind may have whose page lies in a folder of a locale."""
    room, _, key = folder.partition("/")
    match kind:
        case "section":
            return [section.key for section in paper.site.sections]
        case "source":
            return [source.key for source in paper.sources(locale)] if room == "sources" else []
        case "topic":
            return [key] if room == "topics" and key else []
        case "author":
            return [key] if room == "authors" and key else []
        case "day":
            return [folder.replace("/", "-")] if is_day(folder) else []


def is_day(folder: str) -> bool:
    """Whether a folder is that of a day of the calendar: "2026/11/23"."""
    if not DAY.fullmatch(folder):
        return False
    try:
        dt.date.fromisoformat(folder.replace("/", "-"))
    except ValueError:
        return False
    return True


def is_there(shelf: Shelf, paper: Paper) -> bool:
    """Whether a list has pages: a section that is called something, any other with a story."""
    if shelf.kind == "section":
        return bool(section_name(shelf.key, paper.site, shelf.locale))
    return bool(_newest(shelf, paper, 1))


def stories(place: Place, paper: Paper) -> tuple[Edition, ...]:
    """The stories on a page of a list, newest first."""
    if place.leaf:
        return tuple(paper.leaf(place.shelf, place.leaf))
    return tuple(_newest(place.shelf, paper, paper.site.leaf_length))


def older(place: Place, shown: Iterable[Edition], paper: Paper) -> str:
    """The address of the leaf to read on at, "" where there is none."""
    shelf, number = place.shelf, place.leaf - 1
    if not place.leaf:
        ids = [edition.id for edition in shown]
        leaves = paper.leaves(shelf) if len(ids) == paper.site.leaf_length else 0
        number = (paper.leaf_of(shelf, ids[-1]) or leaves) if leaves else 0
    return leaf_address(shelf, number, paper.site) if number > 0 else ""


def called(shelf: Shelf, paper: Paper) -> str:
    """What a list is called in its locale."""
    match shelf.kind:
        case "section":
            return section_name(shelf.key, paper.site, shelf.locale)
        case "topic":
            return topic_name(shelf, paper.site) or paper.label(shelf) or shelf.key
        case "author":
            own = (one.name for one in paper.site.authors if one.key == shelf.key)
            return next(own, "") or paper.label(shelf) or shelf.key
        case "source":
            sources = (one for one in paper.sources(shelf.locale) if one.key == shelf.key)
            return next((one.name for one in sources), shelf.key)
        case "day":
            return shelf.key


def topic_name(shelf: Shelf, site: Site) -> str:
    """What the desk calls a topic in a locale's language, "" where it has not decided."""
    spoken = primary(locale_at(shelf.locale, site).language)
    decided = (topic.names for topic in site.topics if topic.key == shelf.key)
    told = {primary(tag): name for names in decided for tag, name in names.items()}
    return told.get(spoken, "")


def index_address(kind: ShelfKind, locale: str) -> str:
    """The page that names all topics, people or sources."""
    return rooted(locale, {"topic": "/topics/", "author": "/authors/"}.get(kind, "/sources/"))


def _leaves(shelf: Shelf, paper: Paper) -> Iterator[str]:
    for number in range(1, paper.leaves(shelf) + 1):
        yield file_of(leaf_address(shelf, number, paper.site))


def _newest(shelf: Shelf, paper: Paper, limit: int) -> tuple[Edition, ...]:
    key, locale = shelf.key, shelf.locale
    match shelf.kind:
        case "section":
            return tuple(paper.newest(limit, section=key, locale=locale))
        case "topic":
            return tuple(paper.newest(limit, topic=key, locale=locale))
        case "author":
            return tuple(paper.newest(limit, author=key, locale=locale))
        case "source":
            return tuple(paper.newest(limit, source=key, locale=locale))
        case "day":
            day = dt.date.fromisoformat(key)
            return tuple(paper.newest(limit, day=day, locale=locale))


def _keys(paper: Paper, kind: ShelfKind, locale: str) -> Iterable[str]:
    match kind:
        case "section":
            return [
                one.key for one in paper.site.sections if section_name(one.key, paper.site, locale)
            ]
        case "source":
            return [source.key for source in paper.sources(locale)]
        case "topic" | "author":
            return [one.key for one in paper.labelled(kind, locale, MANY)]
        case "day":
            return [day.isoformat() for day in paper.days(locale)]
