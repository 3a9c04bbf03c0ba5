"""FIG-06: an age, a year of birth or a span of years that do not go together."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import captions, paragraphs
from copydesk.story.finding import Finding, Weight
from copydesk.story.sentence import sentences
from copydesk.story.story import Story

_YEAR = r"(1[6-9]\d\d|20\d\d)"
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
_N = rf"(\d{{1,3}}|{'|'.join(_NUMBERS[1:])})"
_BORN = re.compile(
    rf"\b(?:born|founded|established|built|opened|geboren|gegründet|née?|fondée?|nacid[oa]"
    rf"|naci[óo]|fundad[oa])\b"
    rf"[^.;\d]{{0,40}}(?:\d{{1,2}}(?:st|nd|rd|th|\.|er)?[^.;\d]{{1,15}},?\s?)?{_YEAR}"
    rf"|\b{_YEAR}(?:\s\w+){{0,3}}\s(?:geboren\w*|gegründet\w*)"
    rf"|\(\s*\*?\s?{_YEAR}\s?[–-]\s?\d{{4}}\)",
    re.I,
)
_AGE = re.compile(
    r",\s(\d{1,3})(?=[,.]|$)|\b(\d{1,3})[- ]years?[- ]old\b|\b(?:is|was|turns|turned) "
    r"(\d{1,3})(?=[,.;]|$| (?:when|years|this|next|today|tomorrow|on)\b)"
    r"|\baged (\d{1,3})\b|\bdie[sd]?\b[^.;]{0,60}\bat (?:the age of )?(\d{1,3})\b|\b(\d{1,3})(?:st"
    r"|nd|rd|th) (?:birthday|anniversary)"
    r"|\b(?:heute|ist) (\d{1,3})\b(?!\s?(?:Prozent|Euro|Uhr|\.))|\b(\d{1,3}) Jahre alt"
    r"|\b(\d{1,3})-jährige|\bâgée? de (\d{1,3}) ans"
    r"|\b(\d{1,3}) ans\b(?=[,.])|\bde (\d{1,3}) años|\b(\d{1,3}) años de edad|\btiene (\d{1,3}) "
    r"años",
    re.I,
)
_SPAN = re.compile(
    rf"\b(?:from|between|von|zwischen|de|entre) {_YEAR} (?:to|and|until|bis|und|à|et|a|y) "
    rf"{_YEAR}(?!\d)|\b{_YEAR}\s?[–-]\s?{_YEAR}(?!\d)",
    re.I,
)
_LASTED = re.compile(
    rf"\b(?:for|in|over|lasted|served|during|after)?\s?(?<!every )(?<!some )\b{_N} (?:years(?! ago"
    rf"| old| later| earlier| before| after| of age)|Jahre\b(?! alt)"
    r"|ans\b|años\b(?! de edad))",
    re.I,
)
_ANY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_OFF = 1  # a birthday may not have come yet


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Reckoned to the story's day, and to every other year that its sentence names."""
    today = (story.published or story.updated or known.now).year
    for words in paragraphs(story) + captions(story):
        if not _ANY_YEAR.search(words.text):
            continue
        for start, sentence in sentences(words.text):
            says = _age(sentence, today) or _lasted(sentence)
            if says:
                yield CHECK.at(words, says, span=(start, start + len(sentence)))


def _group(found: re.Match[str]) -> str:
    return next(each for each in found.groups() if each)


def _age(sentence: str, today: int) -> str:
    born = _BORN.search(sentence)
    if born is None:
        return ""
    year = int(_group(born))
    ends = {int(each) for each in _ANY_YEAR.findall(sentence) if int(each) > year} | {today}
    rest = sentence[: born.start()] + "," + sentence[born.end() :]
    for age in _AGE.finditer(f"{sentence[: born.start()]}{sentence[born.end() :]}"):
        told = int(_group(age))
        if len(ends) == 1 and age.string[age.end() :].startswith(" when"):
            continue  # at a time that the sentence does not date
        if rest and all(not -_OFF <= end - year - told <= _OFF for end in ends):
            return f"Since {year} that is not {told} years."
    return ""


def _lasted(sentence: str) -> str:
    spans, told = list(_SPAN.finditer(sentence)), list(_LASTED.finditer(sentence))
    if len(spans) != 1 or len(told) != 1:
        return ""
    first, last = (int(each) for each in spans[0].groups() if each)
    word = told[0][1].lower()
    years = int(word) if word.isdigit() else _NUMBERS.index(word)
    gap = min(abs(told[0].start() - spans[0].end()), abs(spans[0].start() - told[0].end()))
    if gap > 30 or last <= first or abs(last - first - years) <= _OFF:
        return ""
    return f"From {first} to {last} is not {years} years."


CHECK = Check(code="FIG-06", name="ages and spans", weight=Weight.WARNS, find=find)
