"""The acts of the corrections: each asks leave, changes in one transaction, leaves a trace."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from copydesk.errors import Stopped
from copydesk.newsroom.corrections import gate, rules
from copydesk.newsroom.corrections.changes import LONG
from copydesk.newsroom.corrections.models import ChangeRow, ReportRow
from copydesk.newsroom.corrections.rewording import reword
from copydesk.newsroom.corrections.saying import refusal_words
from copydesk.newsroom.desk import actions as desk
from copydesk.newsroom.desk import publishing, trace
from copydesk.newsroom.desk.copy import fill, keep_draft, to_record
from copydesk.newsroom.desk.house import site
from copydesk.newsroom.desk.models import EditionRow, FindingRow, StoryRow
from copydesk.newsroom.desk.publishing import Grounds, Intent
from copydesk.press.wording import known_since
from copydesk.story.blocks import Block
from copydesk.story.change import ChangeKind, Severity
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.story import Story

State = ReportRow.State
CORRECT = "desk.correct_story"
# Kinds that tell of an error; later than `LONG` they say since when it was known.
LATE_KINDS = (
    ChangeKind.CORRECTION,
    ChangeKind.CLARIFICATION,
    ChangeKind.EDITORS_NOTE,
    ChangeKind.RETRACTION,
)
# The source's own notice in the copy, a quotation put right: our notice to readers answers them.
ANSWERED = ("IDN-07", "ATT-03")


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What is decided about a published story: the kind of change and what readers are told."""

    kind: ChangeKind
    notice: str = ""
    was: str = ""
    right: str = ""
    severity: Severity = Severity.MINOR
    block: str = ""
    why: str = ""
    drafted_by: User | None = None  # where another person wrote it than who publishes it
    known_since: dt.datetime | None = None
    supersedes: ChangeRow | None = None
    draft: int | None = None  # the key of the row that others have signed
    emergency: bool = False  # a chief alone; the signatures are due afterwards
    is_override: bool = False  # a kind that the diff speaks against, for the reason in `why`


def correct(
    row: StoryRow,
    *,
    by: User,
    what: Correction,
    reports: Iterable[ReportRow] = (),
    story: Story | None = None,
) -> ChangeRow:
    """Publish the next edition with its notice, and answer the reports that led to it.

    The copy is `story`, or else the latest draft. Kinds that need a second person go out with
    `drafted_by` another than `by`, or by `signing`. Raises `NotAllowed`, or `Stopped` where the
    rules of corrections, a signature, a finding or the state of the story forbid it; nothing is
    changed then.
    """
    desk.require(by, CORRECT, row)
    row.refresh_from_db()
    with transaction.atomic():
        hold(row)
        before = standing(row)
        if story is not None and what.kind not in rules.TAKES_DOWN:
            keep_words(row, story, by=by)
        ask_rules(row, before, what)
        edition = _made(row, by, what, answered(row, reports))
        change = ChangeRow.objects.get(after=edition)
        _answer(change, by)
        trace.leave(row, "corrections.correct", by=by, kind=what.kind, number=edition.number)
    row.refresh_from_db()
    return change


def chain(change: ChangeRow) -> list[ChangeRow]:
    """A correction, the one that it puts right, the one that this put right ..., newest first."""
    found = [change]
    while (earlier := found[-1].supersedes) is not None:
        found.append(earlier)
    return found


def rework(
    row: StoryRow, *, by: User, texts: Mapping[str, str], headline: str | None = None
) -> Story:
    """Put other words into blocks of the draft, by their keys; gives the draft as it is now."""
    desk.require(by, CORRECT, row)
    with transaction.atomic():
        hold(row)
        story = reworked(draft_of(row), texts, headline=headline)
        keep_words(row, story, by=by)
    return story


def reworked(story: Story, texts: Mapping[str, str], *, headline: str | None = None) -> Story:
    """A story with other words in some blocks. Raises `Stopped` where words do not fit."""
    blocks = tuple(_reworded(block, texts) for block in story.blocks)
    line = story.headline if headline is None else " ".join(headline.split())[:500]
    return replace(story, blocks=blocks, headline=line)


def keep_words(row: StoryRow, story: Story, *, by: User) -> None:
    """Keep a story as the latest draft, if it differs from it."""
    draft = row.get_latest_revision_as_object()
    if story == to_record(draft):
        return
    fill(draft, story)
    keep_draft(row, draft, by=by)


def draft_of(row: StoryRow) -> Story:
    """The latest draft of a story."""
    return to_record(row.get_latest_revision_as_object())


