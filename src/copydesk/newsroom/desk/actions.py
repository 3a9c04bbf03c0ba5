"""The acts of the desk: each asks leave, changes in one transaction, leaves a trace."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from copydesk.cleaning import recut
from copydesk.errors import NotAllowed, Stopped
from copydesk.newsroom.desk import findings, publishing, standing, trace
from copydesk.newsroom.desk.copy import fill, keep_draft, to_record
from copydesk.newsroom.desk.models import ArrivalRow, EditionRow, FindingRow, SectionRow, StoryRow
from copydesk.newsroom.desk.publishing import Intent
from copydesk.story.change import ChangeKind, Severity
from copydesk.story.codec import from_plain, to_plain
from copydesk.story.record import replace
from copydesk.story.story import Cleaned, Story

State = StoryRow.State
KILLED_UPSTREAM = "IDN-05"
OPEN_STATES = (State.INCOMING, State.EDITING, State.READY)


def require(by: User, permission: str, row: StoryRow) -> None:
    """Raise `NotAllowed` unless the person has this leave ("desk.spike_story")."""
    if not by.is_active or not by.has_perm(permission):
        named = {"name": by.get_username(), "permission": permission}
        raise NotAllowed(place=str(row), reason=_("%(name)s has no leave: %(permission)s") % named)


def take_in_hand(row: StoryRow, *, by: User) -> None:
    """An editor works on it now."""
    require(by, "desk.edit_story", row)
    _move(row, "desk.hand", by, {"state": State.EDITING, "in_hand_of": by}, leaves=OPEN_STATES)


def release(row: StoryRow, *, by: User) -> None:
    """Back into the queue, in nobody's hand."""
    require(by, "desk.edit_story", row)
    _move(
        row, "desk.release", by, {"state": State.INCOMING, "in_hand_of": None}, leaves=OPEN_STATES
    )


def mark_ready(row: StoryRow, *, by: User) -> None:
    """Read and right: may be published."""
    require(by, "desk.edit_story", row)
    _move(row, "desk.ready", by, {"state": State.READY}, leaves=OPEN_STATES)


def spike(row: StoryRow, *, by: User) -> None:
    """Drop it unpublished; can be taken back."""
    require(by, "desk.spike_story", row)
    _move(row, "desk.spike", by, {"state": State.SPIKED, "attention": ""}, leaves=OPEN_STATES)


def take_back(row: StoryRow, *, by: User) -> None:
    """From the spike back into the queue."""
    require(by, "desk.spike_story", row)
    _move(row, "desk.take_back", by, {"state": State.INCOMING}, leaves=(State.SPIKED,))


def give_section(row: StoryRow, section: SectionRow, *, by: User) -> None:
    """Put a story into a section, in its latest draft too."""
    require(by, "desk.edit_story", row)
    with transaction.atomic():
        _redraft(row, by, section=section)
        trace.leave(row, "desk.section", by=by, section=section.key)


def publish(
    row: StoryRow,
    *,
    by: User,
    kind: ChangeKind = ChangeKind.UPDATE,
    notice: str = "",
    severity: Severity = Severity.MINOR,
    block: str = "",
) -> EditionRow:
    """Put the latest draft before the public. The first edition is `new`, whatever `kind` says.

    Raises `NotAllowed`, or `Stopped` when open findings or an embargo hold it back.
    """
    intent = Intent(
        kind=kind,
        text=notice,
        severity=severity,
        block=block,
        by=publishing.name(by),
        person=by,
    )
    return go_out(row, intent, by=by)


def go_out(row: StoryRow, intent: Intent, *, by: User) -> EditionRow:
    """`publish`, with all that a correction knows of itself."""
    require(by, "desk.publish_storyrow", row)
    row.refresh_from_db()
    if row.state == State.SPIKED:
        raise Stopped(place=str(row), reason=_("it is on the spike; take it back first"))
    draft = row.get_latest_revision_as_object()
    if draft.go_live_at and draft.go_live_at > timezone.now():
        reason = _("its draft is set to go out later; take the time out")
        raise Stopped(place=str(row), reason=reason)
    with transaction.atomic():
        revision = row.latest_revision or row.save_revision(user=by)
        revision.intent = intent
        row.publish(revision, user=by)
        row.refresh_from_db()
        return row.editions.get(current=True)


def withdraw(
    row: StoryRow,
    *,
    by: User | None,
    reason: str,
    kind: ChangeKind = ChangeKind.TAKEDOWN,
) -> EditionRow | None:
    """Kill or withhold: the address answers with a tombstone, every list forgets the story.

    `by` None is the house itself, when a source kills its copy. A story never published is only
    marked. Raises `NotAllowed`.
    """
    intent = Intent(
        kind=kind,
        text=reason,
        severity=Severity.SERIOUS,
        by=publishing.name(by),
        person=by,
    )
    return take_down(row, intent, by=by)


def take_down(row: StoryRow, intent: Intent, *, by: User | None) -> EditionRow | None:
    """`withdraw`, with all that a correction knows of itself; to hold is any editor's leave."""
    if by is not None:
        is_held = intent.kind is ChangeKind.WITHHOLD and row.state != State.KILLED
        require(by, "desk.correct_story" if is_held else "desk.kill_story", row)
    state = State.WITHHELD if intent.kind is ChangeKind.WITHHOLD else State.KILLED
    with transaction.atomic():
        row.intent = intent
        if row.live:
            row.unpublish(user=by, set_expired=False, log_action=False)
        else:
            _confirm_tombstone(row, intent)
        StoryRow.objects.filter(pk=row.pk).update(state=state, in_hand_of=None)
        trace.leave(row, "desk.withdraw", by=by, reason=intent.text, kind=intent.kind)
        row.refresh_from_db()
        return row.editions.filter(current=True).first()


