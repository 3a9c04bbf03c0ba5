"""Training the network that reads lines with their words and their neighbours.

The same layers as `copydesk.cleaning.model.context`, taught by Adam (Kingma and Ba 2015) with
dropout (Srivastava et al. 2014), forward and backward in numpy: no other library is needed to
repeat it, and the same lessons give the same bytes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from lessons import Lesson

from copydesk.cleaning.model.context import beside
from copydesk.cleaning.model.words import KNOWN, Numbers, means

Floats = npt.NDArray[np.float32]
Arrays = dict[str, npt.NDArray[Any]]

_WIDTH, _VECTOR, _LAYERS = 64, 32, 4
_EPOCHS, _RATE, _AT_ONCE, _LONGEST = 6, 2e-3, 4096, 1500  # the last two in lines
_DROPPED, _WORDS_DROPPED, _FAR, _STEEPEST = 0.15, 0.1, 6.0, 2.0
_WARM = 30  # steps


@dataclass(frozen=True)
class _Batch:
    """Several lessons one after the other; `text` numbers them, a line."""

    values: Floats
    words: Numbers
    allowed: Floats
    story: npt.NDArray[np.int8]
    weight: Floats
    text: npt.NDArray[np.int64]


def teach(lessons: Sequence[Lesson], seed: int = 1) -> Arrays:
    """The arrays that `copydesk.cleaning.model.context` reads."""
    short = [_cut(one) for one in lessons]
    measures = np.vstack([one.measures for one in short])
    mean, spread = measures.mean(axis=0), measures.std(axis=0) + np.float32(1e-3)
    del measures
    learner = _Learner(len(mean), short[0].allowed.shape[1], seed)
    steps = _EPOCHS * sum(1 for _ in _batches(short, learner.random, mean, spread))
    for _ in range(_EPOCHS):
        for batch in _batches(short, learner.random, mean, spread):
            learner.step(batch, steps)
    return learner.arrays() | {"mean": mean, "spread": spread}


def _cut(one: Lesson) -> Lesson:
    if len(one.story) <= _LONGEST:
        return one
    held = int(one.words.counts[:_LONGEST].sum())
    return replace(
        one,
        measures=one.measures[:_LONGEST],
        words=Numbers(one.words.numbers[:held], one.words.counts[:_LONGEST]),
        allowed=one.allowed[:_LONGEST],
        story=one.story[:_LONGEST],
        weight=one.weight[:_LONGEST],
    )


def _batches(
    lessons: Sequence[Lesson], random: np.random.Generator, mean: Floats, spread: Floats
) -> Iterator[_Batch]:
    held: list[Lesson] = []
    lines = 0
    for number in random.permutation(len(lessons)).tolist():
        held.append(lessons[number])
        lines += len(held[-1].story)
        if lines >= _AT_ONCE:
            yield _joined(held, mean, spread)
            held, lines = [], 0
    if held:
        yield _joined(held, mean, spread)


def _joined(held: Sequence[Lesson], mean: Floats, spread: Floats) -> _Batch:
    values = (np.vstack([one.measures for one in held]) - mean) / spread
    words = Numbers(
        np.concatenate([one.words.numbers for one in held]),
        np.concatenate([one.words.counts for one in held]),
    )
    return _Batch(
        values=np.clip(values, -_FAR, _FAR).astype(np.float32),
        words=words,
        allowed=np.vstack([one.allowed for one in held]).astype(np.float32),
        story=np.concatenate([one.story for one in held]),
        weight=np.concatenate([one.weight for one in held]),
        text=np.repeat(np.arange(len(held)), [len(one.story) for one in held]),
    )


class _Learner:
    """The network while it learns."""

    def __init__(self, columns: int, roles: int, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        self._vectors = (0.1 * self.random.standard_normal((KNOWN, _VECTOR))).astype(np.float32)
        self._layers: dict[str, Floats] = {}
        self._add("enter", columns + _VECTOR, _WIDTH)
        for number in range(_LAYERS):
            self._add(f"around{number}", 3 * _WIDTH, _WIDTH)
            self._add(f"mixed{number}", _WIDTH, _WIDTH)
        self._add("leave", _WIDTH, 1 + roles)
        self._all = {**self._layers, "vectors": self._vectors}
        self._mean = {name: np.zeros_like(one) for name, one in self._all.items()}
        self._square = {name: np.zeros_like(one) for name, one in self._all.items()}
        self._steps = 0

    def _add(self, name: str, wide: int, narrow: int) -> None:
        reach = 1 / np.sqrt(wide)
        weights = self.random.uniform(-reach, reach, (wide, narrow))
        self._layers[f"{name}.weights"] = weights.astype(np.float32)
        self._layers[f"{name}.offset"] = np.zeros(narrow, np.float32)

    def arrays(self) -> Arrays:
        """Layers in half size; words' vectors in one byte a number."""
        scale = np.float32(np.abs(self._vectors).max() / 127)
        found: Arrays = {name: one.astype(np.float16) for name, one in self._layers.items()}
        vectors = np.rint(self._vectors / scale).astype(np.int8)
        return found | {"vectors": vectors, "scale": np.array([scale], np.float32)}

    def step(self, batch: _Batch, steps: int) -> None:
        """Learn from some lessons."""
        done = self._steps / steps
        rate = _RATE * (0.5 * (1 + np.cos(np.pi * done)) + 0.01)
        self._move(self._slopes(batch), rate * min(1.0, (self._steps + 1) / _WARM))

    def _slopes(self, batch: _Batch) -> dict[str, Floats]:
        """How the loss of a batch changes with every weight: forward, then back."""
        layers = self._layers
        words = self._some(batch.words)
        kept_words = self._kept((len(batch.story), _VECTOR))
        values = np.hstack([batch.values, means(self._vectors, words) * kept_words])
        entered = values @ layers["enter.weights"] + layers["enter.offset"]
        lines = np.maximum(entered, 0)
        passed = []
        for number in range(_LAYERS):
            around = _apart(beside(lines, 1 << number), batch.text, 1 << number)
            seen = around @ layers[f"around{number}.weights"] + layers[f"around{number}.offset"]
            kept = self._kept(seen.shape) * (seen > 0)
            seen *= kept
            passed.append((around, kept, seen))
            lines = (
                lines + seen @ layers[f"mixed{number}.weights"] + layers[f"mixed{number}.offset"]
            )
        kept = self._kept(lines.shape) * (lines > 0)
        left = lines * kept
        found = left @ layers["leave.weights"] + layers["leave.offset"]
        slopes: dict[str, Floats] = {}
        slope = _back(slopes, layers, "leave", left, _loss(found, batch)) * kept
        for number in range(_LAYERS - 1, -1, -1):
            around, kept, seen = passed[number]
            inner = _back(slopes, layers, f"mixed{number}", seen, slope) * kept
            outer = _back(slopes, layers, f"around{number}", around, inner)
            slope = slope + _together(_apart(outer, batch.text, 1 << number), 1 << number)
        slope = _back(slopes, layers, "enter", values, slope * (entered > 0))
        slopes["vectors"] = _of_words(slope[:, -_VECTOR:] * kept_words, words)
        return slopes

    def _some(self, words: Numbers) -> Numbers:
        kept = self.random.random(len(words.numbers)) >= _WORDS_DROPPED
        line = np.repeat(np.arange(len(words.counts)), words.counts)[kept]
        counts = np.bincount(line, minlength=len(words.counts))
        return Numbers(words.numbers[kept], counts)

    def _kept(self, shape: tuple[int, ...]) -> Floats:
        kept = self.random.random(shape, dtype=np.float32) >= _DROPPED
        return kept.astype(np.float32) / np.float32(1 - _DROPPED)

    def _move(self, slopes: dict[str, Floats], rate: float) -> None:
        """Adam with its usual constants; steep slopes are made flatter."""
        self._steps += 1
        steep = np.sqrt(sum(float(np.vdot(one, one)) for one in slopes.values()))
        flatter = np.float32(min(1.0, _STEEPEST / (steep + 1e-6)))
        first, second = 1 - 0.9**self._steps, 1 - 0.999**self._steps
        for name, slope in slopes.items():
            slope *= flatter
            mean, square = self._mean[name], self._square[name]
            mean *= 0.9
            mean += 0.1 * slope
            square *= 0.999
            square += 0.001 * slope * slope
            own = 2 * rate if name == "vectors" else rate
            self._all[name] -= (own / first) * mean / (np.sqrt(square / second) + 1e-8)


