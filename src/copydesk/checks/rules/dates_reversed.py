"""TIM-03: the story was changed before it was published."""

import datetime as dt
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story


def find(story: Story, known: Known) -> Iterator[Finding]:
    """`updated` before `published`; sources that stamp the day only are taken by the day."""
    published, updated = story.published, story.updated
    if published is None or updated is None or updated >= published:
        return
    if published.date() == updated.date() and _is_day_only(updated):
        return
    says = "The story was updated before it was published."
    evidence = f"published {published:%Y-%m-%d %H:%M}, updated {updated:%Y-%m-%d %H:%M}"
    yield CHECK.about("updated", says, evidence=evidence)


def _is_day_only(at: dt.datetime) -> bool:
    return at.time() == dt.time(0, 0)


CHECK = Check(code="TIM-03", name="dates reversed", weight=Weight.WARNS, find=find)
