"""FIG-03: the parts do not make the whole."""

import re
from collections.abc import Iterator
from itertools import pairwise

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import paragraphs, word_set
from copydesk.story.finding import Finding, Weight
from copydesk.story.sentence import sentences
from copydesk.story.story import Story

_SHARE = re.compile(
    r"(?<![\d.,+−–-])(\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|per ?cent\b|Prozent\b|pour cent\b|por "
    r"ciento\b)"
)
_OVERLAP = re.compile(
    r"\b(?<!makes )(?<!make )(?<!made )(?:r[io]se|risen|f[ae]ll(?:en|s)?|gr[eo]w\w*|up|down|(?:in"
    r"|de)creas\w+|gain\w*|lost"
    r"|los[es]+|jump\w*"
    r"|drop\w*|higher|lower|more than one|less|faster|climb\w*|slip\w*|off|discounts?|returns?"
    r"|yields?"
    r"|several answers|multiple|each|respectively|compared|versus|from \d|between|at least|growth"
    r"|reduc\w+"
    r"|sav\w+|interest|tariffs?|rates?|prices?|improv\w+|stieg\w*|gestiegen|sank\w*|mehrere|hausse"
    r"|baisse"
    r"|augment\w+|recul\w*|subi\w+|cay\w+|crec\w+|while|also|surge\w*|soar\w*|cut|year|accuracy"
    r"|mehrfach|plusieurs réponses|varias respuestas|likely|chance|score[sd]?)\b",
    re.I,
)
_SEVERAL = re.compile(
    r"\b(?:more than one|several|multiple|each|respectively|compared|versus|between|at least|up to"
    r"|r[io]se|f[ae]ll|grew|mehrere|plusieurs|varios|varias)\b",
    re.I,
)
_MAKE_UP = re.compile(
    r"\b(?:ma[dk]e up|account(?:s|ed)? for|split|divided|the (?:rest|remaining))\b"
)
_FRACTIONS = {
    "half": 50, "a third": 33.3, "one third": 33.3, "two thirds": 66.7, "a quarter": 25,
    "one quarter": 25, "three quarters": 75, "a fifth": 20, "one fifth": 20, "two fifths": 40,
    "three fifths": 60, "four fifths": 80, "a tenth": 10, "one in ten": 10,
}  # fmt: skip
_FRACTION = re.compile(rf"\b(?:{'|'.join(_FRACTIONS).replace(' ', '[ -]')})\b", re.I)
_NUMBERS = [
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
    "twenty",
]
_TENS = dict(
    zip(
        ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        range(30, 100, 10),
        strict=True,
    )
)
_VALUE = {word: n for n, word in enumerate(_NUMBERS)} | _TENS
_COUNT = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{'|'.join(_VALUE)})"
_NUMBER = re.compile(
    rf"(?<![\w.,:$€£-])({_COUNT})(?![.,:/]\d|[\w%-])(?!\s(?:per ?cent|percent|Prozent|pour cent"
    rf"|por ciento|million"
    r"|billion|years?|days?|months?|hours?|minutes?|weeks?|a\.?m|p\.?m|times|of|in \d))",
    re.I,
)
_WHOLE = re.compile(
    rf"(?:\b(?:of|among|out of)(?: the| its| their| all| these| those)?|\bvon(?: den)?|\bsur(?: "
    rf"les)?|\bde(?: los| las)"
    rf"|\bdes)\s({_COUNT})\s[^\W\d][^,;:.\d]{{1,40}}(?:,|(?=\s\d))"
    rf"|\b(?:the|all|its|their) ({_COUNT})\s[^\W\d][^,;:.\d]{{1,30}}\b(?:went|were|are|was|divided"
    rf"|fell)"
    rf"\s(?:to|split|divided|shared|between|among|into)\b"
    rf"|\b({_COUNT})\s[^\W\d][^,;:.\d]{{1,40}}(?::|,? includ(?:ed|ing|es)\b|,? comprising\b|,? "
    rf"made up of\b)",
    re.I,
)
_SPLIT = re.compile(
    rf"\b(?:split|voted|divided|(?:a )?vote of|passed|rejected)(?: it| them)?,? (?:by )?({_COUNT})"
    rf"(?:[-–]| to )({_COUNT})\b",
    re.I,
)
_ALL = re.compile(
    rf"\ball (?:of (?:its|the) )?({_COUNT}) (?:members|councillors|senators|judges|justices"
    r"|delegates|lawmakers|deputies|directors|jurors)\b",
    re.I,
)
_OTHERWISE = word_set("both also again or another other")
_OF = re.compile(r"(?:%|percent|per cent) of (?:the |its |all )?(\w+)")
_ROUNDED = 1.5  # what rounding may add to a hundred


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Shares of one whole that come to over a hundred; counts that come to more than their sum."""
    for words in paragraphs(story):
        for start, sentence in sentences(words.text):
            said = _shares(sentence) or _counts(sentence) or _votes(sentence)
            if said:
                yield _at(words, start, sentence, said)


def _at(words: Words, start: int, sentence: str, said: str) -> Finding:
    return CHECK.at(words, said, span=(start, start + len(sentence)))


def _shares(sentence: str) -> str:
    if "%" in sentence or "cent" in sentence:
        sentence = _FRACTION.sub(lambda part: f"{_share(part.group())}%", sentence)
    found = list(_SHARE.finditer(sentence))
    least = 2 if _MAKE_UP.search(sentence) else 3
    if len(found) < least or _OVERLAP.search(sentence):
        return ""
    if len({each.lower() for each in _OF.findall(sentence)}) > 1:
        return ""  # shares of several wholes
    gaps = [b.start() - a.end() for a, b in pairwise(found)]
    total = sum(float(each[1].replace(",", ".")) for each in found)
    if max(gaps) > 70 or not 100 + _ROUNDED < total < 300:
        return ""
    return f"The shares come to {total:g} percent."


def _counts(sentence: str) -> str:
    """ "Of the 40, 22 ..., 12 ... and 9": only a sum that is too great is surely wrong."""
    whole = _WHOLE.search(sentence)
    if whole is None or _SEVERAL.search(sentence):
        return ""
    total = _value(next(each for each in whole.groups() if each))
    parts = [_value(each[1]) for each in _NUMBER.finditer(sentence, whole.end())]
    joined = set(re.findall(r"[a-z]+", sentence[whole.end() :].lower()))
    if not 2 <= len(parts) <= 8 or joined & _OTHERWISE or max(parts) >= total:
        return ""
    of_one = len(parts) > 2 or re.search(r",|:", sentence[whole.end() - 1 :])
    return (
        f"The parts come to {sum(parts)}, not to {total}." if sum(parts) > total and of_one else ""
    )


def _votes(sentence: str) -> str:
    """ "Split 9 to 6 with all 17 members voting": where all voted, none is left over."""
    split, whole = _SPLIT.search(sentence), _ALL.search(sentence)
    if split is None or whole is None:
        return ""
    told, total = _value(split[1]) + _value(split[2]), _value(whole[1])
    return f"The votes come to {told}, not to {total}." if told != total else ""


def _share(fraction: str) -> float:
    return _FRACTIONS[fraction.lower().replace("-", " ")]


def _value(text: str) -> int:
    word = text.lower()
    return _VALUE[word] if word in _VALUE else int(word.replace(",", ""))


CHECK = Check(code="FIG-03", name="parts and whole", weight=Weight.WARNS, find=find)
