"""CLN-09: paragraphs run together, or one broken in two."""

import re
from collections.abc import Iterator
from itertools import pairwise

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import ends_a_sentence, paragraphs, word_set
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_JOINED = re.compile(
    r"(?<![\w.@/-])(?P<last>[\w’'-]*[a-zß-öø-ÿ]{3}|\d{2,4}|[a-zß-öø-ÿ]{2}|[a-zß-öø-ÿ])"
    r"[)”\"]?[.!?][)”\"’»]?(?P<first>[“„«\"‘]?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ’']*)(?=,? [\w“„«(])"
)
_DOMAIN = re.compile(r"(?:Com|Net|Org|Io|Js|Ai|Tv|Co|Ly|Py|Info)$")
_DANGLING = re.compile(
    r"(?:,|\b(?:the|a|an|of|to|in|on|at|by|for|from|with|and|or|but|that|which|these|this|der|die"
    r"|das|den|dem|des|und|mit|von|ein|eine|für|zu|le|la|les|de|du|et|que|el|los|las|y|en|un"
    r"|une|una))$",
    re.I,
)
_CASELESS = re.compile("[\u0590-\u08ff\u3040-\u9fff]")
_OPENERS = word_set(
    "The It He She They We You In But And A An This That Der Die Das Es Er Sie Le La Les Il Elle "
    "El Los Las"
)
_LEAST, _LEAST_CASELESS = 6, 8  # words; what is shorter may be a heading


def find(story: Story, known: Known) -> Iterator[Finding]:
    """A stop with no space before the next sentence; a paragraph that goes on in the next one."""
    texts = paragraphs(story)
    for words in texts:
        joined = next((each for each in _JOINED.finditer(words.text) if _is_joined(each)), None)
        if joined is not None:
            says = "Two sentences run together without a space."
            # Sound copy has such slips too: told, not asked about, if it is one alone.
            yield CHECK.at(words, says, span=joined.span(), weight=Weight.NOTES)
    ended = [ends_a_sentence(words.text) for words in texts]
    if sum(ended) * 2 < len(texts):
        return  # verse, lists: this copy does not close its lines
    for n, (words, following) in enumerate(pairwise(texts)):
        if not ended[n] and _goes_on(words, following, all_end=sum(ended) >= len(texts) - 1):
            says = "The paragraph breaks off and goes on in the next one."
            yield CHECK.at(words, says, evidence=following.text)


def _is_joined(found: re.Match[str]) -> bool:
    last, first = found["last"], found["first"].lstrip('“„«"‘')
    if _DOMAIN.fullmatch(first) or len(last) < 2:
        return False
    before = found.string[: found.start()]
    if last[0].isupper() and first not in _OPENERS:
        return False
    if found.string[found.end() : found.end() + 1] == "(":
        return False
    return (len(last) > 2 or before.endswith(" ")) and len(before.split()) >= 2


def _goes_on(words: Words, following: Words, *, all_end: bool) -> bool:
    text, rest = words.text.strip(), following.text.strip()
    if (
        text.endswith((":", ";", "."))
        or not rest
        or rest[0] in '“„«"‘'
        or not ends_a_sentence(rest)
    ):
        return False
    count = len(text.split())
    if _CASELESS.search(text):
        return all_end and count >= _LEAST_CASELESS
    if text[:1].islower() or not text[:1].isalpha() or _is_title(text):
        return False
    if rest[0].islower():
        return count >= 2 and (count >= _LEAST or _DANGLING.search(text) is not None)
    return count >= _LEAST and (all_end or _DANGLING.search(text) is not None) and _runs_on(text)


def _is_title(text: str) -> bool:
    """Set as titles are: nearly every long word with a capital."""
    long = [word for word in text.split() if len(word) > 3]
    return len(long) >= 2 and sum(word[0].isupper() for word in long) > 0.8 * len(long)


def _runs_on(text: str) -> bool:
    return _DANGLING.search(text) is not None or len(text.split()) >= 2 * _LEAST


CHECK = Check(code="CLN-09", name="joined or broken", weight=Weight.WARNS, find=find)
