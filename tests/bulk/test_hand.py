"""A page that hangs or kills costs only itself."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bulk.archives import page
from copydesk.bulk.hand import Hand
from copydesk.bulk.messages import Terms
from copydesk.errors import UnreadableCapture
from wire.captured import captured

CROOKED = (sys.executable, str(Path(__file__).with_name("crooked.py")))


@pytest.fixture
def hand() -> Iterator[Hand]:
    # The grace is for a busy machine: a page takes a hundredth of it.
    made = Hand(Terms(seconds=6.0), CROOKED)
    yield made
    made.close()


def test_a_page_gives_its_story_as_a_row(hand: Hand) -> None:
    (row,), left_out = hand.read(captured(page(7), place="https://isle.example/7"))
    assert left_out == ""
    assert row.headline == "Ferry 7 sails again"
    assert row.people == ("Tomas Reed",)
    assert row.text.startswith("The harbour board of Port Anselm")
    assert (row.format, row.item, row.place) == ("page", 0, "https://isle.example/7")


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        (b"please die", "the process that read it ended (SIGSEGV)"),
        (b"please devour", "it takes more memory than a page may"),
        (b"please stumble", "unexpected: ValueError: stumbled"),
        (b"please hang", "it took longer than 6 s"),
    ],
)
def test_a_page_that_goes_wrong_is_refused_and_the_next_is_read(
    hand: Hand, order: bytes, reason: str
) -> None:
    with pytest.raises(UnreadableCapture) as refused:
        hand.read(captured(page(1) + order, place="https://isle.example/1"))
    assert refused.value.reason == reason
    assert refused.value.place == "https://isle.example/1"
    assert [row.headline for row in hand.read(captured(page(2))).stories] == ["Ferry 2 sails again"]


def test_what_is_no_copy_is_refused_with_the_lines_own_reason(hand: Hand) -> None:
    with pytest.raises(UnreadableCapture, match="a PDF file, not copy"):
        hand.read(captured(b"%PDF-1.7 and more"))
