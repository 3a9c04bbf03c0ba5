"""TIM-08: a role, an age or a span of time that was true when the story was told, not any more."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import everything, is_english, outside_quotations
from copydesk.story.figures import word_set
from copydesk.story.finding import Finding, Weight
from copydesk.story.sentence import sentences
from copydesk.story.story import Story

_ARCHIVE: Final = word_set("archive archives evergreen obituary history retro throwback")
_NUMBER = (
    r"(?:\d\d?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|an?"
    r"|fourteen|fifteen|twenty|thirty)"
)
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,3}"
    r"(?:st|nd|rd|th))"
)
_DAYS: Final = {"day": 2, "week": 7, "month": 31, "year": 365}
_TURNS: Final = 365  # days after which every age and every count of years is another
_NEW: Final = 120  # days for which somebody is newly in office, or on the way in or out
_TERM: Final = 700  # days after which an office may well be held by somebody else

# A span that still runs: of something that is so many weeks or years old, or goes on for so long.
_OLD: Final = re.compile(rf"(?<!\d)\b{_NUMBER}[ -](?P<unit>day|week|month|year)s?[ -]old\b", re.I)
_RUNNING: Final = re.compile(
    rf"\b(?:(?:has|have|is|are) [^.;]{{0,60}}?for (?:the past |the last |nearly |almost |about "
    rf"|more than |over )?{_NUMBER} (?P<for>day|week|month|year)s"
    rf"|(?:now )?in (?:its|their|his|her) {_ORDINAL} (?P<nth>day|week|month|year)"
    rf"|{_NUMBER} (?P<ago>day|week|month|year)s? (?:ago|from now))\b",
    re.I,
)
_AGED: Final = re.compile(
    r"\b(?:[Nn]ow|is|aged|turns?) (?P<age>\d{1,2})(?=[,.;]| and\b)(?!,\d)"
    r"|,\s(?P<app>\d{1,2}),\s(?=(?:is|has|lives|says|works|who)\b)",
)
_NEWLY: Final = re.compile(
    r"\b(?:newly|recently|freshly)[ -](?:elected|appointed|named|sworn[- ]in|installed|chosen)\b"
    r"|\b(?:president|prime minister|mayor|governor|chancellor)[- ](?:elect|designate)\b"
    r"|\b(?:outgoing|incoming|interim|caretaker|acting) (?:\w+ ){0,2}?(?:president|minister|mayor"
    r"|governor|chancellor|chief|head|director|chair\w*|leader|secretary|premier|government)\b",
    re.I,
)
_OFFICE: Final = re.compile(
    r"\b(?:Prime Minister|President|Secretary of State|Chancellor|Foreign Minister|Governor|Mayor"
    r"|(?:Defen[cs]e|Finance|Interior|Health) Minister|Secretary[- ]General|Pope|King|Queen)\s"
    r"(?!of\b)[A-Z][\w’'-]+|\b(?:the|its) (?:current|present|reigning|incumbent) \w+"
    r"|\b(?:special )?[Ee]nvoy (?:for|to) [A-Z]\w+, [A-Z]\w+"
)
# What is told of another time is as true as it was.
_THEN: Final = re.compile(
    r"\b(?:1[5-9]\d\d|20\d\d|was|were|had|then|former(?:ly)?|late|ex-\w+|at the time|when (?:he|she"
    r"|they|it)|in those days|century|until|single malt)\b",
    re.I,
)
_PAST_TENSE: Final = re.compile(
    r"\b(?:1[5-9]\d\d|20\d\d|then|former(?:ly)?|ex-\w+|the late)\b", re.I
)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """By the days between the story's day, or that of an earlier version that said the same, and
    the day it is shown; what is labelled archive shows its own day, and history stays as it is."""
    if not is_english(story) or _is_archive(story):
        return
    for words in everything(story):
        days = _days(story, words, known)
        if days < min(_DAYS.values()):
            continue
        text = outside_quotations(words.text)
        for start, sentence in sentences(text):
            span = _outdated(sentence, days)
            if span is not None:
                place = (start + span[0], start + span[1])
                says = f"That was so {_told(days)} ago; it need not be on the day shown."
                evidence = f"shown {known.now:%Y-%m-%d}"
                yield CHECK.at(words, says, span=place, evidence=evidence)


def _is_archive(story: Story) -> bool:
    shown = (story.kicker, story.section, *story.subjects)
    return any(not _ARCHIVE.isdisjoint(label.casefold().split()) for label in shown)


def _days(story: Story, words: Words, known: Known) -> int:
    """How old these words are: they may have stood in the version before under an older date."""
    dates = [at for at in (story.published, story.updated) if at is not None]
    told = max(dates) if dates else known.now
    if known.earlier is not None and known.earlier.published is not None:
        kept = any(words.text == other.text for other in everything(known.earlier))
        told = min(told, known.earlier.published) if kept else told
    return max(0, (known.now - told) // dt.timedelta(days=1))


def _outdated(sentence: str, days: int) -> tuple[int, int] | None:
    """The first words of a sentence that so many days make doubtful."""
    for form in (_OLD, _RUNNING):
        for found in form.finditer(sentence):
            unit = next(word for word in found.groupdict().values() if word).lower()
            if days >= _DAYS[unit] and not _THEN.search(sentence):
                return found.span()
    forms = ((_AGED, _TURNS, _THEN), (_NEWLY, _NEW, _PAST_TENSE), (_OFFICE, _TERM, _PAST_TENSE))
    for form, limit, then in forms:
        found_ = form.search(sentence) if days >= limit and not then.search(sentence) else None
        if found_ is not None:
            return found_.span()
    return None


def _told(days: int) -> str:
    for unit in ("year", "month", "week", "day"):
        count = days // _DAYS[unit] if unit != "day" else days
        if count:
            return f"{count} {unit}{'s' if count > 1 else ''}"
    return ""


CHECK = Check(code="TIM-08", name="no longer true", weight=Weight.WARNS, find=find)
