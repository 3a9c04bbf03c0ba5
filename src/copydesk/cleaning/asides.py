"""Lines that a page has beside its story: hidden ones, boxes of facts, words for screen readers."""

import re
from collections.abc import Sequence

from copydesk.cleaning.proof import Proof
from copydesk.markup.galley import Galley
from copydesk.markup.looks import look_of

# A box of facts by its name; what most publishers call it, whatever language they write in.
_BOX = re.compile(r"info-?box|fact-?box|fakta-?box|fakta-?ruta|fakten-?box|info-?kasten")
_LIKELY = 0.5


def without_asides(proof: Proof, numbers: list[int]) -> list[int]:
    """These lines without asides, unless most of the story is in them: some pages show it late."""
    galley = proof.galley
    if not galley.marked_up:
        return numbers
    hidden = {n for n in numbers if "hidden" in galley.zones(proof.line(n))}
    numbers = _unless_over(proof, numbers, hidden, 0.5)
    boxes = _boxes(galley)
    beside = {
        n
        for n in numbers
        if (place := proof.line(n).place) in boxes or look_of(galley.places[place].words).unseen
    }
    return _unless_over(proof, numbers, beside, 0.75)


def _boxes(galley: Galley) -> frozenset[int]:
    """The numbers of places that are boxes of facts, or stand in one."""
    found: set[int] = set()
    for number, place in enumerate(galley.places):
        if place.parent in found or (_may_name_a_box(place.words) and _BOX.search(place.words)):
            found.add(number)
    return frozenset(found)


def _may_name_a_box(words: str) -> bool:
    return "box" in words or "ruta" in words or "kasten" in words


def _unless_over(proof: Proof, numbers: list[int], asides: set[int], share: float) -> list[int]:
    if not asides:
        return numbers
    likely = [n for n in numbers if proof.reading.story[n] >= _LIKELY]
    if _mass(proof, [n for n in likely if n in asides]) > share * _mass(proof, likely):
        return numbers
    return [number for number in numbers if number not in asides]


def _mass(proof: Proof, numbers: Sequence[int]) -> int:
    return sum(len(proof.line(number).text) for number in numbers)
