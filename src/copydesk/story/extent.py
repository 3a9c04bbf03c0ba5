"""How much of a story is read closely: whatever comes, looking at it takes a bounded time."""

from copydesk.story.blocks import Block, Heading, Paragraph, Quote, plain_text
from copydesk.story.record import replace
from copydesk.story.story import Story

# Characters. All but a handful of 1,762 development pages have less, menus and comments included.
LONGEST_READ = 100_000
_LONGEST_FIELD = 10_000
_NEAR = 2_000  # before the bound a sentence is looked for that ends


def as_read(story: Story) -> Story:
    """The story as far as ledger and checks read it, the very same where that is all of it.

    Places in blocks stay as they are. Whoever reads less than all must say so: `is_whole`.
    """
    if is_whole(story):
        return story
    return replace(
        story,
        headline=story.headline[:_LONGEST_FIELD],
        standfirst=story.standfirst[:_LONGEST_FIELD],
        blocks=_first(story.blocks),
    )


def is_whole(story: Story) -> bool:
    """Whether ledger and checks read all of it."""
    longest = max(len(story.headline), len(story.standfirst))
    size = sum(len(plain_text(block)) for block in story.blocks)
    return longest <= _LONGEST_FIELD and size <= LONGEST_READ


def _first(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Whole blocks, and of the one that crosses the bound its whole sentences, if it has text."""
    room = LONGEST_READ
    for number, block in enumerate(blocks):
        size = len(plain_text(block))
        if size > room:
            return (*blocks[:number], *_begun(block, room))
        room -= size
    return blocks


def _begun(block: Block, room: int) -> tuple[Block, ...]:
    match block:
        case Heading():
            return (replace(block, text=block.text[:room]),)
        case Paragraph() | Quote():
            end = block.text.rfind(". ", max(0, room - _NEAR), room) + 1 or room
            marks = tuple(mark for mark in block.marks if mark.end <= end)
            return (replace(block, text=block.text[:end], marks=marks),)
        case _:
            return ()
