"""Lines in their order: a story goes on for many lines, and so does what is around it."""

import math

import numpy as np

from copydesk.cleaning.model.letters import Floats


def steadied(odds: Floats, cost: float) -> Floats:
    """The chance of being story a line, given all others, where changing sides costs log odds.

    Forward and backward over a chain of two states (Rabiner 1989). Linear in the lines.
    """
    count = len(odds)
    if not count:
        return odds
    own = np.clip(odds, -30, 30).astype(np.float64).tolist()
    stay, turn = 1.0, math.exp(-cost)
    ahead = _passed(own, stay, turn)
    behind = _passed(own[::-1], stay, turn)[::-1]
    total = np.array(own) + np.array(ahead) + np.array(behind)
    chances: Floats = (1 / (1 + np.exp(-np.clip(total, -30, 30)))).astype(np.float32)
    return chances


def _passed(own: list[float], stay: float, turn: float) -> list[float]:
    """Of each line the log odds that all lines before it give it."""
    passed, given = [0.0], 0.0
    for odds in own[:-1]:
        ratio = math.exp(given + odds)
        given = math.log((stay * ratio + turn) / (turn * ratio + stay))
        passed.append(given)
    return passed
