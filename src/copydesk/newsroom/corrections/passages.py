"""Where a reported passage stood, and where it stands now."""

import re
from dataclasses import dataclass
from typing import Literal

from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.desk.models import EditionRow
from copydesk.newsroom.desk.publishing import current
from copydesk.story.blocks import Block, Embed, Footnote, Picture, plain_text
from copydesk.story.codec import from_json
from copydesk.story.edition import Edition
from copydesk.story.passage import Passage, find_passage, hold
from copydesk.story.words import Words, compare_words

LONGEST = 5000


@dataclass(frozen=True, kw_only=True)
class ThenAndNow:
    """A reported passage in the edition it was reported in, and in the one that stands."""

    state: Literal["same", "edited", "gone", "withdrawn"]
    then: str
    now: str
    key: str
    words: tuple[Words, ...]


def read(row: EditionRow) -> Edition:
    """An edition as it was published."""
    return from_json(row.content, Edition, place=str(row))


def block_of(edition: Edition, key: str) -> Block | None:
    """A block of an edition by its key."""
    return next((block for block in edition.story.blocks if block.key == key), None)


def words_of(block: Block) -> str:
    """What a block says, or shows for want of words."""
    beside = block.alt or block.slug if isinstance(block, Picture) else ""
    beside = block.address if isinstance(block, Embed | Footnote) else beside
    return (plain_text(block).strip() or beside)[:LONGEST]


def passage_of(edition: Edition, key: str) -> str:
    """The words of a block; the headline where the whole story is meant."""
    block = block_of(edition, key)
    return words_of(block) if block is not None else edition.story.headline


def quoted(edition: Edition, key: str, words: str) -> str:
    """What a reader marked, as it stands in the block; "" where it does not."""
    block = block_of(edition, key)
    said = words[:LONGEST].split()
    if block is None or not said:
        return ""
    text = plain_text(block)
    found = re.search(r"\s+".join(map(re.escape, said)), text)
    return found[0] if found else ""


def held(edition: Edition, key: str, words: str) -> Passage:
    """Marked words of a block with what they are known by in later editions."""
    if not key:
        return Passage(key="", exact=words)
    return hold(words, key, edition.story.blocks)


def then_and_now(report: ReportRow) -> ThenAndNow:
    """The reported words, found again in what stands: same, edited, gone or all withdrawn."""
    edition = current(report.story)
    if edition is None or edition.withdrawn:
        return _found("withdrawn", report.passage, "", "")
    if not report.block:
        now = edition.story.headline
        return _found("same" if now == report.passage else "edited", report.passage, now, "")
    then = read(report.edition).story.blocks
    # Reports of before 2026-11 hold no surroundings; their edition has them.
    passage = report.held if report.times else hold(report.passage, report.block, then)
    found = find_passage(passage, edition.story.blocks, then)
    block = block_of(edition, found.key)
    now = words_of(block) if block is not None else ""
    if block is not None and report.passage == now:
        return _found("same", report.passage, now, found.key)
    if block is not None and found.span is not None and _is_part(report, then):
        now = plain_text(block)[found.span.start : found.span.end]
    return _found(found.state, report.passage, now, found.key)


def _is_part(report: ReportRow, then: tuple[Block, ...]) -> bool:
    """Whether the reader marked words within the block, and not all of it."""
    block = next((block for block in then if block.key == report.block), None)
    return block is not None and words_of(block) != report.passage


def _found(
    state: Literal["same", "edited", "gone", "withdrawn"], then: str, now: str, key: str
) -> ThenAndNow:
    words = compare_words(then, now) if state != "withdrawn" else ()
    return ThenAndNow(state=state, then=then, now=now, key=key, words=words)
