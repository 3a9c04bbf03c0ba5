"""What rests on this? The stories that have a source, a statement or a figure in common."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from django.db.models import F, Q, QuerySet

from copydesk.newsroom.desk.ledger.rows import (
    FigureRow,
    StatementRow,
    mark_of,
    plain_source,
    plain_words,
)
from copydesk.newsroom.desk.models import StoryRow
from copydesk.story.figures import figures
from copydesk.story.statement import Figure

LOOKED_AT, SHOWN = 600, 60
SAME_WORDS, SAME_PLACE = 0.6, 0.4  # shares of the words that make two passages one matter
STEM = 5  # letters by which "people" and "peoples", "killed" and "killing" are one word
TELLING = 4  # letters; shorter words tell no two statements apart
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is looked for, as typed."""

    source: str = ""
    words: str = ""
    figure: str = ""
    counts: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked."""
        return not (self.source or self.words or self.figure)


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A statement or a figure in a story, and whether readers have it now."""

    kind: Literal["statement", "figure"]
    block: str
    said_by: str
    text: str
    is_public: bool
    is_in_draft: bool
    figure: str = ""


@dataclass(kw_only=True)
class Resting:
    """A story with its passages; `edition` is the one that readers have with such a passage."""

    story: StoryRow
    edition: int | None = None
    passages: list[Passage] = field(default_factory=list)


def resting(asked: Asked) -> list[Resting]:
    """The stories that rest on what is asked, those that readers have first.

    A source by any part of its name, a statement by most of its words, a figure by its number and
    what it counts. Asked together, source and words must be of one statement.
    """
    found: list[StatementRow | FigureRow] = []
    if asked.source or asked.words:
        found += _statements(asked.source, asked.words)
    if asked.figure:
        found += _figures(asked.figure, asked.counts)
    return _by_story(found)


def beside(row: StoryRow, blocks: Iterable[str] = ()) -> list[Resting]:
    """Other stories before readers that rest on what a story says in these blocks; "" is its head.

    The same statement, or the same source with nearly the same words, or the same figure of the
    same in a passage like it.
    """
    wanted = set(blocks)
    stated = list(row.statements.filter(block__in=wanted).exclude(state=StatementRow.State.WRONG))
    counted = list(row.figures.filter(block__in=wanted).exclude(counts=""))
    found: list[StatementRow | FigureRow] = []
    found += _same_statements(row, stated)
    found += _same_figures(row, counted)
    return _by_story(found)


def _statements(source: str, words: str) -> list[StatementRow]:
    rows = _full(StatementRow.objects.exclude(state=StatementRow.State.WRONG))
    if source:
        rows = rows.filter(who__contains=plain_source(source))
    if not words:
        return list(rows[:LOOKED_AT])
    asked = _telling(words)
    found = Q(mark=mark_of(words))
    for word in sorted(asked, key=len, reverse=True)[:3]:
        found |= Q(words__contains=word)
    return [each for each in rows.filter(found)[:LOOKED_AT] if _holds(asked, each.words)]


def _same_statements(row: StoryRow, stated: list[StatementRow]) -> Iterator[StatementRow]:
    if not stated:
        return
    marks = {each.mark for each in stated if each.mark}
    said_by = {each.who for each in stated if each.who}
    others = _full(StatementRow.objects.exclude(state=StatementRow.State.WRONG))
    others = others.filter(edition__isnull=False).exclude(story=row)
    for other in others.filter(Q(mark__in=marks) | Q(who__in=said_by))[:LOOKED_AT]:
        if other.mark in marks or any(_is_alike(other, one) for one in stated):
            yield other


def _is_alike(other: StatementRow, one: StatementRow) -> bool:
    """The same source with nearly the same words."""
    if other.who != one.who:
        return False
    first, second = _telling(one.words), _telling(other.words)
    less = min(len(first), len(second))
    return less > 0 and len(first & second) >= SAME_WORDS * less


