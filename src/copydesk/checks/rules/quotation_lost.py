"""ATT-07: a quotation of the version before is gone, or has lost its marks."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.quoting import requoted
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_SAYS = {
    "lost": "A quotation of the version before is gone.",
    "unmarked": "Words that the version before quoted stand without quotation marks.",
}


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Against `known.earlier`: speech of which nothing is quoted any more; titles are no speech."""
    if known.earlier is None:
        return
    for before, _, fate in requoted(known.earlier, story):
        if fate in _SAYS:
            yield CHECK.about("", _SAYS[fate], excerpt=before.text, evidence=before.sentence)


CHECK = Check(code="ATT-07", name="quotation lost", weight=Weight.NOTES, find=find)
