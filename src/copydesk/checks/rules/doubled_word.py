"""LNG-02: a word stands twice running."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, put
from copydesk.checks.reading import everything, is_english, primary_language, word_set
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_TWICE = re.compile(r"(?<![\w’'-])([^\W\d_]{1,30})[ \t]+(\1)(?![\w’'-])", re.I)
_RIGHT = word_set(
    "had that very no so bye ha yes well really etc do knock chop tut hush there many long far much"
    " now blah ho boom bang tick tock go win er um la da na beep pom yo dot x s p cha can up"
)
# "What it is is a mess": the clause ends, the sentence goes on with the same verb.
_WHAT_IT_IS = re.compile(
    r"\b(?:what|that|whatever|where|who|how|all)\b[^.,;!?]{0,40} (?:is|was)$", re.I
)
_CLAUSE = 64  # characters of a clause that are looked back on
_MAY = {
    "en": _RIGHT,
    "de": word_set("die das der den sie es sich so ja nein na sehr mal bla ha da was"),
    "fr": word_set("nous vous en très non oui bien ha ho si tout"),
    "es": word_set("no sí muy ja bla poco mucho casi"),
}


def find(story: Story, known: Known) -> Iterator[Finding]:
    """English, German, French and Spanish; names said twice and words that may double pass."""
    language = "en" if is_english(story) else primary_language(story)
    if language not in _MAY:
        return
    for words in everything(story):
        for found in _TWICE.finditer(words.text):
            if _WHAT_IT_IS.search(words.text[max(0, found.end(1) - _CLAUSE) : found.end(1)]):
                continue
            if not _may_double(found.group(1), found.group(2), _MAY[language]):
                says = f"The word “{found.group(2)}” stands twice running."
                first = (found.start(), found.start(2))
                yield CHECK.at(words, says, span=found.span(), fix=put(words, (first, "")))


def _may_double(first: str, second: str, right: frozenset[str]) -> bool:
    is_name = second[0].isupper() and second.lower() not in ("the", "a", "an", "in", "of", "to")
    return is_name or first.lower() in right


CHECK = Check(code="LNG-02", name="doubled word", weight=Weight.NOTES, find=find)
