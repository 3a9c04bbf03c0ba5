"""A small network, read with numpy: how likely each role is for each line."""

import numpy as np

from copydesk.cleaning.model.features import Floats
from copydesk.cleaning.model.weights import Arrays

_FAR = 6.0  # measures further from their mean than this many deviations count as that far


def role_chances(table: Floats, arrays: Arrays, name: str) -> Floats:
    """A row of probabilities for each line, in the order of `roles.LEARNED`; each adds up to 1."""
    mean, spread = arrays[f"{name}.mean"], arrays[f"{name}.spread"]
    values = np.clip((table - mean) / spread, -_FAR, _FAR).astype(np.float32)
    layers = sum(1 for key in arrays if key.startswith(f"{name}.weights"))
    for number in range(layers):
        values = values @ arrays[f"{name}.weights{number}"].astype(np.float32)
        values += arrays[f"{name}.offset{number}"]
        if number < layers - 1:
            values = np.maximum(values, 0)
    values -= values.max(axis=1, keepdims=True)
    powers = np.exp(values)
    found: Floats = (powers / powers.sum(axis=1, keepdims=True)).astype(np.float32)
    return found
