"""TIM-06: a time that does not say of which zone it is."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Times without an offset; they are read as UTC. Midnight sharp stands for a day."""
    for field in known.zoneless:
        says = f"The time of “{field}” says no zone; it is taken as UTC."
        yield CHECK.about(field, says, excerpt=f"{getattr(story, field):%Y-%m-%d %H:%M}")


CHECK = Check(code="TIM-06", name="time without zone", weight=Weight.WARNS, find=find)
