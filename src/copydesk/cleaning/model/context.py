"""A network that reads each line with its words and with the lines around it.

Bare text has no elements to tell a line by: what it says, and what stands above and below, must.
Lines pass through layers that each look twice as far up and down as the one before (dilated
convolutions, Yu and Koltun 2016).
"""

from typing import NamedTuple

import numpy as np

from copydesk.cleaning.model.letters import Floats
from copydesk.cleaning.model.weights import Arrays
from copydesk.cleaning.model.words import Numbers, means

_FAR = 6.0  # measures further from their mean than this many deviations count as that far


class Context(NamedTuple):
    """A trained network: `around` takes a line and those beside it, `mixed` adds what was seen."""

    mean: Floats
    spread: Floats
    vectors: Floats
    enter: tuple[Floats, Floats]
    around: tuple[tuple[Floats, Floats], ...]
    mixed: tuple[tuple[Floats, Floats], ...]
    leave: tuple[Floats, Floats]

    def read(self, table: Floats, words: Numbers) -> tuple[Floats, Floats]:
        """Log odds of being story, one a line; chances of each role, a row a line."""
        values = np.clip((table - self.mean) / self.spread, -_FAR, _FAR)
        values = np.hstack([values, means(self.vectors, words)])
        lines = np.maximum(_through(values, self.enter), 0)
        for number, (around, mixed) in enumerate(zip(self.around, self.mixed, strict=True)):
            seen = np.maximum(_through(beside(lines, 1 << number), around), 0)
            lines += _through(seen, mixed)
        found = _through(np.maximum(lines, 0), self.leave)
        roles = np.exp(found[:, 1:] - found[:, 1:].max(axis=1, keepdims=True))
        return found[:, 0], roles / roles.sum(axis=1, keepdims=True)


def beside(lines: Floats, step: int) -> Floats:
    """Each row between the row `step` above it and the row `step` below it; zeros at the ends."""
    width = lines.shape[1]
    found = np.zeros((len(lines), 3 * width), np.float32)
    found[step:, :width] = lines[:-step]
    found[:, width : 2 * width] = lines
    found[:-step, 2 * width :] = lines[step:]
    return found


def _through(values: Floats, layer: tuple[Floats, Floats]) -> Floats:
    weights, offset = layer
    found: Floats = values @ weights
    found += offset
    return found


def context_of(arrays: Arrays, name: str) -> Context:
    """The network of this name in a model's file."""

    def layer(part: str) -> tuple[Floats, Floats]:
        weights = arrays[f"{name}.{part}.weights"].astype(np.float32)
        return weights, arrays[f"{name}.{part}.offset"].astype(np.float32)

    layers = sum(1 for key in arrays if key.startswith(f"{name}.around")) // 2
    scale = arrays[f"{name}.scale"]
    return Context(
        mean=arrays[f"{name}.mean"],
        spread=arrays[f"{name}.spread"],
        vectors=arrays[f"{name}.vectors"].astype(np.float32) * scale,
        enter=layer("enter"),
        around=tuple(layer(f"around{number}") for number in range(layers)),
        mixed=tuple(layer(f"mixed{number}") for number in range(layers)),
        leave=layer("leave"),
    )