def restore(row: StoryRow, *, by: User, reason: str) -> EditionRow | None:
    """Undo a kill: the latest draft stands again, with a notice that says why."""
    require(by, "desk.kill_story", row)
    was_published = row.editions.exists()
    with transaction.atomic():
        StoryRow.objects.filter(pk=row.pk).update(state=State.INCOMING, attention="")
        row.refresh_from_db()
        trace.leave(row, "desk.restore", by=by, reason=reason)
        _overrule(row, by, reason)
        if not was_published:
            return None
        kind, severity = ChangeKind.EDITORS_NOTE, Severity.MATERIAL
        return publish(row, by=by, kind=kind, notice=reason, severity=severity)


def waive(finding: FindingRow, *, by: User, reason: str) -> None:
    """Publish in spite of a finding; the reason stays on record. Raises `Stopped` without one."""
    if not reason.strip():
        raise Stopped(place=str(finding), reason=_("a waiver needs a reason"))
    _decide(finding, by, FindingRow.State.WAIVED, reason.strip())


def false_alarm(finding: FindingRow, *, by: User) -> None:
    """The check was wrong; one that is wrong too often weighs less."""
    with transaction.atomic():
        _decide(finding, by, FindingRow.State.FALSE_ALARM, "")
        standing.reconsider(finding.code)


def put_back(row: StoryRow, index: int, *, by: User) -> None:
    """Put a cutting back into the story; `index` is its place in the account."""
    _recut(row, by, "desk.put_back", lambda cleaned: recut.put_back(cleaned, index))


def cut_block(row: StoryRow, key: str, *, by: User) -> None:
    """Cut a block from the story; it stays in the account as a cutting of the desk's."""
    _recut(row, by, "desk.cut", lambda cleaned: recut.cut(cleaned, key), block=key)


def recheck(row: StoryRow) -> list[FindingRow]:
    """Run all checks on the latest draft; returns what stops publication."""
    return findings.recheck(row)


def _move(
    row: StoryRow, act: str, by: User, changes: dict[str, Any], *, leaves: tuple[str, ...]
) -> None:
    """Change the desk's fields in one statement, so that two editors cannot both win."""
    with transaction.atomic():
        moved = StoryRow.objects.filter(pk=row.pk, state__in=leaves).update(**changes)
        if not moved:
            row.refresh_from_db(fields=["state"])
            reason = _("it is %(state)s") % {"state": row.get_state_display()}
            raise Stopped(place=str(row), reason=reason)
        trace.leave(row, act, by=by)
    row.refresh_from_db()


def _overrule(row: StoryRow, by: User, reason: str) -> None:
    """What the source wanted of it is decided by the chief who lets it stand again."""
    findings.recheck(row)
    for finding in row.findings.filter(code=KILLED_UPSTREAM, state=FindingRow.State.OPEN):
        _decide(finding, by, FindingRow.State.WAIVED, reason)


def _decide(finding: FindingRow, by: User, state: str, reason: str) -> None:
    require(by, "desk.waive_finding", finding.story)
    act = "desk.waive" if state == FindingRow.State.WAIVED else "desk.false_alarm"
    with transaction.atomic():
        finding.state, finding.reason = state, reason[:500]
        finding.decided_by, finding.decided_at = by, timezone.now()
        finding.save()
        findings.set_worst(finding.story)
        trace.leave(finding.story, act, by=by, code=finding.code, reason=reason)


def _recut(row: StoryRow, by: User, act: str, how: Any, **data: Any) -> None:
    """Apply a change to the account, and to the draft only what it changes there."""
    require(by, "desk.edit_story", row)
    with transaction.atomic():
        arrival = row.arrivals.exclude(kind__in=ArrivalRow.ASIDE).select_for_update().first()
        if arrival is None:
            raise Stopped(place=str(row), reason=_("it was written here; nothing was cut"))
        before = from_plain(arrival.cleaned, Cleaned)
        after = how(before)
        arrival.cleaned, arrival.recut = to_plain(after), True
        arrival.save(update_fields=["cleaned", "recut"])
        draft = to_record(row.get_latest_revision_as_object())
        _redraft(row, by, story=_merged(draft, before.story, after.story))
        findings.recheck(row)
        trace.leave(row, act, by=by, **data)


def _merged(draft: Story, before: Story, after: Story) -> Story:
    """The draft with the blocks that a new cut took out left out, and those it brought put in.

    What an editor changed in other blocks stays. A block brought back stands behind the block
    that it follows in the cleaned story.
    """
    had = {block.key for block in before.blocks}
    has = {block.key for block in after.blocks}
    blocks = [block for block in draft.blocks if block.key not in had - has]
    present = {block.key for block in blocks}
    place = 0
    for block in after.blocks:
        if block.key in present:
            place = next(i for i, b in enumerate(blocks) if b.key == block.key) + 1
        elif block.key not in had:
            blocks.insert(place, block)
            place += 1
    return replace(draft, blocks=tuple(blocks))


def _redraft(
    row: StoryRow,
    by: User | None,
    *,
    story: Story | None = None,
    section: SectionRow | None = None,
) -> None:
    """A new draft; the row itself changes with it only while it is not before the public."""
    draft = row.get_latest_revision_as_object()
    if story is not None:
        fill(draft, story)
    if section is not None:
        draft.section = section
    keep_draft(row, draft, by=by)


def _confirm_tombstone(row: StoryRow, intent: Intent) -> None:
    """A story withheld at first and killed now gets a second tombstone with the final word."""
    before = publishing.current(row)
    if before is not None:
        empty = Story(language=before.story.language)
        publishing.add_edition(row, empty, intent, withdrawn=True)
