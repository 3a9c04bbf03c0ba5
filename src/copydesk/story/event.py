"""What event a story tells of, in other words than another: its names, figures and chief words.

In any language: names are known by capitals within a sentence, where the script has them; words
are compared in the form in which they are looked up (`story.folding`). Which of them tell anything
is seen when it is known how many other stories of those days have them too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from copydesk.story.blocks import plain_text
from copydesk.story.facts import DATES
from copydesk.story.folding import Word, is_unspaced, words
from copydesk.story.story import Story

MOST = 24  # terms of a story
LOOKED_AT = 1_200  # words
LEDE = 2  # paragraphs
SHORTEST = 4  # letters of a word that is neither name nor figure
IN_HEADLINE, IN_LEDE, NAMED = 2, 1, 3
# What two stories of one event share at the least: names and figures, and so many words with them;
# or so many words, where a script has no capitals or a language gives them to every noun. Found on
# the odd events of bench/likeness, as the next.
NAMES, WITH_NAMES, WORDS = 2, 4, 5
TELLS = 0.1  # of a word's weight; what nearly every story has is not counted
PLAIN = 0.5  # what a plain word tells beside a name
FEW = 2.0  # shared weight of which one is only half as sure as its share says
LIKELY = 0.16
_ENDS = '.!?…:؟۔।。！？“"«„‘('


class Term(NamedTuple):
    """A word by which an event is told; `is_name` of names and figures."""

    form: str
    shown: str
    is_name: bool


class SameEvent(NamedTuple):
    """How sure it is that two stories are of one event, and the words that say so."""

    sure: float
    shared: tuple[Term, ...]


def terms(story: Story) -> tuple[Term, ...]:
    """The words that tell the event, the most telling first, at most `MOST`."""
    weights: Counter[str] = Counter()
    shown: dict[str, str] = {}
    named: set[str] = set()
    for text, extra in _texts(story):
        for word, is_name in _telling(text):
            form = word.folded.forms[0]
            shown.setdefault(form, text[word.start : word.end])
            weights[form] += 1 + extra
            if is_name and form not in named:
                named.add(form)
                weights[form] += NAMED
    best = sorted(weights, key=lambda form: (-weights[form], form))[:MOST]
    return tuple(Term(form, shown[form], form in named) for form in best)


def compared(
    mine: Sequence[Term], theirs: Iterable[str], weights: Mapping[str, float]
) -> SameEvent:
    """Two stories by their terms; `weights` are those of mine, 0 for what every story has."""
    held = frozenset(theirs)
    shared = tuple(term for term in mine if term.form in held)
    has_names = _has_names(mine)
    values = {term.form: _value(term, has_names, weights) for term in mine}
    weight = sum(values[term.form] for term in shared)
    if not weight or _are_few(shared, has_names, weights):
        return SameEvent(0.0, shared)
    all_mine = sum(values.values())
    # Of theirs that I have not, nobody knows how rare they are: as rare as mine.
    all_theirs = weight + (len(held) - len(shared)) * all_mine / len(mine)
    share = weight / min(all_mine, all_theirs)
    return SameEvent(share * weight / (weight + FEW), shared)


def _value(term: Term, has_names: bool, weights: Mapping[str, float]) -> float:
    return weights.get(term.form, 1.0) * (PLAIN if has_names and not term.is_name else 1.0)


def _are_few(shared: Sequence[Term], has_names: bool, weights: Mapping[str, float]) -> bool:
    telling = [term for term in shared if weights.get(term.form, 1.0) > TELLS]
    if has_names:
        return sum(term.is_name for term in telling) < NAMES or len(telling) < WITH_NAMES
    return len(telling) < WORDS


def _has_names(terms: Sequence[Term]) -> bool:
    """Whether capitals tell names: some words have them, and not nearly all."""
    written = [term for term in terms if term.shown.lower() != term.shown.upper()]
    return 0 < sum(term.is_name for term in written) < 0.75 * max(len(written), 1)


def _texts(story: Story) -> Iterator[tuple[str, int]]:
    """Headline and standfirst, then blocks, with what a word counts more there."""
    yield from ((text, IN_HEADLINE) for text in (story.headline, story.standfirst) if text)
    for place, block in enumerate(story.blocks):
        yield plain_text(block), IN_LEDE if place < LEDE else 0


def _telling(text: str) -> Iterator[tuple[Word, bool]]:
    """Words that may tell an event, and whether each is a name or a figure.

    Of a name of several words the last one stands for it: that is how it is said again.
    """
    found = list(islice(words(text), LOOKED_AT))
    follows = False
    for place, word in enumerate(found):
        form = word.folded.forms[0]
        is_capital = text[word.start].isupper() and form not in DATES
        goes_on = is_capital and _goes_on(text, found, place)
        is_name = any(sign.isdecimal() for sign in form) or (
            is_capital and not goes_on and (follows or not _begins(text, found, place))
        )
        if is_name or (not goes_on and (len(form) >= SHORTEST or is_unspaced(form))):
            yield word, is_name
        follows = goes_on


def _goes_on(text: str, found: Sequence[Word], place: int) -> bool:
    """Whether the next word has a capital too and nothing stands between."""
    after = found[place + 1] if place + 1 < len(found) else None
    if after is None or text[found[place].end : after.start] != " ":
        return False
    return text[after.start].isupper() and after.folded.forms[0] not in DATES


def _begins(text: str, found: Sequence[Word], place: int) -> bool:
    """Whether a word begins a sentence, where all have capitals."""
    if place == 0:
        return True
    between = text[found[place - 1].end : found[place].start].strip()
    return between[-1:] in _ENDS and bool(between)
