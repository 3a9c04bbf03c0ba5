"""What a line looks like in numbers: its text, its element, where it stands, what is around it.

`measure` gives a matrix of 32-bit floats, one row a line of the galley. Text is measured with
the whole galley at once, elements once for each that holds lines. The columns of markup are
zeros for bare text.
"""

from collections import Counter
from typing import Any, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from copydesk.cleaning.model.cues import ELEMENT_CUES, LINE_CUES, element_cues, word_cues
from copydesk.markup.galley import Galley, Line, Place

Floats = npt.NDArray[np.float32]
_Number = TypeVar("_Number", bound=np.generic)
Ints = npt.NDArray[np.int64]

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
_TAG_NUMBER = {tag: number for number, tag in enumerate(TAGS)}
_ZONE_BIT = {zone: 1 << number for number, zone in enumerate(ZONES)}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

# Kinds of character, as columns of the table the galley is looked up in.
_KINDS = ("letter", "upper", "digit", "stop", "comma", "space", "quote", "mark", "dense", "other")
_STOPS = ".!?…。！？؟۔।"
_COMMAS = ",;、，،؛"
_QUOTES = "\"'“”„«»‘’「」『』"
_MARKS = "|•·–—-/:©@#+_>»→*"
_ASTRAL = 0xE000
_IDEOGRAPHS = 0x3100  # below, what a character is stands in a table
_LEAST_PROSE = 12
_LEVELS = 6
_FADE = 0.8
_LEAST_CAPS = 3
_LEAST_TOLD, _MOST_SIGNED, _MOST_TOLD = 4, 20, 20_000  # words
_FEW = 60  # words: longer lines are not compared with headline and description
_LONGEST_CUED = 30  # words: what a longer line is for, its words do not tell


_NAMED = {
    **dict.fromkeys(_MARKS, "mark"),
    **dict.fromkeys(_QUOTES, "quote"),
    **dict.fromkeys(_COMMAS, "comma"),
    **dict.fromkeys(_STOPS, "stop"),
}


def _kind(letter: str) -> str:
    if letter.isspace():
        return "space"
    if letter in _NAMED:
        return _NAMED[letter]
    if letter.isdigit():
        return "digit"
    if letter.isupper():
        return "upper"
    if _is_dense(ord(letter)):
        return "dense"
    return "letter" if letter.isalpha() else "other"


def _is_dense(code: int) -> bool:
    """Of a script written without spaces, below the ideographs."""
    return 0x0E00 <= code <= 0x0EFF or 0x1000 <= code <= 0x109F or code >= 0x3040


def _kind_table() -> npt.NDArray[np.uint8]:
    kinds = [_KINDS.index(_kind(chr(code))) for code in range(_IDEOGRAPHS)]
    return np.array(kinds, dtype=np.uint8)


_TABLE = _kind_table()
_SPACE, _STOP, _DENSE = (_KINDS.index(kind) for kind in ("space", "stop", "dense"))


def measure(galley: Galley) -> Floats:
    """One row a line; lines without text are rows like others. Never raises."""
    lines = galley.lines
    if not lines:
        return np.zeros((0, len(COLUMNS)), dtype=np.float32)
    text, words, prose = _of_text(galley)
    columns = [text, _of_evidence(galley, words), _of_place_in_text(words, prose)]
    if galley.marked_up:
        columns += [_of_elements(galley), _of_groups(galley, words, prose)]
    else:
        columns += [np.zeros((len(lines), len(_ELEMENT_COLUMNS) + len(_GROUP_COLUMNS)), np.float32)]
    own = np.hstack(columns)
    return np.hstack([own, _around(own)])


# -- the text alone ----------------------------------------------------------------------------

_TEXT_COLUMNS = (
    "log words", "log letters", "word length", "upper share", "digit share", "stops a word",
    "commas a word", "quote marks", "other marks", "ends sentence", "ends colon", "ends comma",
    "begins upper", "begins digit", "begins mark", "title case", "all upper", "sentences",
    "dense", "is prose", "has text", *(f"says {cue}" for cue in LINE_CUES), "cues a word",
)  # fmt: skip


