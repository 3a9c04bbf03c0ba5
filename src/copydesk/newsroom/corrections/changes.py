"""Every step from one edition to the next leaves a change, whoever took it and by whatever door."""

from typing import Any

from copydesk.newsroom.corrections.models import ChangeRow
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.desk.publishing import Intent
from copydesk.newsroom.desk.signals import edition_made


def connect() -> None:
    """Hear of editions; called once when the app is ready."""
    edition_made.connect(on_edition, sender=StoryRow, dispatch_uid="corrections.changes")


def on_edition(
    row: StoryRow, edition: EditionRow, before: EditionRow | None, intent: Intent, **_: Any
) -> None:
    """Record the step, within the transaction that made the edition."""
    if before is None:
        return
    ChangeRow.objects.create(
        story=row,
        kind=edition.kind,
        severity=intent.severity,
        before=before,
        after=edition,
        notice=intent.text,
        by=intent.person,
        at=edition.at,
    )
