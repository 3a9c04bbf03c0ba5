"""FIG-09: a toll that rose since the version before, or that is told of another scope."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.counting import counted, thing, words_of_count
from copydesk.checks.reading import is_english
from copydesk.story.counted import Count
from copydesk.story.finding import Finding, Weight
from copydesk.story.recounted import Relation, pairs
from copydesk.story.story import Story


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Against `known.earlier`: an update to look at, or a figure of other people, place or time."""
    if known.earlier is None or not is_english(story):
        return
    said: set[tuple[str, str]] = set()
    for before, after, how in pairs(counted(known.earlier), counted(story), versions=True):
        mark = (after.block + after.field, after.sentence)
        if mark not in said and after.fate and how in ("rose", "scope"):
            said.add(mark)
            words = words_of_count(after)
            yield CHECK.at(words, _says(before, after, how), evidence=before.sentence)


def _says(before: Count, after: Count, how: Relation) -> str:
    was, now, what = before.figure.text, after.figure.text, thing(after)
    if how == "rose":
        return f"The number of {what} has risen since the version before: {was}, now {now}."
    return f"The number of {what} is of another scope than before: “{was}” has become “{now}”."


CHECK = Check(code="FIG-09", name="toll moved on", weight=Weight.NOTES, find=find)
