"""What the desk finds among so many stories: `python bench/likeness/found.py SIZE CACHE`.

Prints, as JSON, for each way in which copies are altered how many of the 300 were found and how
many other stories were joined to them, and what was joined to stories that are nobody's copy.
"""

import json
import random
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import desk
import texts
from copies import ALTERED
from texts import Text, others, pages, weather

from copydesk.story.sketch import NEAR, runs, sketch

COPIES = 300
TWINS = 0.15  # of the shorter one's runs: such pages have passages in common, and are no wrong join


def stories(real: Sequence[Text], size: int) -> Iterator[Text]:
    """The stories at the desk: those that are copied, then other pages, then made-up ones."""
    return chain(real[: min(size, len(real))], others(real, max(0, size - len(real))))


def shuffled(cache: Path) -> list[Text]:
    """The pages, the same lot of them in every run."""
    real = pages(cache)
    random.Random(1).shuffle(real)
    return real


def twins(real: Sequence[Text]) -> dict[int, set[int]]:
    """Pages that are of one text by all their runs of words, by place."""
    held: dict[str, list[int]] = {}
    whole = [set(runs(text.paragraphs)) for text in real]
    for place, found in enumerate(whole):
        for run in found:
            held.setdefault(run, []).append(place)
    shared: dict[int, dict[int, int]] = {}
    for places in held.values():
        for one in places if len(places) < 60 else ():
            for other in places:
                of = shared.setdefault(one, {})
                of[other] = of.get(other, 0) + 1
    return {
        one: {o for o, n in of.items() if n >= TWINS * min(len(whole[one]), len(whole[o]))}
        for one, of in shared.items()
    }


def joined(paragraphs: Sequence[str]) -> list[int]:
    """The stories that the desk says are of one text with this, the surest first."""
    from copydesk.newsroom.desk.likeness.beside import near

    return [row.pk for row, alike in near(sketch(paragraphs), ()) if alike.sure >= NEAR]


def measured(real: Sequence[Text]) -> dict[str, dict[str, int]]:
    """Found, stories with a wrong join and wrong joins in all, by what was altered."""
    related, told = twins(real), {}
    foreign = list(others(real, 2 * COPIES, seed=98))
    for name, alter in ALTERED.items():
        lot = random.Random(name)
        found = wrong = touched = 0
        for place, text in enumerate(real[:COPIES]):
            got = joined(alter(text, lot, foreign))
            found += place + 1 in got
            right = {place + 1} | {each + 1 for each in related.get(place, ())}
            bad = set(got) - right
            wrong += len(bad)
            touched += bool(bad)
        told[name] = {"found": found, "touched": touched, "wrong": wrong}
    return told


def strangers(real: Sequence[Text]) -> dict[str, dict[str, int]]:
    """What is joined to stories that are no copy of anything there."""
    lot = random.Random(77)
    unheard = list(others(real, 2 * COPIES, seed=99))
    standing = texts.standing(real)
    sets = {
        "made up, seen nowhere": [text.paragraphs for text in unheard[:COPIES]],
        "made up, with the standing lines of a source there": [
            (*text.paragraphs[:3], *lot.choice(standing)) for text in unheard[COPIES:]
        ],
        "weather by the pattern of others": [weather(lot) for _ in range(COPIES)],
    }
    told = {}
    for name, told_of in sets.items():
        got = [joined(paragraphs) for paragraphs in told_of]
        told[name] = {"found": 0, "touched": sum(map(bool, got)), "wrong": sum(map(len, got))}
    return told


def main(size: int, cache: Path) -> None:
    """Open or fill the desk, and tell what is found there."""
    real = shuffled(cache)
    folder = cache / f"desk-{size}"
    if desk.open_desk(folder):
        desk.fill(folder, stories(real, size))
    print(json.dumps({"copies": measured(real), "strangers": strangers(real)}, indent=1))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
