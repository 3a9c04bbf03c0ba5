"""A draft as readers will see it: the press's own story page, on a paper of one story."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.house import site
from copydesk.newsroom.desk.ledger import keeping
from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.desk.publishing import current
from copydesk.newsroom.desk.signals import preview_asked
from copydesk.press.address import file_of
from copydesk.press.pages.story import PAGE
from copydesk.press.paper import Crop, Day, Labelled, Rendition, Shelf, ShelfKind, Site
from copydesk.press.putting_right import Account
from copydesk.press.shape import Front
from copydesk.story.blocks import Picture
from copydesk.story.change import Notice
from copydesk.story.edition import Bulletin, Edition
from copydesk.story.shapes.imprint import own_words
from copydesk.story.shapes.photo_metadata import PictureWords
from copydesk.story.story import Source

MEDIA_TYPES = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png"} | {
    name: f"image/{name}" for name in ("gif", "webp", "avif")
}


@dataclass(kw_only=True)
class OneStory:
    """A paper that holds one edition and nothing else; implements `press.paper.Paper`."""

    site: Site
    now: dt.datetime
    only: Edition

    def edition(self, id: str) -> Edition | None:
        """The story, asked for by its key."""
        return self.only if id == self.only.id else None

    def edition_at(self, path: str) -> Edition | None:
        """The story, asked for by its address."""
        return self.only if path == self.only.path else None

    def history(self, id: str) -> Sequence[Edition]:
        """This edition alone."""
        return (self.only,) if id == self.only.id else ()

    def newest(self, limit: int, **conditions: Any) -> Sequence[Edition]:
        """No other story stands beside it."""
        return ()

    def walk(self) -> Iterator[Edition]:
        """The story alone."""
        return iter((self.only,))

    def withdrawn(self) -> Sequence[Edition]:
        """No tombstones."""
        return ()

    def days(self, locale: str | None = None) -> Sequence[dt.date]:
        """No archive."""
        return ()

    def leaves(self, shelf: Shelf) -> int:
        """No lists."""
        return 0

    def leaf(self, shelf: Shelf, number: int) -> Sequence[Edition]:
        """No lists."""
        return ()

    def leaf_of(self, shelf: Shelf, id: str) -> int:
        """No lists."""
        return 0

    def label(self, shelf: Shelf) -> str:
        """No lists."""
        return ""

    def labelled(self, kind: ShelfKind, locale: str, limit: int) -> Sequence[Labelled]:
        """No lists."""
        return ()

    def family(self, ids: Collection[str]) -> Sequence[Edition]:
        """No other story, in no other language."""
        return ()

    def sources(self, locale: str | None = None) -> Sequence[Source]:
        """No other sources."""
        return ()

    def notices(self, limit: int, locale: str | None = None) -> Sequence[Notice]:
        """The story's own notices."""
        return self.only.notices[:limit]

    def accounts(self, locale: str) -> Sequence[Account]:
        """Nothing put right."""
        return ()

    def ticker(self, locale: str | None = None) -> Sequence[Bulletin]:
        """An empty ticker."""
        return ()

    def number(self) -> int:
        """No bulletin."""
        return 0

    def front(self, locale: str, section: str) -> Front:
        """No front of anybody's shaping."""
        return Front()

    def renditions(self, picture: Picture, crop: Crop = "") -> Sequence[Rendition]:
        """The picture as it is kept; its served sizes are made when it is published."""
        media_type = MEDIA_TYPES.get(picture.file.rpartition(".")[2].lower())
        if not picture.file or media_type is None:
            return ()
        address = default_storage.url(picture.file)
        width, height = picture.width or 1200, picture.height or 800
        return (Rendition(address=address, width=width, height=height, media_type=media_type),)

    def picture_words(self, picture: Picture) -> PictureWords:
        """The words of the draft; what its file adds is read when it is published."""
        return own_words(picture)

    def calendar(self) -> Sequence[Day]:
        """No days."""
        return ()


def edition_of(row: StoryRow, now: dt.datetime) -> Edition:
    """The edition that publishing this draft now would make."""
    before = current(row) if row.pk else None
    story = to_record(row)
    return Edition(
        id=row.key,
        number=before.number + 1 if before else 1,
        path=before.path if before else f"/{now:%Y/%m/%d}/{row.key}/",
        at=now,
        first_at=before.first_at if before else now,
        by="",
        story=story,
        statements=keeping.stated(row, story) if row.pk else None,
        source=row.source.record() if row.source else None,
        section=row.section.key if row.section else "",
        translation_of=row.translation_of.key if row.translation_of else "",
        notices=before.notices if before else (),
    )


def preview(row: StoryRow) -> HttpResponse:
    """The page as the press prints it."""
    now = timezone.now()
    edition = edition_of(row, now)
    page = PAGE.print(file_of(edition.path), OneStory(site=site(), now=now, only=edition))
    if page is None:
        return HttpResponse(status=404)
    return HttpResponse(page.content, content_type=page.media_type)


def connect() -> None:
    """Answer when Wagtail asks for a preview; called once when the desk's screens are loaded."""
    preview_asked.connect(_asked, sender=StoryRow, dispatch_uid="desk.preview")


def _asked(row: StoryRow, request: HttpRequest, **_: Any) -> HttpResponse:
    return preview(row)
