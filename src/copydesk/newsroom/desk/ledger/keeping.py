"""The ledger is written when a draft is checked and when an edition is made.

What the machine finds is replaced as the text changes; what an editor wrote or decided stays as
long as its passage does. What is in neither draft nor standing edition is gone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from copydesk.ledger.record import LANGUAGES
from copydesk.newsroom.desk.ledger.rows import (
    LONGEST_EXCERPT,
    LONGEST_NAME,
    LONGEST_WORDS,
    FigureRow,
    StatementRow,
    mark_of,
    plain_words,
    who_of,
)
from copydesk.newsroom.desk.models import StoryRow
from copydesk.story.blocks import Span, plain_text
from copydesk.story.codec import to_plain
from copydesk.story.extent import as_read
from copydesk.story.figures import figures
from copydesk.story.record import replace
from copydesk.story.statement import Figure, Statement
from copydesk.story.story import Story

State = StatementRow.State
AROUND = 150  # characters on either side of a figure that its row shows
AT_ONCE = 200


@dataclass(frozen=True, kw_only=True)
class _Account:
    """Rows to write, rows to change, rows that no longer stand."""

    new: list[StatementRow]
    changed: list[StatementRow]
    gone: list[StatementRow]


def is_read(language: str) -> bool:
    """Whether the machine reads this language; elsewhere the ledger has what editors write."""
    return language.replace("_", "-").partition("-")[0].lower() in LANGUAGES


def keep(row: StoryRow, story: Story, found: Iterable[Statement]) -> None:
    """Write down what a draft says; `found` is what the machine has read in it."""
    held = list(row.statements.order_by("id"))
    account = _reconciled(row, story, held, found)
    fields = ["block", "who", "words", "mark", "statement", "in_draft"]
    StatementRow.objects.bulk_update(account.changed, fields, batch_size=AT_ONCE)
    _drop(account.gone)
    StatementRow.objects.bulk_create(account.new, batch_size=AT_ONCE)
    _keep_figures(row, story)


def publish(row: StoryRow, story: Story, number: int) -> tuple[Statement, ...] | None:
    """Mark what the new edition says; returns it. None where nobody has read it.

    A story that is taken down says nothing any more.
    """
    said = _in_draft(row, story)
    _say(row.statements, [each.pk for each in said], number)
    _say(row.figures, _figures_in(row, story), number)
    return _stood_by(said, story)


def stated(row: StoryRow, story: Story) -> tuple[Statement, ...] | None:
    """What an edition of this draft would say."""
    return _stood_by(_in_draft(row, story), story)


def _in_draft(row: StoryRow, story: Story) -> list[StatementRow]:
    """The draft's rows whose passage stands in the story as it is."""
    texts = texts_of(story)
    held = row.statements.filter(in_draft=True)
    return [each for each in held if _fits(each.record(), texts)]


def _stood_by(said: list[StatementRow], story: Story) -> tuple[Statement, ...] | None:
    """Those that nobody called wrong, as they stand in the story."""
    right = [each.record() for each in said if each.state != State.WRONG]
    if not right and not is_read(story.language):
        return None
    places = {block.key: place for place, block in enumerate(story.blocks)}
    ordered = sorted(right, key=lambda one: (places[one.block], one.content_span.start))
    return tuple(ordered)


def _say(rows: Any, now: list[int], number: int) -> None:
    """Of the rows of a story, these are in its new edition, and no others."""
    rows.exclude(edition=None).exclude(pk__in=now).update(edition=None)
    rows.filter(pk__in=now).update(edition=number)
    rows.filter(in_draft=False, edition=None).delete()


def in_order(stated: Iterable[Statement], story: Story) -> tuple[Statement, ...]:
    """Statements as they stand in the story."""
    places = {block.key: place for place, block in enumerate(story.blocks)}
    ordered = sorted(stated, key=lambda one: (places.get(one.block, -1), one.content_span.start))
    return tuple(ordered)


def texts_of(story: Story) -> dict[str, str]:
    """The words of each block."""
    return {block.key: plain_text(block) for block in story.blocks}


def columns(statement: Statement) -> dict[str, object]:
    """A statement as the columns of its row."""
    return {
        "block": statement.block,
        "who": who_of(statement),
        "words": plain_words(statement.content)[:LONGEST_WORDS],
        "mark": mark_of(statement.content),
        "statement": to_plain(statement),
    }


def moved(statement: Statement, block: str, start: int, text: str) -> Statement:
    """A statement at another place of a text that holds the same words.

    Speaker and cue that do not stand where they should have no place any more.
    """
    by = start - statement.content_span.start
    return replace(
        statement,
        block=block,
        content_span=_shifted(statement.content_span, by),
        parts=tuple(_shifted(part, by) for part in statement.parts),
        speaker_span=_where(statement.speaker, statement.speaker_span, by, text),
        cue_span=_where(statement.cue, statement.cue_span, by, text),
        figures=tuple(replace(one, span=_shifted(one.span, by)) for one in statement.figures),
    )


