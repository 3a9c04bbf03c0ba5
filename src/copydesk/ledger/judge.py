"""Which frames are statements: a linear chain over a paragraph's frames, learned from copy.

Each frame is told by its structure, never by the topic's words: the class of its cue, what follows,
how the source was found and what it looks like. The cue's own word counts too, but was left out at
random in training (`bench/ledger/train.py`), so that words never seen do as well.
"""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec

from copydesk.errors import BadRecord
from copydesk.ledger.reading import Guess
from copydesk.ledger.who import looks
from copydesk.ledger.words import Words

MODEL: Final = "judge.json"
WORD: Final = "word "
"""What a feature begins with that names the cue's own word."""


QUOTED_LINE: Final = 0.05
"""How likely a frame is a statement at least that lays a quotation nobody else lays."""


class Judge(msgspec.Struct, frozen=True):
    """Weights for "is a statement": of features, and of what the frame before was."""

    features: dict[str, float]
    after_none: tuple[float, float]
    after_one: tuple[float, float]
    line: float

    def chances(self, guesses: Sequence[Guess]) -> list[float]:
        """How likely each frame of a paragraph is a statement, 0 to 1."""
        weights = self.features
        scores = [
            sum(weights.get(name, 0.0) for name in features(guess, n, guesses))
            for n, guess in enumerate(guesses)
        ]
        return _marginals(scores, (self.after_none, self.after_one))

    def statements(self, guesses: Sequence[Guess]) -> list[Guess]:
        """The frames that are statements."""
        chances = self.chances(guesses)
        chosen = {n for n, chance in enumerate(chances) if chance >= self.line}
        chosen |= _voiced(guesses, chances, chosen)
        return [guess for n, guess in enumerate(guesses) if n in chosen]


def _voiced(guesses: Sequence[Guess], chances: Sequence[float], chosen: set[int]) -> set[int]:
    """The likeliest frame of each quotation that no chosen one lays: such words are somebody's."""
    taken = {quote for n in chosen for quote in _quotations(guesses[n])}
    best: dict[tuple[int, int], int] = {}
    for n in sorted(range(len(guesses)), key=lambda n: -chances[n]):
        if guesses[n].frame.source is None or chances[n] < QUOTED_LINE:
            continue
        for quote in _quotations(guesses[n]):
            if quote not in taken:
                best.setdefault(quote, n)
    return set(best.values())


def _quotations(guess: Guess) -> Iterator[tuple[int, int]]:
    """The quotations that a frame would lay, each by its sentence and its place there."""
    for first, last in guess.frame.told.parts:
        for k in range(first, last + 1):
            if guess.sentence.words.kind[k] == "Q":
                yield guess.sentence.span.start, k


@cache
def judge() -> Judge:
    """The judge shipped with the package. Raises `BadRecord` where its file is damaged."""
    content = files("copydesk.ledger").joinpath(MODEL).read_bytes()
    try:
        return msgspec.json.decode(content, type=Judge)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadRecord(place=MODEL, reason=f"no judge of statements: {error}") from error


def _marginals(
    scores: Sequence[float], steps: tuple[tuple[float, float], tuple[float, float]]
) -> list[float]:
    """Chances of "yes" in a chain of two states, forward and backward in logarithms."""
    ahead: list[tuple[float, float]] = []
    for n, score in enumerate(scores):
        if n == 0:
            ahead.append((0.0, score))
            continue
        no, yes = ahead[-1]
        ahead.append((
            _either(no + steps[0][0], yes + steps[1][0]),
            _either(no + steps[0][1], yes + steps[1][1]) + score,
        ))  # fmt: skip
    found, back = [0.0] * len(scores), (0.0, 0.0)
    for n in range(len(scores) - 1, -1, -1):
        no, yes = ahead[n][0] + back[0], ahead[n][1] + back[1]
        found[n] = 1 / (1 + math.exp(min(700.0, no - yes)))
        ahead_yes = scores[n] + back[1]
        back = (
            _either(steps[0][0] + back[0], steps[0][1] + ahead_yes),
            _either(steps[1][0] + back[0], steps[1][1] + ahead_yes),
        )
    return found


