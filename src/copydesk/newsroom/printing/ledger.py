"""What lies on the site, page by page, and whose words stand on each.

Asked and told in plain SQL: an act puts down forty pages with two thousand stories on them.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.db import transaction

from copydesk.newsroom.printing.folder import TEXT
from copydesk.newsroom.printing.models import PageStory, PressedPage
from copydesk.newsroom.printing.questions import among, tell
from copydesk.press.paper import Page

Pair = tuple[int, str]
AT_ONCE = 500
STANDS = dt.timedelta(minutes=1)  # what stood for so long is worth the best compression

PAGES = "SELECT path, id, media_type, status, sha256 FROM printing_pressedpage WHERE path IN ({})"
NEW_PAGE = (
    "INSERT INTO printing_pressedpage (path, media_type, status, sha256, at, is_best)"
    " VALUES (%s, %s, 200, '', %s, %s) ON CONFLICT DO NOTHING"
)
NOW_LIES = (
    "UPDATE printing_pressedpage SET media_type = %s, status = %s, sha256 = %s, at = %s,"
    " is_best = %s WHERE id = %s"
)
PAIRS = "SELECT page_id, story, id FROM printing_pagestory WHERE page_id IN ({})"
NEW_PAIR = "INSERT INTO printing_pagestory (page_id, story) VALUES (%s, %s) ON CONFLICT DO NOTHING"
NO_PAIR = "DELETE FROM printing_pagestory WHERE id = %s"
CARRYING = (
    "SELECT DISTINCT p.path FROM printing_pagestory s"
    " JOIN printing_pressedpage p ON p.id = s.page_id WHERE s.story IN ({})"
)


class Row(NamedTuple):
    """What is on record of one page."""

    key: int
    media_type: str
    status: int
    sha256: str


@dataclass(kw_only=True)
class Announced:
    """What is about to be laid: the rows by path as they stood, and the stories on each."""

    pages: Sequence[Page]
    gone: frozenset[str]
    rows: dict[str, Row]
    wanted: set[Pair]
    standing: dict[Pair, int]
    laid: int = 0

    @cached_property
    def differing(self) -> list[tuple[Page, Row]]:
        """The pages on record with other content, or with none, each with what is to be there."""
        rows = ((page, self.rows[page.path]) for page in self.pages)
        will_be = ((page, was, _row(page, was.key)) for page, was in rows)
        return [(page, row) for page, was, row in will_be if row != was]

    @property
    def changed(self) -> list[str]:
        """The paths of those, and of what is to go."""
        return [*(page.path for page, _ in self.differing), *sorted(self.gone)]


def carrying(*stories: str) -> list[str]:
    """The paths of all pages with words of any of these stories."""
    return sorted({path for (path,) in among(CARRYING, stories)})


def stories(paths: Iterable[str]) -> dict[str, set[str]]:
    """The stories whose words, or picture, each of these pages carries."""
    found: dict[str, set[str]] = {}
    rows = PageStory.objects.filter(page__path__in=list(paths))
    for path, story in rows.values_list("page__path", "story"):
        found.setdefault(path, set()).add(story)
    return found


def pressed() -> Iterator[str]:
    """The paths of all pages that lie on the site, however many."""
    last = ""
    while True:
        rows = PressedPage.objects.filter(path__gt=last).order_by("path")
        paths = list(rows.values_list("path", flat=True)[:AT_ONCE])
        yield from paths
        if len(paths) < AT_ONCE:
            return
        last = paths[-1]


def announce(pages: Sequence[Page], gone: Iterable[str], *, at: dt.datetime) -> Announced:
    """Before pages are laid: whose words will stand on them, beside what is known already.

    So that, whatever happens next, no page carries a story that the record does not name.
    """
    with transaction.atomic():
        rows = _rows(pages, at)
        wanted = {(rows[page.path].key, story) for page in pages for story in page.stories}
        keys = [row.key for row in rows.values()]
        standing = {(page, story): key for page, story, key in among(PAIRS, keys)}
        tell(NEW_PAIR, sorted(wanted - standing.keys()))
    lying = (path for path, *_ in among(PAGES, gone))
    return Announced(
        pages=pages, gone=frozenset(lying), rows=rows, wanted=wanted, standing=standing
    )


def settle(said: Announced, *, at: dt.datetime) -> None:
    """After pages are laid: exactly what is on them, and what lies there no more."""
    over = [(key,) for pair, key in said.standing.items() if pair not in said.wanted]
    with transaction.atomic():
        tell(NO_PAIR, over)
        tell(
            NOW_LIES,
            [
                (*row[1:], at, not page.media_type.startswith(TEXT), row.key)
                for page, row in said.differing
            ],
        )
        if said.gone:
            PressedPage.objects.filter(path__in=said.gone).delete()


def next_to_pack(now: dt.datetime) -> str | None:
    """A page that has stood a while and is not compressed at the best level; newest first."""
    rows = PressedPage.objects.filter(is_best=False, at__lt=now - STANDS).order_by("-at")
    return rows.values_list("path", flat=True).first()


def is_packed(path: str, before: dt.datetime) -> None:
    """Say that a page is compressed as well as it gets, unless it changed meanwhile."""
    PressedPage.objects.filter(path=path, at__lt=before - STANDS).update(is_best=True)


def _rows(pages: Sequence[Page], at: dt.datetime) -> dict[str, Row]:
    found = _found(page.path for page in pages)
    new = {page.path: page for page in pages if page.path not in found}
    if not new:
        return found
    tell(NEW_PAGE, [(path, page.media_type, at, False) for path, page in new.items()])
    return found | _found(new)


def _found(paths: Iterable[str]) -> dict[str, Row]:
    return {path: Row(*held) for path, *held in among(PAGES, paths)}


def _row(page: Page, key: int) -> Row:
    return Row(key, page.media_type, page.status, hashlib.sha256(page.content).hexdigest())