def _figures(figure: str, counts: str) -> list[FigureRow]:
    asked = _number(figure)
    if asked is None:
        return []
    low, high = asked
    rows = _full(FigureRow.objects.all())
    if low is not None and high is not None:
        within = Q(low__lte=high, high__gte=low)
        open_ended = Q(low__range=(low, high), high=None) | Q(high__range=(low, high), low=None)
        rows = rows.filter(within | open_ended)
    else:
        bound = low if low is not None else high
        rows = rows.filter(Q(low=bound) | Q(high=bound))
    words = plain_words(counts).split()
    return [each for each in rows[:LOOKED_AT] if _tells(each, words)]


def _tells(row: FigureRow, words: list[str]) -> bool:
    """Whether the passage says that this is counted."""
    if not words:
        return True
    told = plain_words(f"{row.counts} {row.told}").split()
    return all(any(_is_same_word(word, one) for one in told) for word in words)


def _is_same_word(one: str, other: str) -> bool:
    """Whether the longer of two words begins as the shorter does: day and days."""
    less = min(len(one), len(other), STEM)
    return less > 2 and one[:less] == other[:less]


def _same_figures(row: StoryRow, counted: list[FigureRow]) -> Iterator[FigureRow]:
    same = Q()
    for one in counted[:40]:
        same |= Q(low=one.low, high=one.high, counts=one.counts)
    if not same:
        return
    others = _full(FigureRow.objects.filter(same, edition__isnull=False).exclude(story=row))
    for other in others[:LOOKED_AT]:
        if any(_is_same_matter(other, one) for one in counted):
            yield other


def _is_same_matter(other: FigureRow, one: FigureRow) -> bool:
    if (other.low, other.high, other.counts) != (one.low, one.high, one.counts):
        return False
    first, second = _telling(one.told), _telling(other.told)
    return len(first & second) >= max(2, SAME_PLACE * min(len(first), len(second)))


def _number(text: str) -> tuple[float | None, float | None] | None:
    """A number as typed, in digits or words, as an interval."""
    bare = _NUMBER.fullmatch(text.strip())
    if bare:
        value = float(bare.group().replace(",", ""))
        return value, value
    found: tuple[Figure, ...] = figures(f"{text.strip()} people")
    return (found[0].low, found[0].high) if found else None


def _telling(text: str) -> set[str]:
    """The words that tell a passage from others, without their endings."""
    return {word[:STEM] for word in plain_words(text).split() if len(word) >= TELLING}


def _holds(asked: set[str], words: str) -> bool:
    return not asked or len(asked & _telling(words)) >= SAME_WORDS * len(asked)


def _full(rows: QuerySet[StatementRow] | QuerySet[FigureRow]) -> QuerySet:  # type: ignore[type-arg]
    """With their stories, those that readers have first, then the newest."""
    ordered = rows.order_by(F("edition").desc(nulls_last=True), "-story__came_at", "id")
    return ordered.select_related("story", "story__source")


def _by_story(found: Iterable[StatementRow | FigureRow]) -> list[Resting]:
    stories: dict[int, Resting] = {}
    for row in found:
        one = stories.setdefault(row.story_id, Resting(story=row.story))
        one.passages.append(_passage(row))
        one.edition = one.edition or row.edition
    ordered = sorted(stories.values(), key=lambda one: one.edition is None)
    return ordered[:SHOWN]


def _passage(row: StatementRow | FigureRow) -> Passage:
    is_public = row.edition is not None
    if isinstance(row, FigureRow):
        return Passage(
            kind="figure", block=row.block, said_by=row.counts, text=row.told,
            figure=row.text, is_public=is_public, is_in_draft=row.in_draft,
        )  # fmt: skip
    statement = row.record()
    return Passage(
        kind="statement", block=row.block, said_by=statement.name or statement.speaker,
        text=statement.content, is_public=is_public, is_in_draft=row.in_draft,
    )  # fmt: skip
