"""How checks stand at the desk: what became of their findings, and which weigh less for it.

A check that editors called false in more than `SHARE` of its last `LAST` findings drops one step of
weight by itself; a chief may restore it.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from copydesk.checks import CHECKS
from copydesk.checks.check import Check, Known
from copydesk.checks.choosing import STEPS, choose
from copydesk.checks.run import plugged_in
from copydesk.errors import NotAllowed, Stopped
from copydesk.newsroom.desk.finding_rows import CheckStandingRow, FindingRow
from copydesk.newsroom.desk.house import house
from copydesk.story.finding import Weight
from copydesk.story.story import Story

LAST = 50
SHARE = 1 / 5
RESTORES = "desk.change_checkrulerow"
DROPPED, RESTORED = "desk.check_dropped", "desk.check_restored"
State = FindingRow.State


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A check as the desk knows it. `weight` is how heavy it is now in copy of which no rule says
    otherwise, `rules` how many say something of it; `recent` are its last findings, `false` how
    many of these editors called false."""

    check: Check
    weight: Weight
    is_on: bool
    dropped: int
    rules: int
    fired: int
    fixed: int
    waived: int
    false_alarms: int
    recent: int
    false: int

    @property
    def share(self) -> float:
        """The share of its last findings that editors called false, from 0 to 1."""
        return self.false / self.recent if self.recent else 0.0


def standings() -> list[Standing]:
    """All checks, in the order in which they are asked."""
    known = Known(now=timezone.now(), house=house())
    counts = _counts()
    held = {row.code: row for row in CheckStandingRow.objects.all()}
    recent = _recent({code: row.counted_from for code, row in held.items()})
    ruled = Counter(rule.check for rule in known.house.check_rules)
    return [
        _standing(
            each,
            known,
            counts[each.code],
            recent[each.code],
            ruled[each.code] + ruled[each.name],
        )
        for each in (*CHECKS, *plugged_in())
    ]


def reconsider(code: str) -> bool:
    """Let a check weigh one step less where its last findings were called false too often.

    Asked when one is called false. Returns whether it dropped.
    """
    with transaction.atomic():
        row, _made = CheckStandingRow.objects.select_for_update().get_or_create(
            code=code, defaults={"counted_from": dt.datetime(1970, 1, 1, tzinfo=dt.UTC)}
        )
        found = _recent({code: row.counted_from}, only=code)[code]
        if row.dropped >= len(STEPS) - 1 or found[State.FALSE_ALARM] <= SHARE * LAST:
            return False
        row.dropped, row.counted_from = row.dropped + 1, timezone.now()
        row.save()
        said = {"code": code, "false": found[State.FALSE_ALARM], "of": found.total()}
        log(instance=row, action=DROPPED, data=said)
    return True


def restore(code: str, *, by: User) -> None:
    """Have a check weigh again what it did; its findings are counted anew. Raises `NotAllowed`."""
    if not by.has_perm(RESTORES):
        raise NotAllowed(place=code, reason=_("only a chief restores a check"))
    with transaction.atomic():
        row = CheckStandingRow.objects.select_for_update().filter(code=code, dropped__gt=0).first()
        if row is None:
            raise Stopped(place=code, reason=_("it has not dropped"))
        row.dropped, row.counted_from = 0, timezone.now()
        row.save()
        log(instance=row, action=RESTORED, user=by, data={"code": code})


def told(most: int = 30) -> Iterable[ModelLogEntry]:
    """What happened to checks, last first."""
    entries = ModelLogEntry.objects.filter(action__in=(DROPPED, RESTORED)).select_related("user")
    return entries.order_by("-timestamp", "-pk")[:most]


def _standing(
    each: Check, known: Known, counts: Counter[str], recent: Counter[str], rules: int
) -> Standing:
    choice = choose(each, Story(), known)
    return Standing(
        check=each,
        weight=STEPS[min(STEPS.index(choice.weight) + choice.drop, len(STEPS) - 1)],
        is_on=choice.is_on,
        dropped=choice.drop,
        rules=rules,
        fired=counts.total(),
        fixed=counts[State.FIXED],
        waived=counts[State.WAIVED],
        false_alarms=counts[State.FALSE_ALARM],
        recent=recent.total(),
        false=recent[State.FALSE_ALARM],
    )


def _counts() -> dict[str, Counter[str]]:
    """What became of all findings, by check."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    rows = FindingRow.objects.order_by().values_list("code", "state").annotate(Count("pk"))
    for code, state, count in rows:
        found[code][state] = count
    return found


def _recent(since: dict[str, dt.datetime], only: str = "") -> dict[str, Counter[str]]:
    """What became of each check's last findings, of those that came after it was counted from."""
    rows = FindingRow.objects.filter(code=only) if only else FindingRow.objects.all()
    place = Window(RowNumber(), partition_by=F("code"), order_by=F("pk").desc())
    last = rows.annotate(place=place).filter(place__lte=LAST).order_by()
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for code, state, at in last.values_list("code", "state", "at"):
        if code not in since or at > since[code]:
            found[code][state] += 1
    return found