def _of_text(galley: Galley) -> tuple[Floats, Floats, npt.NDArray[np.bool_]]:
    """The measures of the text, and of each line how many words it has and whether it is prose."""
    lines = galley.lines
    starts = np.array([line.start for line in lines], np.int64)
    ends = np.array([line.end for line in lines], np.int64)
    counts, words = _counts(galley.text, starts, ends)
    said = np.array([_said(line.text) for line in lines], np.int64)
    first = [line.text[:1] for line in lines]
    last = [line.text[-1:] for line in lines]
    letters = counts[:, 0] + counts[:, 1] + counts[:, 8]
    many, length = np.maximum(words, 1), np.maximum(ends - starts, 1)
    linked = _linked(lines)
    prose = (words >= _LEAST_PROSE) & (counts[:, _STOP] > 0) & (linked < 0.5)
    caps = np.array([_title_case(line.text) for line in lines], np.float32)
    cue_bits = _bits(said, len(LINE_CUES))
    table = [
        np.log1p(words), np.log1p(letters), letters / many / 10,
        counts[:, 1] / np.maximum(letters, 1), counts[:, 2] / length,
        np.minimum(counts[:, 3] / many, 1), np.minimum(counts[:, 4] / many, 1),
        np.minimum(counts[:, 6], 6) / 6, np.minimum(counts[:, 7], 6) / 6,
        _is_in(last, _STOPS + "\"”»’)]"), _is_in(last, ":"), _is_in(last, _COMMAS),
        np.array([c.isupper() for c in first], np.float32),
        np.array([c.isdigit() for c in first], np.float32),
        _is_in(first, _MARKS + "[(<"), caps,
        (counts[:, 1] > 0.9 * letters) & (letters > _LEAST_CAPS),
        np.minimum(counts[:, 3], 8) / 8, counts[:, 8] / np.maximum(letters, 1),
        prose, ends > starts, *cue_bits.T, np.minimum(cue_bits.sum(axis=1) / many, 2),
    ]  # fmt: skip
    return np.column_stack(table).astype(np.float32), words.astype(np.float32), prose


def _counts(text: str, starts: Ints, ends: Ints) -> tuple[Floats, Floats]:
    """How many characters of each kind each line has, and how many words."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    if not len(codes):
        zeros = np.zeros((len(starts), len(_KINDS)), np.float32)
        return zeros, zeros[:, 0]
    kinds = _TABLE[np.where(codes < _IDEOGRAPHS, codes, 0)]
    kinds[codes >= _IDEOGRAPHS] = _KINDS.index("other")
    kinds[(codes >= _IDEOGRAPHS) & (codes < _ASTRAL)] = _KINDS.index("dense")
    # Pieces in their order: what stands before the first line, the line, what follows it, ...
    bounds = np.column_stack([starts, ends]).ravel()
    lengths = np.diff(bounds, prepend=0, append=len(codes))
    piece = np.repeat(np.arange(len(lengths)), lengths)
    width, number = len(_KINDS), 2 * len(starts) + 1
    counts = np.bincount(piece * width + kinds, minlength=number * width).reshape(number, width)
    blank = kinds == _SPACE
    begins = ~blank
    begins[1:] &= blank[:-1]
    words = np.bincount(piece[begins], minlength=number)
    found = counts[1::2].astype(np.float32)
    return found, (words[1::2] + found[:, _DENSE] / 2).astype(np.float32)


def _said(text: str) -> int:
    words = text.split(None, _LONGEST_CUED + 1)
    if len(words) > _LONGEST_CUED:
        return 0
    found = 0
    for word in words:
        found |= word_cues(word)
    return found


def _title_case(text: str) -> bool:
    words = text.split(None, 13)
    return 1 < len(words) <= 12 and all(w[:1].isupper() or len(w) < 4 for w in words)


def _is_in(letters: list[str], wanted: str) -> Floats:
    return np.array([bool(c) and c in wanted for c in letters], np.float32)


def _linked(lines: tuple[Line, ...]) -> Floats:
    return np.array([n / len(x.text) if (n := x.linked) else 0.0 for x in lines], np.float32)


def _bits(numbers: Ints, width: int) -> Floats:
    return ((numbers[:, None] >> np.arange(width)) & 1).astype(np.float32)


# -- what the page's data say --------------------------------------------------------------------

_EVIDENCE_COLUMNS = (
    "in headline", "headline in it", "in description", "in data body", "has data body",
    "names author", "text again", "text before",
)  # fmt: skip


class _Told(NamedTuple):
    """What the page's data say, as sets of words."""

    titles: frozenset[str]
    title: frozenset[str]
    told: frozenset[str]
    names: tuple[str, ...]
    body: frozenset[tuple[str, ...]]

    def of(self, text: str, count: float) -> list[float]:
        """The measures of one line of `count` words."""
        row = [0.0] * len(_EVIDENCE_COLUMNS)
        if count <= _FEW and (self.titles or self.told):
            own = text.lower().split()
            share = max(1, len(own))
            if not self.titles.isdisjoint(own):
                row[0] = sum([word in self.titles for word in own]) / share
                row[1] = len(self.title.intersection(own)) / max(1, len(self.title))
            if not self.told.isdisjoint(own):
                row[2] = sum([word in self.told for word in own]) / share
        if self.body:
            row[3], row[4] = tuple(text.split(None, _LEAST_TOLD)[:_LEAST_TOLD]) in self.body, 1.0
        if self.names and count <= _MOST_SIGNED:
            low = text.lower()
            row[5] = any(name in low for name in self.names)
        return row


