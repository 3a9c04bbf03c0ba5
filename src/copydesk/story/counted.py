"""Figures with what they count and where, so that two tellings of one count can be compared.

Two counts are of one thing by fate or noun, unit, group, place and time, never by their order.
English only: other languages give counts without scope, which match by their words alone.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from copydesk.story.blocks import Span
from copydesk.story.fates import fates_in
from copydesk.story.figures import figures, word_set
from copydesk.story.record import Record, replace
from copydesk.story.sentence import sentences
from copydesk.story.statement import Figure

_CLAUSE = re.compile(r"[,;:.!?–—]\s|\b(?:and|while|but|as|after|with|when)\b")
_NOT_COUNTED = re.compile(
    r"[- ]?(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|nights?|times|miles?|km\b"
    r"|kilomet|met(?:er|re)|degrees|am\b|pm\b|a\.m|p\.m|o’clock)|/|-\d",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_EMPTY: Final = word_set(
    "a an the of in on at by to for from with and or but as that which who whom whose this these"
    " those it its they their them he she his her we our i my you your is are was were be been"
    " being has have had do does did will would could should may might must can not no said say"
    " says saying told according reported reports least more than about around some nearly almost"
    " over under up only also just still now then there here after before when while during since"
    " until into out off onto against between among through all both each other others another"
    " number numbers total people person persons s statement spokesman spokeswoman officials"
    " official police ministry governor agency one two three four five six seven eight nine ten"
    " eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty"
    " forty fifty sixty seventy eighty ninety hundred thousand million billion dozen dozens"
    " monday tuesday wednesday thursday friday saturday sunday"
)
_FATED: Final = word_set(
    "kill kills killed killing dead death deaths die died dies toll lives life lost left injured"
    " injure wounded wound hurt missing arrested detained evacuated displaced homeless fatalities"
    " casualties bodies body victims victim perished drowned slain stood rose risen climbed"
)
# Those that are a part of the people whom a toll counts, however it is told.
_GROUPS: Final = word_set(
    "child woman man girl boy baby civilian soldier fighter militant rebel insurgent gunman troop"
    " officer policeman guard firefighter rescuer medic nurse doctor journalist foreigner tourist"
    " student pupil pensioner driver crew pilot migrant refugee inmate prisoner protester"
    " demonstrator villager worker passenger patient resident"
)
_WIDE: Final = re.compile(
    r"\b(?:nationwide|countrywide|worldwide|across the (?:country|nation|north|south|region|world)"
    r"|in the (?:country|nation|region)|in all|overall|in total|altogether"
    r"|(?:north|south|east|west) and (?:north|south|east|west))\b",
    re.I,
)
_PLACE: Final = re.compile(
    r"\b(?:in|near|at|outside|around|off|of)\s(?:the\s)?"
    r"((?:[A-ZÀ-Þ][\w’'-]+\s?){1,3}|(?:capital|north|south|east|west)\b)"
)
_PARTLY: Final = re.compile(
    r"\b(?:alone|among them|including|of (?:them|whom|those|these|the)|among the)\b", re.I
)
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|spring"
    "|summer|autumn|winter"
)
_LONG: Final = re.compile(
    rf"\b(?:since (?:{_MONTH}|\d{{4}}|last|early|late|mid|then|the (?:start|beginning|outbreak))"
    r"|(?:so far )?this (?:year|month|season)"
    r"|(?:over|in|during) the (?:past|last) \w+ (?:weeks|months|years))\b",
    re.I,
)
_PAST: Final = re.compile(
    rf"\b(?:in|on|of|since|between|from) (?:\w+ )?((?:{_MONTH})(?: \d{{4}})?|1[5-9]\d\d|20\d\d)\b"
    r"|\b(last (?:year|month|week|spring|summer|autumn|winter))\b"
    r"|\b((?:years?|months?|weeks?|decades?) (?:ago|earlier|before))\b"
    rf"|\b(earlier|previous|another|separate|similar|once)\b"
)

_LONGEST: Final = 400  # characters of a sentence or clause that are read
_EVERYWHERE: Final = "*"
_MONTHS: Final = word_set(_MONTH.replace("|", " ").lower())
_IRREGULAR: Final = {
    "people": "people",
    "men": "man",
    "women": "woman",
    "children": "child",
    "police": "police",
    "policemen": "policeman",
    "gunmen": "gunman",
    "firemen": "fireman",
    "lives": "life",
}


class Count(Record, frozen=True):
    """A figure with its sentence: what it counts, which part of it, where and over what time.

    `words` are the sentence's content words, by their stems; `start` is where the sentence begins
    in its text. `group` is "" for people at large, `since` "" for the event itself, `long_ago` of
    another time than the story's. `block` is the key of its block, `field` the name of its field.
    """

    figure: Figure
    sentence: str
    start: int
    words: frozenset[str]
    fate: str = ""
    nouns: frozenset[str] = frozenset()
    group: str = ""
    places: frozenset[str] = frozenset()
    since: str = ""
    long_ago: bool = False
    is_part: bool = False
    block: str = ""
    field: str = ""

    @property
    def kinds(self) -> tuple[str, ...]:
        """By what it is looked up: its fate, or each noun it counts, or its unit."""
        if self.fate:
            return (self.fate,)
        return tuple(sorted(self.nouns)) or ((self.figure.unit,) if self.figure.unit else ())


def counts(text: str, *, block: str = "", field: str = "") -> list[Count]:
    """The counts of a text, in order; spans of time and distances are none."""
    numbers = [each for each in figures(text) if _is_count(text, each)]
    if not numbers:
        return []
    starts, parts = zip(*sentences(text), strict=True)
    edges = [edge.span() for edge in _CLAUSE.finditer(text)]
    fates = fates_in(text)
    known: dict[int, Count] = {}  # a sentence of many figures is read once
    return [
        replace(
            _count(each, (starts, parts), known),
            block=block,
            field=field,
            fate=_fate(fates, _clause(each.span, edges, len(text))),
        )
        for each in numbers
    ]


def _is_count(text: str, figure: Figure) -> bool:
    is_number = re.match(r"0\d", figure.text) is None  # "0491" is one of a list, not a count
    return is_number and _NOT_COUNTED.match(text, figure.span.end) is None


def _count(
    figure: Figure, told: tuple[Sequence[int], Sequence[str]], known: dict[int, Count]
) -> Count:
    starts, parts = told
    n = max(0, bisect_right(starts, figure.span.start) - 1)
    if n not in known:
        known[n] = _of_sentence(parts[n], starts[n], figure)
    common = known[n]
    at, end = figure.span.start - starts[n], figure.span.end - starts[n]
    nouns = _nouns(figure)
    return replace(
        common,
        figure=figure,
        nouns=nouns,
        group=min(nouns & _GROUPS, default=""),
        is_part=_PARTLY.search(parts[n][max(0, at - 25) : end + 40]) is not None,
    )


def _of_sentence(sentence: str, start: int, figure: Figure) -> Count:
    """What all counts of one sentence have in common."""
    head = sentence[:_LONGEST]
    since = _since(head)
    return Count(
        figure=figure,
        sentence=sentence.strip(),
        start=start + len(sentence) - len(sentence.lstrip()),
        words=content_words(head),
        places=_places(head),
        since=since,
        long_ago=since != "" and _LONG.search(head) is None,
    )


def content_words(text: str) -> frozenset[str]:
    """The words of a text that tell it from others, by their stems."""
    found = (stem(word) for word in _WORD.findall(text.lower().replace("’", "'")))
    return frozenset(word for word in found if word not in _EMPTY and word not in _FATED)


def stem(word: str) -> str:
    """A word without the ending of a plural or a possessive."""
    word = word.removesuffix("'s").removesuffix("'")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _clause(span: Span, edges: Sequence[tuple[int, int]], length: int) -> Span:
    """From the edge before a figure to that after it, if they are near."""
    before = [end for _, end in edges[: _first_edge(edges, span.start)][-1:]]
    place = _first_edge(edges, span.end)
    last = edges[place][0] if place < len(edges) else length
    first = before[0] if before else 0
    start, end = max(first, span.start - _LONGEST), min(last, span.end + _LONGEST)
    return Span(start=start, end=end)


def _fate(fates: Sequence[tuple[int, int, str]], clause: Span) -> str:
    """The first fate told of in a clause, or "" for none."""
    place = bisect_left(fates, (clause.start, 0, ""))
    if place < len(fates) and fates[place][1] <= clause.end:
        return fates[place][2]
    return ""


def _first_edge(edges: Sequence[tuple[int, int]], place: int) -> int:
    return bisect_right(edges, (place, 0))


def _nouns(figure: Figure) -> frozenset[str]:
    words = (stem(word) for word in _WORD.findall(figure.counts.lower()) if len(word) > 1)
    return frozenset(word for word in words if word not in _EMPTY and word not in _FATED)


def _places(sentence: str) -> frozenset[str]:
    if _WIDE.search(sentence):
        return frozenset(_EVERYWHERE)
    found = (word for place in _PLACE.findall(sentence) for word in place.lower().split())
    return frozenset(stem(word) for word in found if word not in _EMPTY and word not in _MONTHS)


def _since(sentence: str) -> str:
    found = _LONG.search(sentence) or _PAST.search(sentence)
    return found.group().lower() if found is not None else ""
