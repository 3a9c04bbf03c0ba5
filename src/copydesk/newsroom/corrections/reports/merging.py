"""Many reports on one point are one issue: found alike, merged, taken apart again.

The issue is its first report; those merged into it stand in the queue no more, and whoever sent
them reads and is mailed what is decided about it. How many there are raises nothing by itself.
"""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from copydesk.errors import Stopped
from copydesk.newsroom.corrections.passages import passage_of, read
from copydesk.newsroom.corrections.reports.noting import note
from copydesk.newsroom.corrections.reports.rows import ReportRow, ShingleRow
from copydesk.newsroom.corrections.reports.suspecting import is_echo, is_to_the_point
from copydesk.newsroom.desk import actions as desk
from copydesk.story.alike import spoken
from copydesk.story.blocks import Span
from copydesk.story.change import ReportKind
from copydesk.story.edition import Edition
from copydesk.story.passage import find_passage

State = ReportRow.State
OPEN = (State.RECEIVED, State.LOOKED_AT, State.ACCEPTED)
MERGED, SPLIT, RELEASED = "merged", "split", "released"
MANY_SAY_IT, ECHO = "many", "echo"  # why a report is suspected
TRIAGE = "desk.triage_report"
RUN = 3  # words of a shingle
MOST_SHINGLES = 120
MOST_OF_ONE = 8  # reports that are kept by one shingle: more tell nothing new
MOST_LEADS = 200
# Near-same in one story; in any, what is long enough not to be said of anything. Under load
# short words too: in a flood of them one is as good as all.
SAME, SAME_ANYWHERE, LONG = 0.6, 0.75, 12
# The same on so many other stories is nobody's own report.
MANY = 3
STOCK = 0.5
SORTS: dict[str, str] = {
    ReportKind.CONCERNS_ME: "concerns",
    ReportKind.LANGUAGE: "language",
    ReportKind.PICTURE: "picture",
    ReportKind.SOURCE: "picture",
}


@dataclass(frozen=True, kw_only=True)
class Alike:
    """What a report is like: the issue it belongs to, or why it is suspected.

    `doubt` is "many" for what is sent all over the place, "echo" for what only repeats its passage.
    """

    lead: ReportRow | None = None
    doubt: str = ""


def alike(report: ReportRow, edition: Edition, *, opened: dt.datetime, under_load: bool) -> Alike:
    """What a report is like; nothing is changed. Its form was `opened` before it was typed."""
    values = shingles(report.text)
    echoes = _echoes(report, values)
    lead = _overlapping(report, edition) or _near(echoes, values, story=report.story_id)
    if lead is not None:
        return Alike(lead=lead)
    place = f"{passage_of(edition, report.block)}\n{edition.story.headline}"
    same = [echo for echo in echoes if echo.share(values) >= SAME_ANYWHERE]
    if same and len(spoken(report.text)) >= LONG:
        doubt = _doubt(report, same, values, place=place, opened=opened)
        return Alike(lead=_lead(same), doubt=doubt)
    return _under_load(report, echoes, values, place) if under_load else Alike()


def _doubt(
    report: ReportRow,
    same: list["_Echo"],
    values: frozenset[int],
    *,
    place: str,
    opened: dt.datetime,
) -> str:
    """Whether what many say is only repeated here, word for word.

    Who brings a figure or a name that the others do not, had the form before they said it, or
    speaks of what stands there, is nobody's copy: put together with them, never held.
    """
    copied = [echo for echo in same if values <= echo.values]
    if len({echo.story for echo in copied}) < MANY or opened < min(echo.at for echo in copied):
        return ""
    return "" if is_to_the_point(report.text, place) else MANY_SAY_IT


def _under_load(
    report: ReportRow, echoes: "list[_Echo]", values: frozenset[int], place: str
) -> Alike:
    """What is told alike only while more comes than readers send by themselves."""
    same = [echo for echo in echoes if echo.share(values) >= SAME_ANYWHERE]
    if lead := _lead(same):
        return Alike(lead=lead)
    if is_echo(report.text, place):
        return Alike(doubt=ECHO)
    if _is_stock(echoes, values) and not is_to_the_point(report.text, place):
        # Readers use stock phrases too: with the others like it, and not among the suspects.
        return Alike(lead=_lead(sorted(echoes, key=lambda e: -e.share(values))[:MOST_OF_ONE]))
    return Alike()


def remember(report: ReportRow) -> None:
    """Keep a report's shingles, so that the next like it is found."""
    values = shingles(report.text)
    held: dict[int, int] = defaultdict(int)
    for value in ShingleRow.objects.filter(value__in=values).values_list("value", flat=True):
        held[value] += 1
    ShingleRow.objects.bulk_create(
        (ShingleRow(value=value, report=report) for value in values if held[value] < MOST_OF_ONE),
        ignore_conflicts=True,
    )


def shingles(text: str) -> frozenset[int]:
    """The runs of three words of a text as keyed hashes of 63 bits."""
    words = [one.word for one in spoken(text)]
    count = max(1, len(words) - RUN + 1) if words else 0
    runs = {" ".join(words[at : at + RUN]) for at in range(min(count, 10 * MOST_SHINGLES))}
    key = hashlib.sha256(b"shingles" + settings.SECRET_KEY.encode()).digest()
    made = (hashlib.blake2b(run.encode(), digest_size=8, key=key).digest() for run in runs)
    return frozenset(sorted(int.from_bytes(one, "big") >> 1 for one in made)[:MOST_SHINGLES])


