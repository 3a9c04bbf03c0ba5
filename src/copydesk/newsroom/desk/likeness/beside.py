"""What else is on the desk beside a story: the same text, versions, and others on its event."""

import datetime as dt
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest

from django.db.models import Q

from copydesk.checks.check import Relation
from copydesk.newsroom.desk.known_again import ApartRow, SketchRow
from copydesk.newsroom.desk.likeness.lookup import COMMON, EVER, Carriers, carriers
from copydesk.newsroom.desk.likeness.remembering import (
    Traits,
    mark_of,
    remembered,
    text_sketch,
)
from copydesk.newsroom.desk.models import StoryRow
from copydesk.story import event
from copydesk.story.sketch import NEAR, SAME, Likeness, Sketch, likeness, rarity

MOST = 5  # stories of each sort that are told
LOOKED_AT = 12  # sketches that are read, the likeliest first
DAYS = dt.timedelta(days=3)  # of one event
ORDER: tuple[Relation, ...] = ("same", "version", "near", "event")


@dataclass(frozen=True, kw_only=True)
class Beside:
    """A story beside another: how it is to that one, how sure, and the words of their event."""

    row: StoryRow
    relation: Relation
    sure: float
    shared: tuple[str, ...] = ()


def beside(row: StoryRow, of: Traits) -> tuple[Beside, ...]:
    """What lies at the desk beside a story, texts first, the surest first of each sort.

    Without what is spiked, and what an editor said is not the same event; nobody can say that of
    the same text.
    """
    away, said = {row.pk}, frozenset(apart(row))
    texts = _texts(row, of.text, away)
    others = _others(row, of, away | said | {one.row.pk for one in texts})
    texts = [one for one in texts if one.relation == "same" or one.row.pk not in said]
    return tuple(sorted(texts, key=lambda one: ORDER.index(one.relation)) + others)


def apart(row: StoryRow) -> tuple[int, ...]:
    """The stories that an editor said are another event's."""
    pairs = ApartRow.objects.filter(Q(one=row) | Q(other=row)).values_list("one_id", "other_id")
    return tuple(one + other - row.pk for one, other in pairs)


def near(text: Sketch, away: Container[int]) -> list[tuple[SketchRow, Likeness]]:
    """The stories whose text is near to one, the surest first."""
    held = carriers(text.marks, away=away)
    weights = _weights(text.marks, held, (0, _newest()))
    likely = _likely(held, weights)
    found = [
        (each, likeness(text, text_sketch(each), weights)) for each in remembered(likely).values()
    ]
    sure = [(each, alike) for each, alike in found if alike.sure >= NEAR]
    return sorted(sure, key=lambda one: (-one[1].sure, -one[0].pk))


def _texts(row: StoryRow, text: Sketch, away: Container[int]) -> list[Beside]:
    found = near(text, away)
    stories = _stories(each.pk for each, _ in found)
    return [
        Beside(row=other, relation=_relation(row, other, alike), sure=alike.sure)
        for other, alike in ((stories[each.pk], alike) for each, alike in found)
        if other.state != StoryRow.State.SPIKED
    ][:MOST]


def _stories(numbers: Iterable[int]) -> dict[int, StoryRow]:
    """The stories that are told; of the many that are only looked at the sketch is enough."""
    return StoryRow.objects.select_related("source").in_bulk(list(numbers))


def _relation(row: StoryRow, other: StoryRow, alike: Likeness) -> Relation:
    if alike.both >= SAME:
        return "same"
    return "version" if row.source_id == other.source_id else "near"


def _others(row: StoryRow, of: Traits, away: Container[int]) -> list[Beside]:
    """Stories of those days on the same event, in other words."""
    forms = {mark_of(term.form): term.form for term in of.terms}
    among = _of_those_days(row)
    held = carriers(forms, among, away=away)
    weights = _weights(forms, held, among)
    told = {form: weights.get(mark, 1.0) for mark, form in forms.items()}
    alike = {
        each.pk: event.compared(of.terms, each.terms, told)
        for each in remembered(_likely(held, weights)).values()
    }
    likely = (number for number, same in alike.items() if same.sure >= event.LIKELY)
    found = [
        _of_event(other, alike[other.pk])
        for other in _stories(likely).values()
        if _is_of_the_day(row, other)
    ]
    return sorted(found, key=lambda one: (-one.sure, -one.row.pk))[:MOST]


def _of_event(other: StoryRow, same: event.SameEvent) -> Beside:
    shared = tuple(term.shown for term in same.shared if term.is_name)
    return Beside(row=other, relation="event", sure=same.sure, shared=shared)


def _weights(marks: Iterable[int], held: Carriers, among: tuple[int, int]) -> dict[int, float]:
    """What each mark tells, beside the most telling, by how many of the stories have it.

    Of a text that lies at the desk in many copies all marks are common, and tell as much as any.
    """
    stories = min(among[1] - among[0], COMMON - 1)
    found = {mark: rarity(len(held.get(mark, ())), stories) for mark in marks}
    most = max(found.values(), default=0.0)
    return {mark: weight / most if most else 1.0 for mark, weight in found.items()}


def _likely(held: Carriers, weights: Mapping[int, float]) -> list[int]:
    """The stories that share most."""
    shared: defaultdict[int, float] = defaultdict(float)
    for mark, stories in held.items():
        if weights[mark]:
            for story in stories:
                shared[story] += weights[mark]
    return nlargest(LOOKED_AT, shared, key=lambda story: (shared[story], story))


def _newest() -> int:
    newest = SketchRow.objects.order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0


def _of_those_days(row: StoryRow) -> tuple[int, int]:
    """The numbers of the stories that came about when this one did."""
    rows = StoryRow.objects.order_by("came_at", "pk").values_list("pk", flat=True)
    first = rows.filter(came_at__gte=row.came_at - DAYS).first()
    last = rows.filter(came_at__lte=row.came_at + DAYS).last()
    return (first, last) if first and last and first <= last else EVER


def _is_of_the_day(row: StoryRow, other: StoryRow) -> bool:
    """Whether both are of about one day, as far as they say; copy of old events comes too."""
    if row.published is None or other.published is None:
        return True
    return abs(row.published - other.published) <= DAYS
