"""What an editor says of two stories beside each other: not the same event, or after all."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from copydesk.errors import Stopped
from copydesk.newsroom.desk import findings, trace
from copydesk.newsroom.desk.actions import require
from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.known_again import ApartRow
from copydesk.newsroom.desk.likeness.beside import beside
from copydesk.newsroom.desk.likeness.remembering import traits
from copydesk.newsroom.desk.models import StoryRow

LONGEST_REASON = 300


def part(row: StoryRow, other: StoryRow, *, reason: str = "", by: User) -> None:
    """Say that two stories are not of one event: neither is told of the other any more.

    What checks found by comparing the two falls with it. Raises `NotAllowed`, or `Stopped` where
    both are the same text: then it is the same event, and the check that says so is waived.
    """
    require(by, "desk.edit_story", row)
    if _is_same_text(row, other):
        raise Stopped(place=str(row), reason=_("the same text is of the same event"))
    reason = " ".join(reason.split())[:LONGEST_REASON]
    one, later = sorted((row, other), key=lambda each: each.pk)
    with transaction.atomic():
        _pair, is_new = ApartRow.objects.get_or_create(
            one=one, other=later, defaults={"by": by, "reason": reason}
        )
        if is_new:
            _tell(row, other, "desk.apart", by, reason)


def join(row: StoryRow, other: StoryRow, *, by: User) -> None:
    """Take back that two stories are not of one event. Raises `NotAllowed`."""
    require(by, "desk.edit_story", row)
    one, later = sorted((row, other), key=lambda each: each.pk)
    with transaction.atomic():
        gone, _by_kind = ApartRow.objects.filter(one=one, other=later).delete()
        if gone:
            _tell(row, other, "desk.together", by)


def _is_same_text(row: StoryRow, other: StoryRow) -> bool:
    found = beside(row, traits(to_record(row.get_latest_revision_as_object())))
    return any(one.row == other and one.relation == "same" for one in found)


def _tell(row: StoryRow, other: StoryRow, act: str, by: User, reason: str = "") -> None:
    """Leave a trace at both stories, and ask their checks anew."""
    for each, its_other in ((row, other), (other, row)):
        trace.leave(each, act, by=by, reason=reason, other=str(its_other))
        findings.recheck(each)