def _of_evidence(galley: Galley, words: Floats) -> Floats:
    meta = galley.metadata
    told = _Told(
        titles=_words(" ".join(meta.headlines[:3])),
        title=_words(meta.headlines[0] if meta.headlines else ""),
        told=_words(meta.description),
        names=tuple(name.lower() for name in meta.authors[:6] if 3 < len(name) < 60),
        body=_runs(meta.body.split(None, _MOST_TOLD)[:_MOST_TOLD]),
    )
    texts = [line.text for line in galley.lines]
    seen = Counter(texts)
    before: set[str] = set()
    table = []
    for text, count in zip(texts, words.tolist(), strict=True):
        row = told.of(text, count) if text else [0.0] * len(_EVIDENCE_COLUMNS)
        row[6], row[7] = bool(text) and seen[text] > 1, bool(text) and text in before
        before.add(text)
        table.append(row)
    measured = np.array(table, np.float32)
    measured[:, 4] = bool(told.body)
    return measured


def _runs(words: list[str]) -> frozenset[tuple[str, ...]]:
    """Every four words in a row."""
    return frozenset(zip(*(words[at:] for at in range(_LEAST_TOLD)), strict=False))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.lower().split())


# -- where in the text it stands ------------------------------------------------------------------

_PLACE_COLUMNS = (
    "lines above", "lines below", "words above", "words below", "above prose", "below prose",
    "prose above near", "prose below near", "first prose", "prose share",
)  # fmt: skip
_NEAR = 12


def _of_place_in_text(words: Floats, prose: npt.NDArray[np.bool_]) -> Floats:
    count = len(words)
    at = np.arange(count)
    mass = np.where(prose, np.minimum(words, 100), 0)
    total, all_words = max(1.0, float(mass.sum())), max(1.0, float(words.sum()))
    above = np.cumsum(mass) - mass
    read = np.cumsum(words) - words
    last_prose = np.maximum.accumulate(np.where(prose, at, -1))
    next_prose = np.minimum.accumulate(np.where(prose, at, count + 50)[::-1])[::-1]
    near = np.convolve(mass, np.ones(2 * _NEAR + 1), "same") if count > 2 * _NEAR else mass
    first = int(np.argmax(prose)) if prose.any() else 0
    table = [
        at / count, np.log1p(count - at) / 6, read / all_words, np.log1p(all_words - read) / 8,
        above / total, (total - above - mass) / total,
        np.log1p(at - last_prose) / 5, np.log1p(np.maximum(next_prose - at, 0)) / 5,
        np.clip((at - first) / 20, -3, 3), near / total,
    ]  # fmt: skip
    return np.column_stack(table).astype(np.float32)


# -- elements ----------------------------------------------------------------------------------

_ELEMENT_COLUMNS = (
    "linked", "strong", "has time", "marks", *(f"tag {tag}" for tag in TAGS), "tag other",
    *(f"zone {zone}" for zone in ZONES), *(f"own {cue}" for cue in ELEMENT_CUES),
    *(f"near {cue}" for cue in ELEMENT_CUES), *(f"far {cue}" for cue in ELEMENT_CUES),
    "depth", "names itself body",
)  # fmt: skip


