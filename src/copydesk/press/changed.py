"""What differs between two editions, part by part, as readers are shown it; and what may not be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from copydesk.press.fact_marks import Piece, pieces
from copydesk.story.blocks import Block, Heading, Picture
from copydesk.story.change import ChangeKind
from copydesk.story.diff import BlockChange, compare
from copydesk.story.edition import Edition
from copydesk.story.shapes.liveblog import newest_first, words_of
from copydesk.story.story import Story
from copydesk.story.words import compare_words

STATES = {"edited": "Changed", "moved": "Moved", "gone": "Removed", "new": "Added"}
COVERAGE = {
    "part": "Live coverage",
    "begun": "Begun",
    "again": "Taken up again",
    "ended": "Ended",
    "points": "Key points",
    "pinned": "Summary",
}
BLOCKS = {
    "Paragraph": "Paragraph",
    "Heading": "Subhead",
    "Quote": "Quotation",
    "Listing": "List",
    "Table": "Table",
    "Embed": "Embedded content",
    "Picture": "Picture",
    "Footnote": "Source note",
}


@dataclass(frozen=True, kw_only=True)
class Changed:
    """A part of the story that changed; `part` and `state` are English words to translate."""

    part: str
    state: str
    words: tuple[Piece, ...] = ()
    notes: tuple[tuple[Piece, ...], ...] = ()


def barred(editions: Sequence[Edition]) -> dict[int, str]:
    """The numbers of editions whose words law, safety or rights keep from the public, each with the
    reason: all that came before a take-down, but where the very same text stood again after it.
    """
    found: dict[int, str] = {}
    for place, edition in enumerate(editions):
        if not (edition.withdrawn and edition.kind is ChangeKind.TAKEDOWN):
            continue
        before = next((one for one in editions[place::-1] if not one.withdrawn), None)
        after = next((one for one in editions[place:] if not one.withdrawn), None)
        if before is None or (after is not None and after.story == before.story):
            continue
        why = edition.notices[-1].text if edition.notices else ""
        found |= {one.number: why for one in editions[:place] if not one.withdrawn}
    return found


def open_editions(editions: Sequence[Edition]) -> tuple[Edition, ...]:
    """Those whose words the public may see, oldest first; none of a story that is withdrawn now."""
    if not editions or editions[-1].withdrawn:
        return ()
    hidden = barred(editions)
    return tuple(one for one in editions if not one.withdrawn and one.number not in hidden)


def steps(editions: Sequence[Edition]) -> dict[int, tuple[Changed, ...]]:
    """What each edition changed against the last one before it that has words, by its number;
    nothing where one of the two may not be seen."""
    seen = {one.number for one in open_editions(editions)}
    worded = [one for one in editions if not one.withdrawn]
    return {
        after.number: tuple(changes(before.story, after.story))
        for before, after in pairwise(worded)
        if {before.number, after.number} <= seen
    }


def changes(old: Story, new: Story) -> Iterator[Changed]:
    """What readers saw otherwise: the lines of its head, coverage, then the body block by block."""
    for part, before, after in _lines(old, new):
        if before != after:
            yield Changed(part=part, state="Changed", words=pieces(compare_words(before, after)))
    yield from _covered(old, new)
    for block in compare(old, new).blocks:
        if block.state != "same" and not _is_bare(block.after or block.before):
            yield _changed(block)


def _covered(old: Story, new: Story) -> Iterator[Changed]:
    """That coverage began, ended or went on, and which entries matter now."""
    before, after = old.coverage, new.coverage
    if before == after:
        return
    is_running = after is not None and after.is_running
    if is_running is not (before is not None and before.is_running):
        begun = "again" if before else "begun"
        yield Changed(part=COVERAGE["part"], state=COVERAGE[begun if is_running else "ended"])
    for part, held, now in (
        (COVERAGE["points"], _points(old), _points(new)),
        (COVERAGE["pinned"], _pinned(old), _pinned(new)),
    ):
        if held != now:
            state = "edited" if held and now else "new" if now else "gone"
            yield Changed(part=part, state=STATES[state], words=pieces(compare_words(held, now)))


def _points(story: Story) -> str:
    """The key points of a live report as lines."""
    keys = story.coverage.key_points if story.coverage else ()
    return "\n".join(words_of(entry) for entry in newest_first(story) if entry.key in keys)


def _pinned(story: Story) -> str:
    """The entry that stands above all others."""
    key = story.coverage.pinned if story.coverage else ""
    return next((words_of(entry) for entry in newest_first(story) if entry.key == key), "")


def _lines(old: Story, new: Story) -> Iterator[tuple[str, str, str]]:
    """The parts of a story that are one line each, before and after."""
    yield "Kicker", old.kicker, new.kicker
    yield "Headline", old.headline, new.headline
    yield "Standfirst", old.standfirst, new.standfirst
    yield "Byline", _text(old.byline), _text(new.byline)
    yield "Dateline", _text(old.dateline), _text(new.dateline)


def _text(line: object) -> str:
    return str(getattr(line, "text", ""))


def _changed(change: BlockChange) -> Changed:
    block = change.after or change.before
    return Changed(
        part=BLOCKS[type(block).__name__],
        state=STATES[change.state],
        words=pieces(change.words),
        notes=tuple(_notes(change.before, change.after)),
    )


def _is_bare(block: Block | None) -> bool:
    """Whether nothing of it can be read: an entry of a live page needs no heading of its own."""
    return isinstance(block, Heading) and not block.text


def _notes(before: Block | None, after: Block | None) -> Iterator[tuple[Piece, ...]]:
    """What stands beside the words of a block and changed too."""
    for old, new in zip(_beside(before), _beside(after), strict=True):
        if old != new:
            yield pieces(compare_words(old, new))


def _beside(block: Block | None) -> tuple[str, str, str, str]:
    if isinstance(block, Picture):
        return (block.credit.text if block.credit else "", block.alt, block.src, "")
    links = " ".join(mark.href for mark in getattr(block, "marks", ()) if mark.href)
    address = str(getattr(block, "address", ""))
    return (
        str(getattr(block, "attribution", "")),
        address,
        links,
        str(getattr(block, "caption", "")),
    )
