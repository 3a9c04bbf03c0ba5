"""Where two stories of one event differ: figures and quotations, each with both passages."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import Literal

from copydesk.checks.counting import counted
from copydesk.checks.quoting import requoted
from copydesk.checks.reading import is_english
from copydesk.story.record import Record
from copydesk.story.recounted import pairs
from copydesk.story.story import Story

MOST = 8  # differences that are told of one story


class Difference(Record, frozen=True):
    """What is told otherwise: in `here` (the block is `block`) and in `there`.

    `figures` are the two figures as written, "" both where it is a quotation.
    """

    kind: Literal["figure", "quotation"]
    here: str
    there: str
    block: str = ""
    figures: tuple[str, str] = ("", "")


def differences(story: Story, other: Story) -> tuple[Difference, ...]:
    """What the other story tells otherwise, figures first, at most `MOST`.

    Figures are read in English only; quotations that one of them has not are no difference.
    """
    return tuple(islice(chain(_figures(story, other), _quotations(story, other)), MOST))


def _figures(story: Story, other: Story) -> Iterator[Difference]:
    if not (is_english(story) and is_english(other)):
        return
    for theirs, ours, how in pairs(counted(other), counted(story)):
        if how in ("fell", "rose"):
            yield Difference(
                kind="figure",
                here=ours.sentence,
                there=theirs.sentence,
                block=ours.block,
                figures=(ours.figure.text, theirs.figure.text),
            )


def _quotations(story: Story, other: Story) -> Iterator[Difference]:
    for theirs, ours, fate in requoted(other, story):
        if ours is not None and fate in ("changed", "cut"):
            yield Difference(
                kind="quotation", here=ours.sentence, there=theirs.sentence, block=ours.block
            )
