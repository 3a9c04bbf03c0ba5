"""Sign-off: a correction is drafted by one and signed by others; each step is a line of the record.

What waits holds its story's draft: the copy cannot change under it, another draft makes it void.
"""

import datetime as dt
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from copydesk.errors import NotAllowed, Stopped
from copydesk.newsroom.corrections import actions, rules
from copydesk.newsroom.corrections.actions import Correction
from copydesk.newsroom.corrections.changes import seen
from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.saying import refusal_words
from copydesk.newsroom.corrections.signatures import authorship
from copydesk.newsroom.corrections.signatures import table as signoff
from copydesk.newsroom.corrections.signatures.rows import DraftRow, SignatureRow
from copydesk.newsroom.corrections.signatures.table import Role
from copydesk.newsroom.desk import actions as desk
from copydesk.newsroom.desk import trace
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.logbook.writing import Entry, write
from copydesk.story.change import ChangeKind, Severity
from copydesk.story.story import Story

State = DraftRow.State


def hand_in(
    row: StoryRow,
    *,
    by: User,
    what: Correction,
    reports: Iterable[ReportRow] = (),
    story: Story | None = None,
) -> DraftRow:
    """Draft a correction for others to sign. Readers see nothing of it yet.

    Raises `NotAllowed`, or `Stopped` where the rules forbid it or another one waits already.
    """
    desk.require(by, actions.CORRECT, row)
    row.refresh_from_db()
    with transaction.atomic():
        actions.hold(row)
        _replace_own(row, by)
        before = actions.standing(row)
        if story is not None and what.kind not in rules.TAKES_DOWN:
            actions.keep_words(row, story, by=by)
        actions.ask_rules(row, before, what)
        _ask_checks(row, what)
        draft = _kept(row, by, what)
        draft.reports.set(ReportRow.objects.filter(pk__in=actions.answered(row, reports)))
        _note(draft, "drafted", by=by)
        trace.leave(row, "corrections.drafted", by=by, kind=what.kind)
        authorship.tell(draft)
    return draft


def sign(draft: DraftRow, *, by: User) -> DraftRow:
    """Put one's name under it; the last signature publishes, or ends what a chief began alone.

    Raises `NotAllowed` to who may not or wrote it, `Stopped` where it is void or decided.
    """
    with transaction.atomic():
        draft = _held(draft)
        role = _role(draft, by)
        SignatureRow.objects.create(draft=draft, by=by, role=role, at=timezone.now())
        _note(draft, "signed", by=by, reason=role)
        trace.leave(draft.story, "corrections.signed", by=by, role=role)
        if not draft.missing and draft.state == State.WAITING:
            _publish(draft)
    draft.refresh_from_db()
    return draft


def publish_alone(draft: DraftRow, *, by: User) -> DraftRow:
    """In an emergency a chief publishes what waits; its signatures are due within the hour."""
    desk.require(by, signoff.LEAVE[Role.CHIEF], draft.story)
    with transaction.atomic():
        draft = _held(draft)
        if draft.state != State.WAITING:
            raise Stopped(place=str(draft), reason=_("it is published already"))
        role = role_for(draft, by)
        if role is not None:
            SignatureRow.objects.create(draft=draft, by=by, role=role, at=timezone.now())
        what = _what(draft, emergency=True)
        actions.correct(draft.story, by=by, what=what, reports=draft.reports.all())
        draft.refresh_from_db()
        _note(draft, "signed_alone", by=by)
        trace.leave(draft.story, "corrections.signed_alone", by=by)
    return draft


def give_back(draft: DraftRow, *, by: User, reason: str) -> DraftRow:
    """Not like this: back to the drafter, who reads why. The drafter may take it back so too."""
    told = " ".join(reason.split())[:500]
    if by.pk != draft.drafted_by_id:
        desk.require(by, signoff.LEAVE[_any_role(draft, by)], draft.story)
        if not told:
            raise Stopped(place=str(draft), reason=_("giving it back needs a reason"))
    with transaction.atomic():
        draft = _held(draft)
        if draft.state != State.WAITING:
            raise Stopped(place=str(draft), reason=_("it is published already"))
        draft.state, draft.returned_because = State.RETURNED, told
        draft.closed_at = timezone.now()
        draft.save(update_fields=["state", "returned_because", "closed_at"])
        _note(draft, "returned", by=by, words=told)
        trace.leave(draft.story, "corrections.returned", by=by, reason=told)
    return draft


def role_for(draft: DraftRow, person: User) -> Role | None:
    """As whom somebody could sign now; None for who may not."""
    try:
        return _role(draft, person)
    except (NotAllowed, Stopped):
        return None


def unsigned() -> list[DraftRow]:
    """What chiefs published alone and nobody has signed yet, the longest due first."""
    rows = DraftRow.objects.filter(state=State.PUBLISHED).exclude(due_at=None)
    rows = rows.select_related("story", "drafted_by", "change").prefetch_related("signatures")
    return [draft for draft in rows.order_by("due_at") if draft.missing]


def waiting() -> list[DraftRow]:
    """What waits for a signature, the oldest first."""
    rows = DraftRow.objects.filter(state=State.WAITING).select_related("story", "drafted_by")
    return list(rows.prefetch_related("signatures").order_by("at"))


def void(row: StoryRow, *, but: int | None = None) -> None:
    """What waits on a story whose copy was changed speaks of other words: it is void."""
    found = DraftRow.objects.filter(story=row, state=State.WAITING).exclude(pk=but or 0)
    for draft in found:
        draft.state, draft.closed_at = State.VOID, timezone.now()
        draft.save(update_fields=["state", "closed_at"])
        _note(draft, "voided", by=None, reason="copy_changed")


