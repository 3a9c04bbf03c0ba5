"""Withholding in doubt: any editor, at once, for two hours; renewed, lifted, or ended by itself."""

import datetime as dt
import logging

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from copydesk.errors import Stopped
from copydesk.newsroom.corrections import actions
from copydesk.newsroom.corrections.passages import read
from copydesk.newsroom.corrections.signatures.rows import HoldRow
from copydesk.newsroom.desk import actions as desk
from copydesk.newsroom.desk import publishing, trace
from copydesk.newsroom.desk.copy import fill, keep_draft, to_record
from copydesk.newsroom.desk.house import site
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.desk.publishing import Grounds, Intent
from copydesk.newsroom.logbook.writing import Entry, write
from copydesk.press.wording import stands_again
from copydesk.story.change import ChangeKind, Severity

log = logging.getLogger(__name__)
LONG = dt.timedelta(hours=2)
AGAIN = dt.timedelta(minutes=10)  # until an end that something stopped is tried once more


def withhold(row: StoryRow, *, by: User, reason: str) -> HoldRow:
    """Take a story from readers while a doubt is cleared up. Raises `NotAllowed`, `Stopped`."""
    if not reason.strip():
        raise Stopped(place=str(row), reason=_("withholding needs a reason; readers see it"))
    actions.standing(row)
    desk.withdraw(row, by=by, reason=reason.strip(), kind=ChangeKind.WITHHOLD)
    return row.holds.get(ended_at=None)


def renew(row: StoryRow, *, by: User) -> HoldRow:
    """Two hours more from now. Raises `NotAllowed`, `Stopped` where nothing is held."""
    desk.require(by, actions.CORRECT, row)
    with transaction.atomic():
        actions.hold(row)
        held = _held(row)
        held.until, held.renewed, held.trouble = timezone.now() + LONG, held.renewed + 1, ""
        held.save(update_fields=["until", "renewed", "trouble"])
        write(Entry(act="renewed", story=row.key, by=by, more={"times": held.renewed}))
        trace.leave(row, "corrections.renewed", by=by)
    return held


def lift(row: StoryRow, *, by: User | None) -> EditionRow:
    """The doubt is gone, or the time is up: the text stands again as it stood, and says so.

    What editors have drafted since stays their draft. Raises `NotAllowed`, `Stopped`.
    """
    if by is not None:
        desk.require(by, actions.CORRECT, row)
    with transaction.atomic():
        actions.hold(row)
        row.refresh_from_db()
        _held(row)
        stood = row.editions.filter(withdrawn=False).order_by("-number").first()
        if stood is None:
            raise Stopped(place=str(row), reason=_("nothing of it was published"))
        return _stands_again(row, stood, by)


def end_due(now: dt.datetime) -> int:
    """End what was held and not renewed; gives how many stories stand again.

    Where a finding holds one back it stays down, and it is tried again every ten minutes.
    """
    ended = 0
    for held in HoldRow.objects.filter(ended_at=None, until__lte=now).select_related("story"):
        try:
            lift(held.story, by=None)
            ended += 1
        except Stopped as stopped:
            log.warning("hold_not_ended story=%s reason=%s", held.story.key, stopped.reason)
            held.until, held.trouble = now + AGAIN, stopped.reason
            held.save(update_fields=["until", "trouble"])
    return ended


def on_edition(row: StoryRow, edition: EditionRow, intent: Intent) -> None:
    """A person's hold begins; every other edition ends the one that was."""
    row.holds.filter(ended_at=None).update(ended_at=edition.at)
    if edition.withdrawn and edition.kind == ChangeKind.WITHHOLD and intent.person is not None:
        HoldRow.objects.create(story=row, by=intent.person, at=edition.at, until=edition.at + LONG)


def _held(row: StoryRow) -> HoldRow:
    held = row.holds.filter(ended_at=None).first()
    if held is None:
        raise Stopped(place=str(row), reason=_("it is not withheld by the desk"))
    return held


def _stands_again(row: StoryRow, stood: EditionRow, by: User | None) -> EditionRow:
    story = read(stood).story
    draft = row.get_latest_revision_as_object()
    goes_on = to_record(draft) != story or draft.go_live_at is not None
    if goes_on:
        again = row.get_latest_revision_as_object()
        fill(again, story)
        again.go_live_at = None
        keep_draft(row, again, by=by)
    said = stands_again(at=timezone.now(), language=story.language, site=site())
    intent = Intent(
        kind=ChangeKind.UPDATE,
        text=said,
        severity=Severity.MATERIAL,
        by=publishing.name(by),
        person=by,
        grounds=Grounds(lifts=True),
    )
    revision = row.latest_revision or row.save_revision(user=by)
    revision.intent = intent
    row.publish(revision, user=by)
    row.refresh_from_db()
    if goes_on:
        keep_draft(row, draft, by=by)
    return row.editions.get(current=True)
