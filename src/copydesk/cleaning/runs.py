"""Runs of bare text: which of what stands apart from the main text belongs to it.

What follows a story on its page reads like stories too: teasers, comments, other pages' openings.
No element tells them apart, but the furniture between does.
"""

import itertools
import math
from collections.abc import Iterable

from copydesk.cleaning.proof import Proof
from copydesk.story.story import Role

# What surrounds a story. Labels, adverts and pictures stand inside it as well.
_AROUND = frozenset(
    {Role.COMMENT, Role.PROMO, Role.PROMPT, Role.LEGAL, Role.NAVIGATION, Role.BIOGRAPHY}
    | {Role.TICKER}
)
_SURELY_NONE = 0.4
# Found on the development captures: what being small beside the main text counts, what furniture
# between, and what a run has in its favour.
_SMALL, _BETWEEN, _FAVOUR = 0.5, 0.7, 1.0
_LEAST = 0.01


def joined(proof: Proof, body: list[int]) -> list[int]:
    """The lines of the main text, and of the runs that are sure enough for where they stand."""
    runs = _runs(body)
    if len(runs) < 2:
        return body
    words = {number: max(1, len(proof.text(number).split())) for number in body}
    weights = [sum(words[number] for number in run) for run in runs]
    main = weights.index(max(weights))
    around = _around(proof, frozenset(body))
    kept: list[int] = []
    for at, run in enumerate(runs):
        first, last = (runs[main][-1], run[0]) if at > main else (run[-1], runs[main][0])
        between = around[last] - around[first] if at != main else 0
        share = weights[at] / weights[main]
        sure = _odds(proof, run, words)
        if sure + _SMALL * math.log(share) - _BETWEEN * math.log1p(between) + _FAVOUR >= 0:
            kept += run
    return kept


def _runs(body: list[int]) -> list[list[int]]:
    """Lines that stand right under one another."""
    runs: list[list[int]] = []
    for number in body:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _around(proof: Proof, body: frozenset[int]) -> list[int]:
    """Of each line how many above it are a page's furniture."""
    reads_like = proof.reading.furniture()
    unlikely = (proof.reading.story < _SURELY_NONE).tolist()
    found = (
        unlikely[number] and number not in body and (proof.role(number) or role) in _AROUND
        for number, role in enumerate(reads_like)
    )
    return list(itertools.accumulate(map(int, found), initial=0))


def _odds(proof: Proof, run: Iterable[int], words: dict[int, int]) -> float:
    """The log odds that a run is of the story; longer lines count more."""
    total = sum(words[number] for number in run)
    likely = sum(words[number] * float(proof.reading.story[number]) for number in run) / total
    likely = min(max(likely, _LEAST), 1 - _LEAST)
    return math.log(likely / (1 - likely))
