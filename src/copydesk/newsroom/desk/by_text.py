"""What a delivery means where no identifier says so: our stories are found by their text.

An order that nobody knows by name is carried out on near-same copy of the same source; where it is
less sure, or the copy is another's, a person is asked. What was killed is known again by its text,
and by its name, at every door.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from copydesk.newsroom.desk.knowing import Delivery, known_of, last_copy
from copydesk.newsroom.desk.models import (
    ArrivalRow,
    NameRow,
    StoryRow,
    TextMarkRow,
    WaitingOrderRow,
)
from copydesk.story.codec import from_json, from_plain
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.story import Cleaned
from copydesk.wire.upstream import by_text, judge
from copydesk.wire.upstream.judge import Event, Knowledge
from copydesk.wire.upstream.version import Version, text_of

Kind = ArrivalRow.Kind
State = StoryRow.State
DOWN = (State.KILLED, State.WITHHELD)
TAKES = frozenset({"kill", "withhold"})
RIGHTS = frozenset({"correction", "clarification"})
CANDIDATES, MOST_MARKS = 8, 3_000
# A name that no two houses give to different things.
OF_THE_WORLD = re.compile(r"(?:urn:|tag:|//).{6,}", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Match:
    """A story of ours that says the same, and how sure that is."""

    row: StoryRow
    sure: float


@dataclass(frozen=True, kw_only=True)
class Meant:
    """What upstream did, to which story it is done, how sure; `asks` a person and does nothing."""

    event: Event
    row: StoryRow | None = None
    sure: float = 1.0
    asks: bool = False


def remember(row: StoryRow, text: Sequence[str]) -> None:
    """Mark a story by its words, so that it is found by them."""
    found = [TextMarkRow(story=row, mark=mark) for mark in by_text.marks(text)]
    TextMarkRow.objects.bulk_create(found, ignore_conflicts=True)


def on_edition(row: StoryRow, edition: Any, **_: Any) -> None:
    """What we print is remembered too: an editor may have made other words of it."""
    if not edition.withdrawn:
        remember(row, text_of(_printed(edition.content, str(edition))))


def alike(text: Sequence[str], rows: QuerySet[StoryRow], *, least: float) -> list[Match]:
    """Those of some stories that say the same as a text, the surest first."""
    marks = sorted(by_text.all_marks(text))[:MOST_MARKS]
    shared: dict[int, int] = {}
    for number in range(0, len(marks), 500):
        wanted = TextMarkRow.objects.filter(mark__in=marks[number : number + 500], story__in=rows)
        for pk in wanted.values_list("story", flat=True):
            shared[pk] = shared.get(pk, 0) + 1
    likely = sorted(shared, key=lambda pk: (-shared[pk], -pk))[:CANDIDATES]
    found = [Match(row=row, sure=_sureness(text, row)) for row in rows.filter(pk__in=likely)]
    return sorted((one for one in found if one.sure >= least), key=lambda one: -one.sure)


def meant(
    events: Iterable[Event], version: Version, row: StoryRow | None, delivery: Delivery
) -> list[Meant]:
    """What events mean to our stories: to those they name, else to those that say the same."""
    told: list[Meant] = []
    for event in events:
        own = _row(event)
        if own is not None:
            told.append(Meant(event=event, row=own))
            told += _also(event, own)
        elif _looks_for_copy(event):
            told += _by_text(event, version, delivery)
        elif event.kind == "new":
            told += _as_new(event, version, delivery)
        else:
            told.append(Meant(event=event, row=row if event.version else None))
    return told


def _looks_for_copy(event: Event) -> bool:
    """Whether it speaks of copy we should have: a kill, a hold, a correction of no known name."""
    is_right = event.kind == "new" and event.calls in RIGHTS
    return event.kind in TAKES or is_right


def _by_text(event: Event, version: Version, delivery: Delivery) -> list[Meant]:
    """The stories that say what the order or correction says."""
    text = version.text if event.version is not None else (*version.text, *version.notes)
    rows = StoryRow.objects.exclude(state__in=(State.KILLED, State.SPIKED))
    found = alike(text, rows, least=by_text.UNSURE)
    sure = [one for one in found if _is_sure(one, version) and _may(one.row, delivery)]
    told: list[Meant] = []
    if not sure or event.version is None:
        told.append(Meant(event=event))  # it waits for its story, or is one
    for number, one in enumerate(sure):
        told += _done_to(event, one, version if number == 0 else None, delivery)
    unsure = [one for one in found if one not in sure]
    return told + [Meant(event=_asked(event), row=o.row, sure=o.sure, asks=True) for o in unsure]


def _done_to(event: Event, one: Match, version: Version | None, delivery: Delivery) -> list[Meant]:
    """The same event about a story that was found by its text, judged by what holds of it."""
    known = known_of(one.row)
    if known is None:
        return [Meant(event=_asked(event), row=one.row, sure=one.sure, asks=True)]
    if event.version is not None and version is not None:
        known = replace(known, names=(*known.names, *version.names))
        own = Knowledge(items=(known,))
        events, _ = judge.deliver(own, (replace(version, orders=()),), now=delivery.now)
        return [Meant(event=each, row=one.row, sure=one.sure) for each in events]
    wanted = {"kill": "canceled", "withhold": "withheld"}.get(event.kind)
    if wanted is None or known.status == wanted:
        return []
    order = replace(event, key=known.key, before=known, version=None, is_unknown=False)
    return [Meant(event=order, row=one.row, sure=one.sure)]


def _also(event: Event, own: StoryRow) -> list[Meant]:
    """Other stories of ours that say the same as one that is killed, held or corrected."""
    if event.kind not in TAKES | RIGHTS:
        return []
    held = last_copy(own)
    if held is None:
        return []
    rows = StoryRow.objects.exclude(pk=own.pk).exclude(state__in=(*DOWN, State.SPIKED))
    found = alike(text_of(from_plain(held.cleaned, Cleaned).story), rows, least=by_text.SURE)
    return [Meant(event=_asked(event), row=o.row, sure=o.sure, asks=True) for o in found]


def _as_new(event: Event, version: Version, delivery: Delivery) -> list[Meant]:
    """An item nobody knows: new, unless it is what was killed, come by another door."""
    names = [name for name in version.names if OF_THE_WORLD.match(name)]
    if _was_killed(names):
        return [Meant(event=replace(event, kind="refused"))]
    waiting = _order_of_others(names, delivery)
    if waiting is not None and delivery.source is None:
        return [Meant(event=replace(event, kind="refused", note=waiting.note))]
    killed = alike(version.text, StoryRow.objects.filter(_killed()), least=by_text.UNSURE)
    if killed and killed[0].sure >= by_text.SAME:
        return [Meant(event=replace(event, kind="refused"), sure=killed[0].sure)]
    told = [Meant(event=event)]
    if killed or waiting is not None:
        sure = killed[0].sure if killed else 1.0
        note = waiting.note if waiting is not None else event.note
        asked = replace(event, kind="kill", version=None, note=note)
        told.append(Meant(event=asked, sure=sure, asks=True))
    return told


def _was_killed(names: Sequence[str]) -> bool:
    return NameRow.objects.filter(_killed("story__"), name__in=names).exists() if names else False


def _killed(prefix: str = "") -> Q:
    """Stories that are down, but for those a person of the house holds for some hours."""
    killed = Q(**{f"{prefix}state": State.KILLED})
    return killed | Q(**{f"{prefix}state": State.WITHHELD, f"{prefix}attention": State.KILLED})


def _order_of_others(names: Sequence[str], delivery: Delivery) -> WaitingOrderRow | None:
    """A kill of this name that another source sent before it came."""
    since = delivery.now - judge.KEPT
    waiting = WaitingOrderRow.objects.filter(name__in=names, at__gte=since)
    return waiting.exclude(source=delivery.source).first() if names else None


def _is_sure(one: Match, version: Version) -> bool:
    """Whether nobody need be asked: the very text, or nearly so under the same headline."""
    mine, theirs = one.row.headline.casefold(), "".join(version.text[:1]).casefold()
    is_headed = bool(mine) and mine.strip() == theirs.strip()
    return one.sure >= by_text.SAME or (one.sure >= by_text.SURE and is_headed)


def _may(row: StoryRow, delivery: Delivery) -> bool:
    """A source takes down its own copy, and copy that came without a source; no one else's."""
    if delivery.source is None:
        return False
    return row.source_id == delivery.source.pk or (row.source_id is None and _came(row))


def _came(row: StoryRow) -> bool:
    return row.arrivals.exists()


def _asked(event: Event) -> Event:
    return replace(event, version=None, is_unknown=False)


def _row(event: Event) -> StoryRow | None:
    """The story an event is about, locked until it is done."""
    if event.before is None:
        return None
    return StoryRow.objects.select_for_update().get(pk=int(event.before.key))


def _sureness(text: Sequence[str], row: StoryRow) -> float:
    """As surely as by what came, or by what we made of it."""
    held = last_copy(row)
    texts = [text_of(from_plain(held.cleaned, Cleaned).story)] if held else []
    printed = row.editions.filter(withdrawn=False).first()
    if printed is not None:
        texts.append(text_of(_printed(printed.content, str(printed))))
    return max((by_text.sureness(text, each) for each in texts), default=0.0)


def _printed(content: str, place: str) -> Any:
    return from_json(content, Edition, place=place).story
