"""COM-09: the story is longer than is checked."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.story.extent import LONGEST_READ
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Ledger and checks have read only the first part; an editor has to read the rest."""
    if not known.is_whole:
        says = f"Only the first {LONGEST_READ:,} characters were checked; read the rest yourself."
        yield CHECK.about("blocks", says)


CHECK = Check(code="COM-09", name="too long to check", weight=Weight.STOPS, find=find)
