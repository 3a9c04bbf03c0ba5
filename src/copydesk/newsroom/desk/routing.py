"""What just came goes where the source's routes say: section, stage, and out by itself."""

from django.db import transaction

from copydesk.errors import Stopped
from copydesk.newsroom.desk import publishing, trace
from copydesk.newsroom.desk.copy import keep_draft
from copydesk.newsroom.desk.models import FindingRow, SectionRow, StoryRow
from copydesk.newsroom.desk.publishing import Intent
from copydesk.story.change import ChangeKind
from copydesk.story.finding import Weight
from copydesk.story.story import Item
from copydesk.wire.routing import Route, route_of

# What of its findings lets no story out by itself.
SPEAK_AGAINST = (Weight.STOPS, Weight.WARNS)
State = StoryRow.State


def route(row: StoryRow, item: Item) -> Route | None:
    """Send a new story on its way; its checks have run. Returns the route, if one fits."""
    if row.source is None or row.state != State.INCOMING or item.status != "usable":
        return None
    found = route_of(item, [each.record() for each in row.source.routes.all()])
    if found is None:
        return None
    with transaction.atomic():
        _give_section(row, found)
        if found.stage != State.INCOMING:
            StoryRow.objects.filter(pk=row.pk).update(state=found.stage)
        told = {"section": found.section, "stage": found.stage}
        trace.leave(row, "desk.route", by=None, **told)
        row.refresh_from_db()
    if found.publishes:
        _publish(row)
    return found


def _give_section(row: StoryRow, found: Route) -> None:
    section = SectionRow.objects.filter(key=found.section).first() if found.section else None
    if section is not None and section != row.section:
        draft = row.get_latest_revision_as_object()
        draft.section = section
        keep_draft(row, draft)


def _publish(row: StoryRow) -> None:
    """Out by itself, where nothing speaks against it; why not stands in the story's trace."""
    open_ones = row.findings.filter(state=FindingRow.State.OPEN, weight__in=SPEAK_AGAINST)
    first = open_ones.first()
    reason = first.says if first else ""
    if not reason:
        try:
            _send_out(row)
        except Stopped as stopped:
            reason = stopped.reason
    if reason:
        trace.leave(row, "desk.held_back", by=None, reason=reason)


def _send_out(row: StoryRow) -> None:
    with transaction.atomic():
        revision = row.latest_revision or row.save_revision()
        revision.intent = Intent(kind=ChangeKind.UPDATE, by=publishing.name(None))
        row.publish(revision, user=None)
        row.refresh_from_db()
