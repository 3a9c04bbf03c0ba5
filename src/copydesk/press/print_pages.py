"""Which pages an act changes, and those pages, printed.

The room keeps, for every printed page, `Page.stories`. When an act changes words that other
pages repeat (`echoes`), it hands the paths that carry them to `print_pages` as `carrying`.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import entry_points

from copydesk.errors import BadRecord
from copydesk.press import PAGES
from copydesk.press.card import echo
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Gone, Page, Paper

Work = set[tuple[PageKind, str]]


@cache
def page_kinds(switched_off: frozenset[str] = frozenset()) -> tuple[PageKind, ...]:
    """Our kinds of page and those of plug-ins, without the ones switched off by name."""
    plugged = tuple(point.load() for point in entry_points(group="copydesk.pages"))
    for kind in plugged:
        if not isinstance(kind, PageKind):
            raise BadRecord(place="copydesk.pages", reason=f"{kind!r} is no PageKind")
    return tuple(kind for kind in PAGES + plugged if kind.name not in switched_off)


def change_set(act: Act, paper: Paper, kinds: tuple[PageKind, ...] = ()) -> Work:
    """What an act changes: pairs of kind and path. `paper` is as it stands after the act."""
    kinds = kinds or page_kinds()
    return {(kind, path) for kind in kinds for path in kind.touched(act, paper)}


def echoes(act: Act) -> frozenset[str]:
    """The stories whose words on other pages are out of date after an act: none, or its own."""
    if act.before is None or echo(act.before) == echo(act.after):
        return frozenset()
    return frozenset({act.after.id})


def print_pages(
    act: Act,
    paper: Paper,
    *,
    carrying: Iterable[str] = (),
    kinds: tuple[PageKind, ...] = (),
) -> Iterator[Page | Gone]:
    """The pages an act changes, the story first, then those `carrying` words it made wrong."""
    kinds = kinds or page_kinds()
    work = change_set(act, paper, kinds)
    done = {path for _, path in work}
    yield from _printed(work, paper, kinds)
    if echoes(act):
        yield from reprint((path for path in carrying if path not in done), paper, kinds=kinds)


def print_all(paper: Paper, *, kinds: tuple[PageKind, ...] = ()) -> Iterator[Page]:
    """Every page of the paper."""
    kinds = kinds or page_kinds()
    for kind in kinds:
        for path in kind.every(paper):
            page = kind.print(path, paper)
            if page is not None:
                yield page


def print_aged(
    since: dt.datetime, paper: Paper, *, kinds: tuple[PageKind, ...] = ()
) -> Iterator[Page | Gone]:
    """The pages that changed from `since` to `paper.now` because time went by."""
    kinds = kinds or page_kinds()
    work = {(kind, path) for kind in kinds for path in kind.aged(since, paper)}
    yield from _printed(work, paper, kinds)


def reprint(
    paths: Iterable[str], paper: Paper, *, kinds: tuple[PageKind, ...] = ()
) -> Iterator[Page | Gone]:
    """The pages at these paths as they are to be now, each path once."""
    kinds = kinds or page_kinds()
    for path in sorted(set(paths)):
        pages = (kind.print(path, paper) for kind in kinds)
        yield next((page for page in pages if page is not None), Gone(path=path))


def _printed(work: Work, paper: Paper, kinds: tuple[PageKind, ...]) -> Iterator[Page | Gone]:
    order = {kind: place for place, kind in enumerate(kinds)}
    for kind, path in sorted(work, key=lambda pair: (order[pair[0]], pair[1])):
        yield kind.print(path, paper) or Gone(path=path)
