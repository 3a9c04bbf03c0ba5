"""What changed from one state of a story to the next: block by block, then word by word.

A block is the same block when its key is; else when its words are alike enough. `rekey` gives the
blocks of a newer version the keys of the blocks they came from, so that a reader's report stays
at its paragraph; `copydesk.story.passage` finds the words it marked.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from copydesk.story.blocks import Block, Worded, plain_text
from copydesk.story.record import Record, replace
from copydesk.story.story import Story
from copydesk.story.words import Words, compare_words, rising, similarity

# Paragraphs that share this much of their words are one paragraph, edited. Half lies between what
# people call edited (three in four words kept) and gone (fewer than one in three).
ALIKE = 0.5
# Beyond this many unmatched pairs only equal texts are matched: it bounds the time.
MOST_PAIRS = 40_000


class BlockChange(Record, frozen=True):
    """One block that stayed, was edited, went or came; `words` are those of its plain text."""

    state: Literal["same", "edited", "moved", "gone", "new"]
    key: str
    words: tuple[Words, ...] = ()
    before: Block | None = None
    after: Block | None = None


class Diff(Record, frozen=True):
    """What changed in a story; blocks in the order of the new one, gone ones where they were."""

    headline: tuple[Words, ...] = ()
    standfirst: tuple[Words, ...] = ()
    blocks: tuple[BlockChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether readers see the same."""
        lines = (*self.headline, *self.standfirst)
        return all(line.state == "same" for line in lines) and all(
            block.state == "same" for block in self.blocks
        )


def compare(old: Story, new: Story) -> Diff:
    """What changed between two states of a story."""
    return Diff(
        headline=compare_words(old.headline, new.headline),
        standfirst=compare_words(old.standfirst, new.standfirst),
        blocks=tuple(compare_blocks(old.blocks, new.blocks)),
    )


def compare_blocks(old: Sequence[Block], new: Sequence[Block]) -> Iterator[BlockChange]:
    """What changed between two bodies."""
    pairs = match(old, new)
    came_from = {after: before for before, after in pairs.items()}
    order = rising([came_from[place] for place in range(len(new)) if place in came_from])
    told: set[int] = set()
    for place, block in enumerate(new):
        before = came_from.get(place)
        if before is None:
            yield _came(block)
            continue
        if before in order:
            yield from _gone_before(old, before, pairs, told)
        yield _stayed(old[before], block, is_moved=before not in order)
    yield from _gone_before(old, len(old), pairs, told)


def match(old: Sequence[Block], new: Sequence[Block]) -> dict[int, int]:
    """Which block became which, by place: same key, then same words, then words alike."""
    pairs: dict[int, int] = {}
    _match_equal([block.key for block in old], [block.key for block in new], pairs)
    _drop_unlike(old, new, pairs)
    _match_equal([_substance(block) for block in old], [_substance(block) for block in new], pairs)
    _match_alike(old, new, pairs)
    return pairs


def rekey(new_blocks: Sequence[Block], old_blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The new blocks with the keys of the old ones they came from; all keys differ."""
    # Keys of a freshly cleaned story are numbers in order and say nothing: words alone decide.
    pairs: dict[int, int] = {}
    texts = [_substance(block) for block in old_blocks], [_substance(block) for block in new_blocks]
    _match_equal(*texts, pairs)
    _match_alike(old_blocks, new_blocks, pairs)
    keys = {after: old_blocks[before].key for before, after in pairs.items()}
    used = {block.key for block in old_blocks}
    return tuple(
        replace(block, key=keys[place] if place in keys else _fresh(block.key, used))
        for place, block in enumerate(new_blocks)
    )


def _substance(block: Block) -> str:
    """What a block says, for comparing: pictures by what they show and where they are from.

    An entry of a live report is told from others by its time.
    """
    kind = type(block).__name__
    source = getattr(block, "src", "") or getattr(block, "address", "") or getattr(block, "at", "")
    return f"{kind}\x1f{source}\x1f{plain_text(block)}"


def _match_equal(old: Sequence[str], new: Sequence[str], pairs: dict[int, int]) -> None:
    """Pair equal things in their order, those already paired left aside."""
    taken = set(pairs.values())
    places: dict[str, list[int]] = {}
    for place in reversed(range(len(new))):
        if place not in taken:
            places.setdefault(new[place], []).append(place)
    for place, thing in enumerate(old):
        if place not in pairs and places.get(thing):
            pairs[place] = places[thing].pop()


def _drop_unlike(old: Sequence[Block], new: Sequence[Block], pairs: dict[int, int]) -> None:
    """A key that stands on another kind of block now says nothing."""
    for before, after in list(pairs.items()):
        if type(old[before]) is not type(new[after]):
            del pairs[before]


def _match_alike(old: Sequence[Block], new: Sequence[Block], pairs: dict[int, int]) -> None:
    """Pair what is left by likeness, the most alike first."""
    taken = set(pairs.values())
    left = [place for place in range(len(old)) if place not in pairs]
    right = [place for place in range(len(new)) if place not in taken]
    if len(left) * len(right) > MOST_PAIRS:
        return
    found = (
        (similarity(plain_text(old[i]), plain_text(new[j])), -abs(i - j), i, j)
        for i in left
        for j in right
        if type(old[i]) is type(new[j])
    )
    for _, _, i, j in sorted((one for one in found if one[0] >= ALIKE), reverse=True):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)


def _gone_before(
    old: Sequence[Block], until: int, pairs: dict[int, int], told: set[int]
) -> Iterator[BlockChange]:
    for place in range(until):
        if place not in pairs and place not in told:
            told.add(place)
            words = compare_words(plain_text(old[place]), "")
            yield BlockChange(state="gone", key=old[place].key, words=words, before=old[place])


def _came(block: Block) -> BlockChange:
    words = compare_words("", plain_text(block))
    return BlockChange(state="new", key=block.key, words=words, after=block)


def _stayed(before: Block, after: Block, *, is_moved: bool) -> BlockChange:
    words = compare_words(plain_text(before), plain_text(after))
    is_same = _bare(before) == _bare(after)
    state: Literal["same", "edited", "moved"] = "same" if is_same else "edited"
    if is_same and is_moved:
        state = "moved"
    return BlockChange(state=state, key=after.key, words=words, before=before, after=after)


def _bare(block: Block) -> Block:
    """A block as readers see it: its key, its place in the galley and its language do not show."""
    plain: dict[str, object] = {"key": "", "span": None}
    return replace(block, **plain, **({"language": ""} if isinstance(block, Worded) else {}))


def _fresh(key: str, used: set[str]) -> str:
    number, free = 1, key
    while free in used:
        number += 1
        free = f"{key}-{number}"
    used.add(free)
    return free
