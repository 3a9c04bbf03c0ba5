"""RGT-01: partner copy without a word on how it may be used."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Origin, Story


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Neither the item nor the source's record carries terms; staff copy needs none."""
    if story.origin == Origin() and not story.capture and known.source is None:
        return
    terms = known.source.terms if known.source is not None else None
    by_contract = terms is not None and bool(terms.usage.strip() or terms.licence.strip())
    if not story.origin.usage_terms.strip() and not by_contract:
        says = "There is no licence and there are no usage terms for this copy."
        yield CHECK.about(
            "origin", says, excerpt=story.origin.name, evidence=story.origin.copyright
        )


CHECK = Check(code="RGT-01", name="no terms", weight=Weight.STOPS, find=find)
