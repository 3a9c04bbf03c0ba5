"""A fix done to a story: words in the place of others, a link that leads elsewhere, a block cut.

Pure; who may do it, and the trace it leaves, are the desk's.
"""

from collections.abc import Iterable, Sequence

from copydesk.errors import BadRecord
from copydesk.story.blocks import (
    Block,
    Embed,
    Footnote,
    Heading,
    ListEntry,
    Listing,
    Mark,
    Paragraph,
    Picture,
    Quote,
    Span,
)
from copydesk.story.finding import Edit, Finding
from copydesk.story.record import replace
from copydesk.story.story import Story

FIELDS = ("headline", "standfirst", "kicker")


def mended(story: Story, finding: Finding) -> Story:
    """The story with the finding's fix done.

    Raises `BadRecord` where there is none, or the passage is not there any more.
    """
    fix = finding.fix
    if fix is None:
        raise BadRecord(place=finding.code, reason="offers no fix")
    if not finding.block:
        if finding.field not in FIELDS or fix.cuts_block:
            raise BadRecord(place=finding.field, reason="is no field that can be put right so")
        text = _text(getattr(story, finding.field), (), fix.edits, finding.field)[0]
        return replace(story, **{finding.field: text})
    if all(block.key != finding.block for block in story.blocks):
        raise BadRecord(place=f"block {finding.block}", reason="is not in the story")
    blocks = (
        _mended(block, fix.edits) if block.key == finding.block else block
        for block in story.blocks
        if not (fix.cuts_block and block.key == finding.block)
    )
    return replace(story, blocks=tuple(blocks))


def _mended(block: Block, edits: Sequence[Edit]) -> Block:
    match block:
        case Paragraph() | Quote():
            text, marks = _text(block.text, block.marks, edits, block.key)
            return replace(block, text=text, marks=marks)
        case Heading() | Embed() | Footnote():
            return replace(block, text=_text(block.text, (), edits, block.key)[0])
        case Picture():
            return replace(block, caption=_text(block.caption, (), edits, block.key)[0])
        case Listing():
            return replace(block, entries=tuple(_entries(block, edits)))
        case _:
            raise BadRecord(place=f"block {block.key}", reason="has no words to put right")


def _entries(block: Listing, edits: Sequence[Edit]) -> Iterable[ListEntry]:
    """Each entry with the edits that lie in it."""
    offset, left = 0, len(edits)
    for entry in block.entries:
        end = offset + len(entry.text)
        own = [
            replace(edit, span=Span(start=edit.span.start - offset, end=edit.span.end - offset))
            for edit in edits
            if offset <= edit.span.start and edit.span.end <= end
        ]
        left -= len(own)
        text, marks = _text(entry.text, entry.marks, own, block.key)
        yield replace(entry, text=text, marks=marks)
        offset = end + 1
    if left:
        raise BadRecord(place=f"block {block.key}", reason="has no such passage in one entry")


def _text(
    text: str, marks: tuple[Mark, ...], edits: Sequence[Edit], place: str
) -> tuple[str, tuple[Mark, ...]]:
    """The words with the edits done from the last to the first, and the marks moved with them."""
    end = len(text)
    for edit in reversed(edits):
        start = edit.span.start
        if not 0 <= start <= edit.span.end <= end:
            raise BadRecord(place=place, reason="the passage is not there any more")
        end = start
        if edit.is_address:
            marks = tuple(_led(mark, edit) for mark in marks)
            continue
        text = text[:start] + edit.text + text[edit.span.end :]
        marks = tuple(_moved(mark, edit) for mark in marks)
    return text, tuple(mark for mark in marks if mark.start < mark.end)


def _led(mark: Mark, edit: Edit) -> Mark:
    is_it = (mark.start, mark.end) == (edit.span.start, edit.span.end) and mark.kind == "link"
    return replace(mark, href=edit.text) if is_it else mark


def _moved(mark: Mark, edit: Edit) -> Mark:
    """Where the mark stands once the words have changed; one inside what went is empty."""
    start, end = edit.span.start, edit.span.end
    new = start + len(edit.text)

    def moved(place: int, inside: int) -> int:
        if place <= start:
            return place
        return place + new - end if place >= end else inside

    return replace(mark, start=moved(mark.start, new), end=moved(mark.end, new))
