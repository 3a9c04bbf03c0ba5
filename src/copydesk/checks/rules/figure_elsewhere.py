"""FIG-08: another source's story of the same event has another figure."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from copydesk.checks.check import Check, Known, Other
from copydesk.checks.counting import counted, thing, words_of_count
from copydesk.checks.reading import is_english
from copydesk.checks.telling import named, of_other_sources, told_at
from copydesk.story.counted import Count
from copydesk.story.finding import Finding, Weight
from copydesk.story.recounted import Relation, pairs
from copydesk.story.story import Story

_LATER: Final = dt.timedelta(hours=6)  # between two counts: a toll may grow meanwhile


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Counts of one thing in one scope; a toll that grew since the other story was told passes."""
    others = [one for one in of_other_sources(known) if is_english(one.story)]
    own = counted(story) if others and is_english(story) else []
    said: set[tuple[str, str]] = set()
    for other in others if own else ():
        for theirs, ours, how in pairs(counted(other.story), own):
            mark = (ours.block + ours.field, ours.sentence)
            if how in ("fell", "rose") and mark not in said and not _grew(story, other, ours, how):
                said.add(mark)
                yield _finding(other, theirs, ours)


def _grew(story: Story, other: Other, ours: Count, how: Relation) -> bool:
    at, then = told_at(story), told_at(other.story)
    if how != "rose" or not ours.fate or ours.fate == "missing" or at is None or then is None:
        return False
    return at - then > _LATER


def _finding(other: Other, theirs: Count, ours: Count) -> Finding:
    at = told_at(other.story)
    when = f" ({at:%Y-%m-%d %H:%M})" if at is not None else ""
    what = f"the number of {thing(ours)}" if thing(ours) else "this figure"
    says = f"{named(other)}{when} gives {what} as {theirs.figure.text}, not {ours.figure.text}."
    return CHECK.at(words_of_count(ours), says, evidence=theirs.sentence)


CHECK = Check(code="FIG-08", name="figure elsewhere", weight=Weight.NOTES, find=find)