def _back(
    slopes: dict[str, Floats], layers: dict[str, Floats], name: str, values: Floats, slope: Floats
) -> Floats:
    """Back through a layer: what its weights get, and the slope before it."""
    slopes[f"{name}.weights"] = values.T @ slope
    slopes[f"{name}.offset"] = slope.sum(axis=0)
    before: Floats = slope @ layers[f"{name}.weights"].T
    return before


def _loss(found: Floats, batch: _Batch) -> Floats:
    """The slope of the loss: story or not, and the chances of all roles that are open together."""
    weight = batch.weight / max(1.0, float(batch.weight.sum()))
    story = 1 / (1 + np.exp(-np.clip(found[:, 0], -30, 30)))
    own = np.where(batch.story >= 0, (story - batch.story) * weight, 0)
    powers = np.exp(found[:, 1:] - found[:, 1:].max(axis=1, keepdims=True))
    chances = powers / powers.sum(axis=1, keepdims=True)
    wanted = chances * batch.allowed
    sums = wanted.sum(axis=1, keepdims=True)
    roles = (chances - wanted / np.maximum(sums, 1e-9)) * weight[:, None]
    roles *= batch.allowed.any(axis=1)[:, None]
    return np.hstack([own[:, None], roles]).astype(np.float32)


def _apart(around: Floats, text: npt.NDArray[np.int64], step: int) -> Floats:
    """Without what stands in another lesson."""
    width = around.shape[1] // 3
    other = text[step:] != text[:-step]
    around[:step, :width] = 0
    around[step:, :width][other] = 0
    around[len(around) - step :, 2 * width :] = 0
    around[:-step, 2 * width :][other] = 0
    return around


def _together(around: Floats, step: int) -> Floats:
    """The slopes of a line as itself, as the one above another and as the one below."""
    width = around.shape[1] // 3
    found = around[:, width : 2 * width].copy()
    found[:-step] += around[step:, :width]
    found[step:] += around[:-step, 2 * width :]
    return found


def _of_words(slope: Floats, words: Numbers) -> Floats:
    """What the vectors of all words get; a word's parts are summed up in one pass."""
    each = np.repeat(slope / np.maximum(words.counts, 1)[:, None], words.counts, axis=0)
    found = np.zeros((KNOWN, slope.shape[1]), np.float32)
    if len(each):
        order = np.argsort(words.numbers, kind="stable")
        numbers, starts = np.unique(words.numbers[order], return_index=True)
        reached = np.cumsum(each[order], axis=0, dtype=np.float64)[np.append(starts[1:], 0) - 1]
        found[numbers] = np.diff(reached, axis=0, prepend=0)
    return found
