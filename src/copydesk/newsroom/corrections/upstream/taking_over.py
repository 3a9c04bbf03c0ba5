"""A source's correction is taken over: by one act of an editor, or by itself where we said so."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from copydesk.errors import Stopped
from copydesk.newsroom.corrections import actions, drafting, rules
from copydesk.newsroom.corrections.actions import Correction
from copydesk.newsroom.corrections.saying import refusal_words
from copydesk.newsroom.corrections.signatures import signing
from copydesk.newsroom.corrections.signatures import table as signoff
from copydesk.newsroom.corrections.signatures.rows import DraftRow
from copydesk.newsroom.corrections.upstream.standing import CALLED, Upstream, correction_of
from copydesk.newsroom.desk import actions as desk
from copydesk.newsroom.desk import findings, trace
from copydesk.newsroom.desk.copy import fill, keep_draft, to_record
from copydesk.newsroom.desk.models import ArrivalRow, FindingRow, StoryRow
from copydesk.newsroom.desk.publishing import Grounds, Intent
from copydesk.newsroom.desk.signals import downstream_asked, followed, upstream_declined
from copydesk.story.change import ChangeKind
from copydesk.story.codec import from_plain
from copydesk.story.story import Item, Story
from copydesk.wire.routing import route_of


def connect() -> None:
    """Hear of what upstream did; called once when the app is ready."""
    followed.connect(on_followed, sender=StoryRow, dispatch_uid="corrections.taking_over")


def take_over(row: StoryRow, *, by: User, choices: Mapping[str, str]) -> DraftRow | None:
    """Take a source's correction over; `choices` are the words for each passage both had changed.

    What needs a signature waits for it: then its draft is given. Raises `NotAllowed`, or `Stopped`
    where nothing waits, a passage is not decided, or the rules of corrections forbid it.
    """
    desk.require(by, actions.CORRECT, row)
    came = _waiting(row)
    undecided = [conflict.key for conflict in came.conflicts if conflict.key not in choices]
    if undecided:
        reason = _("where both had changed a passage, choose which words shall stand")
        raise Stopped(place=str(row), reason=reason)
    what, story = _correction(row, came, came.settled(choices))
    if signoff.wanted(what.kind):
        return signing.hand_in(row, by=by, what=what, story=story)
    actions.correct(row, by=by, what=what, story=story)
    return None


def decline(row: StoryRow, *, by: User, reason: str) -> None:
    """Our copy stays as it is, for a reason that is kept. Raises `NotAllowed`, or `Stopped`."""
    desk.require(by, actions.CORRECT, row)
    told = " ".join(reason.split())[:500]
    if not told:
        raise Stopped(place=str(row), reason=_("leaving it as it is needs a reason"))
    with transaction.atomic():
        actions.hold(row)
        _waiting(row)
        StoryRow.objects.filter(pk=row.pk).update(attention="")
        trace.leave(row, "corrections.upstream_declined", by=by, reason=told)
        upstream_declined.send(sender=StoryRow, row=row, reason=told)
    row.refresh_from_db()


def downstream(row: StoryRow) -> list[str]:
    """Who took the story from us, and how it stands with them: a line each."""
    told = downstream_asked.send(sender=StoryRow, row=row)
    return [str(line) for _receiver, lines in told for line in lines or ()]


def on_followed(row: StoryRow, arrival: ArrivalRow, **_kwargs: Any) -> None:
    """A source corrected a story: done by itself where nobody need decide, else a person does."""
    if arrival.kind not in CALLED or not _is_left_to_us(row, arrival):
        return
    try:
        with transaction.atomic():
            _take_over_unasked(row)
    except Stopped as stopped:
        trace.leave(row, "desk.held_back", by=None, reason=stopped.reason)
    row.refresh_from_db()


def _is_left_to_us(row: StoryRow, arrival: ArrivalRow) -> bool:
    """Whether source or route say so, and nobody is at work on a story that stands."""
    source = row.source
    if source is None or not row.live or row.in_hand_of_id or row.coverage or arrival.sure < 1:
        return False
    if DraftRow.objects.filter(story=row, state=DraftRow.State.WAITING).exists():
        return False
    if source.takes_corrections:
        return True
    routes = [each.record() for each in source.routes.all()]
    found = route_of(from_plain(arrival.item, Item), routes)
    return found is not None and found.takes_corrections


def _take_over_unasked(row: StoryRow) -> None:
    """Publish it in the name of the house. Raises `Stopped` where a person has to decide."""
    came = _waiting(row)
    if came.conflicts:
        reason = _("the desk had edited a passage that the source has corrected")
        raise Stopped(place=str(row), reason=reason)
    what, story = _correction(row, came, came.story)
    before = actions.standing(row)
    codes = list(rules.refusals(what.kind, what.notice, rules.touched(before.story, story)))
    if codes:
        raise Stopped(place=str(row), reason="; ".join(map(refusal_words, codes)))
    _keep(row, story)
    _answer_notice(row, what.notice)
    intent = Intent(
        kind=what.kind,
        text=what.notice,
        severity=what.severity,
        block=what.block,
        grounds=Grounds(was=what.was, right=what.right, why=what.why),
    )
    row.refresh_from_db()
    revision = row.latest_revision or row.save_revision()
    revision.intent = intent
    row.publish(revision, user=None)
    trace.leave(row, "corrections.correct", by=None, kind=what.kind)


def _waiting(row: StoryRow) -> Upstream:
    came = correction_of(row)
    if came is None:
        raise Stopped(place=str(row), reason=_("no correction of the source waits"))
    return came


def _correction(row: StoryRow, came: Upstream, story: Story) -> tuple[Correction, Story]:
    """What is decided by taking a source's correction over."""
    made = drafting.draft(actions.standing(row).story, story)
    what = Correction(
        kind=ChangeKind.CORRECTION,
        notice=drafting.upstream_notice(came, made, at=timezone.now()),
        was=made.was,
        right=made.right,
        severity=made.severity,
        block=made.block,
        why=_("taken over from the source"),
    )
    return what, story


def _keep(row: StoryRow, story: Story) -> None:
    draft = row.get_latest_revision_as_object()
    if story != to_record(draft):
        fill(draft, story)
        keep_draft(row, draft)


def _answer_notice(row: StoryRow, notice: str) -> None:
    """The source's notice asks what our version needs; our own notice says it."""
    findings.recheck(row)
    reason = _("Answered by our own notice: %(notice)s") % {"notice": notice}
    asked = row.findings.filter(code__in=actions.ANSWERED, state=FindingRow.State.OPEN)
    asked.update(state=FindingRow.State.WAIVED, reason=reason[:500], decided_at=timezone.now())
    findings.set_worst(row)
