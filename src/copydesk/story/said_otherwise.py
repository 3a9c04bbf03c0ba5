"""What the step from one wording to another touches: which facts, or nothing that is told.

Careful rather than kind: a step is harmless where every word that changed is shown to be the same
word put right (`respelled`), and numbers, dates, negations, questions and quotations are as they
were. Anything else is another wording at least.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from copydesk.story import figures_said as said
from copydesk.story.fact_words import (
    CASE_MATTERS,
    CUES,
    FUNCTION_WORDS,
    NAMES,
    OUTCOMES,
    RE_DONE,
    RELATIVE,
    SMALL,
    UNITS,
)
from copydesk.story.lexicon import lexicon
from copydesk.story.quoted import quotations
from copydesk.story.record import Record
from copydesk.story.respelled import Place, is_respelled
from copydesk.story.retyped import retyped
from copydesk.story.words import WORD, Words, compare_words

ENDS = '.!?…:“"«‘('
_HARAKAT: Final = re.compile("[\u064b-\u0652\u0670\u0640]")
_VAGUE: Final = frozenset(["few", "little", "lot", "couple", "bit"])  # "a few" is more than "few"


class Fact(StrEnum):
    """What in a story is a matter of fact, so that a change of it is told."""

    HEADLINE = "headline"
    FIGURE = "figure"
    NAME = "name"
    DATE = "date"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    SENSE = "sense"
    PASSAGE = "passage"


class Verdict(Record, frozen=True):
    """Facts that went or changed, facts that came, and whether the wording is another at all."""

    altered: frozenset[Fact] = frozenset()
    added: frozenset[Fact] = frozenset()
    is_reworded: bool = False


class Step(NamedTuple):
    """Words that went, those that came in their place, and the texts before and after these."""

    gone: str
    come: str
    before: str
    after: str


def compared(was: str, now: str, *, language: str, common: frozenset[str]) -> Verdict:
    """What the step from one text to another touches. `common` are words in small letters."""
    if was == now:
        return Verdict()
    old, new = retyped(was).text, retyped(now).text
    whole = list(_in_whole(was, now, old, new, language))
    altered = {fact for fact, is_gone in whole if is_gone}
    added = {fact for fact, is_gone in whole if not is_gone}
    is_reworded = False
    for step in steps(old, new):
        if is_harmless(step, language, common):
            continue
        gone, come = _facts(step, language, common)
        altered |= gone
        added |= come
        is_reworded = True
    if not is_reworded and not altered and not added:
        return Verdict()
    return Verdict(altered=frozenset(altered), added=frozenset(added - altered), is_reworded=True)


def steps(old: str, new: str) -> Iterator[Step]:
    """Each place where two texts differ; what only white space parts is one place."""
    at = 0
    gone = come = ""
    runs = compare_words(old, new)
    for run in (*runs, Words(state="same", text=".")):
        if run.state == "gone":
            gone += run.text
        elif run.state == "new":
            come += run.text
        elif (gone or come) and not run.text.strip() and at + len(run.text) < len(new):
            gone, come = gone + run.text, come + run.text
        elif gone or come:
            yield Step(gone, come, new[:at], new[at + len(come) :])
            at += len(come) + len(run.text)
            gone = come = ""
        else:
            at += len(run.text)


def is_harmless(step: Step, language: str, common: frozenset[str]) -> bool:
    """Whether the words that came are those that went, put right."""
    old, new = _words(step.gone), _words(step.come)
    if _letters(step.gone) == _letters(step.come):
        return _is_retyped(old, new, step, language)
    if not old or not new:
        return _is_doubled(old or new, step) or _is_small(old or new, step, language)
    if len(old) != len(new):
        return False
    places = _places(new, step, language, common)
    pairs = zip(old, new, places, strict=True)
    return all(_is_same(a, b) or is_respelled(a, b, at) for a, b, at in pairs)


def _is_same(a: str, b: str) -> bool:
    return a == b or (_letters(a) == _letters(b) and _case_is_right(a, b) and "ß" not in a + b)


def _is_retyped(old: list[str], new: list[str], step: Step, language: str) -> bool:
    """The same letters: other capitals, spaces, hyphens, apostrophes."""
    marked = _apostrophes(step.gone), _apostrophes(step.come)
    if all(marked) and marked[0] != marked[1]:
        return False  # one minister's aides are not the ministers'
    if len(old) == len(new):
        if language.startswith("de") and len(old) == 1 and _is_compound(old[0], new[0]):
            return True
        place = Place(language=language, before=_last(step.before), is_head=_is_head(step.before))
        return all(
            _case_is_right(a, b)
            and ("ß" in a + b) <= (a.count("ß") == b.count("ß") or is_respelled(a, b, place))
            for a, b in zip(old, new, strict=True)
        )
    if _is_done_again(old, new) or _is_done_again(new, old):
        return False
    fine, coarse = (old, new) if len(old) > len(new) else (new, old)
    capitals = [word for word in fine if word[0].isupper()]
    if len(capitals) < 2:
        return True
    return language.startswith("de") and "".join(coarse).casefold() in lexicon(language)


def _is_done_again(fine: list[str], coarse: list[str]) -> bool:
    """ "re-signed" for "resigned"."""
    joined = {f"re{word}" for word in RE_DONE}
    parts = {word.casefold() for word in fine} | {word.casefold() for word in coarse}
    return any(word in joined and f"re-{word[2:]}" in parts for word in parts)


def _is_compound(a: str, b: str) -> bool:
    """A German noun with and without a hyphen between its parts."""
    one, other = sorted((a, b), key=len)
    parts = other.split("-")
    is_noun = len(parts) > 1 and parts[-1].lower() in lexicon("de") and "-" not in one
    return is_noun and not any(part.lower() in NAMES for part in parts)


def _case_is_right(a: str, b: str) -> bool:
    """Whether capitals alone tell no other thing."""
    one, other = _bare(a), _bare(b)
    if one == other or one.isdecimal():
        return not _is_done_again([a], [b])
    if {one.casefold(), other.casefold()} & CASE_MATTERS:
        return False
    if one.isupper() or other.isupper():
        return len(one) > 1 or len(other) > 1 or one.casefold() == other.casefold()
    return one[1:] == other[1:] or one.replace("ß", "ss") == other.replace("ß", "ss")


def _apostrophes(text: str) -> list[int]:
    """Behind how many letters they stand."""
    return [len(_letters(text[:at])) for at, c in enumerate(text.strip()) if c == "'"]


def _is_doubled(words: list[str], step: Step) -> bool:
    """A word that stood twice."""
    if any(map(str.isdigit, "".join(words))):
        return False
    count = len(words)
    told = [word.casefold() for word in words]
    before = [word.casefold() for word in _words(step.before[-300:])][-count:]
    after = [word.casefold() for word in _words(step.after[:300])][:count]
    return told in (before, after) and not any(map(said.is_negation, words))


def _is_small(words: list[str], step: Step, language: str) -> bool:
    """An article or the like that was left out."""
    key = language.partition("-")[0]
    if len(words) != 1 or words[0].casefold() not in SMALL.get(key, ()):
        return False
    following = _first(step.after)
    return not (_is_number(following) or following.casefold() in _VAGUE)


def _places(words: list[str], step: Step, language: str, common: frozenset[str]) -> Iterator[Place]:
    before, is_head = _last(step.before), _is_head(step.before)
    for word in words:
        yield Place(language=language, before=before, is_head=is_head, common=common)
        before, is_head = word, False


def _in_whole(was: str, now: str, old: str, new: str, language: str) -> Iterator[tuple[Fact, bool]]:
    """Facts that differ in the texts as a whole, and whether one went or changed."""
    tellers: tuple[tuple[Fact, Callable[[str], Sequence[Hashable]]], ...] = (
        (Fact.FIGURE, lambda text: said.numbers(text, language)),
        (Fact.FIGURE, said.signs),
        (Fact.FIGURE, said.number_words),
        (Fact.DATE, lambda text: said.date_words(text, language)),
        (Fact.SENSE, said.negations),
    )
    for fact, tell in tellers:
        yield from _differing(fact, tell(was), tell(now))
    yield from _differing(Fact.QUOTATION, _quoted(old), _quoted(new))
    if said.questions(was) != said.questions(now):
        yield Fact.SENSE, True


def _differing(
    fact: Fact, old: Sequence[Hashable], new: Sequence[Hashable]
) -> Iterator[tuple[Fact, bool]]:
    if list(old) == list(new):
        return
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    yield fact, bool(gone) or not come


def _quoted(text: str) -> list[str]:
    """What is quoted, by its letters; what an editor left out or put in counts."""
    words = (text[span.start : span.end] for span in quotations(text))
    return [f"{_letters(one)} {one.count('[')} {one.count('...')}" for one in words]


def _facts(step: Step, language: str, common: frozenset[str]) -> tuple[set[Fact], set[Fact]]:
    """The facts in the words that went, and in those that came."""
    gone = set(_in_words(step.gone, step, language, common))
    come = set(_in_words(step.come, step, language, common))
    if come and not gone and _words(step.gone):
        gone = set(come)  # a word gave way to a fact: what stood there is not what stands now
    return gone, come


def _in_words(text: str, step: Step, language: str, common: frozenset[str]) -> Iterator[Fact]:
    words = _words(text)
    if not words:
        return
    beside = (_last(step.before), _first(step.after))
    if any(map(_is_number, beside)):
        yield Fact.FIGURE
    is_relative = any(word.casefold() in RELATIVE for word in words)
    if is_relative and any(said.is_date(word, language) for word in beside if word):
        yield Fact.DATE
    for found in WORD.finditer(text):
        word = found.group()
        if word[0].isalnum():
            yield from _in_word(word, step.before + text[: found.start()], language, common)


def _in_word(word: str, before: str, language: str, common: frozenset[str]) -> Iterator[Fact]:
    low = word.casefold()
    if _is_number(word) or low in UNITS:
        yield Fact.FIGURE
    elif said.is_date(word, language):
        yield Fact.DATE
    elif said.is_negation(word) or low in OUTCOMES:
        yield Fact.SENSE
    elif low in CUES:
        yield Fact.ATTRIBUTION
    elif is_name(word, before, common):
        yield Fact.NAME


def is_name(word: str, before: str, common: frozenset[str]) -> bool:
    """A capital within a sentence, or at its head unless the word is a common one.

    In scripts without capitals any word may be a name.
    """
    if not word[0].isalpha():
        return False
    if word[0].lower() == word[0].upper():
        return True
    if not word[0].isupper():
        return False
    low = word.casefold()
    return not (_is_head(before) and (low in common or low in FUNCTION_WORDS))


def common_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that stand in small letters somewhere in these texts."""
    return frozenset(word for text in texts for word in WORD.findall(text) if word[:1].islower())


def _is_number(word: str) -> bool:
    return any(map(str.isdigit, word)) or said.is_number_word(word)


def _is_head(before: str) -> bool:
    head = before.rstrip()
    return not head or head[-1] in ENDS


def _words(text: str) -> list[str]:
    return [word for word in WORD.findall(text) if word[0].isalnum()]


def _last(text: str) -> str:
    found = _words(text[-80:])
    return found[-1] if found and not text.rstrip().endswith(tuple(".!?;:")) else ""


def _first(text: str) -> str:
    found = _words(text[:80])
    return found[0] if found else ""


def _bare(word: str) -> str:
    """A word without marks in it."""
    return "".join(c for c in word if c.isalnum())


def _letters(text: str) -> str:
    """Letters and digits alone, with the vowel signs that are part of words, in small letters."""
    plain = _HARAKAT.sub("", unicodedata.normalize("NFC", text)).casefold()
    kept = (c for c in plain if c.isalnum() or unicodedata.category(c) in ("Mn", "Mc"))
    return "".join(str(unicodedata.decimal(c, c)) for c in kept)
