"""CLN-08: a paragraph comes twice, or nearly."""

from collections import Counter
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words, cut_whole
from copydesk.checks.reading import paragraphs, words_of
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_LEAST = 12  # shorter ones may be refrains or headings that come back
_RUN = 4
_ALIKE = 0.85  # of the words, counted with their number; the bench's sound stories stay below 0.8


def find(story: Story, known: Known) -> Iterator[Finding]:
    """The later of two paragraphs that share nearly all words; pull quotes are not paragraphs."""
    seen: dict[tuple[str, ...], int] = {}
    earlier: list[tuple[Words, Counter[str]]] = []
    for words in paragraphs(story):
        tokens = words_of(words.text)
        is_code = "{" in words.text and "}" in words.text
        if len(tokens) < _LEAST or is_code:
            continue
        runs = [tuple(tokens[n : n + _RUN]) for n in range(len(tokens) - _RUN + 1)]
        bag = Counter(tokens)
        twin = _twin(runs, bag, seen, earlier)
        if twin is not None:
            says = "The paragraph stands in the story twice, or nearly."
            is_same = words.text.split() == twin.text.split()
            fix = cut_whole(words) if is_same else None
            yield CHECK.at(words, says, evidence=twin.text, fix=fix)
            continue
        for run in runs:
            seen.setdefault(run, len(earlier))
        earlier.append((words, bag))


def _twin(
    runs: list[tuple[str, ...]],
    bag: Counter[str],
    seen: dict[tuple[str, ...], int],
    earlier: list[tuple[Words, Counter[str]]],
) -> Words | None:
    shared = Counter(seen[run] for run in runs if run in seen)
    for place, _ in shared.most_common(3):
        words, other = earlier[place]
        if (bag & other).total() >= _ALIKE * max(bag.total(), other.total()):
            return words
    return None


CHECK = Check(code="CLN-08", name="paragraph twice", weight=Weight.WARNS, find=find)
