"""TIM-05: "on Monday" in a story that says nowhere which Monday."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import captions, is_english, listed, prose
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_DAYS = "Mon|Tues|Wednes|Thurs|Fri|Satur|Sun"
_RELATIVE = re.compile(
    rf"\b(?:{_DAYS})day\b(?!s)(?!,? (?:the )?\d)(?!,? [A-Z][a-z]{{2,8}}\.? \d)"
    r"|\b(?i:yesterday|tomorrow|tonight|overnight|today)\b(?!['’]s\b)"
    r"|\b(?i:(?:last|next|this|earlier this|later this|the past|the previous) (?:week(?:end)?"
    r"|month|year"
    rf"|night|morning|evening|afternoon|summer|winter|spring|autumn|fall|(?:{_DAYS})day))\b"
    r"|\b(?i:\w+ (?:days?|weeks?|months?) ago)\b"
)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """One finding a story: all its relative days, at the first of them."""
    has_anchor = story.published or story.updated or (story.dateline and story.dateline.day)
    if has_anchor or not is_english(story):
        return
    found: list[tuple[Words, re.Match[str]]] = [
        (words, day)
        for words in prose(story) + captions(story)
        for day in _RELATIVE.finditer(words.text)
    ]
    if found:
        words, first = found[0]
        days = list(dict.fromkeys(day.group() for _, day in found))
        times = "a day" if len(found) == 1 else f"days {len(found)} times"
        says = f"The copy names {times}, and nothing says of which week."
        yield CHECK.at(words, says, span=first.span(), evidence=listed(days))


CHECK = Check(code="TIM-05", name="day without a date", weight=Weight.STOPS, find=find)
