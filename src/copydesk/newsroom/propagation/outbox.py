"""Which takers an edition goes to: written in the transaction that makes the edition.

What waits of the story's earlier editions is overtaken: who has not had it needs it no more.
A kill goes to all who ever took the story, whatever its terms and their wishes say by now, and to
nobody else; so does a correction of copy that may be passed on no more: who has what was wrong is
told what is right.
"""

import hashlib
from typing import Any

from django.conf import settings
from django.db.models import Q

from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.desk.signals import edition_made
from copydesk.newsroom.propagation.models import DeliveryRow, TakerRow
from copydesk.story.change import ChangeKind
from copydesk.story.codec import from_json
from copydesk.story.edition import Edition
from copydesk.story.shapes.outgoing import SIGNALS
from copydesk.story.terms import may_pass_on

Kind = DeliveryRow.Kind
State = DeliveryRow.State
# To subscribers of our hub whole feeds go, once they are printed (`hub`).
PER_STORY = (TakerRow.Way.WEBHOOK, TakerRow.Way.FETCH)


def connect() -> None:
    """Hear of editions; called once when the app is ready."""
    edition_made.connect(on_edition, sender=StoryRow, dispatch_uid="propagation.outbox")


def on_edition(row: StoryRow, edition: EditionRow, before: EditionRow | None, **_: Any) -> None:
    """Write down to whom the edition goes, within the transaction that makes it."""
    if not TakerRow.objects.exists():
        return
    held = from_json(edition.content, Edition, place=str(edition))
    kind = kind_of(held, was_withdrawn=before is not None and before.withdrawn)
    takers = takers_of(row, held, kind)
    waiting = DeliveryRow.objects.filter(story=row, state=State.WAITING)
    waiting.update(state=State.OVERTAKEN)
    DeliveryRow.objects.bulk_create(
        DeliveryRow(
            taker=taker,
            story=row,
            edition=edition,
            name=message_id(row.key, edition.number, taker.pk),
            kind=kind,
            made_at=edition.at,
            next_try=edition.at,
        )
        for taker in takers
    )
    if kind in (Kind.KILL, Kind.WITHHOLD, Kind.CORRECTION):
        # It does not wait for a taker's patience to end that did not answer news.
        keys = [taker.pk for taker in takers]
        TakerRow.objects.filter(pk__in=keys).update(next_try=None)


def takers_of(row: StoryRow, edition: Edition, kind: Kind) -> list[TakerRow]:
    """Who gets this edition."""
    deliveries = DeliveryRow.objects.filter(story=row)
    had = went(deliveries).values("taker")
    takers = TakerRow.objects.filter(way__in=PER_STORY)
    if edition.withdrawn:
        return list(takers.filter(pk__in=had))
    if not may_pass_on(edition):
        # Who has wrong copy is told what is right, also where the correction only waits yet.
        owed = deliveries.filter(state=State.WAITING, kind=Kind.CORRECTION).values("taker")
        told = takers.filter(pk__in=had)
        return list(told if kind == Kind.CORRECTION else told.filter(pk__in=owed))
    took = set(had.values_list("taker", flat=True))
    return [
        taker
        for taker in takers.filter(Q(active=True) | Q(pk__in=took))
        if taker.pk in took or wants(taker, edition)
    ]


def went(deliveries: Any) -> Any:
    """Those of some deliveries of which the taker has, or may have, something."""
    return deliveries.filter(Q(state__in=DeliveryRow.ARRIVED) | Q(tries__gt=0))


def wants(taker: TakerRow, edition: Edition) -> bool:
    """Whether a story is of those that a taker asks for; who names none asks for all."""
    source = edition.source.key if edition.source else ""
    language = (edition.story.language or settings.LANGUAGE_CODE).lower()
    spoken = {language, language.partition("-")[0]}
    asked = (
        (taker.sections, {edition.section}),
        (taker.sources, {source}),
        ([tongue.lower() for tongue in taker.languages], spoken),
    )
    return all(not wanted or spoken_of.intersection(wanted) for wanted, spoken_of in asked)


def kind_of(edition: Edition, *, was_withdrawn: bool) -> Kind:
    """What an edition is to the one before; what it is to a taker's is told when it goes."""
    if edition.withdrawn:
        return Kind.WITHHOLD if edition.kind is ChangeKind.WITHHOLD else Kind.KILL
    if was_withdrawn:
        return Kind.RELEASE
    if edition.kind is ChangeKind.NEW:
        return Kind.NEW
    return Kind.CORRECTION if SIGNALS.get(edition.kind) == "correction" else Kind.UPDATE


def message_id(story: str, edition: int, taker: int) -> str:
    """The one name under which an edition goes to a taker, today and after any crash."""
    said = f"{settings.SITE_URL}\n{story}\n{edition}\n{taker}"
    return "msg_" + hashlib.sha256(said.encode()).hexdigest()[:40]
