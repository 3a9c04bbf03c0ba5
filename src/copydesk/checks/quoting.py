"""The quotations of a story, and what became of those of the version before."""

from collections.abc import Iterator

from copydesk.checks.check import Words
from copydesk.checks.reading import everything, prose
from copydesk.story.blocks import Quote
from copydesk.story.requoted import Fate, Quotation, followed, quoted, set_apart
from copydesk.story.story import Story


def quotations_of(story: Story) -> list[Quotation]:
    """All quotations of the running text, in order; words set large are those of another place."""
    found: list[Quotation] = []
    apart = {block.key: block for block in story.blocks if isinstance(block, Quote)}
    for words in prose(story):
        block = apart.get(words.block)
        if block is None:
            found += quoted(words.block, words.text)
        elif not block.pull:
            found.append(set_apart(block))
    return found


def requoted(earlier: Story, story: Story) -> Iterator[tuple[Quotation, Quotation | None, Fate]]:
    """Each quotation of the version before that does not stand as it was."""
    text = "\n".join(words.text for words in everything(story))
    return followed(quotations_of(earlier), quotations_of(story), text)


def words_of_quotation(one: Quotation) -> Words:
    """The quotation, where it stands."""
    return Words(text=one.text, block=one.block, offset=one.span.start)
