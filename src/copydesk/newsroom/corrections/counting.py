"""How often and how promptly errors were put right, counted from the rows and the record."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.db.models import Sum

from copydesk.newsroom.corrections.models import ChangeRow, ReportRow
from copydesk.newsroom.desk.house import site
from copydesk.newsroom.desk.models import EditionRow, ShelfRow
from copydesk.newsroom.logbook.models import LineRow
from copydesk.newsroom.printing.signals import accounts_asked
from copydesk.press.putting_right import Account, spread_of
from copydesk.press.when import local_day, midnight
from copydesk.story.change import ChangeKind
from copydesk.story.shapes.jsonld import PUT_RIGHT

MONTHS = 12
AT_ONCE = 500
State = ReportRow.State


class Made(NamedTuple):
    """A change, by its times."""

    key: int
    kind: str
    at: dt.datetime
    reported: dt.datetime | None
    decided: dt.datetime | None
    story: str
    first_at: dt.datetime


class Counted(NamedTuple):
    """What happened in a time; `everywhere` and `answered` are by the keys of changes."""

    made: list[Made]
    came: "list[Came]"
    everywhere: dict[int, dt.datetime]
    answered: dict[int, dt.datetime]
    stories: int


class Came(NamedTuple):
    """A report, by its times."""

    at: dt.datetime
    seen: dt.datetime | None
    state: str


def connect() -> None:
    """Answer the press; called once when the app is ready."""
    accounts_asked.connect(_on_asked, dispatch_uid="corrections.accounts")


def _on_asked(locale: str, until: dt.datetime, **_: Any) -> tuple[Account, ...]:
    return accounts(locale, until)


def accounts(locale: str, until: dt.datetime) -> tuple[Account, ...]:
    """The account of the last twelve months up to a midnight, then one for each month in which
    a story came out or something was put right, newest first."""
    zone = site().time_zone
    last = local_day(until, zone) - dt.timedelta(days=1)
    months = list(_months(last))
    changes = _changes(locale, midnight(months[-1], zone), until)
    reports = _reports(locale, midnight(months[-1], zone), until)
    everywhere, answered = _noted("everywhere", changes), _noted("propagated", changes)
    stories = _stories(locale, months[-1], last)

    def account(first: dt.date, end: dt.date) -> Account:
        def within(at: dt.datetime) -> bool:
            return first <= local_day(at, zone) <= end

        made = [change for change in changes if within(change.at)]
        came = [report for report in reports if within(report.at)]
        count = sum(held for day, held in stories.items() if first <= day <= end)
        return _account(first, end, Counted(made, came, everywhere, answered, count))

    each = [account(month, min(_month_end(month), last)) for month in months]
    told = [one for one in each if one.stories or one.changes or one.reports]
    return (account(months[-1], last), *told) if told else ()


def _account(first: dt.date, last: dt.date, counted: Counted) -> Account:
    made, came, everywhere, answered, stories = counted
    right = [one for one in made if one.kind in PUT_RIGHT]
    reported = [one for one in made if one.reported]
    done = [(one, everywhere[one.key]) for one in right if one.key in everywhere]
    return Account(
        first=first,
        last=last,
        stories=stories,
        changes={ChangeKind(kind): n for kind, n in Counter(one.kind for one in made).items()},
        reports=len(came),
        seen=sum(one.seen is not None for one in came),
        accepted=sum(one.state in (State.ACCEPTED, State.CORRECTED) for one in came),
        answered=sum(one.state in (State.CORRECTED, State.DECLINED) for one in came),
        by_readers=sum(one.reported is not None for one in right),
        to_seen=spread_of(one.seen - one.at for one in came if one.seen),
        to_decision=spread_of(
            one.decided - one.reported for one in reported if one.decided and one.reported
        ),
        to_publication=spread_of(one.at - one.reported for one in reported if one.reported),
        to_everywhere=spread_of(end - one.reported for one, end in done if one.reported),
        spread=spread_of(end - one.at for one, end in done),
        to_takers=spread_of(
            max(answered[one.key], end) - one.at for one, end in done if one.key in answered
        ),
        stood=spread_of(one.at - one.first_at for one in right),
    )


# Editions are looked up by their keys: joined, a database without statistics goes through all of a
# locale to find the few that changed.
def _changes(locale: str, since: dt.datetime, until: dt.datetime) -> list[Made]:
    rows = ChangeRow.objects.filter(at__gte=since, at__lt=until).order_by()
    fields = ("after_id", "pk", "kind", "at", "reported_at", "decided_at", "story__key")
    held: list[tuple[Any, ...]] = list(rows.values_list(*fields))
    firsts = _of_locale(locale, [row[0] for row in held])
    own = (row for row in held if row[0] in firsts)
    return [Made._make((*row[1:], firsts[row[0]])) for row in own]


def _reports(locale: str, since: dt.datetime, until: dt.datetime) -> list[Came]:
    """Those of readers, as far as anybody can tell.

    What was merged is looked at and decided with its issue, or as it came if that was before.
    """
    rows = ReportRow.objects.filter(at__gte=since, at__lt=until).exclude(state=State.SUSPECTED)
    fields = ("edition_id", "at", "seen_at", "state", "merged_into__seen_at", "merged_into__state")
    held: list[tuple[Any, ...]] = list(rows.order_by().values_list(*fields))
    own = _of_locale(locale, [row[0] for row in held])
    return [_came(*row[1:]) for row in held if row[0] in own]


def _came(
    at: dt.datetime,
    seen: dt.datetime | None,
    state: str,
    lead_seen: dt.datetime | None,
    lead_state: str | None,
) -> Came:
    if state != State.MERGED or lead_state is None:
        return Came(at, seen, state)
    looks = [one for one in (seen, lead_seen) if one]
    return Came(at, max(at, min(looks)) if looks else None, lead_state)


def _of_locale(locale: str, editions: Sequence[int]) -> dict[int, dt.datetime]:
    """Those of these editions that a locale lists, with the time their stories came out."""
    found: dict[int, dt.datetime] = {}
    for start in range(0, len(editions), AT_ONCE):
        rows = EditionRow.objects.filter(pk__in=editions[start : start + AT_ONCE]).order_by()
        told = rows.values_list("pk", "locale", "first_at")
        found |= {key: first for key, own, first in told if own == locale}
    return found


def _noted(act: str, changes: Sequence[Made]) -> dict[int, dt.datetime]:
    """When all pages of each change lay on the site ("everywhere"), or all who took the copy had
    answered for it ("propagated"), as the record has it."""
    found: dict[int, dt.datetime] = {}
    keys = {change.key for change in changes}
    stories = sorted({change.story for change in changes})
    for start in range(0, len(stories), AT_ONCE):
        lines = LineRow.objects.filter(act=act, story__in=stories[start : start + AT_ONCE])
        for change, at in lines.order_by("-number").values_list("change", "at"):
            if change in keys:
                found[change] = dt.datetime.fromisoformat(at)
    return found


def _stories(locale: str, first: dt.date, last: dt.date) -> dict[dt.date, int]:
    """How many stories came out on each day, from its list: what ever stood there."""
    days = ShelfRow.objects.filter(kind="day", locale=locale)
    days = days.filter(key__gte=first.isoformat(), key__lte=last.isoformat())
    held = days.values("key").annotate(count=Sum("places")).values_list("key", "count").order_by()
    return {dt.date.fromisoformat(key): count for key, count in held}


def _months(last: dt.date) -> Iterator[dt.date]:
    """The first days of the twelve months up to a day, the newest first."""
    month = last.replace(day=1)
    for _ in range(MONTHS):
        yield month
        month = (month - dt.timedelta(days=1)).replace(day=1)


def _month_end(month: dt.date) -> dt.date:
    following = (month + dt.timedelta(days=31)).replace(day=1)
    return following - dt.timedelta(days=1)
