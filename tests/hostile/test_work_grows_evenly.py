"""Four times the copy is at most some five times the work, whatever the copy holds."""

import datetime as dt
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from copydesk.checks import CHECKS
from copydesk.checks.check import Known
from copydesk.checks.run import check
from copydesk.ledger.record import record
from copydesk.story.blocks import Block, Heading, Paragraph, Picture, Quote, plain_text
from copydesk.story.extent import LONGEST_READ, as_read
from copydesk.story.finding import Weight
from copydesk.story.record import replace
from copydesk.story.story import Story

KNOWN = Known(now=dt.datetime(2026, 11, 23, tzinfo=dt.UTC))
SMALL = 60  # figures; more than any check compares with one another
MOST_GROWTH = 5.0
MOST = 2 * LONGEST_READ


def one_line(words: str) -> Callable[[int], Story]:
    """A headline and a body that say the same words so many times, with rising numbers."""

    def made(count: int) -> Story:
        body = " ".join(words.format(n + 7) for n in range(count))
        headline = " ".join(words.format(70_000 + n) for n in range(count))
        return story(headline, (Paragraph(key="p", text=body),))

    return made


def many_blocks(words: str) -> Callable[[int], Story]:
    """As many paragraphs and as many captions, each with a number of its own."""

    def made(count: int) -> Story:
        told = (Paragraph(key=f"p{n}", text=words.format(n + 7)) for n in range(count))
        shown = (Picture(key=f"c{n}", caption=words.format(n + 70_000)) for n in range(count))
        return story("Storm on the coast", (*told, *shown))

    return made


def story(headline: str, blocks: tuple[Block, ...]) -> Story:
    """An English story without anything else."""
    return Story(language="en", headline=headline, blocks=blocks)


def without_language(made: Callable[[int], Story]) -> Callable[[int], Story]:
    """The same where nobody says what language it is in."""
    return lambda count: replace(made(count), language="")


def calls(act: Callable[[], object]) -> int:
    """How many functions are called, ours and the library's: the same in every run."""
    count = 0

    def seen(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count


SHAPES = {
    "bare numbers": one_line("{}"),
    "tolls in one sentence": one_line("{} killed"),
    "tolls in sentences": one_line("{} were killed."),
    "quotations": one_line("“We have counted all {} of them,” said Ana Ruis."),
    "ranges": one_line("between {0} and {0} people were injured"),
    "paragraphs and captions": many_blocks("{} were killed."),
    "no language": without_language(many_blocks("The ferry had sailed {} times, and it was full.")),
    "alike paragraphs": many_blocks("The harbour master said that the ferry had sailed {} times."),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_checks_work_in_proportion_to_the_copy(shape: str) -> None:
    small, large = SHAPES[shape](SMALL), SHAPES[shape](4 * SMALL)

    def looked(at: Story) -> Callable[[], object]:
        return lambda: [sum(1 for _ in check.find(at, KNOWN)) for check in CHECKS]

    looked(small)()  # what is kept from the first time on is not counted
    assert calls(looked(large)) <= MOST_GROWTH * calls(looked(small))


@pytest.mark.parametrize("shape", SHAPES)
def test_the_ledger_works_in_proportion_to_the_copy(shape: str) -> None:
    small, large = SHAPES[shape](SMALL), SHAPES[shape](4 * SMALL)
    record(small)
    assert calls(lambda: record(large)) <= MOST_GROWTH * calls(lambda: record(small))


def test_a_number_told_late_among_thousands_is_still_found() -> None:
    told = one_line("{} killed.")(1_000).blocks
    check = next(one for one in CHECKS if one.code == "FIG-01")
    assert not list(check.find(story("998 killed in the storm", told), KNOWN))
    assert list(check.find(story("93,456 killed in the storm", told), KNOWN))


def test_of_a_story_longer_than_any_only_the_first_part_is_checked_and_that_is_said() -> None:
    told = many_blocks("In all {} boats were counted on Monday, the harbour master said.")(20_000)
    findings = check(told, KNOWN)
    (said,) = (one for one in findings if one.code == "COM-09")
    assert said.weight is Weight.STOPS
    assert "COM-09" not in {one.code for one in check(story("Storm", told.blocks[:100]), KNOWN)}


def test_a_story_longer_than_any_takes_no_more_work_than_its_first_part() -> None:
    told = many_blocks("{} were killed.")
    record(told(SMALL))
    assert calls(lambda: record(told(20_000))) <= 2 * calls(lambda: record(told(10_000)))


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(key="p", text="One. " * MOST),
        Quote(key="q", text="a" * MOST),
        Heading(key="h", text="a" * MOST),
    ],
)
def test_of_a_block_that_is_longer_than_all_that_is_read_the_first_part_is(block: Block) -> None:
    (read,) = as_read(story("", (block,))).blocks
    assert plain_text(block).startswith(plain_text(read))
    assert 0 < len(plain_text(read)) <= LONGEST_READ