def _either(one: float, other: float) -> float:
    high, low = (one, other) if one > other else (other, one)
    return high + math.log1p(math.exp(low - high))


def features(guess: Guess, n: int, guesses: Sequence[Guess]) -> list[str]:
    """What tells of a frame whether it is a statement."""
    frame, s = guess.frame, guess.sentence.words
    word, told = frame.word, frame.told.kind
    group, depth = word.groups[0], guess.sentence.depth
    who = looks(s, frame.source)
    shape = f"{frame.how} {who}"
    flags = "".join(sorted({flag[0] for flag in frame.flags}))
    names = [
        "bias",
        f"told {told}",
        f"how {frame.how}",
        f"who {who}",
        f"form {word.form} {flags}",
        f"depth {depth} {who}",
        f"shape {shape} {word.form}",
        f"shape told {frame.how} {told}",
        f"who told {who} {told}",
        f"{WORD}{word.plain}",
        f"{WORD}{word.plain} {told}",
        f"{WORD}{word.plain} {word.form}",
        f"{WORD}{word.plain} {who}",
    ]
    names += _marked(s, frame.told.parts, group)
    for each in word.groups:
        names += [
            f"group {each}",
            f"group {each} {told}",
            f"group {each} {frame.how}",
            f"group {each} {who}",
            f"group {each} {word.form} {flags}",
            f"group {each} {told} {frame.how}",
            f"group {each} {told} {who} {depth}",
        ]
    names += [f"flag {flag}" for flag in frame.flags]
    names += [f"flag {flag} {group}" for flag in frame.flags]
    names += _around(guess, n, guesses)
    return names


def _marked(s: Words, parts: Sequence[tuple[int, int]], group: str) -> list[str]:
    """Quotation marks in what would be told: at its head, or further on."""
    if not parts:
        return []
    first, last = parts[0]
    if s.kind[first] in ("Q", '"'):
        return ["opens quoted", f"opens quoted {group}"]
    if "Q" in s.kind[first : last + 1] or '"' in s.kind[first : last + 1]:
        return ["holds quoted", f"holds quoted {group}"]
    return []


def _around(guess: Guess, n: int, guesses: Sequence[Guess]) -> Iterator[str]:
    """Neighbours of a frame: those that share its sentence, its source or its words."""
    frame, s = guess.frame, guess.sentence.words
    group = frame.word.groups[0]
    first, last = frame.cue
    before = s.kind[first - 1] if first else "^"
    after = s.kind[last + 1] if last + 1 < len(s.kind) else "$"
    yield f"beside {before} {after}"
    yield f"before {before} {group}"
    yield f"after {after} {group}"
    if after == "I":
        yield f"after {s.lower[last + 1]} {group}"
    if frame.told.parts:
        size = sum(b - a + 1 for a, b in frame.told.parts)
        yield f"size {min(size, 20) // 4} {frame.told.kind}"
    if guess.sentence.speech:
        yield f"beside speech {group} {frame.told.kind}"
    for place, other in (("last", n - 1), ("next", n + 1)):
        if not 0 <= other < len(guesses) or guesses[other].sentence is not guess.sentence:
            yield f"{place} none {group}"
            continue
        its = guesses[other].frame
        yield f"{place} {its.word.groups[0]} {group}"
        yield f"{place} {its.word.groups[0]} {its.told.kind} {frame.told.kind}"
        if place == "last" and its.told.parts:
            inside = its.told.parts[-1][0] <= first <= its.told.parts[-1][1]
            yield f"inside {inside} {its.word.groups[0]} {group}"
        if place == "last" and its.source == frame.source:
            yield f"same source {frame.how} {group}"
