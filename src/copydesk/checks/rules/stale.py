"""TIM-02: old news that nothing marks as old."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_LABELS = ("archive", "archives", "from the archive", "from the archives", "evergreen", "أرشيف")


def find(story: Story, known: Known) -> Iterator[Finding]:
    """The last date is older than the house allows, and no kicker or section says archive."""
    dates = [at for at in (story.published, story.updated) if at is not None]
    if not dates or _is_labelled(story):
        return
    days = (known.now - max(dates)).days
    limit = known.house.stale_after_days
    if days > limit:
        says = f"The story is {days} days old; news counts as old after {limit}."
        yield CHECK.about("published", says, evidence=f"checked {known.now:%Y-%m-%d}")


def _is_labelled(story: Story) -> bool:
    shown = (story.kicker, story.section, *story.subjects)
    return any(label.strip().casefold() in _LABELS for label in shown)


CHECK = Check(code="TIM-02", name="stale", weight=Weight.STOPS, find=find, limit="stale_after_days")
