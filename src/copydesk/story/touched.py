"""Which sorts of fact the step from one state of a story to another touches.

Pure: two states of a story in, what was touched out.
"""

from collections.abc import Iterator

from copydesk.story.blocks import (
    Block,
    Embed,
    Footnote,
    Heading,
    Listing,
    Paragraph,
    Picture,
    Quote,
    plain_text,
)
from copydesk.story.diff import BlockChange, compare, compare_blocks
from copydesk.story.record import Record
from copydesk.story.retyped import retyped
from copydesk.story.said_otherwise import Fact as Fact
from copydesk.story.said_otherwise import Verdict, common_words, compared
from copydesk.story.story import Story

PROSE = (Paragraph, Heading, Listing)
SHOWN_ASIDE = (Picture, Embed, Footnote)  # where these stand is layout
Pair = tuple[str, str, Fact | None]


class Touched(Record, frozen=True):
    """What differs: `altered` facts stood before and do not now, `added` ones are new.

    `is_reworded` where words changed that cannot be shown to be the same ones put right.
    """

    is_changed: bool = False
    altered: frozenset[Fact] = frozenset()
    added: frozenset[Fact] = frozenset()
    is_reworded: bool = False

    @property
    def is_harmless(self) -> bool:
        """Whether it may be called a fix: readers are told nothing else than before."""
        return self.is_changed and not (self.altered or self.added or self.is_reworded)


def touched(old: Story, new: Story) -> Touched:
    """Which sorts of fact the step from one state of a story to the other touches."""
    diff = compare(old, new)
    common = common_words(plain_text(block) for story in (old, new) for block in story.blocks)
    altered: set[Fact] = set()
    added: set[Fact] = set()
    is_reworded = _is_ordered_otherwise(old, new, diff.blocks)
    for was, now, kind in (*_lines(old, new), *_body(diff.blocks, new.language, common)):
        found = compared(was, now, language=new.language, common=common)
        altered |= found.altered | ({kind} if kind and was else set())
        added |= found.added | ({kind} if kind and not was else set())
        is_reworded = is_reworded or found.is_reworded
    is_changed = not diff.is_empty or _beside(old) != _beside(new)
    return Touched(
        is_changed=is_changed,
        altered=frozenset(altered),
        added=frozenset(added),
        is_reworded=is_reworded,
    )


def _is_ordered_otherwise(old: Story, new: Story, changes: tuple[BlockChange, ...]) -> bool:
    """Whether what is told comes in another order; where pictures stand is layout."""
    if all(change.state != "moved" for change in changes):
        return False
    told = [[b for b in story.blocks if not isinstance(b, SHOWN_ASIDE)] for story in (old, new)]
    return any(change.state == "moved" for change in compare_blocks(*told))


def _lines(old: Story, new: Story) -> Iterator[Pair]:
    """The lines beside the body that differ, and what they are when they are a fact by place."""
    if old.headline != new.headline:
        yield old.headline, new.headline, Fact.HEADLINE
    if old.standfirst != new.standfirst:
        yield old.standfirst, new.standfirst, None
    for was, now, kind in zip(_beside(old), _beside(new), BESIDE, strict=True):
        if _typed(was) != _typed(now):
            yield was, now, kind


BESIDE = (Fact.NAME, Fact.NAME, Fact.NAME, None, Fact.DATE)


def _beside(story: Story) -> tuple[str, str, str, str, str]:
    """Byline, dateline, whom it is credited to, what stands over the headline, its day."""
    return (
        story.byline.text if story.byline else "",
        story.dateline.text if story.dateline else "",
        story.origin.name,
        story.kicker,
        story.published.isoformat() if story.published else "",
    )


def _body(changes: tuple[BlockChange, ...], language: str, common: frozenset[str]) -> list[Pair]:
    """What differs in the body; paragraphs cut or joined otherwise are no difference."""
    changed = [change for change in changes if change.state in ("edited", "gone", "new")]
    prose = [change for change in changed if _is_prose(change)]
    was = "\n".join(_text(change.before) for change in _as_stood(prose))
    now = "\n".join(_text(change.after) for change in prose if change.after)
    if any(change.state != "edited" for change in prose):
        verdict = compared(_run_on(was), _run_on(now), language=language, common=common)
        if verdict == Verdict():
            changed = [change for change in changed if not _is_prose(change)]
    return [pair for change in changed for pair in _pairs(change)]


def _as_stood(prose: list[BlockChange]) -> list[BlockChange]:
    return [change for change in prose if change.before]


def _is_prose(change: BlockChange) -> bool:
    return all(isinstance(block, PROSE) for block in (change.before, change.after) if block)


def _run_on(text: str) -> str:
    return " ".join(text.split())


def _pairs(change: BlockChange) -> Iterator[Pair]:
    was, now = _text(change.before), _text(change.after)
    kind: Fact | None = Fact.PASSAGE if change.state in ("gone", "new") else None
    if isinstance(change.after or change.before, Quote) and _typed(was) != _typed(now):
        kind = Fact.QUOTATION
    if was != now or kind:
        yield was or ("." if kind and change.before else ""), now, kind
    if change.state == "edited" and change.before is not None and change.after is not None:
        yield from _asides(change.before, change.after)


def _asides(before: Block, after: Block) -> Iterator[Pair]:
    """What a block carries beside its words."""
    if _typed(_named(before)) != _typed(_named(after)):
        yield _named(before), _named(after), Fact.NAME
    if isinstance(before, Picture) and isinstance(after, Picture):
        yield before.alt, after.alt, None
    if _shown(before) and _shown(before) != _shown(after):
        yield _shown(before), _shown(after), Fact.PASSAGE
    for kind in ("strike", "subscript", "superscript"):
        was, now = _marked(before, kind), _marked(after, kind)
        if was != now:
            yield was or " ", now, Fact.SENSE
    if isinstance(before, Heading) and isinstance(after, Heading) and before.at != after.at:
        yield str(before.at), str(after.at), Fact.DATE


def _text(block: Block | None) -> str:
    return plain_text(block) if block is not None else ""


def _typed(text: str) -> str:
    return retyped(text).text


def _named(block: Block) -> str:
    """Who is named beside a block: the speaker of a quotation, the credit of a picture."""
    if isinstance(block, Quote):
        return block.attribution
    return block.credit.text if isinstance(block, Picture) and block.credit else ""


def _shown(block: Block) -> str:
    """Which picture, or whose content, is shown."""
    if isinstance(block, Picture):
        return block.src or block.file
    return block.address if isinstance(block, Embed) else ""


def _marked(block: Block, kind: str) -> str:
    """The words of a block that are struck out, raised or lowered."""
    marks = getattr(block, "marks", ())
    text = _text(block)
    return "|".join(text[mark.start : mark.end] for mark in marks if mark.kind == kind)
