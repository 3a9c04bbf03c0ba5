"""FIG-04: one quantity stands in the story with two magnitudes or units."""

import re
from collections import defaultdict
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import captions, head, paragraphs, word_set
from copydesk.story.finding import Finding, Weight
from copydesk.story.record import Record
from copydesk.story.story import Story

_SCALES = (
    (3, "thousand tausend mille mil k"),
    (6, "million millions millionen mio millón millones m mn mln"),
    (9, "billion billions milliarde milliarden milliard milliards mrd bn mld b"),
    (12, "trillion trillions billionen tn"),
)
_SCALE = {word: f"10^{n}" for n, words in _SCALES for word in words.split()}
_UNITS = (
    ("length", "kilometres kilometers kilometre kilometer km"),
    ("length", "miles mile"),
    ("length", "metres meters metre meter"),
    ("length", "feet foot"),
    ("weight", "tonnes tons tonne ton"),
    ("weight", "kilograms kilogrammes kilos kg"),
    ("weight", "pounds lbs"),
    ("weight", "grams grammes"),
    ("area", "hectares hectare"),
    ("area", "acres acre"),
)
_UNIT = {word: (kind, words.split()[0]) for kind, words in _UNITS for word in words.split()}
_WORD = "|".join(sorted({*_SCALE, *_UNIT}, key=len, reverse=True))
_FIGURE = re.compile(
    rf"(?<![\w.,-])[$€£]?(?P<n>\d{{1,4}}(?:[.,]\d{{1,3}})?)[\s\u00a0-]?"
    rf"(?P<w>mil millones|{_WORD})(?!\w)",
    re.I,
)
_CONTENT = re.compile(r"[^\W\d_]{4,}")
_EDGE = re.compile(r"[.;!?:]\s|\s(?:and|while|but|und|et|y)\s")
_EMPTY = word_set(
    "that this with from have been were will would more than about which their said says last year"
    " years million billion crowns dollars euro euros pounds company market total nearly almost "
    "over"
    " some into after before most also only around worth people cost costs paid millions billions"
    " worldwide global value price market revenue sales industry growth annual annually users"
    " wird wurde werden haben seit sind dans pour avec plus sera para como está"
)
_NEAR = 60


class _Said(Record, frozen=True):
    """A number with its magnitude or unit, where it stands, and the words about it."""

    number: str
    kind: str
    scale: str
    words: Words
    span: tuple[int, int]
    about: frozenset[str]


def find(story: Story, known: Known) -> Iterator[Finding]:
    """The same digits twice, near a word they share, once millions and once billions."""
    before: dict[tuple[str, str], list[_Said]] = defaultdict(list)
    for words in head(story) + paragraphs(story) + captions(story):
        for said in _said(words):
            others = before[said.number, said.kind]
            other = next(
                (o for o in others if o.scale != said.scale and o.about & said.about), None
            )
            if other is not None:
                told = other.words.text[slice(*other.span)]
                says = f"The story says “{told}” and “{words.text[slice(*said.span)]}”."
                yield CHECK.at(words, says, span=said.span, evidence=other.words.text)
            if len(others) < 20:
                others.append(said)


def _said(words: Words) -> Iterator[_Said]:
    for found in _FIGURE.finditer(words.text):
        word = found["w"].lower()
        kind, scale = ("", "10^9") if word == "mil millones" else _kind(word)
        yield _Said(
            number=found["n"].replace(",", "."), kind=kind, scale=scale, words=words,
            span=found.span(), about=_about(found),
        )  # fmt: skip


def _kind(word: str) -> tuple[str, str]:
    return ("", _SCALE[word]) if word in _SCALE else _UNIT[word]


def _about(found: re.Match[str]) -> frozenset[str]:
    """The telling words of the clause on either side."""
    text = found.string
    left = _EDGE.split(text[max(0, found.start() - _NEAR) : found.start()])[-1]
    right = _EDGE.split(text[found.end() : found.end() + _NEAR])[0]
    near = {word.lower() for word in _CONTENT.findall(f"{left} {right}")}
    return frozenset(near - _EMPTY - set(_SCALE) - set(_UNIT))


CHECK = Check(code="FIG-04", name="two magnitudes", weight=Weight.WARNS, find=find)
