"""The ledger beside a story in its review: who says what, to be confirmed and put right."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from copydesk.newsroom.desk.ledger.keeping import is_read, texts_of
from copydesk.newsroom.desk.ledger.rows import StatementRow
from copydesk.newsroom.desk.models import StoryRow
from copydesk.story.statement import Figure, Statement
from copydesk.story.story import Story

SHOWN = 200
LONGEST_ASKED = 300
PEEK = 60


@dataclass(frozen=True, kw_only=True)
class Line:
    """A statement in the panel, and the addresses of what else rests on its parts."""

    row: StatementRow
    statement: Statement
    number: int
    source_address: str
    words_address: str
    figures: tuple[tuple[Figure, str], ...]


def panel(row: StoryRow, story: Story) -> dict[str, Any]:
    """What the panel shows: the draft's statements in order, and the blocks one may add from."""
    numbers = {block.key: number for number, block in enumerate(story.blocks, start=1)}
    held = row.statements.filter(in_draft=True).select_related("decided_by")
    lines = [_line(each, numbers) for each in held]
    lines.sort(key=lambda line: (line.number, line.statement.content_span.start))
    return {
        "lines": lines[:SHOWN],
        "is_read": is_read(story.language),
        "language": story.language,
        "blocks": list(_blocks(story)),
    }


def asks(**asked: str) -> str:
    """The address of the screen that says what rests on this."""
    told = {name: value[:LONGEST_ASKED] for name, value in asked.items() if value}
    return f"{reverse('desk_resting')}?{urlencode(told)}"


def _line(row: StatementRow, numbers: dict[str, int]) -> Line:
    statement = row.record()
    source = statement.name or statement.speaker
    return Line(
        row=row,
        statement=statement,
        number=numbers.get(statement.block, 0),
        source_address=asks(source=source) if source else "",
        words_address=asks(words=statement.content),
        figures=tuple(
            (figure, asks(figure=figure.text, counts=figure.counts)) for figure in statement.figures
        ),
    )


def _blocks(story: Story) -> Iterator[tuple[str, int, str]]:
    """Key, number and first words of each block that has words."""
    texts = texts_of(story)
    for number, block in enumerate(story.blocks, start=1):
        if texts[block.key].strip():
            yield block.key, number, texts[block.key][:PEEK]
