"""What lies on the site, page by page, and whose words stand on each."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence

from django.db import transaction

from copydesk.newsroom.printing.models import PageStory, PressedPage
from copydesk.press.paper import Page

Pair = tuple[int, str]


def carrying(story: str) -> list[str]:
    """The paths of all pages with words of this story."""
    paths = PageStory.objects.filter(story=story).values_list("page__path", flat=True)
    return sorted(paths)


def stories(path: str) -> frozenset[str]:
    """The stories whose words, or picture, this page carries."""
    return frozenset(PageStory.objects.filter(page__path=path).values_list("story", flat=True))


def pressed() -> list[str]:
    """The paths of all pages that lie on the site."""
    return list(PressedPage.objects.order_by("path").values_list("path", flat=True))


def announce(pages: Sequence[Page], *, at: dt.datetime) -> None:
    """Before pages are laid: whose words will stand on them, beside what is known already.

    So that, whatever happens next, no page carries a story that the record does not name.
    """
    with transaction.atomic():
        rows = _rows(pages, at)
        missing = _wanted(pages, rows) - _standing(rows)
        PageStory.objects.bulk_create(
            [PageStory(page_id=page, story=story) for page, story in sorted(missing)],
            ignore_conflicts=True,
        )


def settle(pages: Sequence[Page], gone: Iterable[str], *, at: dt.datetime) -> None:
    """After pages are laid: exactly what is on them, and what lies there no more."""
    with transaction.atomic():
        rows = {row.path: row for row in _found(pages)}
        over = _standing(rows) - _wanted(pages, rows)
        for page, story in sorted(over):
            PageStory.objects.filter(page_id=page, story=story).delete()
        changed = [row for page in pages if _differs(row := rows[page.path], page, at)]
        PressedPage.objects.bulk_update(changed, ["media_type", "status", "sha256", "at"])
        PressedPage.objects.filter(path__in=list(gone)).delete()


def _rows(pages: Sequence[Page], at: dt.datetime) -> dict[str, PressedPage]:
    known = {row.path for row in _found(pages)}
    new = {page.path: page for page in pages if page.path not in known}
    PressedPage.objects.bulk_create(
        [
            PressedPage(path=path, media_type=page.media_type, sha256="", at=at)
            for path, page in new.items()
        ]
    )
    return {row.path: row for row in _found(pages)}


def _found(pages: Sequence[Page]) -> list[PressedPage]:
    return list(PressedPage.objects.filter(path__in=[page.path for page in pages]))


def _wanted(pages: Sequence[Page], rows: dict[str, PressedPage]) -> set[Pair]:
    return {(rows[page.path].pk, story) for page in pages for story in page.stories}


def _standing(rows: dict[str, PressedPage]) -> set[Pair]:
    ids = [row.pk for row in rows.values()]
    return set(PageStory.objects.filter(page__in=ids).values_list("page_id", "story"))


def _differs(row: PressedPage, page: Page, at: dt.datetime) -> bool:
    """Bring a row up to the page; whether that changed it."""
    now = (page.media_type, page.status, hashlib.sha256(page.content).hexdigest())
    if (row.media_type, row.status, row.sha256) == now:
        return False
    row.media_type, row.status, row.sha256 = now
    row.at = at
    return True
