"""Boosted trees, read with numpy: how likely each line is to be part of the story.

A tree is three rows of numbers (column asked, bound, first child) with its leaves among them; all
trees of a level are walked at once. Lines the first trees are sure of are not asked further.
"""

import numpy as np
import numpy.typing as npt

from copydesk.cleaning.model.features import Floats

# After so many trees, lines surer than this (log odds) are left: found on the development pages.
_FIRST = 40
_SURE = 4.0


class Trees:
    """A trained ensemble. `column`, `bound` and `child` are flat; `roots` are where trees begin.

    A leaf points to itself and its `bound` is what it adds to the log odds.
    """

    def __init__(
        self,
        *,
        column: npt.NDArray[np.generic],
        bound: npt.NDArray[np.generic],
        child: npt.NDArray[np.generic],
        roots: npt.NDArray[np.generic],
        depth: int,
    ) -> None:
        self._column = column.astype(np.int32)
        self._bound = bound.astype(np.float32)
        self._child = child.astype(np.int32)
        self._roots = roots.astype(np.int32)
        self._depth = depth
        self._is_leaf = self._child == np.arange(len(self._child))

    def odds(self, table: Floats) -> Floats:
        """Log odds a row."""
        found = self._sum(table, self._roots[:_FIRST])
        unsure = np.flatnonzero(np.abs(found) < _SURE)
        if len(unsure) and len(self._roots) > _FIRST:
            found[unsure] += self._sum(table[unsure], self._roots[_FIRST:])
        return found

    def _sum(self, table: Floats, roots: npt.NDArray[np.int32]) -> Floats:
        rows = np.arange(len(table))[:, None] * table.shape[1]
        flat = table.ravel()
        node = np.broadcast_to(roots, (len(table), len(roots)))
        for _ in range(self._depth):
            asked = flat[rows + self._column[node]]
            step = (asked > self._bound[node]) & ~self._is_leaf[node]
            node = self._child[node] + step
        added: Floats = self._bound[node].sum(axis=1)
        return added


def chance(odds: Floats) -> Floats:
    """Log odds as probabilities."""
    found: Floats = (1 / (1 + np.exp(-np.clip(odds, -30, 30)))).astype(np.float32)
    return found
