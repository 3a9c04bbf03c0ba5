"""A delivery in the form its taker reads: the same bytes for the same edition at every try."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from copydesk.newsroom.corrections.models import ChangeRow
from copydesk.newsroom.desk.models import EditionRow
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.paper import DatabasePaper
from copydesk.newsroom.printing.pictures import Darkroom
from copydesk.newsroom.propagation.models import DeliveryRow, TakerRow
from copydesk.newsroom.propagation.outbox import went
from copydesk.press.jsonld import outgoing
from copydesk.story.codec import from_json
from copydesk.story.edition import Edition
from copydesk.story.shapes import newsml_g2, ninjs, ninjs_2, nitf, propagation
from copydesk.story.shapes.imprint import Imprint
from copydesk.story.shapes.ninjs import Ninjs, to_ninjs
from copydesk.story.shapes.propagation import Sending, Step, with_note

Form = TakerRow.Form


@dataclass(frozen=True, kw_only=True)
class Written:
    """What goes out: bytes and what they are."""

    content: bytes
    media_type: str


Writer = Callable[[Sending, Imprint], bytes]


def _json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "replace")


def _ninjs(sending: Sending, imprint: Imprint) -> Ninjs:
    return with_note(to_ninjs(sending.edition, imprint), sending)


WRITERS: dict[str, tuple[str, Writer]] = {
    Form.MESSAGE: (
        propagation.MEDIA_TYPE,
        lambda sending, imprint: _json(propagation.to_message(sending, imprint)),
    ),
    Form.NINJS_3: (
        ninjs.MEDIA_TYPE,
        lambda sending, imprint: _json(_ninjs(sending, imprint)),
    ),
    Form.NINJS_2: (
        ninjs.MEDIA_TYPE,
        lambda sending, imprint: _json(ninjs_2.lowered(_ninjs(sending, imprint))),
    ),
    Form.NEWSML_G2: (
        newsml_g2.MEDIA_TYPE,
        lambda sending, imprint: newsml_g2.to_newsml_g2(sending.edition, imprint),
    ),
    Form.NITF: (
        nitf.MEDIA_TYPE,
        lambda sending, imprint: nitf.to_nitf(sending.edition, imprint),
    ),
}


def compose(delivery: DeliveryRow) -> Written:
    """A delivery in its taker's form; feeds are no letters, their takers get the profile."""
    sending = sending_of(delivery)
    media_type, write = WRITERS.get(delivery.taker.form, WRITERS[Form.MESSAGE])
    return Written(content=write(sending, imprint_of(sending.edition)), media_type=media_type)


def sending_of(delivery: DeliveryRow) -> Sending:
    """The edition with all that happened since the one this taker has."""
    edition = _edition(delivery.edition)
    earlier = DeliveryRow.objects.filter(
        taker=delivery.taker_id, story=delivery.story_id, edition__number__lt=edition.number
    ).order_by("-edition__number")
    arrived = earlier.filter(state__in=DeliveryRow.ARRIVED).select_related("edition").first()
    late = earlier.exclude(told_at=None).select_related("edition").first()
    had = max(filter(None, (arrived, late)), key=lambda one: one.edition.number, default=None)
    # One that was tried and not heard of may have arrived all the same: an order counts.
    maybe = went(earlier).select_related("edition").first()
    return Sending(
        id=delivery.name,
        edition=edition,
        before=_edition(had.edition) if had else None,
        steps=_steps(delivery, had.edition.number) if had else (),
        was_withdrawn=any(one.edition.withdrawn for one in (had, maybe) if one is not None),
        receipts=settings.SITE_URL + reverse("receipts"),
    )


def imprint_of(edition: Edition) -> Imprint:
    """As on the files beside the story's page: pictures at the addresses readers see."""
    folder = SiteFolder(Path(settings.PRESS_ROOT))
    return outgoing(DatabasePaper(timezone.now(), darkroom=Darkroom(folder)), edition)


def _steps(delivery: DeliveryRow, since: int) -> tuple[Step, ...]:
    """The changes since an edition, newest first."""
    rows = ChangeRow.objects.filter(story=delivery.story_id).select_related(
        "before", "after", "story", "supersedes__after"
    )
    passed = rows.filter(after__number__gt=since, after__number__lte=delivery.edition.number)
    newest = passed.order_by("-after__number")
    return tuple(Step(change=row.record(), corrects=_chain(row)) for row in newest)


def _chain(row: ChangeRow) -> tuple[int, ...]:
    """The editions whose notices a correction of corrections puts right."""
    found: list[int] = []
    while row.supersedes is not None and len(found) < 100:
        row = row.supersedes
        found.append(row.after.number)
    return tuple(found)


def _edition(row: EditionRow) -> Edition:
    return from_json(row.content, Edition, place=str(row))
