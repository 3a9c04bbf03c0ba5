"""A story as it came, version by version, and the words that changed between any two."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from copydesk.newsroom.desk.models import ArrivalRow
from copydesk.newsroom.desk.views.galley import kind_of
from copydesk.story.codec import from_plain
from copydesk.story.diff import BlockChange, compare
from copydesk.story.story import Cleaned, Story
from copydesk.story.words import Words

Label = str | Promise
STATES: dict[str, Label] = {
    "edited": _("edited"),
    "moved": _("moved"),
    "gone": _("gone"),
    "new": _("new"),
}


@dataclass(frozen=True, kw_only=True)
class Version:
    """One line in the list of versions."""

    arrival: ArrivalRow
    headline: str
    is_before: bool
    is_after: bool


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
    return [
        Version(
            arrival=arrival,
            headline=_story(arrival).headline,
            is_before=arrival == before,
            is_after=arrival == after,
        )
        for arrival in arrivals
    ]


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
