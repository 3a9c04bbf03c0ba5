"""What a source changed on its own page without a word is a version that came, as any other.

Of the page only the passages count in which a fact stands differently: what else differs may be
the page's make-up. So the version is the one we took last with these passages as they read now.
"""

from collections.abc import Callable, Iterable, Iterator

from copydesk.errors import Stopped
from copydesk.newsroom.corrections.rewording import reword
from copydesk.newsroom.desk import findings, following, knowing, redrafting, trace
from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.models import ArrivalRow, StoryRow
from copydesk.newsroom.intake.models import CaptureRow
from copydesk.newsroom.intake.receiving import receive
from copydesk.story.blocks import Block, plain_text
from copydesk.story.codec import from_plain, to_plain
from copydesk.story.facts import FactChange
from copydesk.story.record import replace
from copydesk.story.story import Capture, Cleaned, Story
from copydesk.story.words import similarity
from copydesk.wire.upstream.judge import Event

Kind = ArrivalRow.Kind


def bring(
    row: StoryRow, theirs: Story, facts: tuple[FactChange, ...], *, seen: Capture
) -> ArrivalRow | None:
    """Have the page's version stand at the desk, with the page as its capture.

    None where no version came before, or none of the passages is one of ours. Within the caller's
    transaction.
    """
    last = knowing.last_copy(row)
    if last is None:
        return None
    cleaned = from_plain(last.cleaned, Cleaned)
    story = with_passages(cleaned.story, theirs, facts)
    if story == cleaned.story:
        return None
    arrival = _kept(row, last, replace(cleaned, story=story), facts, capture=_capture(row, seen))
    trace.leave(row, "desk.arrive", by=None, kind=Kind.UPDATE, place=seen.place[:300])
    if not redrafting.is_edited(to_record(row.get_latest_revision_as_object()), last):
        redrafting.redraft(row, story)
    following.raise_attention(row, Event(key=str(row.pk), kind="update", facts=facts))
    findings.recheck(row)
    return arrival


def with_passages(ours: Story, theirs: Story, facts: Iterable[FactChange]) -> Story:
    """A version with those of its passages in which a fact changed as another version has them."""
    changed = {fact.before for fact in facts}
    texts = [theirs.headline, theirs.standfirst, *(plain_text(block) for block in theirs.blocks)]

    def now(was: str) -> str:
        is_meant = any(was.startswith(before) for before in changed if before)
        return max(texts, key=lambda text: similarity(was, text)) if is_meant else was

    return replace(
        ours,
        headline=now(ours.headline),
        standfirst=now(ours.standfirst),
        blocks=tuple(_reworded(ours.blocks, now)),
    )


def _reworded(blocks: Iterable[Block], now: Callable[[str], str]) -> Iterator[Block]:
    for block in blocks:
        try:
            yield reword(block, now(plain_text(block)))
        except Stopped:  # a table is told in the alarm alone
            yield block


def _capture(row: StoryRow, seen: Capture) -> CaptureRow:
    """The page, kept as what was read already."""
    kept = receive(
        seen.content, place=seen.place, at=seen.at, source=row.source, media_type=seen.media_type,
        charset=seen.charset,
    )  # fmt: skip
    CaptureRow.objects.filter(pk=kept.pk).update(state=CaptureRow.State.READ)
    return kept


def _kept(
    row: StoryRow,
    last: ArrivalRow,
    cleaned: Cleaned,
    facts: tuple[FactChange, ...],
    *,
    capture: CaptureRow,
) -> ArrivalRow:
    number = row.editions.filter(current=True).values_list("number", flat=True).first()
    return ArrivalRow.objects.create(
        story=row,
        capture=capture,
        at=capture.at,
        version=last.version,
        kind=Kind.UPDATE,
        facts=[to_plain(fact) for fact in facts],
        stood=row.state,
        over=number or 0,
        item=last.item,
        cleaned=to_plain(cleaned),
        statements=last.statements,
    )
