"""What came becomes stories at the desk: known ones get a new version, killed ones come down."""

import datetime as dt
import logging
from typing import Any

from django.db import transaction
from django.utils import timezone

from copydesk import line
from copydesk.checks.check import Known
from copydesk.errors import UnreadableCapture
from copydesk.newsroom.desk import actions, findings, trace
from copydesk.newsroom.desk.copy import fill, keep_draft, to_record
from copydesk.newsroom.desk.house import house
from copydesk.newsroom.desk.models import ArrivalRow, SectionRow, StoryRow, WantedPicture
from copydesk.newsroom.intake import actions as intake
from copydesk.newsroom.intake import store
from copydesk.newsroom.intake.models import CaptureRow
from copydesk.story.blocks import Block, Picture, plain_text
from copydesk.story.change import ChangeKind
from copydesk.story.codec import from_plain, to_plain
from copydesk.story.diff import rekey
from copydesk.story.record import replace
from copydesk.story.story import Capture, Cleaned, Item, Source, Story

log = logging.getLogger(__name__)
Kind = ArrivalRow.Kind
State = StoryRow.State


def take_in_waiting(now: dt.datetime) -> int:
    """Take in all captures that wait; returns how many there were."""
    waiting = list(CaptureRow.objects.filter(state=CaptureRow.State.KEPT).order_by("id")[:200])
    for capture in waiting:
        take_in(capture, now=now)
    return len(waiting)


def take_in(capture: CaptureRow, *, now: dt.datetime) -> list[StoryRow]:
    """Read a capture and bring its items to the desk.

    What cannot be read is refused with its reason and kept; one bad item does not keep the
    others back.
    """
    try:
        content = capture.record(store.content(capture.sha256))
        known = Known(now=now, house=house(), source=_source(capture))
        items = line.items(content, known)
    except UnreadableCapture as error:
        intake.refuse(capture, error.reason)
        return []
    rows, trouble = [], []
    for item in items:
        try:
            rows.append(_take_in_item(capture, content, item, known))
        except Exception as error:  # one bad item must not lose the rest
            log.exception("item.failed", extra={"capture": capture.pk, "guid": item.guid})
            trouble.append(f"{item.guid}: {error!r}")
    if trouble:
        intake.refuse(capture, "; ".join(trouble)[:1000])
    else:
        CaptureRow.objects.filter(pk=capture.pk).update(state=CaptureRow.State.READ, reason="")
    return [row for row in rows if row is not None]


def on_kept(capture: CaptureRow, **_: Any) -> None:
    """The intake's signal that somebody waits for this capture (paste, upload)."""
    take_in(capture, now=timezone.now())


def _take_in_item(
    capture: CaptureRow, content: Capture, item: Item, known: Known
) -> StoryRow | None:
    with transaction.atomic():
        row = StoryRow.objects.filter(source=capture.source, guid=item.guid[:500]).first()
        last = row.arrivals.exclude(kind=Kind.LATE).first() if row else None
        if last is not None and _is_same(from_plain(last.item, Item), item):
            return row
        processed = line.process(item, content, known)
        kind = _kind(item, processed.cleaned.story, last)
        if row is None:
            row = StoryRow(source=capture.source, guid=item.guid[:500], came_at=known.now)
            row.section = _section(capture)
            row.live = False
        cleaned = _with_old_keys(processed.cleaned, last)
        before = to_record(row.get_latest_revision_as_object()) if last else None
        if kind is not Kind.LATE:
            _apply(row, cleaned, kind, before, last)
        ArrivalRow.objects.create(
            story=row,
            capture=capture,
            at=known.now,
            version=item.version[:200],
            kind=kind,
            item=to_plain(item),
            cleaned=to_plain(cleaned),
            statements=[to_plain(s) for s in processed.statements],
        )
        told = {"kind": kind, "capture": capture.sha256, "cleaner": cleaned.story.cleaner}
        trace.leave(row, "desk.arrive", by=capture.by, **told)
        if kind is Kind.KILL:
            _kill(row, item)
        _want_pictures(row, cleaned.story.blocks)
        findings.recheck(row)
        return row


def _is_same(one: Item, other: Item) -> bool:
    """Whether a source sent the very same again; by which door it came makes no difference."""
    doors = [replace(item, body=replace(item.body, base="")) for item in (one, other)]
    return doors[0] == doors[1]