def mine(person: User, *, since: dt.datetime) -> list[DraftRow]:
    """What became of one's own drafts that were not published, and corrections of one's words."""
    own = Q(drafted_by=person, state__in=(State.RETURNED, State.VOID), closed_at__gte=since)
    told = Q(made_by=person, at__gte=since) & ~Q(drafted_by=person)
    return list(DraftRow.objects.filter(own | told).select_related("story").order_by("-at")[:20])


def _replace_own(row: StoryRow, by: User) -> None:
    """Drafting anew replaces one's own draft, not somebody else's."""
    other = DraftRow.objects.filter(story=row, state=State.WAITING).first()
    if other is None:
        return
    if other.drafted_by_id != by.pk:
        named = other.drafted_by.get_username() if other.drafted_by else "—"
        reason = _("a correction by %(name)s waits for its signature already") % {"name": named}
        raise Stopped(place=str(row), reason=reason)
    give_back(other, by=by, reason="")


def _ask_checks(row: StoryRow, what: Correction) -> None:
    """What would stop it when the last has signed stops it now, while its drafter is here."""
    if what.kind in rules.TAKES_DOWN:
        return
    stops = [one for one in desk.recheck(row) if one.code not in actions.ANSWERED]
    if stops:
        reason = "; ".join(f"{finding.code} {finding.says}" for finding in stops[:5])
        raise Stopped(place=str(row), reason=reason)


def _kept(row: StoryRow, by: User, what: Correction) -> DraftRow:
    revision = row.latest_revision or row.save_revision(user=by)
    return DraftRow.objects.create(
        story=row,
        kind=what.kind,
        severity=Severity.SERIOUS if what.kind in rules.TAKES_DOWN else what.severity,
        was=what.was,
        right=what.right,
        why=what.why,
        notice=what.notice.strip(),
        block=what.block,
        is_override=what.is_override,
        known_since=what.known_since,
        supersedes=what.supersedes,
        before=EditionRow.objects.get(story=row, current=True),
        revision=revision.pk,
        drafted_by=by,
        made_by=authorship.made_by(row, what.block),
        at=timezone.now(),
    )


def _held(draft: DraftRow) -> DraftRow:
    """The draft, for this transaction alone; raises `Stopped` where nothing is to be done to it."""
    rows = DraftRow.objects.select_for_update(of=("self",)).select_related("story", "before")
    held = rows.get(pk=draft.pk)
    is_open = held.state == State.WAITING or (held.state == State.PUBLISHED and held.due_at)
    if not is_open:
        reason = _("it is %(state)s") % {"state": held.get_state_display()}
        raise Stopped(place=str(held), reason=reason)
    if held.state == State.WAITING and held.revision != held.story.latest_revision_id:
        raise Stopped(place=str(held), reason=str(State.VOID.label))
    return held


def _role(draft: DraftRow, person: User) -> Role:
    if person.pk == draft.drafted_by_id:
        raise NotAllowed(place=str(draft), reason=_("who drafts a correction does not sign it"))
    if person.pk == draft.made_by_id:
        reason = _("who made the error does not sign its correction")
        raise NotAllowed(place=str(draft), reason=reason)
    if any(signature.by_id == person.pk for signature in draft.signatures.all()):
        raise Stopped(place=str(draft), reason=_("you have signed it already"))
    if not draft.missing:
        raise Stopped(place=str(draft), reason=_("nothing is left to sign"))
    return _any_role(draft, person)


def _any_role(draft: DraftRow, person: User) -> Role:
    for role in draft.missing:
        if person.is_active and person.has_perm(signoff.LEAVE[role]):
            return role
    named = {"name": person.get_username(), "permission": signoff.LEAVE[draft.missing[0]]}
    raise NotAllowed(place=str(draft), reason=_("%(name)s has no leave: %(permission)s") % named)


def _publish(draft: DraftRow) -> None:
    """The last signature is there: published by who signed as editor or chief."""
    signed = draft.signatures.exclude(role=Role.LEGAL).order_by("id").first()
    if signed is None or signed.by is None:
        raise Stopped(place=str(draft), reason=refusal_words("unsigned"))
    what = _what(draft)
    actions.correct(draft.story, by=signed.by, what=what, reports=draft.reports.all())


def _what(draft: DraftRow, *, emergency: bool = False) -> Correction:
    return Correction(
        kind=ChangeKind(draft.kind),
        notice=draft.notice,
        was=draft.was,
        right=draft.right,
        severity=Severity(draft.severity),
        block=draft.block,
        why=draft.why,
        drafted_by=draft.drafted_by,
        known_since=draft.known_since,
        supersedes=draft.supersedes,
        draft=draft.pk,
        emergency=emergency,
        is_override=draft.is_override,
    )


def _note(draft: DraftRow, act: str, *, by: User | None, reason: str = "", words: str = "") -> None:
    change = draft.change
    entry = Entry(
        act=act,
        story=draft.story.key,
        before=seen(draft.before),
        after=seen(change.after) if change else None,
        change=change.pk if change else 0,
        reports=tuple(report.reference for report in draft.reports.order_by("pk")),
        reason=reason or draft.kind,
        by=by,
        words={"reason": words} if words else {},
        more={"draft": draft.pk, "kind": draft.kind},
    )
    write(entry)
