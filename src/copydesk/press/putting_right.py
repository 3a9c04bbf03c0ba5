"""How often and how promptly errors were put right, as the corrections page tells it.

Only days that have ended are counted, so that the page is the same however often it is printed.
"""

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from babel.dates import format_timedelta
from babel.numbers import format_decimal, format_percent

from copydesk.press.notice import NAMES
from copydesk.press.when import noon, spoken_time
from copydesk.press.words import Words, words
from copydesk.story.change import ChangeKind
from copydesk.story.record import Record
from copydesk.story.shapes.jsonld import PUT_RIGHT

A_THOUSAND = 1000
FEW = 2  # of a larger unit: 100 minutes are told as minutes, 3 hours as hours


class Spread(Record, frozen=True):
    """Times in seconds: how many, the middle one, and within which nine in ten lie."""

    count: int = 0
    median: float = 0.0
    ninth: float = 0.0


class Account(Record, frozen=True):
    """What was put right from the day `first` to the day `last`, in one locale.

    `stories` came out in that time; `changes` are counted by kind. Of `reports` by readers so many
    were looked at (`seen`), `accepted` and `answered`; `by_readers` changes were begun by one.
    Times run from report to first look, decision, publication and to the last page of it
    (`to_seen` ... `to_everywhere`), from signature to the last page (`spread`) and to the answer of
    the last who took the copy (`to_takers`), and from publication to correction (`stood`).
    """

    first: dt.date
    last: dt.date
    stories: int = 0
    changes: Mapping[ChangeKind, int] = {}
    reports: int = 0
    seen: int = 0
    accepted: int = 0
    answered: int = 0
    by_readers: int = 0
    to_seen: Spread = Spread()
    to_decision: Spread = Spread()
    to_publication: Spread = Spread()
    to_everywhere: Spread = Spread()
    spread: Spread = Spread()
    to_takers: Spread = Spread()
    stood: Spread = Spread()

    @property
    def put_right(self) -> int:
        """How many changes told of an error."""
        return sum(count for kind, count in self.changes.items() if kind in PUT_RIGHT)


def spread_of(times: Iterable[dt.timedelta]) -> Spread:
    """Median and 90th percentile by nearest rank; what the clock upset counts as no time."""
    seconds = sorted(max(0.0, one.total_seconds()) for one in times)
    if not seconds:
        return Spread()
    ranks = [seconds[math.ceil(len(seconds) * share) - 1] for share in (0.5, 0.9)]
    return Spread(count=len(seconds), median=ranks[0], ninth=ranks[1])


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure with its name, both in the words of the page."""

    name: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Figures:
    """All of it in the words of the page; `months` are rows under `heads`, the newest first."""

    since: dt.date
    until: dt.date
    told: tuple[Figure, ...]
    kinds: tuple[Figure, ...]
    times: tuple[tuple[str, str, str], ...]
    heads: tuple[str, ...]
    months: tuple[tuple[str, ...], ...]


def figures(accounts: Sequence[Account], language: str) -> Figures | None:
    """The account of the whole time, which comes first, and those of its months; None for none."""
    if not accounts:
        return None
    whole, *months = accounts
    say = words(language)
    return Figures(
        since=whole.first,
        until=whole.last,
        told=tuple(_told(whole, say)),
        kinds=tuple(
            Figure(name=say(NAMES[kind]), value=_number(whole.changes[kind], say))
            for kind in ChangeKind
            if whole.changes.get(kind)
        ),
        times=tuple(_times(whole, say)),
        heads=_heads(say),
        months=tuple(_month(one, say) for one in months),
    )


def _told(whole: Account, say: Words) -> Iterable[Figure]:
    yield Figure(name=say("Stories"), value=_number(whole.stories, say))
    yield Figure(name=say("Put right"), value=_number(whole.put_right, say))
    yield Figure(name=say("Put right in 1,000 stories"), value=_rate(whole, say))
    yield Figure(name=say("Begun by readers"), value=_share(whole.by_readers, whole.put_right, say))
    yield Figure(name=say("Reports by readers"), value=_number(whole.reports, say))
    yield Figure(name=say("Reports looked at"), value=_share(whole.seen, whole.reports, say))
    yield Figure(name=say("Reports accepted"), value=_share(whole.accepted, whole.reports, say))
    yield Figure(name=say("Reports answered"), value=_share(whole.answered, whole.reports, say))


def _times(whole: Account, say: Words) -> Iterable[tuple[str, str, str]]:
    named = (
        (say("From report to first look"), whole.to_seen),
        (say("From report to decision"), whole.to_decision),
        (say("From report to publication"), whole.to_publication),
        (say("From report to everywhere"), whole.to_everywhere),
        (say("From signature to everywhere"), whole.spread),
        (say("From signature to the last who took the story"), whole.to_takers),
        (say("How long the error stood"), whole.stood),
    )
    for name, spread in named:
        if spread.count:
            yield name, _time(spread.median, say), _time(spread.ninth, say)


def _heads(say: Words) -> tuple[str, ...]:
    return (
        say("Month"),
        say("Stories"),
        say("Put right"),
        say("Put right in 1,000 stories"),
        say("Reports by readers"),
        say("Reports answered"),
        say("From report to decision"),
        say("From report to everywhere"),
    )


def _month(month: Account, say: Words) -> tuple[str, ...]:
    return (
        spoken_time(noon(month.first, "UTC"), "month", say.language, "UTC"),
        _number(month.stories, say),
        _number(month.put_right, say),
        _rate(month, say),
        _number(month.reports, say),
        _share(month.answered, month.reports, say),
        _both(month.to_decision, say),
        _both(month.to_everywhere, say),
    )


def _both(spread: Spread, say: Words) -> str:
    if not spread.count:
        return "–"
    return f"{_time(spread.median, say)} · {_time(spread.ninth, say)}"


def _rate(account: Account, say: Words) -> str:
    if not account.stories:
        return "–"
    rate = account.put_right * A_THOUSAND / account.stories
    return say.digits(format_decimal(rate, "#,##0.0", locale=say.locale))


def _share(part: int, whole: int, say: Words) -> str:
    return say.digits(format_percent(part / whole, locale=say.locale)) if whole else "–"


def _number(count: int, say: Words) -> str:
    return say.digits(format_decimal(count, locale=say.locale))


def _time(seconds: float, say: Words) -> str:
    told = dt.timedelta(seconds=round(seconds))
    return say.digits(format_timedelta(told, threshold=FEW, locale=say.locale))
