"""The same copies found by others' libraries: `python bench/likeness/peers.py SIZE CACHE`.

Needs datasketch, rensa and simhash, which are no part of the project. Each is asked as its own
handbook says: MinHash of 128 permutations over runs of three words in an LSH for a Jaccard of 0.5
(as low as whole copies that are cut to one half want), and simhash of 64 bits within three bits.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from copies import ALTERED
from datasketch import MinHash, MinHashLSH
from found import COPIES, shuffled, stories, twins
from rensa import RMinHash, RMinHashLSH
from simhash import Simhash, SimhashIndex
from texts import others

from copydesk.story.sketch import runs

PERMUTATIONS, ALIKE = 128, 0.5
Ask = Callable[[Sequence[str]], Iterable[int]]
Keep = Callable[[int, Sequence[str]], Any]


def by_datasketch() -> tuple[Keep, Ask]:
    """MinHash and LSH of datasketch."""
    index = MinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS)

    def of(text: Sequence[str]) -> MinHash:
        made = MinHash(num_perm=PERMUTATIONS)
        made.update_batch([run.encode() for run in set(runs(text))])
        return made

    return lambda key, text: index.insert(key, of(text)), lambda text: index.query(of(text))


def by_rensa() -> tuple[Keep, Ask]:
    """MinHash and LSH of rensa."""
    index = RMinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS, num_bands=32)
    kept: dict[int, Any] = {}

    def of(text: Sequence[str]) -> RMinHash:
        made = RMinHash(num_perm=PERMUTATIONS, seed=42)
        made.update(list(set(runs(text))))
        return made

    def keep(key: int, text: Sequence[str]) -> None:
        kept[key] = of(text)
        index.insert(key, kept[key])

    def ask(text: Sequence[str]) -> Iterable[int]:
        made = of(text)
        return [key for key in index.query(made) if made.jaccard(kept[key]) >= ALIKE]

    return keep, ask


def by_simhash() -> tuple[Keep, Ask]:
    """Simhash of 64 bits, within three."""
    index = SimhashIndex([], k=3)

    def of(text: Sequence[str]) -> Simhash:
        return Simhash(list(runs(text)))

    return (
        lambda key, text: index.add(str(key), of(text)),
        lambda text: map(int, index.get_near_dups(of(text))),
    )


PEERS = {"datasketch": by_datasketch, "rensa": by_rensa, "simhash": by_simhash}


def main(size: int, cache: Path) -> None:
    """Tell, for each library and alteration, how many were found and joined wrongly."""
    real = shuffled(cache)
    related, foreign = twins(real), list(others(real, 2 * COPIES, seed=98))
    told: dict[str, dict[str, Any]] = {}
    desk = [text.paragraphs for text in stories(real, size)]
    for name, made in PEERS.items():
        keep, ask = made()
        for key, paragraphs in enumerate(desk):
            keep(key, paragraphs)
        told[name] = {}
        for way, alter in ALTERED.items():
            lot, found, wrong = random.Random(way), 0, 0
            since = time.process_time()
            for place, text in enumerate(real[:COPIES]):
                got = set(ask(alter(text, lot, foreign)))
                found += place in got
                wrong += len(got - {place} - related.get(place, set()))
            spent = (time.process_time() - since) / COPIES
            told[name][way] = {"found": found, "wrong": wrong, "ms": round(1000 * spent, 2)}
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
