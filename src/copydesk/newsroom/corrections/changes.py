"""Every step from one edition to the next leaves a change and a line of the record, whoever took
it and by whatever door; when all its pages lie on the site, another line says so."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import Any

from copydesk.newsroom.corrections.models import ChangeRow, ReportRow
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.desk.publishing import Intent
from copydesk.newsroom.desk.signals import edition_is_everywhere, edition_made
from copydesk.newsroom.logbook.chain import canonical
from copydesk.newsroom.logbook.models import LineRow
from copydesk.newsroom.logbook.writing import Entry, Seen, as_text, write
from copydesk.story.change import ChangeKind

LONG = dt.timedelta(days=30)  # rule 7: later than this, the notice says since when it was known
PUBLISHED, WITHHELD, WITHDRAWN, RESTORED = "published", "withheld", "withdrawn", "restored"
MAKES = (
    PUBLISHED,
    WITHHELD,
    WITHDRAWN,
    RESTORED,
)  # the acts whose lines hold an edition and its change
EVERYWHERE = "everywhere"


def connect() -> None:
    """Hear of editions; called once when the app is ready."""
    edition_made.connect(on_edition, sender=StoryRow, dispatch_uid="corrections.changes")
    edition_is_everywhere.connect(
        on_everywhere, sender=EditionRow, dispatch_uid="corrections.everywhere"
    )


def on_edition(
    row: StoryRow, edition: EditionRow, before: EditionRow | None, intent: Intent, **_: Any
) -> None:
    """Record the step, within the transaction that made the edition."""
    reports = list(ReportRow.objects.filter(pk__in=intent.grounds.reports, story=row))
    change = _change(row, edition, before, intent, reports) if before else None
    write(
        Entry(
            act=act_of(edition, before),
            story=row.key,
            before=seen(before) if before else None,
            after=seen(edition),
            change=change.pk if change else 0,
            reports=tuple(report.reference for report in reports),
            reason=edition.kind,
            by=intent.person,
            more={"change_sha256": sha256_of(change, reports)} if change else {},
        )
    )


def on_everywhere(edition: EditionRow, at: dt.datetime, **_: Any) -> None:
    """Record that readers have it, once, within the transaction that ends its print order."""
    key = edition.story.key
    change = ChangeRow.objects.filter(after=edition).values_list("pk", flat=True).first() or 0
    written = LineRow.objects.filter(story=key, act=EVERYWHERE, change=change)
    if not written.exists():
        write(Entry(act=EVERYWHERE, story=key, after=seen(edition), change=change), at=at)


def seen(edition: EditionRow) -> Seen:
    """An edition as lines name it."""
    return Seen(edition.number, edition.sha256)


def act_of(edition: EditionRow, before: EditionRow | None) -> str:
    """What making this edition is called in the record."""
    if not edition.withdrawn:
        return RESTORED if before is not None and before.withdrawn else PUBLISHED
    return WITHHELD if edition.kind == ChangeKind.WITHHOLD else WITHDRAWN


def sha256_of(change: ChangeRow, reports: Iterable[ReportRow]) -> str:
    """The hash of a change with all that it holds.

    What is empty is left out, so that a column added later changes no hash.
    """
    names = (field.attname for field in change._meta.concrete_fields)
    held = {name: value for name in names if (value := _plain(getattr(change, name)))}
    held["reports"] = sorted(report.pk for report in reports)
    return hashlib.sha256(canonical(held).encode()).hexdigest()


def _plain(value: object) -> object:
    return as_text(value) if isinstance(value, dt.datetime) else value


def _change(
    row: StoryRow,
    edition: EditionRow,
    before: EditionRow,
    intent: Intent,
    reports: list[ReportRow],
) -> ChangeRow:
    grounds = intent.grounds
    drafter = grounds.drafted_by or intent.person
    reported = min((report.at for report in reports), default=None)
    decided = [report.decided_at for report in reports if report.decided_at]
    change = ChangeRow.objects.create(
        story=row,
        kind=edition.kind,
        severity=intent.severity,
        before=before,
        after=edition,
        was=grounds.was,
        right=grounds.right,
        why=grounds.why,
        notice=intent.text,
        block=intent.block,
        drafted_by=drafter,
        signed_by=intent.person if drafter != intent.person else None,
        at=edition.at,
        reported_at=reported,
        decided_at=min(decided, default=edition.at),
        known_since=_known_since(edition, intent, reported),
        supersedes_id=grounds.supersedes,
    )
    change.reports.set(reports)
    return change


def _known_since(
    edition: EditionRow, intent: Intent, reported: dt.datetime | None
) -> dt.datetime | None:
    """Since when an error was known that stood long: as told, else since its first report."""
    if not intent.text or edition.at - edition.first_at <= LONG:
        return None
    return intent.grounds.known_since or reported or edition.at
