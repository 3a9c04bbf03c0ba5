"""A source has corrected a story we published: what it changed, laid over our own edited copy."""

from collections.abc import Sequence
from dataclasses import dataclass

from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.models import ArrivalRow, StoryRow
from copydesk.story.blocks import Block, Picture, plain_text
from copydesk.story.codec import from_plain
from copydesk.story.diff import BlockChange, compare_blocks
from copydesk.story.record import replace
from copydesk.story.story import Cleaned, Story

CALLED = (ArrivalRow.Kind.CORRECTION, ArrivalRow.Kind.CLARIFICATION)
WAITS = (StoryRow.Attention.CORRECTED, StoryRow.Attention.FACTS)


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """A passage the desk had edited and the source has changed since: a person decides."""

    key: str
    ours: str
    theirs: str


@dataclass(frozen=True, kw_only=True)
class Upstream:
    """A source's correction over our draft."""

    source: str
    notice: str
    story: Story
    conflicts: tuple[Conflict, ...]
    before: ArrivalRow
    after: ArrivalRow

    @property
    def is_called_correction(self) -> bool:
        """Whether the source said so; else facts changed without a word."""
        return self.after.kind in CALLED


def correction_of(row: StoryRow) -> Upstream | None:
    """The source's correction that waits for us, said or not said, or None."""
    if row.attention not in WAITS:
        return None
    came = row.arrivals.exclude(kind__in=ArrivalRow.ASIDE)
    after = came.filter(kind__in=CALLED).first() or came.exclude(facts=[]).first()
    before = came.filter(pk__lt=after.pk).first() if after else None
    if after is None or before is None:
        return None
    old, new = _story(before), _story(after)
    draft = to_record(row.get_latest_revision_as_object())
    story, conflicts = merged(draft, old, new)
    fresh = [notice for notice in new.sent_notices if notice not in old.sent_notices]
    return Upstream(
        source=row.source.name if row.source else row.origin_name,
        notice=" ".join(fresh or new.sent_notices),
        story=story,
        conflicts=conflicts,
        before=before,
        after=after,
    )


def merged(ours: Story, old: Story, new: Story) -> tuple[Story, tuple[Conflict, ...]]:
    """Our copy with what changed from `old` to `new`, and where both had changed the same."""
    conflicts: list[Conflict] = []
    headline = _line("headline", ours.headline, old.headline, new.headline, conflicts)
    standfirst = _line("standfirst", ours.standfirst, old.standfirst, new.standfirst, conflicts)
    blocks = list(ours.blocks)
    for change in compare_blocks(old.blocks, new.blocks):
        if change.state == "new" and change.after is not None:
            _put_in(blocks, change.after, new.blocks)
        elif change.state in ("edited", "gone") and change.before is not None:
            _take_over(blocks, change, change.before, conflicts)
    story = replace(
        ours,
        headline=headline,
        standfirst=standfirst,
        blocks=tuple(blocks),
        updated=new.updated,
        sent_notices=new.sent_notices,
    )
    return story, tuple(conflicts)


def _line(field: str, ours: str, old: str, new: str, conflicts: list[Conflict]) -> str:
    if old == new or ours == new:
        return ours
    if ours == old:
        return new
    conflicts.append(Conflict(key=field, ours=ours, theirs=new))
    return ours


def _take_over(
    blocks: list[Block], change: BlockChange, before: Block, conflicts: list[Conflict]
) -> None:
    """Their block in the place of ours, where ours still says what theirs said before."""
    place = next((i for i, block in enumerate(blocks) if block.key == before.key), None)
    if place is None:
        return  # the desk had cut it
    ours, theirs = plain_text(blocks[place]), change.after
    if theirs is not None and ours == plain_text(theirs):
        return
    if ours != plain_text(before):
        told = plain_text(theirs) if theirs is not None else ""
        conflicts.append(Conflict(key=before.key, ours=ours, theirs=told))
    elif theirs is None:
        del blocks[place]
    else:
        blocks[place] = _with_file(replace(theirs, key=before.key), blocks[place])


def _put_in(blocks: list[Block], block: Block, order: Sequence[Block]) -> None:
    """A block they added, behind the one it follows in theirs."""
    if any(plain_text(ours) == plain_text(block) and ours.key == block.key for ours in blocks):
        return
    keys = [each.key for each in order]
    before = set(keys[: keys.index(block.key)])
    place = max((i + 1 for i, ours in enumerate(blocks) if ours.key in before), default=0)
    if all(ours.key != block.key for ours in blocks):
        blocks.insert(place, block)


def _with_file(theirs: Block, ours: Block) -> Block:
    if isinstance(theirs, Picture) and isinstance(ours, Picture) and theirs.src == ours.src:
        return replace(theirs, file=ours.file, width=ours.width, height=ours.height)
    return theirs


def _story(arrival: ArrivalRow) -> Story:
    return from_plain(arrival.cleaned, Cleaned).story
