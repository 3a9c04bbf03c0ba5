"""Where a reported passage stood, and where it stands now."""

from dataclasses import dataclass
from typing import Literal

from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.desk.models import EditionRow
from copydesk.newsroom.desk.publishing import current
from copydesk.story.blocks import Block, Embed, Footnote, Picture, plain_text
from copydesk.story.codec import from_json
from copydesk.story.edition import Edition
from copydesk.story.passage import find_passage, hold
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


def then_and_now(report: ReportRow) -> ThenAndNow:
    """The reported words, found again in what stands: same, edited, gone or all withdrawn."""
    edition = current(report.story)
    if edition is None or edition.withdrawn:
        return _found("withdrawn", report.passage, "", "")
    if not report.block:
        now = edition.story.headline
        return _found("same" if now == report.passage else "edited", report.passage, now, "")
    then = read(report.edition).story.blocks
    held = hold(report.passage, report.block, then)
    found = find_passage(held, edition.story.blocks, then)
    block = block_of(edition, found.key)
    now = words_of(block) if block is not None else ""
    if block is not None and now == report.passage:
        return _found("same", report.passage, now, found.key)
    return _found(found.state, report.passage, now, found.key)


def _found(
    state: Literal["same", "edited", "gone", "withdrawn"], then: str, now: str, key: str
) -> ThenAndNow:
    words = compare_words(then, now) if state != "withdrawn" else ()
    return ThenAndNow(state=state, then=then, now=now, key=key, words=words)
