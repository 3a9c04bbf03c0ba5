"""Numbers in English copy, in digits or words, read as intervals.

"Nearly six" is 5 to 6, "at least eight" 8 to nothing. Dates, years, times of day and ordinals are
no figures. One pass over the text; no figure overlaps another.
"""

import re
from collections.abc import Iterator
from typing import Final

from copydesk.story.blocks import Span
from copydesk.story.statement import Figure


def word_set(words: str) -> frozenset[str]:
    """A list of words, written as one string, as a set."""
    return frozenset(words.split())


_ONES: Final = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS: Final = {
    word: 20 + 10 * n
    for n, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    )
}
_SCALES: Final = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12,
}
_SHORT_SCALES: Final = {"m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3}
_VAGUELY: Final[dict[str, tuple[float, float | None]]] = {
    "a couple": (2.0, 3.0),
    "a few": (3.0, 9.0),
    "several": (3.0, 9.0),
    "dozens": (24.0, None),
    "scores": (40.0, None),
    "hundreds": (100.0, None),
    "thousands": (1e3, None),
    "tens of thousands": (2e4, None),
    "hundreds of thousands": (1e5, None),
    "millions": (1e6, None),
}

_NEARLY = "nearly|almost|close to|just under|approaching|not quite"
_BELOW = (
    "less than|fewer than|under|below|up to|as many as|as much as|at most|no more than"
    "|not more than|a maximum of"
)
_ABOUT = "about|around|some|roughly|approximately|approx\\.?|an estimated|circa|ca\\.|more or less"
_ABOVE = (
    "at least|more than|over|above|upwards? of|no fewer than|no less than|not less than|exceeding"
    "|a minimum of|in excess of|well over"
)
_WORD = "|".join([*_ONES, *_TENS])
_SCALE = "|".join(_SCALES)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d\d){1,6},\d{3}|\d+(?:\.\d+)?"
_IN_WORDS = (
    rf"(?:(?:{_WORD})(?:[ -](?:{_WORD}))?|half an?|an?(?= (?:{_SCALE})\b)"
    rf"|several(?= (?:{_SCALE})\b))"
    rf"(?:[ -](?:and )?(?:{_SCALE})(?:(?: and)?[ -](?:{_WORD})(?:[ -](?:{_WORD}))?)?)*"
)
_NUMBER = rf"(?:{_DIGITS})(?:[ -](?:{_SCALE})|(?:m|mn|bn|tn|k)\b)?|\b(?:{_IN_WORDS})\b"
_MONEY = r"(?:(?:US|A|C|HK|NZ|S)?\$|€|£|¥|₹|Rs\.? ?|(?:USD|EUR|GBP|AED|SAR|CHF|JPY|CNY|INR) ?)"
_UNIT = (
    r"%|per ?cent\b|percentage points?\b|dollars?\b|euros?\b|pounds\b|yen\b|yuan\b|rupees?\b"
    r"|dirhams?\b|riyals?\b|rubles?\b|roubles?\b|francs\b"
)
_FORM: Final = re.compile(
    rf"(?:\b(?:(?P<between>between)|(?P<hedge>{_NEARLY}|{_BELOW}|{_ABOUT}|{_ABOVE}|from)) )?"
    rf"(?P<money>{_MONEY})?(?P<first>{_NUMBER})"
    rf"(?:(?(between) and |(?: ?[–-] ?| to ))(?:{_MONEY})?(?P<second>{_NUMBER}))?"
    rf"(?P<more> or more\b|-plus\b|\+)?(?:[ -]?(?P<unit>{_UNIT}))?"
    r"|\b(?P<vague>tens of thousands|hundreds of thousands|dozens|scores|hundreds|thousands"
    r"|millions"
    r"|several|a few|a couple)\b",
    re.I,
)
# Where a figure may be at all: a digit, or a word that every figure in words has near its begin.
# Most copy is neither, and the long form above is not tried there.
_HEDGED = 32  # characters that stand before it at most, as "no fewer than $" does


def _marks() -> re.Pattern[str]:
    tails: dict[str, list[str]] = {}
    words = f"{_WORD}|{_SCALE}|half|several|few|couple|tens|dozens|scores|hundreds|thousands"
    for word in f"{words}|millions".split("|"):
        tails.setdefault(word[0], []).append(word[1:])
    begins = "".join(tails) + "".join(tails).upper() + "ſ"
    rest = "|".join(rf"(?<={letter})(?:{'|'.join(some)})\b" for letter, some in tails.items())
    return re.compile(rf"[\d{begins}](?:(?<=\d)|(?<=\b.)(?i:{rest}))")


