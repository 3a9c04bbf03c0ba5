"""FIG-01: the headline or a caption gives one number, the body another."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import captions, head, is_english, paragraphs
from copydesk.checks.tolls import Toll, agree, nominal, tolls
from copydesk.story.finding import Finding, Weight
from copydesk.story.statement import Figure
from copydesk.story.story import Story

# No report tells of so many different numbers of one fate; a list of thousands must not be
# compared with thousands. Equal numbers are found however many there are.
MOST_COMPARED = 40


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
    if not is_english(story):
        return
    told: dict[str, _Told] = {}
    for words in paragraphs(story):
        for toll in tolls(words.text):
            told.setdefault(toll.fate, _Told(words=words, first=toll.figure)).add(toll.figure)
    for words in head(story) + captions(story):
        yield from _differing(words, told)


def _differing(shown_in: Words, told: dict[str, _Told]) -> Iterator[Finding]:
    for shown in tolls(shown_in.text):
        body = told.get(shown.fate)
        if body is not None and not body.holds(shown.figure):
            yield _contradicted(shown, shown_in, body)


def _contradicted(shown: Toll, shown_in: Words, body: _Told) -> Finding:
    figure, place = body.first, shown_in.field or "caption"
    says = f"The body says “{figure.text}” {shown.fate}, the {place} “{shown.figure.text}”."
    span = (figure.span.start, figure.span.end)
    return CHECK.at(body.words, says, span=span, evidence=shown_in.text)


CHECK = Check(code="FIG-01", name="headline figure differs", weight=Weight.STOPS, find=find)
