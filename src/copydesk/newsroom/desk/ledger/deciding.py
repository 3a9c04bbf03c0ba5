"""What an editor does to the ledger: confirm, call wrong, name another speaker, add a statement."""

import re

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from copydesk.errors import Stopped
from copydesk.newsroom.desk import trace
from copydesk.newsroom.desk.actions import require
from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.ledger.keeping import columns, is_read, texts_of
from copydesk.newsroom.desk.ledger.rows import LONGEST_NAME, StatementRow
from copydesk.newsroom.desk.models import StoryRow
from copydesk.story.blocks import Span
from copydesk.story.figures import figures
from copydesk.story.quoted import quotations
from copydesk.story.record import replace
from copydesk.story.statement import Figure, Manner, Statement

State = StatementRow.State
LONGEST_CONTENT = 4_000
_TOKEN = re.compile(r"\w+")


def decide(row: StatementRow, state: StatementRow.State, *, by: User) -> None:
    """Confirm a statement, call it wrong, or take such a decision back.

    What is called wrong is in no list, search or edition made from now on.
    """
    require(by, "desk.edit_story", row.story)
    with transaction.atomic():
        _by(row, by, state=state)
        trace.leave(row.story, "desk.ledger", by=by, kind=str(state.label), block=row.block)


def name_speaker(row: StatementRow, *, speaker: str, name: str, by: User) -> None:
    """Say whose words they are; the passage stays. Raises `Stopped` where nobody is named."""
    require(by, "desk.edit_story", row.story)
    speaker, name = _line(speaker), _line(name)
    if not (speaker or name):
        raise Stopped(place=str(row.story), reason=_("a statement needs a speaker"))
    statement = row.record()
    if speaker != statement.speaker:
        span = _part(statement.speaker_span, statement.speaker.find(speaker), len(speaker))
        statement = replace(statement, speaker=speaker, speaker_span=span)
    with transaction.atomic():
        _by(row, by, by=StatementRow.By.EDITOR, **columns(replace(statement, name=name)))
        trace.leave(row.story, "desk.ledger", by=by, block=row.block, reason=name or speaker)


def _part(span: Span | None, place: int, length: int) -> Span | None:
    """So many signs from a place within a span; None where they do not stand there."""
    if span is None or place < 0 or not length:
        return None
    return Span(start=span.start + place, end=span.start + place + length)


def add(  # noqa: PLR0913  # what a statement is made of
    row: StoryRow, *, block: str, words: str, speaker: str, name: str, cue: str, by: User
) -> StatementRow:
    """Write down a statement that the machine has not found, from words of a block.

    Raises `Stopped` where the words do not stand in the block, or nobody is named.
    """
    require(by, "desk.edit_story", row)
    speaker, name = _line(speaker), _line(name)
    if not (speaker or name):
        raise Stopped(place=str(row), reason=_("a statement needs a speaker"))
    story = to_record(row.get_latest_revision_as_object())
    text = texts_of(story).get(block, "")
    span = _place(words, text)
    if span is None:
        raise Stopped(place=str(row), reason=_("these words do not stand in that block"))
    statement = Statement(
        block=block,
        content=text[span.start : span.end],
        content_span=span,
        speaker=speaker,
        speaker_span=_span(speaker, text),
        name=name,
        cue=_line(cue),
        cue_span=_span(_line(cue), text),
        manner=_manner(text, span),
        figures=_figures(text, span) if is_read(story.language) else (),
    )
    with transaction.atomic():
        made = StatementRow(story=row, **columns(statement))
        _by(made, by, by=StatementRow.By.EDITOR)
        trace.leave(row, "desk.ledger", by=by, block=block, reason=name or speaker)
    return made


def _by(row: StatementRow, person: User, **changes: object) -> None:
    for name, value in changes.items():
        setattr(row, name, value)
    row.decided_by, row.decided_at = person, timezone.now()
    row.save()


def _place(words: str, text: str) -> Span | None:
    """Where words stand in a text, however space and signs between them were typed."""
    words = words.strip()[:LONGEST_CONTENT]
    start = text.find(words) if words else -1
    if start >= 0:
        return Span(start=start, end=start + len(words))
    tokens = _TOKEN.findall(words)
    found = re.search(r"\W+".join(map(re.escape, tokens)), text) if tokens else None
    return Span(start=found.start(), end=found.end()) if found else None


def _span(words: str, text: str) -> Span | None:
    start = text.find(words) if words else -1
    return Span(start=start, end=start + len(words)) if start >= 0 else None


def _manner(text: str, span: Span) -> Manner:
    """Direct where quotation marks are around all of it, mixed where around some of it."""
    inside = [q for q in quotations(text) if q.start < span.end and span.start < q.end]
    if any(q.start - 1 <= span.start and span.end <= q.end + 1 for q in inside):
        return "direct"
    return "mixed" if inside else "indirect"


def _figures(text: str, span: Span) -> tuple[Figure, ...]:
    inside = (one for one in figures(text) if span.start <= one.span.start)
    return tuple(one for one in inside if one.span.end <= span.end)


def _line(text: str) -> str:
    return " ".join(text.split())[:LONGEST_NAME]
