"""What readers type in the benchmark, by how often its words stand in the copy."""

from collections.abc import Callable
from functools import partial

import numpy as np
from stories import Copy

Queries = dict[str, list[str]]
Draw = Callable[[str], str]

FREQUENT, MIDDLING, RARE = (0, 20), (300, 1500), (15_000, 40_000)


def queries(copy: Copy, many: int) -> Queries:
    """So many of each kind, always the same."""
    random = np.random.default_rng(23)

    def draw(ranks: tuple[int, int], tongue: str) -> str:
        return copy.words[tongue][int(random.integers(*ranks))]

    frequent, middling, rare = (partial(draw, ranks) for ranks in (FREQUENT, MIDDLING, RARE))
    tongues = [str(tongue) for tongue in random.choice(["en", "de", "fr", "es"], many)]
    rows = next(copy.again().drawn(5000))
    told = [
        [copy.words[list(copy.words)[of]][n] for n in words]
        for words, of in zip(rows.words[:many], rows.tongues[:many], strict=True)
    ]
    return {
        "frequent word": [frequent(t) for t in tongues],
        "middling word": [middling(t) for t in tongues],
        "rare word": [rare(t) for t in tongues],
        "two frequent words": [f"{frequent(t)} {frequent(t)}" for t in tongues],
        "two middling words": [f"{middling(t)} {middling(t)}" for t in tongues],
        "frequent and rare": [f"{frequent(t)} {rare(t)}" for t in tongues],
        "frequent without frequent": [f"{frequent(t)} -{frequent(t)}" for t in tongues],
        "phrase of frequent words": [f'"{frequent(t)} {frequent(t)}"' for t in tongues],
        "rare phrase": [f'"{frequent(t)} {middling(t)}"' for t in tongues],
        "three frequent words in a row": [
            f'"{frequent(t)} {frequent(t)} {frequent(t)}"' for t in tongues
        ],
        "four words of a story in a row": [f'"{" ".join(words[30:34])}"' for words in told],
        "Arabic, frequent": [frequent("ar") for _ in tongues],
        "Arabic, middling": [middling("ar") for _ in tongues],
    }
