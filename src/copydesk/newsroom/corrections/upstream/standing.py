"""A source has corrected a story we published: what it changed, laid over our own edited copy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from copydesk.ledger.sentences import sentences
from copydesk.newsroom.corrections.rewording import reword
from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.models import ArrivalRow, StoryRow
from copydesk.story.blocks import Block, Heading, Paragraph, Picture, Quote, plain_text
from copydesk.story.codec import from_plain
from copydesk.story.diff import BlockChange, compare_blocks
from copydesk.story.record import replace
from copydesk.story.story import Cleaned, Story
from copydesk.story.words import compare_words

CALLED = (ArrivalRow.Kind.CORRECTION, ArrivalRow.Kind.CLARIFICATION)
ONE_TEXT = (Paragraph, Heading, Quote)
WAITS = (StoryRow.Attention.CORRECTED, StoryRow.Attention.FACTS)


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """A passage the desk had edited and the source has changed since: a person decides."""

    key: str
    ours: str
    theirs: str


@dataclass(frozen=True, kw_only=True)
class Upstream:
    """A source's correction over our draft.

    `before` is the version our edition rests on, `after` the source's latest.
    """

    source: str
    notice: str
    story: Story
    conflicts: tuple[Conflict, ...]
    before: ArrivalRow
    after: ArrivalRow
    is_called_correction: bool = True  # else facts changed without a word

    def settled(self, choices: Mapping[str, str]) -> Story:
        """Our copy with a person's words for each conflict; where none came, ours stand."""
        wanted = {c.key: choices[c.key] for c in self.conflicts if c.key in choices}
        blocks = tuple(
            reword(block, wanted[block.key]) if block.key in wanted else block
            for block in self.story.blocks
            if wanted.get(block.key) != ""
        )
        lines = {name: wanted[name] for name in ("headline", "standfirst") if name in wanted}
        return replace(self.story, blocks=blocks, **lines)


def correction_of(row: StoryRow) -> Upstream | None:
    """The source's correction that waits for us, said or not said, or None."""
    if row.attention not in WAITS:
        return None
    pair = _versions(row)
    if pair is None:
        return None
    before, after = pair
    old, new = _story(before), _story(after)
    draft = to_record(row.get_latest_revision_as_object())
    story, conflicts = merged(draft, old, new)
    fresh = [notice for notice in new.sent_notices if notice not in old.sent_notices]
    since = row.arrivals.filter(pk__gt=before.pk, pk__lte=after.pk, kind__in=CALLED)
    notes = [arrival.note for arrival in since if arrival.note]
    return Upstream(
        source=row.source.name if row.source else row.origin_name,
        notice=" ".join(fresh or new.sent_notices or notes[:1]),
        story=story,
        conflicts=conflicts,
        before=before,
        after=after,
        is_called_correction=since.exists(),
    )


def _versions(row: StoryRow) -> tuple[ArrivalRow, ArrivalRow] | None:
    """What stood at the source when we last published, and what stands there now."""
    came = row.arrivals.exclude(kind__in=(*ArrivalRow.ASIDE, ArrivalRow.Kind.KILL))
    number = row.editions.filter(current=True).values_list("number", flat=True).first() or 0
    after, before = came.first(), came.filter(over__lt=number).first()
    if after is not None and before is not None and before.pk < after.pk:
        return before, after
    after = came.filter(kind__in=CALLED).first() or came.exclude(facts=[]).first()
    before = came.filter(pk__lt=after.pk).first() if after else None
    return (before, after) if before and after else None


def merged(ours: Story, old: Story, new: Story) -> tuple[Story, tuple[Conflict, ...]]:
    """Our copy with what changed from `old` to `new`, and where both had changed the same.

    Block by block; within a block sentence by sentence, so that a figure the source puts right
    in the last sentence does not wait for a person because the desk had made the first shorter.
    """
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
    both = sentences_merged(ours, old, new)
    if both is None:
        conflicts.append(Conflict(key=field, ours=ours, theirs=new))
    return ours if both is None else both


def _take_over(
    blocks: list[Block], change: BlockChange, before: Block, conflicts: list[Conflict]
) -> None:
    """Their block in the place of ours, where ours still says what theirs said before."""
    place = next((i for i, block in enumerate(blocks) if block.key == before.key), None)
    if place is None:
        return  # the desk had cut it
    held, theirs = blocks[place], change.after
    ours = plain_text(held)
    if theirs is not None and ours == plain_text(theirs):
        return
    if ours == plain_text(before):
        blocks[place : place + 1] = (
            [_with_file(replace(theirs, key=before.key), held)] if theirs is not None else []
        )
        return
    told = plain_text(theirs) if theirs is not None else ""
    both = sentences_merged(ours, plain_text(before), told) if told else None
    if both is None or not isinstance(held, ONE_TEXT):
        conflicts.append(Conflict(key=before.key, ours=ours, theirs=told))
    else:
        blocks[place] = reword(held, both)


def sentences_merged(ours: str, old: str, new: str) -> str | None:
    """A text with what both made of it, where they changed different sentences; else None."""
    mine, theirs = _edits(old, ours), _edits(old, new)
    spans = [(span.start, span.end) for span in sentences(old)]
    if _touched(mine, spans) & _touched(theirs, spans):
        return None
    text = old
    for start, end, words in sorted((*mine, *theirs), reverse=True):
        text = text[:start] + words + text[end:]
    return text


def _edits(old: str, new: str) -> list[tuple[int, int, str]]:
    """The places of the old text that gave way, each with the words that came instead."""
    edits: list[tuple[int, int, str]] = []
    place, is_open = 0, False
    for run in compare_words(old, new):
        if run.state == "same":
            place, is_open = place + len(run.text), False
            continue
        start, end, words = edits.pop() if is_open else (place, place, "")
        gone = len(run.text) if run.state == "gone" else 0
        edits.append((start, end + gone, words if gone else words + run.text))
        place, is_open = place + gone, True
    return edits


def _touched(edits: list[tuple[int, int, str]], spans: list[tuple[int, int]]) -> set[int]:
    """The numbers of the sentences that edits lie in, or at whose ends they lie."""
    return {
        number
        for start, end, _ in edits
        for number, (first, last) in enumerate(spans)
        if start <= last and first <= end
    }


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
