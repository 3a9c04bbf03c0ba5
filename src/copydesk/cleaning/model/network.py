"""A small network, read with numpy: how likely each role is for each line."""

from typing import NamedTuple

import numpy as np

from copydesk.cleaning.model.letters import Floats
from copydesk.cleaning.model.weights import Arrays

_FAR = 6.0  # measures further from their mean than this many deviations count as that far
_AT_ONCE = 1024  # lines; so that a page of very many takes little memory


class Network(NamedTuple):
    """A trained network: what measures are set off by, and of each layer its weights and offset."""

    mean: Floats
    spread: Floats
    layers: tuple[tuple[Floats, Floats], ...]


def network_of(arrays: Arrays, name: str) -> Network:
    """The network of this name in a model's file, its half-size numbers made whole once."""
    count = sum(1 for key in arrays if key.startswith(f"{name}.weights"))
    layers = tuple(
        (arrays[f"{name}.weights{number}"].astype(np.float32), arrays[f"{name}.offset{number}"])
        for number in range(count)
    )
    return Network(arrays[f"{name}.mean"], arrays[f"{name}.spread"], layers)


def role_chances(table: Floats, network: Network) -> Floats:
    """A row of probabilities for each line, in the order of `roles.LEARNED`; each adds up to 1."""
    starts = range(0, max(1, len(table)), _AT_ONCE)
    return np.concatenate([_chances(table[at : at + _AT_ONCE], network) for at in starts])


def _chances(table: Floats, network: Network) -> Floats:
    values = table - network.mean
    values /= network.spread
    np.clip(values, -_FAR, _FAR, out=values)
    for number, (weights, offset) in enumerate(network.layers):
        if number:
            np.maximum(values, 0, out=values)
        values = values @ weights
        values += offset
    values -= values.max(axis=1, keepdims=True)
    np.exp(values, out=values)
    values /= values.sum(axis=1, keepdims=True)
    return values
