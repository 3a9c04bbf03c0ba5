"""IDN-02: another story on the desk tells nearly the same in nearly the same words."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import outside_quotations, paragraphs, words_of
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_RUN, _LEAST = 5, 20
_HELD = 0.35  # of the shorter one's runs of words: copies are cut, so their union says little
_SAME = 0.9  # of the longer one's: that is the same text, another check's matter


def find(story: Story, known: Known) -> Iterator[Finding]:
    """By the share of the shorter text that the other holds; quotations, which all have, aside."""
    own = _runs(story) if known.others else set()
    for other in known.others:
        runs = _runs(other.story) if own else set()
        if not runs or other.story.origin.guid == story.origin.guid != "":
            continue
        shared = len(own & runs)
        if _HELD * min(len(own), len(runs)) <= shared < _SAME * max(len(own), len(runs)):
            share = round(100 * shared / min(len(own), len(runs)))
            says = f"Another story on the desk says {share} percent of this in the same words."
            yield CHECK.about("", says, excerpt=other.story.headline, evidence=other.id)


def _runs(story: Story) -> set[tuple[str, ...]]:
    texts = (outside_quotations(words.text) for words in paragraphs(story))
    tokens = [token for text in texts for token in words_of(text)]
    if len(tokens) < _LEAST:
        return set()
    return {tuple(tokens[n : n + _RUN]) for n in range(len(tokens) - _RUN + 1)}


CHECK = Check(code="IDN-02", name="near duplicate", weight=Weight.WARNS, find=find)