_MARK: Final = _marks()
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust"
    r"|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_NO_FIGURE_BEFORE = re.compile(rf"(?:\b{_MONTH} |\bNo\.? ?|#|[\w/.:-]|\d,|[£$€]\d+)$")
_NO_FIGURE_AFTER = re.compile(
    rf"(?:st|nd|rd|th)\b| ?{_MONTH}(?![a-z])|:\d\d| ?[ap]\.?m\b|[\w/]|['’]s\b|[.,]\d|-(?:inch"
    rf"|foot|point)\b",
    re.I,
)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_SCALED = re.compile(rf"\b(?:{_SCALE})\b|(?<=\d)(?:mn|bn|tn|m|k)\b")
_NO_COUNT = word_set(
    "of another day one's thing can must may would should might has is was who time by way more"
    " in to at on and or but that"
)
_STOPS = word_set(
    "were was are is have has had be been being will would could can may might must do does did"
    " of in on at by from for with to into after before during since until when while as that which"
    " who and or but than then so if because near inside outside between among across over under"
    " said say says told he she it they we i you the a an this last next per each killed dead died"
    " injured wounded hurt missing arrested detained displaced homeless kill die dies"
)
_FATE = re.compile(
    r"(?: (?:were|was|are|is|have been|had been|has been|have|had|got|reported|confirmed|left))*"
    r" (killed|dead|died|die|dies|injured|wounded|hurt|missing|arrested|detained|displaced"
    r"|homeless)\b",
    re.I,
)
_COUNT_WORD = re.compile(r" ([A-Za-z][\w’'-]*)")


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text, in order."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Figure]:
    low: float | None
    high: float | None
    for form in _forms(text):
        if form.group("vague"):
            low, high = _VAGUELY.get(form.group("vague").lower(), (None, None))
        elif _is_figure(form):
            low, high = _interval(form)
        else:
            continue
        yield Figure(
            text=form.group(),
            span=Span(start=form.start(), end=form.end()),
            low=low,
            high=high,
            unit=_unit(form),
            counts=_counts(text, form.end()),
        )


def _forms(text: str) -> Iterator[re.Match[str]]:
    """What the form finds in a text, looked for only around marks of it."""
    place = 0
    while mark := _MARK.search(text, place):
        form = _FORM.search(text, max(place, mark.start() - _HEDGED))
        if form is None:
            return
        yield form
        place = form.end()


def _is_figure(form: re.Match[str]) -> bool:
    """Not a date, a time, an ordinal, a year, a part of a name, or "one" as a pronoun."""
    text, start = form.string, form.start("money" if form.group("money") else "first")
    if form.group("unit") or form.group("money"):
        return True
    if _NO_FIGURE_BEFORE.search(text[max(0, start - 12) : start]):
        return False
    after = text[form.end() : form.end() + 12]
    if not form.group("more") and _NO_FIGURE_AFTER.match(after):
        return False
    first = form.group("first")
    if _YEAR.fullmatch(first):
        return form.group("hedge") is not None and form.group("hedge").lower() != "from"
    return first.lower() != "one" or _counts_one(text, start, form.end())


def _counts_one(text: str, start: int, end: int) -> bool:
    """Whether "one" is a number there, not a pronoun."""
    if text[max(0, start - 6) : start].lower().endswith(("no ", "any ", "this ", "that ")):
        return False
    following = _COUNT_WORD.match(text, end)
    return following is not None and following.group(1).lower() not in _NO_COUNT


def _interval(form: re.Match[str]) -> tuple[float | None, float | None]:
    low = high = _value(form.group("first"))
    hedge = (form.group("hedge") or "").lower()
    if form.group("second"):
        high = _value(form.group("second"))
        if _scale(form.group("first")) == 1 and high >= 1e3 > low:
            low *= _scale(form.group("second"))
        return min(low, high), max(low, high)
    if form.group("more") or (hedge and re.fullmatch(_ABOVE, hedge)):
        return low, None
    if "several" in form.group("first").lower():
        return low, low * 3
    return _hedged(low, hedge) if hedge else (low, high)


def _hedged(told: float, hedge: str) -> tuple[float | None, float | None]:
    if re.fullmatch(_NEARLY, hedge):
        return (told - 1 if 1 < told <= 20 and told == int(told) else told * 0.9), told
    if re.fullmatch(_BELOW, hedge):
        return None, told
    return (told * 0.9, told * 1.1) if re.fullmatch(_ABOUT, hedge) else (told, told)


def _value(words: str) -> float:
    """The value of a number in digits or words: "1,200", "two dozen", "1.5 million"."""
    if words.isdecimal():
        return float(words)
    lower = words.lower().replace(" and ", " ")
    digits = re.match(r"[\d,]+(?:\.\d+)?", lower)
    if digits:
        return float(digits.group().replace(",", "")) * _scale(lower)
    total = group = 0.0
    for word in re.split(r"[ -]", lower):
        if word in _SCALES and word != "hundred":
            total, group = (total + (group or 1) * _SCALES[word]), 0.0
        elif word == "hundred":
            group = (group or 1) * 100
        elif word == "half":
            group += 0.5
        else:
            group += _ONES.get(word, 0) + _TENS.get(word, 0) + (3 if word == "several" else 0)
    return total + group


def _scale(words: str) -> float:
    found = _SCALED.search(words.lower())
    return {**_SCALES, **_SHORT_SCALES}[found.group()] if found else 1.0


def _unit(form: re.Match[str]) -> str:
    money, unit = form.group("money"), (form.group("unit") or "").lower()
    if money:
        return money.strip()
    if unit in ("%", "percent", "per cent"):
        return "%"
    return unit


def _counts(text: str, end: int) -> str:
    """What is counted: up to three words that follow, and the fate that befell them."""
    place, words = end, 0
    if text.startswith(" of ", end):
        place += 3
    start = place
    while words < 3 and (word := _COUNT_WORD.match(text, place)):
        if word.group(1).lower() in _STOPS:
            break
        place, words = word.end(), words + 1
    fate = _FATE.match(text, place)
    named = [text[start:place].strip(), fate.group(1).lower() if fate else ""]
    return " ".join(part for part in named if part)
