"""The elements lines stand in, in numbers: their names, their kinds, what they hold together."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from copydesk.cleaning.model.cues import ELEMENT_CUES, ELEMENT_CUES_OF, NAMED_BODY
from copydesk.cleaning.model.letters import Floats, Ints, as_bits
from copydesk.markup.galley import Galley, Line, Place

TAGS = (
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "figcaption", "blockquote",
    "section", "article", "span", "a", "button", "dd", "dt", "label", "main", "header", "footer",
    "address", "pre", "summary", "caption", "body", "cite",
)  # fmt: skip
ZONES = (
    "nav", "aside", "footer", "header", "form", "figure", "figcaption", "table", "blockquote",
    "ul", "ol", "menu", "dialog", "button", "select", "noscript", "article", "main", "details",
    "address", "dl", "hidden", "pullquote",
)  # fmt: skip
ELEMENT = (
    "linked", "strong", "has time", "marks", *(f"tag {tag}" for tag in TAGS), "tag other",
    *(f"zone {zone}" for zone in ZONES), *(f"own {cue}" for cue in ELEMENT_CUES),
    *(f"near {cue}" for cue in ELEMENT_CUES), *(f"far {cue}" for cue in ELEMENT_CUES),
    "depth", "names itself body",
)  # fmt: skip
GROUP = (
    "share of parent", "share of grandparent", "share of level 3", "share of level 4",
    "share of alike", "lines alike", "lines of parent", "prose of parent's lines",
    "in best", "level to best", "before best", "after best", "below first of best",
    "links of parent",
)  # fmt: skip
_TAG_NUMBER = {tag: number for number, tag in enumerate(TAGS)}
_ZONE_BIT = {zone: 1 << number for number, zone in enumerate(ZONES)}
_OTHER_TAG = len(TAGS)
_LEVELS = 6
_FADE = 0.8
_DEEPEST = 40
_MOST_REMEMBERED = 10_000


class Elements(NamedTuple):
    """The elements of a page: of each its parent, its depth, and where it ends; and the element
    of each line. Elements are numbered as they open: what one holds follows it up to its end."""

    parents: Ints
    depths: Ints
    ends: Ints
    at: Ints


def elements_of(galley: Galley) -> Elements:
    """Where the elements of a page stand in one another."""
    parents = [place.parent if place.parent > 0 else 0 for place in galley.places]
    depths = [0] * len(parents)
    for number in range(1, len(parents)):
        depths[number] = depths[parents[number]] + 1
    ends = list(range(1, len(parents) + 1))
    for number in range(len(ends) - 1, 0, -1):
        parent = parents[number]
        if ends[number] > ends[parent]:
            ends[parent] = ends[number]
    at = [line.place for line in galley.lines]
    return Elements(*(np.array(numbers, np.int64) for numbers in (parents, depths, ends, at)))


# -- what they are called ------------------------------------------------------------------------


def tags_of(lines: Sequence[Line]) -> Ints:
    """The number of each line's tag."""
    return np.array([_TAG_NUMBER.get(line.tag, _OTHER_TAG) for line in lines], np.int64)


def measure_elements(
    table: Floats, galley: Galley, elements: Elements, linked: Floats, tags: Ints
) -> None:
    """Fill in the measures of the element each line stands in, in the order of `ELEMENT`."""
    lines, count = galley.lines, len(galley.lines)
    table[:, 0] = linked
    table[:, 1] = [line.strong / len(line.text) if line.strong else 0.0 for line in lines]
    table[:, 2] = [bool(line.time) for line in lines]
    table[:, 3] = [min(len(line.marks), 5) / 5 for line in lines]
    column = 4
    table[:, column : column + _OTHER_TAG + 1] = 0
    table[np.arange(count), column + tags] = 1
    column += _OTHER_TAG + 1
    names = _names(galley.places, elements).take(elements.at, axis=1)
    for bits, width in zip(names, (len(ZONES), *3 * (len(ELEMENT_CUES),)), strict=True):
        table[:, column : column + width] = as_bits(bits, width)
        column += width
    table[:, column] = np.minimum(elements.depths[elements.at], 30) / 30
    table[:, column + 1] = names[3] & NAMED_BODY > 0


def _names(places: Sequence[Place], elements: Elements) -> Ints:
    """Of each element as bits its zones, its cues, those of the two around it, and those of all
    further out."""
    parents = elements.parents
    zones = np.array([_ZONE_BITS[place.zones] for place in places], np.int64)
    own = np.array([ELEMENT_CUES_OF[place.words] for place in places], np.int64)
    near = own[parents] | own[parents[parents]]
    near[0] = 0
    far = near[parents] | own & NAMED_BODY
    far[0] = 0
    above = parents
    for _ in range(int(elements.depths.max()).bit_length()):
        far |= far[above]
        above = above[above]
    return np.array((zones, own, near, far))


