"""What lies on the site, page by page, and whose words stand on each."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction

from copydesk.newsroom.printing.folder import TEXT
from copydesk.newsroom.printing.models import PageStory, PressedPage
from copydesk.press.paper import Page

Pair = tuple[int, str]
AT_ONCE = 500
STANDS = dt.timedelta(minutes=1)  # what stood for so long is worth the best compression


@dataclass(kw_only=True)
class Announced:
    """What is about to be laid: the rows by path as they stood, and the stories on each."""

    pages: Sequence[Page]
    gone: frozenset[str]
    rows: dict[str, PressedPage]
    standing: dict[Pair, int]
    laid: int = 0

    @property
    def differing(self) -> list[Page]:
        """The pages that are on record with other content, or with none."""
        return [page for page in self.pages if _differs(self.rows[page.path], page)]

    @property
    def changed(self) -> list[str]:
        """The paths of those, and of what is to go."""
        return [*(page.path for page in self.differing), *sorted(self.gone)]


def carrying(*stories: str) -> list[str]:
    """The paths of all pages with words of any of these stories."""
    paths = PageStory.objects.filter(story__in=stories).values_list("page__path", flat=True)
    return sorted(set(paths)) if stories else []


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
        standing = _standing(rows.values())
        missing = _wanted(pages, rows) - standing.keys()
        PageStory.objects.bulk_create(
            [PageStory(page_id=page, story=story) for page, story in sorted(missing)],
            ignore_conflicts=True,
        )
    lying = PressedPage.objects.filter(path__in=list(gone)).values_list("path", flat=True)
    return Announced(pages=pages, gone=frozenset(lying), rows=rows, standing=standing)


def settle(said: Announced, *, at: dt.datetime) -> None:
    """After pages are laid: exactly what is on them, and what lies there no more."""
    over = said.standing.keys() - _wanted(said.pages, said.rows)
    with transaction.atomic():
        if over:
            PageStory.objects.filter(pk__in=[said.standing[pair] for pair in over]).delete()
        PressedPage.objects.bulk_create(
            [_row(page, at) for page in said.differing],
            update_conflicts=True,
            unique_fields=["path"],
            update_fields=["media_type", "status", "sha256", "at", "is_best"],
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


def _rows(pages: Sequence[Page], at: dt.datetime) -> dict[str, PressedPage]:
    found = _found(pages)
    new = {page.path: page for page in pages if page.path not in found}
    if not new:
        return found
    PressedPage.objects.bulk_create(
        [PressedPage(path=path, media_type=page.media_type, at=at) for path, page in new.items()],
        ignore_conflicts=True,
    )
    return found | _found(list(new.values()))


def _found(pages: Sequence[Page]) -> dict[str, PressedPage]:
    rows = PressedPage.objects.filter(path__in=[page.path for page in pages])
    return {row.path: row for row in rows}


def _wanted(pages: Sequence[Page], rows: dict[str, PressedPage]) -> set[Pair]:
    return {(rows[page.path].pk, story) for page in pages for story in page.stories}


def _standing(rows: Iterable[PressedPage]) -> dict[Pair, int]:
    found = PageStory.objects.filter(page__in=[row.pk for row in rows])
    pairs = found.values_list("page_id", "story", "pk")
    return {(page, story): pk for page, story, pk in pairs}


def _row(page: Page, at: dt.datetime) -> PressedPage:
    return PressedPage(
        path=page.path,
        media_type=page.media_type,
        status=page.status,
        sha256=_digest(page),
        at=at,
        is_best=not page.media_type.startswith(TEXT),
    )


def _differs(row: PressedPage, page: Page) -> bool:
    held = (row.media_type, row.status, row.sha256)
    return held != (page.media_type, page.status, _digest(page))


def _digest(page: Page) -> str:
    return hashlib.sha256(page.content).hexdigest()
