"""How sure cleaning is of what it kept: of every block by its key, of every field by its name."""

from collections.abc import Iterable, Iterator, Mapping

from copydesk.cleaning.proof import Proof
from copydesk.cleaning.shot import Shot, confidence_of
from copydesk.story.blocks import Block, Picture
from copydesk.story.story import Confidence, Dateline, Story

# Found by its form, before the first sentence.
_OF_DATELINE = 0.9
_OF_DATA = 0.6
_OF_COPY = 0.95


def of_blocks(
    proof: Proof, blocks: Iterable[Block], shots: Mapping[str, Shot]
) -> Iterator[Confidence]:
    """A confidence for each block: of a picture its own, else how likely its lines are story."""
    likely = proof.likely_by_key()
    for block in blocks:
        shot = shots.get(block.key)
        if shot is not None:
            yield confidence_of(shot, block.key)
        elif isinstance(block, Picture):
            yield Confidence(of=block.key, value=_OF_DATA, why="sent beside the copy")
        elif proof.is_copy:
            yield Confidence(of=block.key, value=_OF_COPY, why="sent as copy")
        elif block.key in likely:
            value = likely[block.key]
            yield Confidence(of=block.key, value=round(value, 2), why="reads like the story")
        else:
            yield Confidence(of=block.key, value=_OF_DATA, why="stands among the story's lines")


def of_fields(story: Story, known: tuple[Confidence, ...]) -> Iterator[Confidence]:
    """What the head says of its fields, and the rest of the fields that are not empty."""
    yield from known
    told = {each.of for each in known}
    if isinstance(story.dateline, Dateline):
        yield Confidence(of="dateline", value=_OF_DATELINE, why="where datelines stand")
    for name in ("language", "section", "subjects", "slugline", "truncated"):
        if getattr(story, name) and name not in told:
            yield Confidence(of=name, value=_OF_DATA, why="sent or in the page's data")