def _reconciled(
    row: StoryRow, story: Story, held: list[StatementRow], found: Iterable[Statement]
) -> _Account:
    account = _Account(new=[], changed=[], gone=[])
    kept = [each for each in held if each.is_kept]
    ours = list(_placed(kept, texts_of(story), account))
    free: dict[tuple[str, ...], list[StatementRow]] = {}
    for each in held:
        if not each.is_kept:
            free.setdefault(_key(each.record()), []).append(each)
    for statement in found:
        if any(_is_same_passage(statement, one) for one in ours):
            continue
        same = free.get(_key(statement))
        if same:
            _bring(same.pop(0), statement, account)
        else:
            account.new.append(StatementRow(story=row, **columns(statement)))
    account.gone.extend(each for left in free.values() for each in left)
    return account


def _placed(
    kept: list[StatementRow], texts: dict[str, str], account: _Account
) -> Iterator[Statement]:
    """Where the passages of an editor's rows stand now; those whose passage is gone go."""
    for each in kept:
        statement = each.record()
        place = _find(statement, texts)
        if place is None:
            account.gone.append(each)
            continue
        block, start = place
        now = moved(statement, block, start, texts[block])
        _bring(each, now, account)
        yield now


def _find(statement: Statement, texts: dict[str, str]) -> tuple[str, int] | None:
    """Block and start of a passage: where it stood, else in its block, else in any."""
    text = texts.get(statement.block, "")
    start = statement.content_span.start
    if text.startswith(statement.content, start):
        return statement.block, start
    for block, text in sorted(texts.items(), key=lambda pair: pair[0] != statement.block):
        start = text.find(statement.content)
        if start >= 0:
            return block, start
    return None


def _bring(row: StatementRow, statement: Statement, account: _Account) -> None:
    """Bring a row up to the statement, and into the draft; said only where it changes."""
    now = columns(statement)
    if row.in_draft and row.statement == now["statement"]:
        return
    for name, value in now.items():
        setattr(row, name, value)
    row.in_draft = True
    account.changed.append(row)


def _drop(gone: list[StatementRow]) -> None:
    """What the standing edition still says stays for it."""
    stays = [each.pk for each in gone if each.edition is not None and each.in_draft]
    goes = [each.pk for each in gone if each.edition is None]
    if stays:
        StatementRow.objects.filter(pk__in=stays).update(in_draft=False)
    if goes:
        StatementRow.objects.filter(pk__in=goes).delete()


def _key(statement: Statement) -> tuple[str, ...]:
    return statement.block, statement.content, statement.speaker, statement.cue


def _is_same_passage(one: Statement, other: Statement) -> bool:
    """Whether two readings are of the same words: they share half of the shorter one."""
    if one.block != other.block:
        return False
    first, second = one.content_span, other.content_span
    shared = min(first.end, second.end) - max(first.start, second.start)
    return 2 * shared > min(first.end - first.start, second.end - second.start)


def _fits(statement: Statement, texts: dict[str, str]) -> bool:
    span = statement.content_span
    return texts.get(statement.block, "")[span.start : span.end] == statement.content


def _shifted(span: Span, by: int) -> Span:
    return Span(start=span.start + by, end=span.end + by)


def _where(words: str, span: Span | None, by: int, text: str) -> Span | None:
    if span is None:
        return None
    now = _shifted(span, by)
    return now if now.start >= 0 and text[now.start : now.end] == words else None


def _keep_figures(row: StoryRow, story: Story) -> None:
    held = {_mark(each): each for each in row.figures.all()}
    wanted = {_mark(each): each for each in _figure_rows(row, story)}
    back = [each.pk for mark, each in held.items() if mark in wanted and not each.in_draft]
    gone = [each.pk for mark, each in held.items() if mark not in wanted and each.in_draft]
    if back:
        FigureRow.objects.filter(pk__in=back).update(in_draft=True)
    if gone:
        FigureRow.objects.filter(pk__in=gone, edition=None).delete()
        FigureRow.objects.filter(pk__in=gone).update(in_draft=False)
    new = [each for mark, each in wanted.items() if mark not in held]
    FigureRow.objects.bulk_create(new, batch_size=AT_ONCE)


def _figures_in(row: StoryRow, story: Story) -> list[int]:
    """The keys of the figures that an edition has."""
    wanted = {_mark(each) for each in _figure_rows(row, story)}
    return [each.pk for each in row.figures.filter(in_draft=True) if _mark(each) in wanted]


def _figure_rows(row: StoryRow, story: Story) -> Iterator[FigureRow]:
    if not is_read(story.language):
        return
    short = as_read(story)
    for block, text in {"": short.headline, **texts_of(short)}.items():
        for figure in figures(text):
            yield _figure_row(row, block, text, figure)


def _figure_row(row: StoryRow, block: str, text: str, figure: Figure) -> FigureRow:
    start, end = max(0, figure.span.start - AROUND), figure.span.end + AROUND
    told = ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
    return FigureRow(
        story=row,
        block=block,
        start=figure.span.start,
        text=figure.text[:LONGEST_NAME],
        low=figure.low,
        high=figure.high,
        unit=figure.unit[:LONGEST_NAME],
        counts=figure.counts[:LONGEST_NAME],
        told=told[:LONGEST_EXCERPT],
    )


def _mark(row: FigureRow) -> tuple[object, ...]:
    return row.block, row.start, row.text, row.low, row.high, row.unit, row.counts, row.told
