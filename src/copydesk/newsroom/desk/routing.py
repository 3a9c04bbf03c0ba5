"""What just came goes where the source's routes say: section, stage, and out by itself."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext

from copydesk.errors import Stopped
from copydesk.newsroom.desk import findings, publishing, trace
from copydesk.newsroom.desk.copy import keep_draft
from copydesk.newsroom.desk.models import FindingRow, SectionRow, StoryRow
from copydesk.newsroom.desk.publishing import Intent
from copydesk.story.change import ChangeKind
from copydesk.story.finding import Weight
from copydesk.story.story import Item
from copydesk.wire.routing import Route, route_of

# What of its findings lets no story out by itself.
SPEAK_AGAINST = (Weight.STOPS, Weight.WARNS)
# A picture that failed so often is waited for no longer; it is fetched all the same.
PATIENCE = 2
AT_ONCE = 20
State = StoryRow.State


def route(row: StoryRow, item: Item) -> Route | None:
    """Send a new story on its way. Returns the route, if one fits."""
    if row.source is None or row.state != State.INCOMING or item.status != "usable":
        return None
    found = route_of(item, [each.record() for each in row.source.routes.all()])
    if found is None:
        return None
    with transaction.atomic():
        _give_section(row, found)
        StoryRow.objects.filter(pk=row.pk).update(state=found.stage, goes_out=found.publishes)
        trace.leave(row, "desk.route", by=None, section=found.section, stage=found.stage)
        row.refresh_from_db()
    return found


def send_out(now: dt.datetime) -> int:
    """Publish what goes out by itself and has its pictures; returns how many stories went.

    What anything speaks against stays at the desk, with the reason in its trace: a person decides.
    """
    waiting = StoryRow.objects.filter(goes_out=True).order_by("pk")
    rows = list(waiting.exclude(wanted_pictures__tries__lt=PATIENCE)[:AT_ONCE])
    return sum(_sent(row) for row in rows)


def _give_section(row: StoryRow, found: Route) -> None:
    section = SectionRow.objects.filter(key=found.section).first() if found.section else None
    if section is not None and section != row.section:
        draft = row.get_latest_revision_as_object()
        draft.section = section
        keep_draft(row, draft)


def _sent(row: StoryRow) -> bool:
    """Once and no more: a story that somebody took in hand is that person's."""
    reason = ""
    with transaction.atomic():
        StoryRow.objects.filter(pk=row.pk).update(goes_out=False)
        if row.state not in (State.INCOMING, State.READY) or row.in_hand_of_id or row.attention:
            return False
        findings.recheck(row)
        against = row.findings.filter(state=FindingRow.State.OPEN, weight__in=SPEAK_AGAINST)
        reason = "; ".join(finding.says for finding in against[:5])
    if not reason:
        try:
            _publish(row)
        except Stopped as stopped:
            reason = stopped.reason
    if reason:
        trace.leave(row, "desk.held_back", by=None, reason=reason)
    return not reason


def _publish(row: StoryRow) -> None:
    with transaction.atomic():
        row = StoryRow.objects.select_for_update().get(pk=row.pk)
        if row.state not in (State.INCOMING, State.READY) or row.attention:
            raise Stopped(place=str(row), reason=gettext("its source has changed it meanwhile"))
        revision = row.latest_revision or row.save_revision()
        revision.intent = Intent(kind=ChangeKind.UPDATE, by=publishing.name(None))
        row.publish(revision, user=None)