def _of_elements(galley: Galley) -> Floats:
    lines, places = galley.lines, galley.places
    at = np.array([line.place for line in lines], np.int64)
    own = np.fromiter((element_cues(place.words) if place.words else 0 for place in places),
                      np.int64, len(places))  # fmt: skip
    near, far, depth, body = _inherited(places, own)
    zones = np.fromiter((_zone_bits(place.zones) for place in places), np.int64, len(places))
    tags = np.zeros((len(lines), len(TAGS) + 1), np.float32)
    numbers = np.fromiter((_TAG_NUMBER.get(line.tag, len(TAGS)) for line in lines),
                          np.int64, len(lines))  # fmt: skip
    tags[np.arange(len(lines)), numbers] = 1
    strong = (line.strong / len(line.text) if line.strong else 0.0 for line in lines)
    width = len(ELEMENT_CUES)
    table: list[Floats] = [
        _linked(lines)[:, None],
        np.fromiter(strong, np.float32, len(lines))[:, None],
        np.fromiter((bool(line.time) for line in lines), np.float32, len(lines))[:, None],
        np.array([min(len(line.marks), 5) / 5 for line in lines], np.float32)[:, None],
        tags, _bits(zones[at], len(ZONES)), _bits(own[at], width),
        _bits(near[at], width), _bits(far[at], width),
        (np.minimum(depth[at], 30) / 30).astype(np.float32)[:, None],
        body[at].astype(np.float32)[:, None],
    ]  # fmt: skip
    return np.hstack(table).astype(np.float32)


_Inherited = tuple[Ints, Ints, Ints, npt.NDArray[np.bool_]]


def _inherited(places: tuple[Place, ...], own: Ints) -> _Inherited:
    """Cues of the two elements around each, and of all further out; depth; within a named body."""
    count = len(places)
    cues = own.tolist()
    near, far, depth, body = [0] * count, [0] * count, [0] * count, [False] * count
    for number, place in enumerate(places):
        parent = place.parent
        if parent < 0:
            continue
        above = places[parent].parent
        near[number] = cues[parent] | (cues[above] if above >= 0 else 0)
        far[number] = far[parent] | near[parent]
        depth[number] = depth[parent] + 1
        body[number] = body[parent] or "articlebody" in place.words
    as_ints = [np.array(values, np.int64) for values in (near, far, depth)]
    return as_ints[0], as_ints[1], as_ints[2], np.array(body, bool)


_zones_seen: dict[frozenset[str], int] = {}


def _zone_bits(zones: frozenset[str]) -> int:
    found = _zones_seen.get(zones)
    if found is None:
        found = sum(_ZONE_BIT.get(zone, 0) for zone in zones)
        if len(_zones_seen) < 10_000:
            _zones_seen[zones] = found
    return found


# -- what stands together ----------------------------------------------------------------------

_GROUP_COLUMNS = (
    "share of parent", "share of grandparent", "share of level 3", "share of level 4",
    "share of alike", "lines alike", "lines of parent", "prose of parent's lines",
    "in best", "level to best", "before best", "after best", "below first of best",
    "links of parent",
)  # fmt: skip


def _of_groups(galley: Galley, words: Floats, prose: npt.NDArray[np.bool_]) -> Floats:
    places, lines = galley.places, galley.lines
    at = np.array([line.place for line in lines], np.int64)
    parents = np.fromiter((max(place.parent, 0) for place in places), np.int64, len(places))
    mass = np.where(prose, np.minimum(words, 100), 0).astype(np.float64)
    ends = _ends(parents)
    held, held_lines, held_prose, held_words, held_links = (
        _summed(at, values, ends)
        for values in (mass, np.ones(len(lines)), prose, words, words * _linked(lines))
    )
    total = max(1.0, float(mass.sum()))
    ups = [parents[at]]
    for _ in range(3):
        ups.append(parents[ups[-1]])
    kinds = _kinds(places, parents)[at]
    alike = np.bincount(kinds, weights=mass)[kinds]
    lines_alike = np.bincount(kinds)[kinds]
    table = [
        *(held[up] / total for up in ups), alike / total, np.log1p(lines_alike) / 6,
        np.log1p(held_lines[ups[0]]) / 6, held_prose[ups[0]] / np.maximum(held_lines[ups[0]], 1),
        *_best(at, parents, mass), held_links[ups[0]] / np.maximum(held_words[ups[0]], 1),
    ]  # fmt: skip
    return np.column_stack(table).astype(np.float32)


