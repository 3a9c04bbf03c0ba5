"""FIG-01: the headline or a caption gives one number, the body another."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import captions, head, is_english, paragraphs
from copydesk.checks.tolls import Toll, agree, tolls
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Tolls shown above the copy or under a picture for which the body tells only other numbers.

    The finding stands where the body tells its number; the words it contradicts are evidence.
    """
    if not is_english(story):
        return
    told = [(words, toll) for words in paragraphs(story) for toll in tolls(words.text)]
    for words in head(story) + captions(story):
        yield from _differing(words, told)


def _differing(shown_in: Words, told: list[tuple[Words, Toll]]) -> Iterator[Finding]:
    place = shown_in.field or "caption"
    for shown in tolls(shown_in.text):
        same = [(words, toll.figure) for words, toll in told if toll.fate == shown.fate]
        if not same or any(agree(shown.figure, figure) for _, figure in same):
            continue
        words, figure = same[0]
        says = f"The body says “{figure.text}” {shown.fate}, the {place} “{shown.figure.text}”."
        span = (figure.span.start, figure.span.end)
        yield CHECK.at(words, says, span=span, evidence=shown_in.text)


CHECK = Check(code="FIG-01", name="headline figure differs", weight=Weight.STOPS, find=find)
