"""Subheads that head something: an entry of a live report its time, an answer its question."""

import datetime as dt
import re
from collections.abc import Sequence

from copydesk.story.blocks import Block, Heading, Paragraph
from copydesk.story.record import replace

# A clock alone, or before the words of an entry: "14:05", "9.30 Uhr", "3:15 p.m. GMT: ...".
_CLOCK = re.compile(
    r"(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)\s*"
    r"(?P<half>[ap]\.?m\.?)?\s*(?:uhr|h|gmt|utc|bst|cet|cest|est|edt|et|ist|klo|kl\.?)?"
    r"\s*(?:[-–—:|•]\s*|$)",
    re.IGNORECASE,
)
_LEAST_ENTRIES, _LEAST_QUESTIONS = 3, 3
_ASKS = ("?", "？", "؟")


def mark_entries(blocks: Sequence[Block], day: dt.datetime | None) -> tuple[Block, ...]:
    """The blocks with subheads told apart that head live entries or are questions.

    A story has entries when three subheads or more begin with a time, and is an interview when
    three or more, and most of its subheads, ask. `day` is when the story was published; without
    it an entry keeps its words and has no moment.
    """
    heads = [block for block in blocks if isinstance(block, Heading)]
    timed = {block.key: found for block in heads if (found := _CLOCK.match(block.text))}
    if len(timed) >= _LEAST_ENTRIES:
        return tuple(_entry(block, timed, day) for block in blocks)
    asked = {block.key for block in heads if block.text.endswith(_ASKS)}
    if len(asked) >= max(_LEAST_QUESTIONS, len(heads) * 0.6):
        return tuple(_question(block, asked, blocks, at) for at, block in enumerate(blocks))
    return tuple(blocks)


def _entry(block: Block, timed: dict[str, re.Match[str]], day: dt.datetime | None) -> Block:
    found = timed.get(block.key)
    if found is None or not isinstance(block, Heading):
        return block
    at = _moment(found, day) if day else None
    # Its time is printed from the moment: the words after it stay.
    text = block.text[found.end() :].strip() if at else block.text
    return replace(block, kind="live-entry", at=at, text=text)


def _moment(found: re.Match[str], day: dt.datetime) -> dt.datetime | None:
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return day.replace(hour=hour, minute=int(found["minute"]), second=0, microsecond=0)


def _question(block: Block, asked: set[str], blocks: Sequence[Block], at: int) -> Block:
    """A question heads running text: one that another subhead follows asks nobody."""
    after = blocks[at + 1] if at + 1 < len(blocks) else None
    if isinstance(block, Heading) and block.key in asked and isinstance(after, Paragraph):
        return replace(block, kind="question")
    return block
