"""Training: boosted trees for "part of the story", a small network for roles."""

import itertools
from typing import Any

import lightgbm
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Arrays = dict[str, npt.NDArray[Any]]

ROUNDS = 160
TREES: dict[str, Any] = {
    "objective": "binary", "num_leaves": 24, "learning_rate": 0.07, "min_data_in_leaf": 80,
    "feature_fraction": 0.35, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 8.0,
    "max_bin": 63, "max_depth": 7, "seed": 7, "deterministic": True, "force_row_wise": True,
    "num_threads": 1, "verbose": -1,
}  # fmt: skip
_SHORT, _OF_SHORT = 2.0, 0.35  # log words; the share of such lines of furniture that is learned
_HIDDEN = (80, 40)
_EPOCHS, _BATCH, _RATE = 8, 512, 2e-3
_DROPPED, _DECAY, _FAR = 0.1, 1e-5, 6.0


def grow(measures: Floats, story: npt.NDArray[np.int8], weight: Floats) -> Arrays:
    """Trees as `copydesk.cleaning.model.trees` reads them."""
    chosen, weight = _fewer(measures, story, weight)
    lines = lightgbm.Dataset(measures[chosen], story[chosen], weight=weight[chosen])
    return _flat(lightgbm.train(TREES, lines, ROUNDS).dump_model())


def _fewer(
    measures: Floats, story: npt.NDArray[np.int8], weight: Floats
) -> tuple[npt.NDArray[np.bool_], Floats]:
    """Most lines are short links of menus: some of them, each counted for several, tell as much."""
    short = (story == 0) & (measures[:, 0] < _SHORT)
    kept = ~short | (np.random.default_rng(7).random(len(story)) < _OF_SHORT)
    return kept, np.where(short, weight / np.float32(_OF_SHORT), weight)


def _flat(model: dict[str, Any]) -> Arrays:
    """All nodes in one row: both children of a node stand side by side, a leaf names itself."""
    column: list[int] = []
    bound: list[float] = []
    child: list[int] = []
    roots: list[int] = []
    deepest = 0
    for tree in model["tree_info"]:
        roots.append(len(column))
        column.append(0)
        bound.append(0.0)
        child.append(len(child))
        waiting = [(tree["tree_structure"], roots[-1], 0)]
        while waiting:
            node, at, depth = waiting.pop()
            deepest = max(deepest, depth)
            if "leaf_value" in node:
                bound[at] = node["leaf_value"]
                continue
            column[at], bound[at], child[at] = node["split_feature"], node["threshold"], len(column)
            for side in ("left_child", "right_child"):
                column.append(0)
                bound.append(0.0)
                child.append(len(child))
                waiting.append((node[side], len(column) - 1, depth + 1))
    return {
        "column": np.array(column, np.int16), "bound": np.array(bound, np.float32),
        "child": np.array(child, np.int32), "roots": np.array(roots, np.int32),
        "depth": np.array([deepest], np.int32),
    }  # fmt: skip


class Network:
    """A network with two hidden layers, taught by Adam; lines with several roles open count as
    right when the chances of all of them together are high.
    """

    def __init__(self, columns: int, roles: int, seed: int = 1) -> None:
        self._random = np.random.default_rng(seed)
        sizes = (columns, *_HIDDEN, roles)
        self.weights = [
            (self._random.standard_normal(pair) * np.sqrt(2 / pair[0])).astype(np.float32)
            for pair in itertools.pairwise(sizes)
        ]
        self.offsets = [np.zeros(size, np.float32) for size in sizes[1:]]
        self._all = [*self.weights, *self.offsets]
        self._mean = [np.zeros_like(one) for one in self._all]
        self._square = [np.zeros_like(one) for one in self._all]
        self._steps = 0

    def teach(self, measures: Floats, allowed: Floats, weight: Floats) -> Arrays:
        """The arrays that `copydesk.cleaning.model.network` reads."""
        mean, spread = measures.mean(axis=0), measures.std(axis=0) + 1e-3
        values = np.clip((measures - mean) / spread, -_FAR, _FAR).astype(np.float32)
        for epoch in range(_EPOCHS):
            order = self._random.permutation(len(values))
            rate = _RATE * 0.5 * (1 + np.cos(np.pi * epoch / _EPOCHS)) + 1e-5
            for start in range(0, len(order), _BATCH):
                some = order[start : start + _BATCH]
                self._step(values[some], allowed[some], weight[some], rate)
        arrays = {"mean": mean.astype(np.float32), "spread": spread.astype(np.float32)}
        for number, (weights, offset) in enumerate(zip(self.weights, self.offsets, strict=True)):
            arrays[f"weights{number}"] = weights.astype(np.float16)
            arrays[f"offset{number}"] = offset
        return arrays

    def _step(self, values: Floats, allowed: Floats, weight: Floats, rate: float) -> None:
        layers, masks = [values], []
        for weights, offset in zip(self.weights[:-1], self.offsets[:-1], strict=True):
            kept = self._random.random((len(values), len(offset)), dtype=np.float32) > _DROPPED
            mask = kept * (layers[-1] @ weights + offset > 0) / np.float32(1 - _DROPPED)
            layers.append((layers[-1] @ weights + offset) * mask)
            masks.append(mask)
        out = layers[-1] @ self.weights[-1] + self.offsets[-1]
        powers = np.exp(out - out.max(axis=1, keepdims=True))
        chances = powers / powers.sum(axis=1, keepdims=True)
        wanted = chances * allowed
        wanted /= np.maximum(wanted.sum(axis=1, keepdims=True), 1e-9)
        slope = (chances - wanted) * weight[:, None] / len(values)
        slopes_w, slopes_o = [], []
        for number in range(len(self.weights) - 1, -1, -1):
            slopes_w.insert(0, layers[number].T @ slope + _DECAY * self.weights[number])
            slopes_o.insert(0, slope.sum(axis=0))
            if number:
                slope = (slope @ self.weights[number].T) * masks[number - 1]
        self._move([*slopes_w, *slopes_o], rate)

    def _move(self, slopes: list[Floats], rate: float) -> None:
        """Adam (Kingma and Ba 2015), with its usual constants."""
        self._steps += 1
        for one, slope, mean, square in zip(
            self._all, slopes, self._mean, self._square, strict=True
        ):
            mean *= 0.9
            mean += 0.1 * slope
            square *= 0.999
            square += 0.001 * slope * slope
            ahead = mean / (1 - 0.9**self._steps)
            one -= rate * ahead / (np.sqrt(square / (1 - 0.999**self._steps)) + 1e-8)
