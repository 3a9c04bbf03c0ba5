"""Stories to be told apart: the development pages, cleaned, and others made up from their words.

A made-up story goes from word to word as the pages do, so that it has the phrases of the trade; one
in three ends with the standing lines of its source, one in fifty is a report by a pattern.
"""

import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "cleaning"))

from ours import cleaned
from pages import SHARED, page_jobs

from copydesk.wire.upstream.version import text_of

LEAST, MOST = 120, 2_500  # words of a page that is taken
LONGEST = 30  # letters; a longer one is an address or a table
TOGETHER = 0.3  # how often two words say the next; more, and passages are copied out
SOURCES, STANDING, PATTERNED = 40, 0.33, 0.02
TOWNS = [
    "Aldmoor",
    "Brackwater",
    "Corrin",
    "Dunfell",
    "Eastmere",
    "Farrow",
    "Glenport",
    "Harle",
    "Ivernook",
    "Kestrel",
]
SKIES = ["sunny", "mostly cloudy", "overcast", "rainy", "foggy", "windy with showers"]


class Text(NamedTuple):
    """A story as it is compared: its headline and paragraphs."""

    key: str
    language: str
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(text.split()) for text in self.paragraphs)


def pages(cache: Path) -> list[Text]:
    """The development pages as the cleaner leaves them, kept for the next run."""
    kept = cache / "pages.json"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with ProcessPoolExecutor(2) as pool:
            found = list(pool.map(_text, page_jobs(SHARED), chunksize=20))
        kept.write_text(json.dumps(found))
    read = (Text(key, lang, tuple(texts)) for key, lang, texts in json.loads(kept.read_text()))
    fit = [text for text in read if LEAST <= text.words <= MOST]
    return [text for texts in _by_language(fit).values() for text in texts]


def _text(job: dict[str, str]) -> Text:
    story = cleaned(job).story
    return Text(job["id"], story.language[:2], tuple(filter(None, text_of(story))))


def others(real: Sequence[Text], many: int, seed: int = 5) -> Iterator[Text]:
    """So many made-up stories; the first of a longer run are those of a shorter one."""
    lot = random.Random(seed)
    walks = {language: _Walk(texts) for language, texts in _by_language(real).items()}
    tongues = [text.language for text in real]
    lines = standing(real)
    for number in range(many):
        if lot.random() < PATTERNED:
            yield Text(f"made-{number}", "en", weather(lot))
            continue
        walk = walks[tongue := lot.choice(tongues)]
        told = [walk.paragraph(lot, 9).rstrip(".")]
        told += [walk.paragraph(lot, lot.randint(18, 60)) for _ in range(lot.randint(3, 9))]
        if lot.random() < STANDING:
            told += lot.choice(lines)
        yield Text(f"made-{number}", tongue, tuple(told))


def standing(real: Sequence[Text]) -> list[tuple[str, ...]]:
    """The lines that each source puts under a third of its stories."""
    lot, walk = random.Random(41), _Walk(_by_language(real)["en"])
    return [tuple(walk.paragraph(lot, 30) for _ in "ab") for _ in range(SOURCES)]


def weather(lot: random.Random) -> tuple[str, ...]:
    """A report by a pattern: all such are alike, and none is another's copy."""
    town, other = lot.sample(TOWNS, 2)
    low, high = sorted(lot.sample(range(-4, 31), 2))
    return (
        f"Weather for {town}: {lot.choice(SKIES)}, {high} degrees",
        f"It will be {lot.choice(SKIES)} in {town} today, with temperatures between {low} and "
        f"{high} degrees and winds of {lot.randint(4, 70)} kilometres an hour from the "
        f"{lot.choice(('north', 'south', 'east', 'west'))}.",
        f"In {other} the day begins {lot.choice(SKIES)}; towards evening there may be up to "
        f"{lot.randint(1, 30)} millimetres of rain. The chance of thunder is "
        f"{lot.randint(0, 90)} percent.",
        f"Tomorrow {town} will be {lot.choice(SKIES)} and {other} {lot.choice(SKIES)}. The next "
        "report will be given at six in the evening by the office for weather.",
    )


class _Walk:
    """From two words to the next as the pages go, or from one, so that nothing is copied out."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.after: defaultdict[str | tuple[str, str], list[str]] = defaultdict(list)
        self.first: list[tuple[str, str]] = []
        for text in texts:
            for paragraph in text.paragraphs[1:]:
                self._learn([word for word in paragraph.split() if len(word) <= LONGEST])

    def _learn(self, words: list[str]) -> None:
        self.first += [(words[0], words[1])] if len(words) > 5 else []
        for one, two in pairwise(words):
            self.after[one].append(two)
        for (one, two), (_, three) in pairwise(pairwise(words)):
            self.after[one, two].append(three)

    def paragraph(self, lot: random.Random, many: int) -> str:
        """About so many words."""
        told = list(lot.choice(self.first))
        while len(told) < many:
            last = (told[-2], told[-1])
            ways = self.after.get(last if lot.random() < TOGETHER else last[1]) or self.after.get(
                last
            )
            told += [lot.choice(ways)] if ways else lot.choice(self.first)
        return " ".join(told) + "."


def _by_language(real: Sequence[Text]) -> dict[str, list[Text]]:
    found: defaultdict[str, list[Text]] = defaultdict(list)
    for text in real:
        found[text.language].append(text)
    return {language: texts for language, texts in found.items() if len(texts) >= 20}
