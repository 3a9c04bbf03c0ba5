"""A small event covered live: a story and its editions, for tests of its page."""

import datetime as dt

from copydesk.story.blocks import Block, Heading, Paragraph
from copydesk.story.coverage import Coverage
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.story import Story
from press.sample import DAY, first, hours

ID = "lock-gates"
NINE = DAY + hours(9)
LEAD = Paragraph(key="lead", text="The lock gates at Tarn are being lifted out this morning.")


def entry(number: int, *, headline: str = "", text: str = "") -> tuple[Block, ...]:
    """An entry made so many minutes after nine, with its one paragraph."""
    key = f"e{number}"
    at = NINE + dt.timedelta(minutes=number)
    return (
        Heading(key=key, text=headline, kind="live-entry", at=at),
        Paragraph(key=f"{key}-1", text=text or f"Minute {number}: the crane has moved."),
    )


def told(*entries: tuple[Block, ...], coverage: Coverage | None = None) -> Story:
    """The story with its entries in this order."""
    return Story(
        headline="Live: the lock gates come out",
        standfirst="Tarn has had no traffic since Friday.",
        language="en",
        section="world",
        blocks=(LEAD, *(block for one in entries for block in one)),
        coverage=coverage or Coverage(began=NINE),
    )


def live(*entries: tuple[Block, ...], coverage: Coverage | None = None) -> Edition:
    """Its edition."""
    edition = first(ID, hours(9), told(*entries, coverage=coverage), None)
    return replace(edition, section="world")
