"""What becomes of a story on its way to another desk: each of text, lot and foreign stories."""

import random
from collections.abc import Callable, Sequence
from itertools import pairwise

from texts import Text

Altered = Callable[[Text, random.Random, Sequence[Text]], tuple[str, ...]]


def whole(text: Text, lot: random.Random, foreign: Sequence[Text]) -> tuple[str, ...]:
    """The same under another identifier."""
    return text.paragraphs


def head(share: float) -> Altered:
    """The first so much of its words."""

    def cut(text: Text, lot: random.Random, foreign: Sequence[Text]) -> tuple[str, ...]:
        return _taken(text.paragraphs, share * text.words)

    return cut


def picked(share: float) -> Altered:
    """So much of its sentences, wherever they stand, each paragraph's on their own."""

    def cut(text: Text, lot: random.Random, foreign: Sequence[Text]) -> tuple[str, ...]:
        told = [each for part in text.paragraphs for each in part.replace(". ", ".\n").split("\n")]
        kept = sorted(lot.sample(range(len(told)), max(1, round(share * len(told)))))
        return tuple(told[number] for number in kept)

    return cut


def mixed(text: Text, lot: random.Random, foreign: Sequence[Text]) -> tuple[str, ...]:
    """Its paragraphs between as many words of another story."""
    other = lot.choice([each for each in foreign if each.language == text.language])
    told = [*text.paragraphs, *_taken(other.paragraphs, text.words)]
    lot.shuffle(told)
    return tuple(told)


def mixed_after_cut(text: Text, lot: random.Random, foreign: Sequence[Text]) -> tuple[str, ...]:
    """The first 60 percent of it, mixed."""
    return mixed(Text(text.key, text.language, head(0.6)(text, lot, foreign)), lot, foreign)


def reworded(one_in: int) -> Altered:
    """One word in so many is another, drawn from the same story."""

    def alter(text: Text, lot: random.Random, foreign: Sequence[Text]) -> tuple[str, ...]:
        stock = " ".join(text.paragraphs).split()
        return tuple(
            " ".join(lot.choice(stock) if lot.random() < 1 / one_in else w for w in part.split())
            for part in text.paragraphs
        )

    return alter


def other_headline(text: Text, lot: random.Random, foreign: Sequence[Text]) -> tuple[str, ...]:
    """The headline is of another language, the rest stays."""
    others = [each for each in foreign if each.language != text.language]
    return (lot.choice(others).paragraphs[0], *text.paragraphs[1:])


def turned(text: Text, lot: random.Random, foreign: Sequence[Text]) -> tuple[str, ...]:
    """Its paragraphs in another order, cut at other places."""
    words = [part.split() for part in lot.sample(text.paragraphs, len(text.paragraphs))]
    cuts = [(part[: len(part) // 2], part[len(part) // 2 :]) for part in words]
    return tuple(" ".join(half) for pair in cuts for half in pair if half)


def retyped(text: Text, lot: random.Random, foreign: Sequence[Text]) -> tuple[str, ...]:
    """Other quotation marks, dashes and spaces."""
    signs = str.maketrans({"“": '"', "”": '"', "’": "'", "—": "-", "–": "-", "„": '"', "«": '"'})
    return tuple(part.translate(signs).replace(" ", "\u00a0", 2) for part in text.paragraphs)


def _taken(paragraphs: Sequence[str], many: float) -> tuple[str, ...]:
    """The first so many words."""
    ends = [0]
    for part in paragraphs:
        ends.append(ends[-1] + len(part.split()))
    return tuple(
        " ".join(part.split()[: max(1, round(many) - start)])
        for part, (start, _) in zip(paragraphs, pairwise(ends), strict=True)
        if start < many
    )


ALTERED: dict[str, Altered] = {
    "whole, under another identifier": whole,
    "cut to 60 %, from the head": head(0.6),
    "cut to 40 %, from the head": head(0.4),
    "cut to 40 %, sentences from all over": picked(0.4),
    "cut to 20 %, from the head": head(0.2),
    "mixed with as much of another story": mixed,
    "cut to 60 % and mixed so": mixed_after_cut,
    "one word in 8 another": reworded(8),
    "headline in another language": other_headline,
    "paragraphs turned and broken elsewhere": turned,
    "typed otherwise": retyped,
}