class _Zones(dict[frozenset[str], int]):
    """Zones as bits, remembered: a page has few sets of them, and most are other pages' too."""

    def __missing__(self, zones: frozenset[str]) -> int:
        found = sum(_ZONE_BIT.get(zone, 0) for zone in zones)
        if len(self) < _MOST_REMEMBERED:
            self[zones] = found
        return found


_ZONE_BITS = _Zones()


# -- what they hold ----------------------------------------------------------------------------


def measure_groups(
    table: Floats,
    galley: Galley,
    elements: Elements,
    words: Floats,
    prose: npt.NDArray[np.bool_],
    linked: Floats,
) -> None:
    """Fill in how the prose of each line stands to that around it, in the order of `GROUP`."""
    at, parents = elements.at, elements.parents
    mass = np.where(prose, np.minimum(words, 100), 0).astype(np.float64)
    held, held_lines, held_prose, held_words, held_links = _summed(
        elements, (mass, None, prose, words, words * linked)
    )
    total = max(1.0, float(mass.sum()))
    ups = [parents[at]]
    for _ in range(_LEVELS - 1):
        ups.append(parents[ups[-1]])
    kinds = _kinds(galley.places, elements)
    up = ups[0]
    columns: list[npt.NDArray[Any]] = [
        *(held[level] / total for level in ups[:4]),
        np.bincount(kinds, weights=mass)[kinds] / total,
        np.log1p(np.bincount(kinds)[kinds]) / 6,
        np.log1p(held_lines[up]) / 6,
        held_prose[up] / np.maximum(held_lines[up], 1),
        *_best(elements, ups, mass),
        held_links[up] / np.maximum(held_words[up], 1),
    ]
    for column, values in enumerate(columns):
        table[:, column] = values


def _summed(
    elements: Elements, values: Sequence[npt.NDArray[Any] | None]
) -> npt.NDArray[np.float64]:
    """What each element holds, with all that is inside it: those numbered up to its end."""
    count = len(elements.ends)
    reached = np.zeros((len(values), count + 1))
    for row, weights in zip(reached, values, strict=True):
        row[1:] = np.bincount(elements.at, weights, count)
    np.cumsum(reached, axis=1, out=reached)
    found: npt.NDArray[np.float64] = reached.take(elements.ends, axis=1) - reached[:, :-1]
    return found


def _kinds(places: Sequence[Place], elements: Elements) -> Ints:
    """Of each line a number for all elements of the same tag and names under the same ones."""
    named: dict[tuple[str, str], int] = {}
    own = np.array(
        [named.setdefault((place.tag, place.words), len(named)) for place in places], np.int64
    )
    both = own * len(named) + own[elements.parents]
    kinds: dict[int, int] = {}
    found = [kinds.setdefault(kind, len(kinds)) for kind in both[elements.at].tolist()]
    return np.array(found, np.int64)


def _best(
    elements: Elements, ups: Sequence[Ints], mass: npt.NDArray[np.float64]
) -> list[npt.NDArray[Any]]:
    """The element with most prose near to it, and where each line stands to it."""
    at, count = elements.at, len(elements.parents)
    scores = np.zeros(count)
    for level, up in enumerate(ups):
        scores += np.bincount(up, weights=mass * _FADE**level, minlength=count)
    best = int(scores.argmax())
    # Counted from the nearest: where the best is none of the levels, all are passed.
    passed = np.logical_or.accumulate([up == best for up in ups])
    level_to = _LEVELS - np.add.reduce(passed, axis=0, dtype=np.int64)
    inside = _inside(elements, best)
    where = (inside & (mass > 0)).nonzero()[0]
    first, last = (int(where[0]), int(where[-1])) if len(where) else (0, len(at) - 1)
    order = np.arange(len(at))
    return [
        inside, level_to / _LEVELS, _within((first - order) / 20, 0, 3),
        _within((order - last) / 20, 0, 3), _within((order - first) / 20, -1, 3),
    ]  # fmt: skip


def _within(values: npt.NDArray[np.float64], least: int, most: int) -> npt.NDArray[np.float64]:
    found: npt.NDArray[np.float64] = np.minimum(np.maximum(values, least), most)
    return found


def _inside(elements: Elements, best: int) -> npt.NDArray[np.bool_]:
    """Of each line whether it stands in an element, so many levels down at most.

    In the page as a whole stands what is not among the deepest: the model was trained so.
    """
    at = elements.at
    depths = elements.depths[at]
    if best == 0:
        return depths <= min(_DEEPEST, max(int(depths.max()) - 1, 0))
    near = depths - elements.depths[best] <= _DEEPEST
    found: npt.NDArray[np.bool_] = (at >= best) & (at < elements.ends[best]) & near
    return found
