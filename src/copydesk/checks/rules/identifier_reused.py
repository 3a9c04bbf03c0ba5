"""IDN-03: the source has used an identifier again, for another story."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import paragraphs, words_of
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_RUN, _LEAST = 3, 20
_KEPT = 0.05  # of the shorter text's runs of words
_ALIKE = 0.3  # of the headline's words: then it is one story, told anew


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Against `known.earlier`: neither text nor headline is kept; live reports move on and pass."""
    earlier = known.earlier
    if earlier is None or story.is_live or earlier.is_live:
        return
    own, before = _runs(story), _runs(earlier)
    if not own or not before or len(own & before) > _KEPT * min(len(own), len(before)):
        return
    head, then = set(words_of(story.headline)), set(words_of(earlier.headline))
    if len(head & then) <= _ALIKE * min(len(head), len(then)):
        says = "Under this identifier the desk has another story."
        yield CHECK.about("origin", says, excerpt=story.origin.guid, evidence=earlier.headline)


def _runs(story: Story) -> set[tuple[str, ...]]:
    tokens = [token for words in paragraphs(story) for token in words_of(words.text)]
    if len(tokens) < _LEAST:
        return set()
    return {tuple(tokens[n : n + _RUN]) for n in range(len(tokens) - _RUN + 1)}


CHECK = Check(code="IDN-03", name="identifier reused", weight=Weight.STOPS, find=find)