def _kind(item: Item, story: Story, last: ArrivalRow | None) -> ArrivalRow.Kind:
    if item.status == "canceled":
        return Kind.KILL
    if last is None:
        return Kind.NEW
    earlier = from_plain(last.item, Item)
    if item.updated and earlier.updated and item.updated < earlier.updated:
        return Kind.LATE
    told = " ".join((item.desk_note, *story.sent_notices)).casefold()
    return Kind.CORRECTION if "correct" in told else Kind.UPDATE


def _apply(
    row: StoryRow,
    cleaned: Cleaned,
    kind: ArrivalRow.Kind,
    before: Story | None,
    last: ArrivalRow | None,
) -> None:
    """Put a version into the draft, unless an editor has changed the copy or a kill stands."""
    if kind is Kind.KILL and before is not None:
        return
    edited = before is not None and last is not None and _edited(before, last)
    if kind in (Kind.UPDATE, Kind.CORRECTION):
        row.attention = {
            Kind.UPDATE: StoryRow.Attention.UPDATED,
            Kind.CORRECTION: StoryRow.Attention.CORRECTED,
        }[kind]
    if before is None:
        fill(row, cleaned.story)
        row.save()
        row.save_revision()
    else:
        StoryRow.objects.filter(pk=row.pk).update(attention=row.attention)
        if not edited and row.state not in (State.KILLED, State.WITHHELD):
            _redraft(row, cleaned.story)


def _edited(draft: Story, last: ArrivalRow) -> bool:
    """Whether an editor had a hand in it: other words than came, or cuts of the desk's."""
    if last.recut:
        return True
    came = from_plain(last.cleaned, Cleaned).story
    words = [plain_text(block) for block in draft.blocks]
    return draft.headline != came.headline[:500] or words != [plain_text(b) for b in came.blocks]


def _redraft(row: StoryRow, story: Story) -> None:
    """A new draft with the pictures whose files we have by now; a live row stays as it is."""
    draft = row.get_latest_revision_as_object()
    held = {b.src: b.file for b in to_record(draft).blocks if isinstance(b, Picture) and b.file}
    blocks = tuple(_with_file(block, held) for block in story.blocks)
    fill(draft, replace(story, blocks=blocks))
    keep_draft(row, draft)


def _with_file(block: Block, held: dict[str, str]) -> Block:
    if isinstance(block, Picture) and block.src in held:
        return replace(block, file=held[block.src])
    return block


def _with_old_keys(cleaned: Cleaned, last: ArrivalRow | None) -> Cleaned:
    """Blocks that are the same as before keep their keys: a reader's report stays in its place."""
    if last is None:
        return cleaned
    earlier = from_plain(last.cleaned, Cleaned).story
    blocks = rekey(cleaned.story.blocks, earlier.blocks)
    keys = {b.key: a.key for b, a in zip(cleaned.story.blocks, blocks, strict=True)}
    account = tuple(
        replace(piece, key=keys.get(piece.key, piece.key)) if hasattr(piece, "key") else piece
        for piece in cleaned.account
    )
    told = tuple(replace(each, of=keys.get(each.of, each.of)) for each in cleaned.confidences)
    story = replace(cleaned.story, blocks=blocks)
    return replace(cleaned, story=story, account=account, confidences=told)


def _kill(row: StoryRow, item: Item) -> None:
    """An order to withdraw: our copy comes down at once where the source's terms say so."""
    StoryRow.objects.filter(pk=row.pk).update(attention=StoryRow.Attention.KILLED)
    row.refresh_from_db()
    name = row.source.name if row.source else row.origin_name
    if not row.live:
        StoryRow.objects.filter(pk=row.pk).update(state=State.KILLED)
    elif row.source is None or row.source.obeys_kills:
        reason = f"{name} has withdrawn this story. We have taken down our copy."
        actions.withdraw(row, by=None, reason=reason, kind=ChangeKind.WITHHOLD)
    row.refresh_from_db()


def _want_pictures(row: StoryRow, blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        if isinstance(block, Picture) and block.src.startswith(("http://", "https://")):
            WantedPicture.objects.get_or_create(story=row, src=block.src[:2000])


def _section(capture: CaptureRow) -> SectionRow | None:
    key = capture.source.section_key if capture.source else ""
    return SectionRow.objects.filter(key=key).first() if key else None


def _source(capture: CaptureRow) -> Source | None:
    return capture.source.record() if capture.source else None