def standing(row: StoryRow) -> Edition:
    """The edition before the public. Raises `Stopped` where there is none."""
    edition = publishing.current(row)
    if edition is None or edition.withdrawn:
        reason = _("only a published story can be corrected")
        raise Stopped(place=str(row), reason=reason)
    return edition


def _reworded(block: Block, texts: Mapping[str, str]) -> Block:
    return reword(block, texts[block.key]) if block.key in texts else block


def hold(row: StoryRow) -> None:
    """Two editors correcting one story do so one after the other."""
    StoryRow.objects.select_for_update().get(pk=row.pk)


def _made(row: StoryRow, by: User, what: Correction, reports: tuple[int, ...]) -> EditionRow:
    """The next edition: another text, or a tombstone."""
    is_taken_down = what.kind in rules.TAKES_DOWN
    since = _known_since(row, what, reports)
    grounds = Grounds(
        was=what.was,
        right=what.right,
        why=what.why,
        drafted_by=what.drafted_by,
        reports=reports,
        known_since=since,
        supersedes=what.supersedes.pk if what.supersedes else None,
        draft=what.draft,
        emergency=what.emergency,
        override=what.is_override,
    )
    intent = Intent(
        kind=what.kind,
        text=_told(row, what.notice.strip(), since),
        severity=Severity.SERIOUS if is_taken_down else what.severity,
        block="" if is_taken_down else what.block,
        by=publishing.name(by),
        person=by,
        grounds=grounds,
    )
    gate.ask_signatures(row, intent)
    return _take_down(row, by, intent) if is_taken_down else _publish(row, by, what, intent)


def _known_since(row: StoryRow, what: Correction, reports: tuple[int, ...]) -> dt.datetime | None:
    """Since when an error was known that is put right after more than thirty days; else None."""
    first = row.editions.order_by("number").values_list("first_at", flat=True).first()
    now = timezone.now()
    if what.kind not in LATE_KINDS or first is None or now - first <= LONG:
        return what.known_since
    told = ReportRow.objects.filter(pk__in=reports).order_by("at")
    return what.known_since or told.values_list("at", flat=True).first() or now


def _told(row: StoryRow, notice: str, since: dt.datetime | None) -> str:
    """The notice; one that comes late says since when the error was known."""
    if not notice or since is None:
        return notice
    said = known_since(since, language=row.language, site=site())
    return notice if said in notice else f"{notice} {said}"


def ask_rules(row: StoryRow, before: Edition, what: Correction) -> None:
    """Raise `Stopped` where the draft, the kind and the notice do not fit one another."""
    codes = [] if what.kind is not ChangeKind.NEW else ["no-kind"]
    if what.is_override and not what.why.strip():
        codes.append("no-reason")
    if what.supersedes is not None and what.supersedes.story_id != row.pk:
        codes.append("other-story")
    touched = rules.touched(before.story, draft_of(row))
    if not codes:
        told = rules.refusals(what.kind, what.notice, touched, is_override=what.is_override)
        codes = list(told)
    if codes:
        reason = "; ".join(refusal_words(code) for code in codes)
        raise Stopped(place=str(row), reason=reason)


def _publish(row: StoryRow, by: User, what: Correction, intent: Intent) -> EditionRow:
    if intent.text:
        _answer_findings(row, by, what)
    return desk.go_out(row, intent, by=by)


def _take_down(row: StoryRow, by: User, intent: Intent) -> EditionRow:
    made = desk.take_down(row, intent, by=by)
    if made is None:
        raise Stopped(place=str(row), reason=_("only a published story can be corrected"))
    return made


def _answer_findings(row: StoryRow, by: User, what: Correction) -> None:
    """What the source's notice asks, and what stops a quotation, an edition with notice says."""
    desk.recheck(row)
    reason = _("Answered by our own notice: %(notice)s") % {"notice": what.notice.strip()}
    asked = row.findings.filter(code__in=ANSWERED, state=FindingRow.State.OPEN)
    for finding in asked:
        desk.waive(finding, by=by, reason=reason)


def answered(row: StoryRow, reports: Iterable[ReportRow]) -> tuple[int, ...]:
    """The keys of those reports that this story's change answers, with all merged into them."""
    keys = [report.pk for report in reports]
    own = ReportRow.objects.filter(Q(pk__in=keys) | Q(merged_into__in=keys), story=row)
    found = own.exclude(state__in=(State.CORRECTED, State.DECLINED))
    return tuple(found.order_by("pk").values_list("pk", flat=True))


def _answer(change: ChangeRow, by: User) -> None:
    """The reports that led to a change are answered by it."""
    ReportRow.objects.filter(pk__in=[report.pk for report in change.reports.all()]).update(
        state=State.CORRECTED,
        decided_at=timezone.now(),
        decided_by=by,
        corrected_by=change.after,
    )
