"""TIM-07: the source's time for using the copy is over."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story


def find(story: Story, known: Known) -> Iterator[Finding]:
    """`expires` is past."""
    if story.expires is not None and story.expires <= known.now:
        says = f"The copy expired at {story.expires:%Y-%m-%d %H:%M}."
        yield CHECK.about("expires", says, evidence=f"checked {known.now:%Y-%m-%d %H:%M}")


CHECK = Check(code="TIM-07", name="expired", weight=Weight.STOPS, find=find)
