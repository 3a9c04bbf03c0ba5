"""FIG-01: the headline or a caption gives one number, the body another."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import (
    captions,
    head,
    is_english,
    paragraphs,
    primary_language,
    word_set,
    words_of,
)
from copydesk.checks.tolls import Toll, agree, tolls
from copydesk.story.fates import nominal
from copydesk.story.figures import figures
from copydesk.story.finding import Finding, Weight
from copydesk.story.sentence import sentences
from copydesk.story.statement import Figure
from copydesk.story.story import Story

# No report tells of so many different numbers of one fate; a list of thousands must not be
# compared with thousands. Equal numbers are found however many there are.
MOST_COMPARED = 40
_LEAST_SLIP, _MOST_READ = 100, 60
_GREAT, _SHARED, _LETTERS = 1e5, 2, 3  # an amount; words of a headline a sentence must have
_JOINING = word_set("the and for with from over into after its his her has had was are will that")
_FURTHER = (" more", " further", " other", " weitere", " autres", " más")
_LANGUAGES = ("en", "de", "fr", "es")


@dataclass
class _Told:
    """What the body tells of one fate: where first, which numbers, the first different ones."""

    words: Words
    first: Figure
    numbers: set[float] = field(default_factory=set)
    compared: dict[str, Figure] = field(default_factory=dict)

    def add(self, figure: Figure) -> None:
        if len(self.compared) < MOST_COMPARED:
            self.compared.setdefault(figure.text, figure)
        self.numbers.add(nominal(figure))

    def holds(self, shown: Figure) -> bool:
        is_told = nominal(shown) in self.numbers
        return is_told or any(agree(shown, figure) for figure in self.compared.values())


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Tolls shown above the copy or under a picture for which the body tells only other numbers.

    The finding stands where the body tells its number; the words it contradicts are evidence.
    """
    language = "en" if is_english(story) else primary_language(story)
    if language not in _LANGUAGES:
        return
    told: dict[str, _Told] = {}
    for words in paragraphs(story):
        for toll in tolls(words.text, language):
            told.setdefault(toll.fate, _Told(words=words, first=toll.figure)).add(toll.figure)
    contradicted = False
    for words in head(story) + captions(story):
        for finding in _differing(words, told, language):
            contradicted = True
            yield finding
    if not contradicted:
        yield from _slipped(story) or _amount(story)


def _slipped(story: Story) -> list[Finding]:
    """A number of the headline that the body tells of the same thing ten or a hundred times so
    great or small, and nowhere as it stands: a digit was lost or won."""
    shown = [each for each in figures(story.headline) if nominal(each) >= _LEAST_SLIP]
    if not shown:
        return []
    body = [
        (words, each) for words in paragraphs(story)[:_MOST_READ] for each in figures(words.text)
    ]
    told = {nominal(each) for _, each in body}
    for figure in shown:
        value = nominal(figure)
        wrong = (
            {value * by for by in (10, 100, 1000, 0.1, 0.01, 0.001)} if value not in told else set()
        )
        for words, each in body:
            if nominal(each) in wrong:
                says = f"The body says “{each.text}”, the headline “{figure.text}”."
                span = (each.span.start, each.span.end)
                weight = Weight.WARNS
                return [CHECK.at(words, says, span=span, evidence=story.headline, weight=weight)]
    return []


def _amount(story: Story) -> list[Finding]:
    """The one great amount of the headline, which the body nowhere tells, while it tells another
    in a sentence of the same words: "Firm fined 30m", "The firm was fined 13m crowns"."""
    shown = [each for each in figures(story.headline) if nominal(each) >= _GREAT]
    if len(shown) != 1:
        return []
    body = [
        (words, each)
        for words in paragraphs(story)[:_MOST_READ]
        for each in figures(words.text)
        if nominal(each) >= _GREAT
    ]
    if any(agree(shown[0], each) or agree(each, shown[0]) for _, each in body):
        return []
    topic = _topic(story.headline)
    for words, each in body:
        begin, told = _around(words.text, each.span.start)
        alone = sum(begin <= one.span.start < begin + len(told) for w, one in body if w is words)
        if alone == 1 and len(topic & _topic(told)) >= _SHARED:
            says = f"The body says “{each.text}”, the headline “{shown[0].text}”."
            span = (each.span.start, each.span.end)
            evidence = story.headline
            return [CHECK.at(words, says, span=span, evidence=evidence, weight=Weight.WARNS)]
    return []


def _topic(text: str) -> set[str]:
    words = [word.lower() for word in words_of(text) if len(word) >= _LETTERS and word.isalpha()]
    return {word[:5] for word in words if word not in _JOINING}


def _around(text: str, at: int) -> tuple[int, str]:
    return next(
        ((start, each) for start, each in sentences(text) if start <= at < start + len(each)),
        (0, ""),
    )


def _differing(shown_in: Words, told: dict[str, _Told], language: str) -> Iterator[Finding]:
    for shown in tolls(shown_in.text, language):
        if shown_in.text[shown.figure.span.end :].startswith(_FURTHER):
            continue  # "Two more die" says nothing of all
        body = told.get(shown.fate)
        if body is not None and not body.holds(shown.figure):
            yield _contradicted(shown, shown_in, body)


def _contradicted(shown: Toll, shown_in: Words, body: _Told) -> Finding:
    figure, place = body.first, shown_in.field or "caption"
    says = f"The body says “{figure.text}” {shown.fate}, the {place} “{shown.figure.text}”."
    span = (figure.span.start, figure.span.end)
    return CHECK.at(body.words, says, span=span, evidence=shown_in.text)


CHECK = Check(code="FIG-01", name="headline figure differs", weight=Weight.STOPS, find=find)
