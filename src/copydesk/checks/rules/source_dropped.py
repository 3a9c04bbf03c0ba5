"""ATT-06: a statement stands as fact that was laid to somebody, or that never had a source."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import is_english, outside_quotations, paragraphs
from copydesk.story.accounts import is_attributed
from copydesk.story.counted import content_words
from copydesk.story.fates import fate_of
from copydesk.story.figures import figures
from copydesk.story.finding import Finding, Weight
from copydesk.story.record import Record
from copydesk.story.sentence import sentences
from copydesk.story.statement import Statement
from copydesk.story.story import Story

_UNSAID: Final = re.compile(
    r"\b(?:(?:is|are|was|were)\s(?:now\s|widely\s|generally\s)?(?:believed|thought|said|understood"
    r"|rumou?red|alleged|presumed|feared)\sto|apparently|reportedly|allegedly|supposedly)\b",
    re.I,
)
_ACT: Final = re.compile(
    r"\b(?:fired|launched|planted|hit|struck|attacked|ordered|paid|bribed|stolen|set on fire|armed"
    r"|shot|shell\w*|rocket\w*|bomb\w*)\b",
    re.I,
)
_LEAST, _HELD, _COVERED = 3, 0.75, 0.4  # words shared; shares of the later and the earlier words
_LONGEST = 600  # characters of a sentence that are read


class _Sentence(Record, frozen=True):
    text: str
    start: int
    block: str
    words: frozenset[str]
    is_attributed: bool


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Words of which `known.earlier` said whose they are and this version does not; and "believed
    to be", "apparently" of a figure or an act in a sentence that names nobody."""
    if not is_english(story):
        return
    own = _sentences(story, known.statements)
    if known.earlier is not None:
        yield from _dropped(_sentences(known.earlier, known.earlier_statements), own, known)
    for each in own:
        found = _UNSAID.search(each.text)
        if found is not None and not each.is_attributed and _is_grave(each.text):
            says = f"“{found.group()}”: nobody is named who says so."
            yield CHECK.at(_words(each), says)


def _is_grave(text: str) -> bool:
    return bool(fate_of(text) or figures(text)) or _ACT.search(text) is not None


def _words(each: _Sentence) -> Words:
    return Words(text=each.text, block=each.block, offset=each.start)


def _sentences(story: Story, statements: tuple[Statement, ...]) -> list[_Sentence]:
    laid = [(s.block, s.content_span.start, s.content_span.end) for s in statements if s.speaker]
    spans: dict[str, list[tuple[int, int]]] = {}
    for block, start, end in laid:
        spans.setdefault(block, []).append((start, end))
    return [
        _sentence(words, start, text, spans.get(words.block, ()))
        for words in paragraphs(story)
        for start, text in sentences(words.text)
    ]


def _sentence(words: Words, start: int, text: str, laid: Sequence[tuple[int, int]]) -> _Sentence:
    start += len(text) - len(text.lstrip())
    text = text.strip()[:_LONGEST]
    unsaid = _UNSAID.search(text)
    place, end = start + (unsaid.start() if unsaid else 0), start + len(text)
    # A wish or a call told in passing lays no more than its own words to somebody.
    is_laid = any(
        first <= place < last if unsaid else 2 * (min(end, last) - max(start, first)) >= len(text)
        for first, last in laid
    )
    return _Sentence(
        text=text,
        start=start,
        block=words.block,
        words=content_words(outside_quotations(text)),
        is_attributed=is_laid or is_attributed(text),
    )


def _dropped(before: list[_Sentence], after: list[_Sentence], known: Known) -> Iterator[Finding]:
    """Each sentence without a source that tells what one with a source told before."""
    standing = {each.text for each in before}
    laid = [each for each in before if each.is_attributed]
    places: dict[str, list[int]] = {}
    for place, each in enumerate(laid):
        for word in each.words:
            places.setdefault(word, []).append(place)
    for n, each in enumerate(after):
        if each.is_attributed or each.text in standing or len(each.words) < _LEAST:
            continue
        shared = Counter(p for word in each.words for p in places.get(word, ())[:20])
        was = next((laid[p] for p, k in shared.most_common(1) if _is_told(each, laid[p], k)), None)
        if was is not None and not _is_kept(was, each, after[max(0, n - 1) : n + 2]):
            whose = _whose(was, known)
            says = f"The version before laid this to {whose or 'somebody'}; now it stands as fact."
            yield CHECK.at(_words(each), says, evidence=was.text)


def _is_told(each: _Sentence, was: _Sentence, shared: int) -> bool:
    return (
        shared >= _LEAST
        and shared >= _HELD * len(each.words)
        and shared >= _COVERED * len(was.words)
    )


def _is_kept(was: _Sentence, each: _Sentence, near: list[_Sentence]) -> bool:
    """Whether a sentence beside it says whose it is: with a word of the old one that it lacks."""
    source = was.words - each.words
    return any(other.is_attributed and (source & other.words) for other in near)


def _whose(was: _Sentence, known: Known) -> str:
    end = was.start + len(was.text)
    said = (s for s in known.earlier_statements if s.block == was.block and s.speaker)
    near = (s for s in said if s.content_span.start < end and was.start < s.content_span.end)
    return next((s.name or s.speaker for s in near), "")


CHECK = Check(code="ATT-06", name="source dropped", weight=Weight.NOTES, find=find)
