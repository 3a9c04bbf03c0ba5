"""COM-02: a slug, a file name or a wire's keyword line stands where the headline should."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.slugs import is_keyword_line, is_slug
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story


def find(story: Story, known: Known) -> Iterator[Finding]:
    """The headline reads like a name for machines or for the trade."""
    if is_slug(story.headline) or is_keyword_line(story.headline):
        says = "The headline is a slug, a file name or a keyword line, not words for readers."
        yield CHECK.about("headline", says, excerpt=story.headline)


CHECK = Check(code="COM-02", name="slug as headline", weight=Weight.STOPS, find=find)
