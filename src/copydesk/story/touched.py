"""Which sorts of fact the step from one state of a story to another touches.

Pure: two states of a story in, what was touched out.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from copydesk.story.blocks import Block, Picture, Quote, plain_text
from copydesk.story.diff import BlockChange, compare
from copydesk.story.figures import figures, word_set
from copydesk.story.quoted import quotations
from copydesk.story.record import Record
from copydesk.story.story import Story
from copydesk.story.words import WORD, Words, compare_words

# A capital at the head of a sentence says nothing about these.
FUNCTION_WORDS = word_set(
    "a after all an and as at before but by during for from he her his however i if in into it its "
    "more most no not of on one or our she since so some that the their then there these they this "
    "those to under until we what when where which while who with you your"
)
NEGATIONS = word_set("no not never nobody nothing none neither nor without cannot")
DAYS = word_set(
    "today yesterday tomorrow tonight noon midnight gestern heute morgen hier demain hoy ayer"
)
ENDS = '.!?…:“"«‘('


class Fact(StrEnum):
    """What in a story is a matter of fact, so that a change of it is told."""

    HEADLINE = "headline"
    FIGURE = "figure"
    NAME = "name"
    DATE = "date"
    QUOTATION = "quotation"
    SENSE = "sense"
    PASSAGE = "passage"


class Touched(Record, frozen=True):
    """What differs: `altered` facts stood before and do not now, `added` ones are new."""

    is_changed: bool = False
    altered: frozenset[Fact] = frozenset()
    added: frozenset[Fact] = frozenset()


def touched(old: Story, new: Story) -> Touched:
    """Which sorts of fact the step from one state of a story to the other touches."""
    altered: set[Fact] = set()
    added: set[Fact] = set()
    common = _common_words(old, new)
    for was, now, kind in _pairs(old, new):
        gone, come = _facts(was, now, common)
        altered |= gone | ({kind} if kind and was else set())
        added |= come | ({kind} if kind and not was else set())
    is_changed = not compare(old, new).is_empty or _beside(old) != _beside(new)
    return Touched(is_changed=is_changed, altered=frozenset(altered), added=frozenset(added))


def _pairs(old: Story, new: Story) -> Iterator[tuple[str, str, Fact | None]]:
    """Texts that differ, before and after, and what they are when they are a fact by place."""
    if old.headline != new.headline:
        yield old.headline, new.headline, Fact.HEADLINE
    if old.standfirst != new.standfirst:
        yield old.standfirst, new.standfirst, None
    for change in compare(old, new).blocks:
        if change.state in ("edited", "gone", "new"):
            yield from _block_pairs(change)
    for was, now in zip(_beside(old), _beside(new), strict=True):
        if was != now:
            yield was, now, Fact.NAME


def _block_pairs(change: BlockChange) -> Iterator[tuple[str, str, Fact | None]]:
    was, now = _text(change.before), _text(change.after)
    kind: Fact | None = Fact.PASSAGE if change.state in ("gone", "new") else None
    if isinstance(change.after or change.before, Quote) and was != now:
        kind = Fact.QUOTATION
    if was != now or kind:
        yield was, now, kind
    before, after = _aside(change.before), _aside(change.after)
    if change.state == "edited" and before != after:
        yield before, after, Fact.NAME


def _text(block: Block | None) -> str:
    return plain_text(block) if block is not None else ""


def _aside(block: Block | None) -> str:
    """Who is named beside a block: the speaker of a quotation, the credit of a picture."""
    if isinstance(block, Quote):
        return block.attribution
    return block.credit.text if isinstance(block, Picture) and block.credit else ""


def _beside(story: Story) -> tuple[str, str]:
    return (
        story.byline.text if story.byline else "",
        story.dateline.text if story.dateline else "",
    )


def _facts(was: str, now: str, common: frozenset[str]) -> tuple[set[Fact], set[Fact]]:
    """The facts in the words that went, and in those that came."""
    runs = compare_words(was, now)
    gone = set(_in_runs(runs, "gone", was, common))
    come = set(_in_runs(runs, "new", now, common))
    before, after = _figures(was), _figures(now)
    gone |= {Fact.FIGURE} if before - after else set()
    come |= {Fact.FIGURE} if after - before else set()
    if come and not gone and _has_letters(runs, "gone"):
        gone = set(come)  # a word gave way to a fact: what stood there is not what stands now
    return gone, come


def _has_letters(runs: Sequence[Words], state: str) -> bool:
    return any(run.state == state and any(map(str.isalnum, run.text)) for run in runs)


def _in_runs(
    runs: Sequence[Words], state: str, text: str, common: frozenset[str]
) -> Iterator[Fact]:
    quoted = quotations(text)
    place = 0
    for run in runs:
        if run.state not in ("same", state):
            continue
        if run.state == state:
            yield from _in_words(run.text, text, place, common)
            end = place + len(run.text)
            if any(q.start < end and place < q.end for q in quoted):
                yield Fact.QUOTATION
        place += len(run.text)


def _in_words(run: str, text: str, place: int, common: frozenset[str]) -> Iterator[Fact]:
    for found in WORD.finditer(run):
        word = found.group()
        low = word.casefold()
        if any(character.isdigit() for character in word):
            yield Fact.FIGURE
        elif low in DAYS:
            yield Fact.DATE
        elif low in NEGATIONS or low.endswith(("n't", "n’t")):
            yield Fact.SENSE
        elif _is_name(word, text[: place + found.start()], common):
            yield Fact.NAME


def _is_name(word: str, before: str, common: frozenset[str]) -> bool:
    """A capital within a sentence, or at its head unless the word is a common one.

    In scripts without capitals any word may be a name.
    """
    if not word[0].isalpha():
        return False
    if word[0].lower() == word[0].upper():
        return True
    if not word[0].isupper():
        return False
    head = before.rstrip()
    at_head = not head or head[-1] in ENDS
    return not (at_head and word.casefold() in common)


def _common_words(old: Story, new: Story) -> frozenset[str]:
    texts = (plain_text(block) for story in (old, new) for block in story.blocks)
    lower = {word for text in texts for word in WORD.findall(text) if word[:1].islower()}
    return FUNCTION_WORDS | lower


def _figures(text: str) -> Counter[tuple[float | None, float | None, str]]:
    return Counter((figure.low, figure.high, figure.unit) for figure in figures(text))
