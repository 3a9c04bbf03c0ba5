"""FIG-01: the headline or a caption gives one number, the body another."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import captions, head, is_english, paragraphs, primary_language
from copydesk.checks.tolls import Toll, agree, tolls
from copydesk.story.fates import nominal
from copydesk.story.figures import figures
from copydesk.story.finding import Finding, Weight
from copydesk.story.statement import Figure
from copydesk.story.story import Story

# No report tells of so many different numbers of one fate; a list of thousands must not be
# compared with thousands. Equal numbers are found however many there are.
MOST_COMPARED = 40
_LEAST_SLIP, _MOST_READ = 100, 60


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
    if not is_english(story) and primary_language(story) not in ("de", "fr", "es"):
        return
    told: dict[str, _Told] = {}
    for words in paragraphs(story):
        for toll in tolls(words.text):
            told.setdefault(toll.fate, _Told(words=words, first=toll.figure)).add(toll.figure)
    contradicted = False
    for words in head(story) + captions(story):
        for finding in _differing(words, told):
            contradicted = True
            yield finding
    if not contradicted:
        yield from _slipped(story)


def _slipped(story: Story) -> Iterator[Finding]:
    """A number of the headline that the body tells of the same thing ten or a hundred times so
    great or small, and nowhere as it stands: a digit was lost or won."""
    shown = [each for each in figures(story.headline) if nominal(each) >= _LEAST_SLIP]
    if not shown:
        return
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
                yield CHECK.at(words, says, span=span, evidence=story.headline, weight=Weight.WARNS)
                return


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