def merge(report: ReportRow, *, into: ReportRow, by: User | None = None) -> None:
    """One more on a point that is known. Raises `Stopped` where the two cannot be one issue."""
    if by is not None:
        desk.require(by, TRIAGE, report.story)
    lead = into.merged_into or into
    if lead.pk == report.pk or lead.state not in OPEN or report.state not in (*OPEN, State.MERGED):
        raise Stopped(place=report.reference, reason=_("these two cannot be merged"))
    if _is_private(lead) != _is_private(report):
        reason = _("what concerns somebody is merged with nothing else")
        raise Stopped(place=report.reference, reason=reason)
    with transaction.atomic():
        ReportRow.objects.filter(merged_into=report).update(merged_into=lead)
        report.state, report.merged_into = State.MERGED, lead
        report.save(update_fields=["state", "merged_into"])
        note(report, MERGED, by=by, more={"into": lead.reference})


def split(report: ReportRow, *, by: User) -> None:
    """A point of its own after all. Raises `Stopped` where it is merged with nothing."""
    desk.require(by, TRIAGE, report.story)
    if report.merged_into is None:
        raise Stopped(place=report.reference, reason=_("it is merged with no other"))
    with transaction.atomic():
        report.state, report.merged_into = State.RECEIVED, None
        report.save(update_fields=["state", "merged_into"])
        note(report, SPLIT, by=by)


def release_all() -> int:
    """Nobody's report goes down with a suspect one it was merged into; gives how many came free."""
    held = ReportRow.objects.filter(state=State.MERGED, merged_into__state=State.SUSPECTED)
    leads = ReportRow.objects.filter(pk__in=held.values("merged_into"))[:MOST_LEADS]
    return sum(map(release, leads))


def release(lead: ReportRow) -> int:
    """The first merged into a suspect report is the issue now; gives how many came free."""
    with transaction.atomic():
        rest = list(lead.alike.filter(state=State.MERGED).order_by("pk"))
        if not rest:
            return 0
        first = rest[0]
        first.state, first.merged_into = State.RECEIVED, None
        first.save(update_fields=["state", "merged_into"])
        note(first, RELEASED, more={"from": lead.reference})
        lead.alike.filter(state=State.MERGED).update(merged_into=first)
    return len(rest)


@dataclass(frozen=True, kw_only=True)
class _Echo:
    """A report that shares runs of words."""

    lead: int
    story: int
    values: frozenset[int]
    at: dt.datetime  # of the first of them

    def share(self, values: frozenset[int]) -> float:
        return len(self.values & values) / len(values)


def _echoes(report: ReportRow, values: frozenset[int]) -> list[_Echo]:
    rows = ShingleRow.objects.filter(value__in=values).exclude(report=report)
    rows = rows.filter(report__state__in=(*OPEN, State.MERGED, State.SUSPECTED))
    concerns = ReportKind.CONCERNS_ME
    rows = (
        rows.filter(report__kind=concerns)
        if _is_private(report)
        else rows.exclude(report__kind=concerns)
    )
    shared: dict[tuple[int, int], set[int]] = defaultdict(set)
    first: dict[tuple[int, int], dt.datetime] = {}
    columns = ("value", "report_id", "report__merged_into_id", "report__story_id", "report__at")
    for value, own, lead, story, at in rows.values_list(*columns):
        key = (lead or own, story)
        shared[key].add(value)
        first[key] = min(at, first.get(key, at))
    return [
        _Echo(lead=lead, story=story, values=frozenset(found), at=first[lead, story])
        for (lead, story), found in sorted(shared.items())
    ]


def _near(echoes: Iterable[_Echo], values: frozenset[int], *, story: int) -> ReportRow | None:
    """The issue in the same story that says nearly the same."""
    return _lead([e for e in echoes if e.story == story and e.share(values) >= SAME], story=story)


def _lead(echoes: Iterable[_Echo], story: int | None = None) -> ReportRow | None:
    """The earliest of the issues that is still open."""
    rows = ReportRow.objects.filter(pk__in=[e.lead for e in echoes], state__in=OPEN)
    rows = rows.filter(story_id=story) if story is not None else rows
    return rows.order_by("pk").first()


def _is_stock(echoes: Iterable[_Echo], values: frozenset[int]) -> bool:
    """Whether half of what it says was said on three other stories."""
    stories: Mapping[int, set[int]] = defaultdict(set)
    for echo in echoes:
        for value in echo.values:
            stories[value].add(echo.story)
    stock = sum(len(stories[value]) >= MANY for value in values)
    return bool(values) and stock / len(values) >= STOCK


def _overlapping(report: ReportRow, edition: Edition) -> ReportRow | None:
    """The open issue of the same story whose passage overlaps."""
    rows = ReportRow.objects.filter(story=report.story_id, state__in=OPEN).exclude(pk=report.pk)
    leads = rows.select_related("edition").order_by("pk")[:MOST_LEADS]
    return next(
        (
            lead
            for lead in leads
            if _sort_of(lead) == _sort_of(report) and _overlap(report, lead, edition)
        ),
        None,
    )


def _overlap(report: ReportRow, lead: ReportRow, edition: Edition) -> bool:
    if not report.block or not lead.block:
        return report.block == lead.block
    if lead.edition_id == report.edition_id:
        key, span = lead.block, Span(start=lead.start, end=lead.start + len(lead.passage))
    else:
        then = read(lead.edition).story.blocks
        found = find_passage(lead.held, edition.story.blocks, then)
        key, span = found.key, found.span or Span(start=0, end=0)
    end = report.start + len(report.passage)
    return key == report.block and report.start < span.end and span.start < end


def _sort_of(report: ReportRow) -> str:
    """What may be one point in one passage: a wrong figure and a slip of spelling are two."""
    return SORTS.get(report.kind, "fact")


def _is_private(report: ReportRow) -> bool:
    return report.kind == ReportKind.CONCERNS_ME
