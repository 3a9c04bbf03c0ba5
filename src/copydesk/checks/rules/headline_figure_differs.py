"""FIG-01: the headline or a caption gives one number, the body another."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import captions, head, is_english, paragraphs
from copydesk.checks.tolls import Toll, agree, tolls
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Tolls shown above the copy or under a picture for which the body tells only other numbers."""
    if not is_english(story):
        return
    told = [toll for words in paragraphs(story) for toll in tolls(words.text)]
    for words in head(story) + captions(story):
        yield from _differing(words, told)


def _differing(words: Words, told: list[Toll]) -> Iterator[Finding]:
    for shown in tolls(words.text):
        same = [toll for toll in told if toll.fate == shown.fate]
        if not same or any(agree(shown.figure, toll.figure) for toll in same):
            continue
        span = (shown.figure.span.start, shown.figure.span.end)
        says = f"“{shown.figure.text}” ({shown.fate}) is not what the body says."
        evidence = "; ".join(dict.fromkeys(toll.clause.strip() for toll in same[:3]))
        yield CHECK.at(words, says, span=span, evidence=evidence)


CHECK = Check(code="FIG-01", name="headline figure differs", weight=Weight.STOPS, find=find)
