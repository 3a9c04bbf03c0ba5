"""COM-04: a story without a date cannot be placed, aged or corrected."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story


def find(story: Story, known: Known) -> Iterator[Finding]:
    """No time of publication; what the copy itself offers is given as evidence."""
    if story.published is None:
        offered = story.dateline.day if story.dateline is not None else ""
        if story.updated is not None:
            offered = f"updated {story.updated:%Y-%m-%d %H:%M}"
        says = "The story has no publication date."
        yield CHECK.about("published", says, evidence=offered)


CHECK = Check(code="COM-04", name="no date", weight=Weight.STOPS, find=find)
