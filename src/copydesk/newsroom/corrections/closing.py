"""What an edition ends: drafts that spoke of other words, holds, signatures that are due now."""

import datetime as dt
from typing import Any

from django.db.models.signals import post_save
from wagtail.models import Revision

from copydesk.newsroom.corrections import gate
from copydesk.newsroom.corrections.models import ChangeRow
from copydesk.newsroom.corrections.signatures import signing, withholding
from copydesk.newsroom.corrections.signatures import table as signoff
from copydesk.newsroom.corrections.signatures.rows import DraftRow, SignatureRow
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.desk.publishing import Intent
from copydesk.newsroom.desk.signals import edition_made
from copydesk.story.change import ChangeKind

State = DraftRow.State


def connect() -> None:
    """Hear of editions, after `changes`, and of drafts; called once when the app is ready."""
    edition_made.connect(on_edition, sender=StoryRow, dispatch_uid="corrections.closing")
    post_save.connect(on_revision, sender=Revision, dispatch_uid="corrections.drafts")


def on_revision(instance: Revision, created: bool, **_: Any) -> None:
    """Another draft of a story: what waits for a signature speaks of words that went."""
    if not created or not DraftRow.objects.filter(state=State.WAITING).exists():
        return
    row = instance.content_object
    if isinstance(row, StoryRow):
        signing.void(row)


def on_edition(
    row: StoryRow, edition: EditionRow, before: EditionRow | None, intent: Intent, **_: Any
) -> None:
    """Within the transaction that made the edition, once its change is written."""
    if before is None:
        return
    signing.void(row, but=intent.grounds.draft)
    withholding.on_edition(row, edition, intent)
    if before.withdrawn and not edition.withdrawn:
        return  # a chief's word, or the end of a hold
    change = ChangeRow.objects.filter(after=edition).first()
    if change is not None:
        _signed(change, intent)


def _signed(change: ChangeRow, intent: Intent) -> None:
    """The draft it came of is published; without one, what is still to be signed is kept."""
    due = change.at + signoff.SECOND_DUE
    left = gate.missing(intent) if intent.person is not None else ()
    if intent.grounds.draft is not None:
        DraftRow.objects.filter(pk=intent.grounds.draft).update(
            state=State.PUBLISHED, change=change, closed_at=change.at, due_at=due if left else None
        )
    elif left and change.before is not None:
        _due(change, change.before, intent, due)


def _due(change: ChangeRow, before: EditionRow, intent: Intent, due: dt.datetime) -> None:
    """A chief acted alone: whose signatures are wanted stands at the desk from now on."""
    draft = DraftRow.objects.create(
        story=change.story,
        state=State.PUBLISHED,
        kind=change.kind,
        severity=change.severity,
        was=change.was,
        right=change.right,
        why=change.why,
        notice=change.notice,
        block=change.block,
        is_override=intent.grounds.override,
        before=before,
        drafted_by=change.drafted_by,
        at=change.at,
        closed_at=change.at,
        change=change,
        due_at=due,
    )
    draft.reports.set(change.reports.all())
    if change.signed_by_id is not None:
        for role in signoff.wanted(ChangeKind(change.kind), is_override=draft.is_override):
            if role not in gate.missing(intent):
                SignatureRow.objects.create(
                    draft=draft, by=change.signed_by, role=role, at=change.at
                )
