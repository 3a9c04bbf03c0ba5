"""Two texts compared word by word, in any script, in bounded time."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Literal

from copydesk.story.record import Record

LETTER = r"[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"
# Words of letters and digits; each character of a script written without spaces; white space;
# any other character alone. A figure such as 240,000 is one word. Together they are the whole text.
WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"
    rf"|{LETTER}(?:{LETTER}|[\u0300-\u036f\u064b-\u065f]|[’'.,-](?={LETTER}))*"
    r"|\s+|.",
    re.DOTALL,
)
# What a comparison may cost, in pairs of equal words that difflib has to look at: it bounds the
# time to about a second. A stretch beyond it is told as one piece out, one piece in.
BUDGET = 4_000_000
MOST_WORDS = 50_000
DEEPEST = 12


class Words(Record, frozen=True):
    """A run of words that stayed, went or came."""

    state: Literal["same", "gone", "new"]
    text: str


def compare_words(old: str, new: str) -> tuple[Words, ...]:
    """How one text became another: what is same and gone is the old, same and new the new."""
    if old == new:
        return (Words(state="same", text=old),) if old else ()
    before, after = WORD.findall(old), WORD.findall(new)
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    middle = _middle(before[head : len(before) - tail], after[head : len(after) - tail])
    start = Words(state="same", text="".join(before[:head]))
    end = Words(state="same", text="".join(before[len(before) - tail :]))
    return _joined((start, *middle, end))


def similarity(old: str, new: str) -> float:
    """How alike two texts are in their words, 0 to 1, whatever the order of these."""
    before, after = _bag(old), _bag(new)
    if not before or not after:
        return float(old == new)
    return 2 * len(before & after) / (len(before) + len(after))


def _bag(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in WORD.findall(text) if word.strip())


def _shared(before: list[str], after: list[str]) -> int:
    count = 0
    for one, other in zip(before, after, strict=False):
        if one != other:
            break
        count += 1
    return count


def _middle(before: list[str], after: list[str]) -> Iterable[Words]:
    if len(before) > MOST_WORDS or len(after) > MOST_WORDS:
        return _replaced(before, after)
    return _between(before, after, budget=[BUDGET], depth=0)


def _between(
    before: list[str], after: list[str], *, budget: list[int], depth: int
) -> Iterator[Words]:
    """Stretches between words that stand once on either side; these hold the rest in place."""
    anchors = _anchors(before, after) if depth < DEEPEST else []
    if not anchors:
        yield from _closely(before, after, budget)
        return
    i = k = 0
    for j, m in (*anchors, (len(before), len(after))):
        yield from _between(before[i:j], after[k:m], budget=budget, depth=depth + 1)
        yield Words(state="same", text="".join(before[j : j + 1]))
        i, k = j + 1, m + 1


def _anchors(before: list[str], after: list[str]) -> list[tuple[int, int]]:
    """Places of words that stand once in both, as far as they come in the same order."""
    counts, others = Counter(before), Counter(after)
    places = {word: place for place, word in enumerate(after) if others[word] == 1}
    pairs = [
        (place, places[word])
        for place, word in enumerate(before)
        if counts[word] == 1 and word in places
    ]
    kept = rising([other for _, other in pairs])
    return [pair for pair in pairs if pair[1] in kept]


def rising(numbers: list[int]) -> set[int]:
    """The longest rising part of a list of different numbers."""
    tails: list[int] = []
    ends: list[int] = []
    behind: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(tails, number)
        tails[at : at + 1] = [number]
        ends[at : at + 1] = [place]
        behind.append(ends[at - 1] if at else -1)
    kept: set[int] = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        kept.add(numbers[place])
        place = behind[place]
    return kept


def _closely(before: list[str], after: list[str], budget: list[int]) -> Iterator[Words]:
    counts, others = Counter(before), Counter(after)
    pairs = sum(count * others[word] for word, count in counts.items() if not word.isspace())
    budget[0] -= pairs * (1 + min(len(before), len(after)) // 8)
    if budget[0] < 0:
        yield from _replaced(before, after)
        return
    matcher = SequenceMatcher(str.isspace, before, after, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield Words(state="same", text="".join(before[i:j]))
        else:
            yield from _replaced(before[i:j], after[k:m])


def _replaced(before: list[str], after: list[str]) -> Iterator[Words]:
    yield Words(state="gone", text="".join(before))
    yield Words(state="new", text="".join(after))


def _joined(pieces: Iterable[Words]) -> tuple[Words, ...]:
    """Runs without empty ones, neighbours of one state as one."""
    made: list[Words] = []
    for piece in pieces:
        if not piece.text:
            continue
        if made and made[-1].state == piece.state:
            piece = Words(state=piece.state, text=made.pop().text + piece.text)
        made.append(piece)
    return tuple(made)
