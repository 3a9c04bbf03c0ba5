"""Checks run on what lies at the desk, and what people decided about earlier findings."""

from django.db import transaction
from django.utils import timezone

from copydesk.checks.check import Known, Other
from copydesk.checks.run import check
from copydesk.ledger.record import record
from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.house import house
from copydesk.newsroom.desk.ledger import keeping
from copydesk.newsroom.desk.likeness.beside import beside
from copydesk.newsroom.desk.likeness.remembering import Traits, remember, traits
from copydesk.newsroom.desk.models import ArrivalRow, FindingRow, StoryRow
from copydesk.story.codec import from_plain, to_plain
from copydesk.story.finding import Finding, Weight
from copydesk.story.record import replace
from copydesk.story.story import Cleaned, Item, Story

ORDER = {Weight.STOPS: 0, Weight.WARNS: 1, Weight.NOTES: 2}


def known(row: StoryRow, story: Story, by: Traits | None = None) -> Known:
    """All that checks may know about a story at the desk; `by` is what it is compared by."""
    seen = Known(
        now=timezone.now(),
        house=house(),
        source=row.source.record() if row.source else None,
        statements=record(story),
        others=_others(row, by or traits(story)),
    )
    arrivals = list(row.arrivals.exclude(kind__in=ArrivalRow.ASIDE)[:2])
    if arrivals:
        cleaned = from_plain(arrivals[0].cleaned, Cleaned)
        status = from_plain(arrivals[0].item, Item).status
        seen = replace(seen, cuttings=cleaned.cuttings, tickers=cleaned.tickers, status=status)
    if len(arrivals) > 1:
        earlier = from_plain(arrivals[1].cleaned, Cleaned).story
        seen = replace(seen, earlier=earlier, earlier_statements=record(earlier))
    return seen


def recheck(row: StoryRow, draft: StoryRow | None = None) -> list[FindingRow]:
    """Run all checks on a draft (the latest if none is given) and keep what they find.

    Returns the open findings that stop publication.
    """
    if draft is None:
        row.refresh_from_db(fields=["latest_revision"])
        draft = row.get_latest_revision_as_object()
    story = to_record(draft)
    by = traits(story)
    seen = known(row, story, by)
    found = check(story, seen)
    with transaction.atomic():
        _reconcile(row, found)
        remember(row, by)
        keeping.keep(row, story, seen.statements)
    return list(row.findings.filter(state=FindingRow.State.OPEN, weight=Weight.STOPS))


def _reconcile(row: StoryRow, found: tuple[Finding, ...]) -> None:
    """A decision stays while the passage it was made on does; what is no longer found is mended."""
    held = {(f.code, f.field, f.excerpt, f.block): f for f in row.findings.all()}
    new: list[Finding] = []
    for finding in found:
        before = held.pop((finding.code, finding.field, finding.excerpt, finding.block), None)
        if before is None:
            new.append(finding)
        else:
            _renew(before, finding)
    moved = {(f.code, f.excerpt): f for f in held.values() if f.excerpt}
    for finding in new:
        before = moved.pop((finding.code, finding.excerpt), None)
        if before is None:
            FindingRow.objects.create(story=row, **_columns(finding))
        else:
            held.pop((before.code, before.field, before.excerpt, before.block))
            _renew(before, finding)
    gone = [f.pk for f in held.values() if f.state == FindingRow.State.OPEN]
    FindingRow.objects.filter(pk__in=gone).update(state=FindingRow.State.FIXED)
    set_worst(row)


def _renew(row: FindingRow, finding: Finding) -> None:
    """The finding as it is told now. A decision falls where it weighs more than it did then."""
    columns = _columns(finding)
    is_heavier = ORDER[finding.weight] < ORDER.get(Weight(row.weight), 0)
    if row.state == FindingRow.State.FIXED or is_heavier:
        columns |= {"state": FindingRow.State.OPEN, "ticked_by": None}
    if any(getattr(row, name) != value for name, value in columns.items()):
        FindingRow.objects.filter(pk=row.pk).update(**columns)


def set_worst(row: StoryRow) -> None:
    """Write the heaviest open weight beside the story, for the queue."""
    weights = row.findings.filter(state=FindingRow.State.OPEN).values_list("weight", flat=True)
    row.worst = min(map(Weight, set(weights)), key=lambda w: ORDER[w], default="")
    StoryRow.objects.filter(pk=row.pk).update(worst=row.worst)


def _columns(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "weight": finding.weight,
        "says": finding.says,
        "field": finding.field,
        "block": finding.block,
        "start": finding.span.start if finding.span else None,
        "end": finding.span.end if finding.span else None,
        "excerpt": finding.excerpt,
        "evidence": finding.evidence,
        "fix": to_plain(finding.fix) if finding.fix else None,
    }


def _others(row: StoryRow, by: Traits) -> tuple[Other, ...]:
    """What lies beside it at the desk, for the checks that compare stories."""
    return tuple(
        Other(
            id=one.row.key,
            story=to_record(one.row),
            same_source=one.row.source_id == row.source_id,
            relation=one.relation,
        )
        for one in beside(row, by)
    )
