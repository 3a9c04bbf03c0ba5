"""A story as it came, version by version: what upstream did, and the words that changed."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from copydesk.newsroom.desk.models import ArrivalRow, StoryRow
from copydesk.newsroom.desk.views.galley import kind_of
from copydesk.story.codec import from_plain
from copydesk.story.diff import BlockChange, compare
from copydesk.story.facts import FactChange
from copydesk.story.story import Cleaned, Story
from copydesk.story.words import Words, compare_words

Label = str | Promise
Kind = ArrivalRow.Kind
MOST_FACTS = 12
SORTS: dict[str, Label] = {"figure": _("figure"), "name": _("name"), "date": _("date")}
# Which arrivals a mark of attention is about.
CALLS: dict[str, tuple[str, ...]] = {
    StoryRow.Attention.KILLED: (Kind.KILL, Kind.PERHAPS, Kind.REFUSED),
    StoryRow.Attention.WITHHELD: (Kind.WITHHOLD, Kind.PERHAPS),
    StoryRow.Attention.RELEASED: (Kind.RELEASE,),
    StoryRow.Attention.CORRECTED: (Kind.CORRECTION, Kind.CLARIFICATION),
    StoryRow.Attention.EMBARGO: (Kind.EMBARGO,),
}
STATES: dict[str, Label] = {
    "edited": _("edited"),
    "moved": _("moved"),
    "gone": _("gone"),
    "new": _("new"),
}


@dataclass(frozen=True, kw_only=True)
class Version:
    """One line in the list of versions; `before` is the one it followed, 0 for the first."""

    arrival: ArrivalRow
    headline: str
    called: str
    before: int
    is_before: bool
    is_after: bool


@dataclass(frozen=True, kw_only=True)
class Changed:
    """A fact that changed, with its passage word by word."""

    sort: Label
    was: str
    now: str
    words: tuple[Words, ...]


@dataclass(frozen=True, kw_only=True)
class Done:
    """What upstream did last that waits for a person, and the facts changed since we printed."""

    arrival: ArrivalRow
    before: int
    facts: tuple[Changed, ...]


@dataclass(frozen=True, kw_only=True)
class ChangedPart:
    """A line or block that differs, word by word."""

    label: Label
    kind: str
    words: tuple[Words, ...]
    what: Label = ""


def versions(arrivals: list[ArrivalRow], asked: QueryDict) -> list[Version]:
    """All versions, newest first; the last two are ticked unless others are asked for."""
    before, after = _pair(arrivals, asked) or (None, None)
    calls = dict(ArrivalRow.Kind.choices)
    return [
        Version(
            arrival=arrival,
            headline=_story(arrival).headline,
            called=str(calls.get(arrival.called, "")),
            before=_before(arrival, arrivals),
            is_before=arrival == before,
            is_after=arrival == after,
        )
        for arrival in arrivals
    ]


def done_upstream(row: StoryRow, arrivals: list[ArrivalRow]) -> Done | None:
    """What the source did last, while it waits for a person; None when nothing waits."""
    heavy = [each for each in arrivals if each.kind not in (Kind.NEW, Kind.LATE)]
    wanted = [
        each
        for each in heavy
        if each.kind in CALLS.get(row.attention, ())
        or (row.attention == StoryRow.Attention.FACTS and each.facts)
    ]
    if not row.attention or not (wanted or heavy):
        return None
    arrival = (wanted or heavy)[0]
    printed = row.editions.order_by("-pk").values_list("at", flat=True).first()
    unseen = [each for each in heavy if printed is None or each.at > printed]
    plain = [fact for each in unseen for fact in each.facts][:MOST_FACTS]
    facts = tuple(_changed(from_plain(fact, FactChange)) for fact in plain)
    return Done(arrival=arrival, before=_before(arrival, arrivals), facts=facts)


def compared(arrivals: list[ArrivalRow], asked: QueryDict) -> list[ChangedPart] | None:
    """What changed between the two versions asked for; None when nobody asked."""
    pair = _pair(arrivals, asked) if "a" in asked or "b" in asked else None
    if pair is None:
        return None
    diff = compare(_story(pair[0]), _story(pair[1]))
    parts = [
        ChangedPart(label=_("headline"), kind="edited", words=diff.headline),
        ChangedPart(label=_("standfirst"), kind="edited", words=diff.standfirst),
    ]
    changed = [part for part in parts if any(word.state != "same" for word in part.words)]
    return changed + [_part(change) for change in diff.blocks if change.state != "same"]


def _changed(fact: FactChange) -> Changed:
    words = compare_words(fact.before, fact.after)
    return Changed(sort=SORTS[fact.sort], was=fact.was, now=fact.now, words=words)


def _before(arrival: ArrivalRow, arrivals: list[ArrivalRow]) -> int:
    """The version that held when this one came."""
    earlier = (each for each in arrivals if each.pk < arrival.pk)
    return next((each.pk for each in earlier if each.kind not in ArrivalRow.ASIDE), 0)


def _part(change: BlockChange) -> ChangedPart:
    block = change.after or change.before
    label = kind_of(block) if block else ""
    return ChangedPart(
        label=label, kind=change.state, words=change.words, what=STATES[change.state]
    )


def _pair(arrivals: list[ArrivalRow], asked: QueryDict) -> tuple[ArrivalRow, ArrivalRow] | None:
    by_number = {str(arrival.pk): arrival for arrival in arrivals}
    before = by_number.get(asked.get("a", ""), arrivals[1] if len(arrivals) > 1 else None)
    after = by_number.get(asked.get("b", ""), arrivals[0] if arrivals else None)
    return (before, after) if before and after else None


def _story(arrival: ArrivalRow) -> Story:
    return from_plain(arrival.cleaned, Cleaned).story
