"""FIG-02: a count that should only grow is lower than in the version before; others that moved."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.counting import counted, thing, words_of_count
from copydesk.checks.reading import is_english
from copydesk.story.counted import Count
from copydesk.story.finding import Finding, Weight
from copydesk.story.recounted import Relation, pairs
from copydesk.story.story import Story


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Against `known.earlier`: counts of one thing in one scope that fell; others that moved.

    A fall of which a new notice of the source tells is a note, as are figures that only rose.
    """
    if known.earlier is None or not is_english(story):
        return
    is_told = len(story.sent_notices) > len(known.earlier.sent_notices)
    said: set[tuple[str, str]] = set()
    for before, after, how in pairs(counted(known.earlier), counted(story), versions=True):
        mark = (after.block + after.field, after.sentence)
        if mark not in said and (how in ("fell", "moved") or (how == "rose" and not after.fate)):
            said.add(mark)
            yield _finding(before, after, how, is_told=is_told)


def _finding(before: Count, after: Count, how: Relation, *, is_told: bool) -> Finding:
    was, now = before.figure.text, after.figure.text
    is_fall = how == "fell"
    if is_fall and thing(after):
        says = f"The number of {thing(after)} fell since the version before: {now}, was {was}."
    else:
        says = f"“{was}” has become “{now}” since the version before."
    if is_fall and is_told:
        says += " A notice came with it."
    weight = None if is_fall and not is_told and after.fate != "missing" else Weight.NOTES
    words = words_of_count(after)
    return CHECK.at(words, says, evidence=before.sentence, weight=weight)


CHECK = Check(code="FIG-02", name="figure changed", weight=Weight.WARNS, find=find, version=2)
