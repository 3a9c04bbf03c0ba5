"""IDN-04: an older version came after a newer one."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_NUMBERS = re.compile(r"\d{1,18}")


def find(story: Story, known: Known) -> Iterator[Finding]:
    """By the source's own count of versions; those that say no number pass."""
    if known.earlier is None:
        return
    here, there = _number(story), _number(known.earlier)
    if here and there and here < there:
        evidence = f"on the desk: version {known.earlier.origin.version}"
        says = f"Version {story.origin.version} came after version {known.earlier.origin.version}."
        yield CHECK.about("origin", says, excerpt=story.origin.version, evidence=evidence)


def _number(story: Story) -> tuple[int, ...]:
    return tuple(int(part) for part in _NUMBERS.findall(story.origin.version[:100]))


CHECK = Check(code="IDN-04", name="older version", weight=Weight.STOPS, find=find)