def _summed(at: Ints, values: npt.ArrayLike, ends: Ints) -> npt.NDArray[np.float64]:
    """What each element holds, with all that is inside it: those numbered up to its end."""
    held = np.bincount(at, weights=values, minlength=len(ends))
    reached = np.concatenate(([0.0], np.cumsum(held)))
    found: npt.NDArray[np.float64] = reached[ends] - reached[:-1]
    return found


def _ends(parents: Ints) -> Ints:
    """Of each element the number after the last inside it; elements are numbered as they open."""
    ends = list(range(1, len(parents) + 1))
    above = parents.tolist()
    for number in range(len(ends) - 1, 0, -1):
        if ends[number] > ends[above[number]]:
            ends[above[number]] = ends[number]
    return np.array(ends, np.int64)


def _kinds(places: tuple[Place, ...], parents: Ints) -> Ints:
    """A number for each set of elements of the same tag and names under the same ones."""
    numbers: dict[tuple[str, str, str, str], int] = {}
    kinds = []
    for place, parent in zip(places, parents.tolist(), strict=True):
        above = places[parent]
        key = (place.tag, place.words, above.tag, above.words)
        kinds.append(numbers.setdefault(key, len(numbers)))
    return np.array(kinds, np.int64)


def _best(at: Ints, parents: Ints, mass: npt.NDArray[np.float64]) -> list[Any]:
    """The element with most prose near to it, and where each line stands to it."""
    scores = np.zeros(len(parents))
    up = at
    ups = []
    for level in range(_LEVELS):
        up = parents[up]
        ups.append(up)
        scores += np.bincount(up, weights=mass * _FADE**level, minlength=len(parents))
    best = int(np.argmax(scores))
    inside = np.zeros(len(at), bool)
    level_to = np.full(len(at), _LEVELS, np.float64)
    for level in range(_LEVELS - 1, -1, -1):
        level_to[ups[level] == best] = level
    for above in _every_level(at, parents):
        inside |= above == best
    where = np.flatnonzero(inside & (mass > 0))
    first, last = (int(where[0]), int(where[-1])) if len(where) else (0, len(at) - 1)
    order = np.arange(len(at))
    return [
        inside, level_to / _LEVELS, np.clip((first - order) / 20, 0, 3),
        np.clip((order - last) / 20, 0, 3), np.clip((order - first) / 20, -1, 3),
    ]  # fmt: skip


def _every_level(at: Ints, parents: Ints) -> list[Ints]:
    levels = [at]
    for _ in range(40):
        up = parents[levels[-1]]
        if not up.any():
            break
        levels.append(up)
    return levels


# -- what is around ----------------------------------------------------------------------------

_SEEN_AROUND = (
    "log words", "ends sentence", "is prose", "linked", "in headline", "share of alike", "in best",
    "tag p", "tag li", "upper share", "begins mark", "text again", "digit share", "strong",
)  # fmt: skip
_STEPS = (-2, -1, 1, 2)

_OWN_COLUMNS = (
    *_TEXT_COLUMNS, *_EVIDENCE_COLUMNS, *_PLACE_COLUMNS, *_ELEMENT_COLUMNS, *_GROUP_COLUMNS
)  # fmt: skip
COLUMNS = (
    *_OWN_COLUMNS,
    *(f"{name} {step:+d}" for step in _STEPS for name in _SEEN_AROUND),
    *(f"same element {step:+d}" for step in _STEPS),
)
_AROUND = [_OWN_COLUMNS.index(name) for name in _SEEN_AROUND]
_TAGS_AT = slice(_OWN_COLUMNS.index("tag p"), _OWN_COLUMNS.index("tag other") + 1)


def _around(own: Floats) -> Floats:
    """Some measures of the two lines before and after; zeros beyond the ends."""
    seen, tags = own[:, _AROUND], own[:, _TAGS_AT].argmax(axis=1)
    parts = [_shifted(seen, step) for step in _STEPS]
    same = [(_shifted(tags[:, None] + 1, step)[:, 0] == tags + 1) for step in _STEPS]
    return np.hstack([*parts, np.column_stack(same)]).astype(np.float32)


def _shifted(table: npt.NDArray[_Number], step: int) -> npt.NDArray[_Number]:
    """The rows moved so that row n holds what row n + step held."""
    moved = np.zeros_like(table)
    if step > 0:
        moved[:-step] = table[step:]
    else:
        moved[-step:] = table[:step]
    return moved
