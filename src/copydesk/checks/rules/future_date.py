"""TIM-01: the story is dated later than now."""

import datetime as dt
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

SKEW = dt.timedelta(minutes=10)  # two clocks may differ so much without either being wrong


def find(story: Story, known: Known) -> Iterator[Finding]:
    """A date after now, unless the copy is under embargo until then."""
    fields = (("published", story.published), ("updated", story.updated))
    for field, at in fields:
        if at is None or at <= known.now + SKEW:
            continue
        if story.embargo_until is not None and at <= story.embargo_until + SKEW:
            continue
        says = f"The date {at:%Y-%m-%d %H:%M} lies in the future."
        yield CHECK.about(field, says, evidence=f"checked {known.now:%Y-%m-%d %H:%M}")


CHECK = Check(code="TIM-01", name="future date", weight=Weight.STOPS, find=find)
