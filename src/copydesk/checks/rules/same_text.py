"""IDN-01: the same text is already on the desk under another identifier."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Other
from copydesk.checks.reading import paragraphs, words_of
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_RUN = 5
_LEAST = 20  # words; shorter copy is alike by chance
_ALIKE = 0.9  # of the runs of five words, of the longer text


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Another story with, within a few words, the same text; one item on two feeds is a note."""
    own = _runs(story) if known.others else set()
    for other in known.others:
        runs = _runs(other.story) if own else set()
        if not runs or len(own & runs) < _ALIKE * max(len(own), len(runs)):
            continue
        if _is_one_item(story, other):
            says = "The same item is on the desk already: merge the two."
            yield CHECK.about(
                "", says, excerpt=other.story.headline, evidence=other.id, weight=Weight.NOTES
            )
        else:
            says = "The same text is on the desk already, under another identifier."
            yield CHECK.about("", says, excerpt=other.story.headline, evidence=other.id)


def _is_one_item(story: Story, other: Other) -> bool:
    mine, theirs = story.origin, other.story.origin
    same_link = bool(mine.url) and mine.url == theirs.url
    return same_link or (bool(mine.guid) and mine.guid == theirs.guid)


def _runs(story: Story) -> set[tuple[str, ...]]:
    tokens = [token for words in paragraphs(story) for token in words_of(words.text)]
    if len(tokens) < _LEAST:
        return set()
    return {tuple(tokens[n : n + _RUN]) for n in range(len(tokens) - _RUN + 1)}


CHECK = Check(code="IDN-01", name="same text", weight=Weight.STOPS, find=find)
