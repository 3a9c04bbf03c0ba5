"""FIG-02: a count that should only grow is lower than in the version before; others that moved."""

from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import head, is_english, paragraphs, words_of
from copydesk.checks.tolls import nominal, tolls
from copydesk.story.figures import figures
from copydesk.story.finding import Finding, Weight
from copydesk.story.statement import Figure
from copydesk.story.story import Story

Masked = tuple[str, ...]


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Against `known.earlier`: tolls that fell, then numbers that moved within the same words."""
    if known.earlier is None or not is_english(story):
        return
    fallen = set()
    for finding in _fallen(story, known.earlier):
        fallen.add(finding.block)
        yield finding
    yield from _moved(story, known.earlier, fallen)


def _fallen(story: Story, earlier: Story) -> Iterator[Finding]:
    before, now = _highest(earlier), _highest(story)
    for fate, (value, _, clause) in before.items():
        if fate in now and now[fate][0] < value:
            words = now[fate][1]
            says = f"The number of {fate} is lower than in the version before."
            yield CHECK.at(words, says, evidence=clause.strip())


def _highest(story: Story) -> dict[str, tuple[float, Words, str]]:
    highest: dict[str, tuple[float, Words, str]] = {}
    for words in head(story) + paragraphs(story):
        for toll in tolls(words.text):
            value = nominal(toll.figure)
            if toll.fate not in highest or value > highest[toll.fate][0]:
                highest[toll.fate] = (value, words, toll.clause)
    return highest


def _moved(story: Story, earlier: Story, fallen: set[str]) -> Iterator[Finding]:
    """Paragraphs that say the same with other numbers: a fall asks for a look, a rise is a note."""
    before = {_masked(words.text): figures(words.text) for words in paragraphs(earlier)}
    for words in paragraphs(story):
        now, then = figures(words.text), before.get(_masked(words.text), ())
        pairs = zip(then, now, strict=False)
        changed = [(a, b) for a, b in pairs if (a.low, a.high, a.unit) != (b.low, b.high, b.unit)]
        is_toll = bool(tolls(words.text))  # tolls are expected to grow; falls are told above
        if changed and not is_toll and words.block not in fallen:
            yield _told(words, *changed[0])


def _told(words: Words, then: Figure, now: Figure) -> Finding:
    fell = nominal(now) < nominal(then)
    says = f"“{then.text}” has become “{now.text}” since the version before."
    span = (now.span.start, now.span.end)
    weight = None if fell else Weight.NOTES
    return CHECK.at(words, says, span=span, evidence=then.text, weight=weight)


def _masked(text: str) -> Masked:
    """The words of a text with a sign in place of each figure."""
    masked, end = "", 0
    for figure in figures(text):
        masked += text[end : figure.span.start] + " 0 "
        end = figure.span.end
    return tuple(words_of(masked + text[end:]))


CHECK = Check(code="FIG-02", name="figure changed", weight=Weight.WARNS, find=find)
