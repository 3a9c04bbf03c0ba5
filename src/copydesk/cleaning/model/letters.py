"""Characters in numbers: how many of each kind a line has, with what it begins and ends."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Bits = npt.NDArray[np.uint8]

# Kinds of character, as columns of the table the galley is looked up in.
KINDS = ("letter", "upper", "digit", "stop", "comma", "space", "quote", "mark", "dense", "other")
_STOPS = ".!?…。！？؟۔।"
_COMMAS = ",;、，،؛"
_QUOTES = "\"'“”„«»‘’「」『』"
_MARKS = "|•·–—-/:©@#+_>»→*"
_ASTRAL = 0xE000
_IDEOGRAPHS = 0x3100  # below, what a character is stands in a table
_AT_ONCE = 65_536  # characters counted together: each takes eight bytes while it is

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


_SPACE, _DENSE, _OTHER, _UPPER = (
    KINDS.index(kind) for kind in ("space", "dense", "other", "upper")
)
_TABLE = np.array([KINDS.index(_kind(chr(code))) for code in range(_IDEOGRAPHS)], np.uint8)


def codes_of(text: str) -> npt.NDArray[np.uint32]:
    """The code of every character."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _kinds_of(codes: npt.NDArray[np.uint32]) -> Bits:
    if codes.max() < _IDEOGRAPHS:
        return _TABLE.take(codes)
    kinds = _TABLE.take(np.where(codes < _IDEOGRAPHS, codes, 0))
    kinds[codes >= _IDEOGRAPHS] = _OTHER
    kinds[(codes >= _IDEOGRAPHS) & (codes < _ASTRAL)] = _DENSE
    return kinds


def count_kinds(text: str, starts: Ints, ends: Ints) -> tuple[Floats, Floats]:
    """How many characters of each kind each line has, and how many words."""
    if not text:
        zeros = np.zeros((len(starts), len(KINDS)), np.float32)
        return zeros, zeros[:, 0]
    pieces = (text[at : at + _AT_ONCE] for at in range(0, len(text), _AT_ONCE))
    kinds = np.concatenate([_kinds_of(codes_of(piece)) for piece in pieces])
    # A word's first character counts in a second set of columns.
    blank = kinds == _SPACE
    begins = ~blank
    begins[1:] &= blank[:-1]
    kinds += begins.view(np.uint8) * np.uint8(len(KINDS))
    # Pieces in their order: what stands before the first line, the line, what follows it, ...
    bounds = np.zeros(2 * len(starts) + 2, np.int64)
    bounds[1:-1:2], bounds[2:-1:2], bounds[-1] = starts, ends, len(text)
    lengths = bounds[1:] - bounds[:-1]
    counts = _counted(kinds, lengths).reshape(len(lengths), 2, len(KINDS))[1::2]
    found = np.add.reduce(counts, axis=1).astype(np.float32)
    words = np.add.reduce(counts[:, 1], axis=1)
    return found, (words + found[:, _DENSE] / 2).astype(np.float32)


def _counted(kinds: Bits, lengths: Ints) -> Ints:
    """How often each of the two sets of kinds stands in each piece, some pieces of text a time."""
    width, number = 2 * len(KINDS), len(lengths)
    if len(kinds) <= _AT_ONCE:
        cells = np.arange(0, number * width, width).repeat(lengths)
        cells += kinds
        return np.bincount(cells, minlength=number * width)
    ends = np.cumsum(lengths)
    counts = np.zeros(number * width, np.int64)
    for start in range(0, len(kinds), _AT_ONCE):
        stop = min(start + _AT_ONCE, len(kinds))
        first, last = np.searchsorted(ends, (start, stop - 1), "right").tolist()
        inside = np.diff(np.clip(ends[first : last + 1], start, stop), prepend=start)
        cells = np.repeat(np.arange(0, (last - first + 1) * width, width), inside)
        cells += kinds[start:stop]
        counts[first * width : (last + 1) * width] += np.bincount(
            cells, minlength=(last - first + 1) * width
        )
    return counts


def are_upper(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    """Of each character whether it is a capital."""
    far = codes >= _IDEOGRAPHS
    upper: npt.NDArray[np.bool_] = _TABLE.take(np.where(far, 0, codes)) == _UPPER
    for number in far.nonzero()[0].tolist():
        upper[number] = chr(codes[number]).isupper()
    return upper


# -- ends of lines ------------------------------------------------------------------------------


class _Signs(dict[str, int]):
    """Bits for a character, remembered: lines begin and end with few different ones."""

    def __init__(self, *sets: str) -> None:
        super().__init__({"": 0})
        self._sets = sets

    def __missing__(self, letter: str) -> int:
        bits = sum(1 << bit for bit, letters in enumerate(self._sets) if letter in letters)
        bits |= letter.isupper() << len(self._sets) | letter.isdigit() << len(self._sets) + 1
        if len(self) < 20_000:
            self[letter] = bits
        return bits


_LAST = _Signs(_STOPS + '"”»’)]', ":", _COMMAS)
_FIRST = _Signs(_MARKS + "[(<")


def ends_of(texts: Sequence[str]) -> tuple[Bits, Bits]:
    """Of each text whether it ends a sentence, with a colon, with a comma; and whether it begins
    with a mark, a capital, a digit."""
    last = np.array([_LAST[text[-1:]] for text in texts], np.uint8)
    first = np.array([_FIRST[text[:1]] for text in texts], np.uint8)
    return as_bits(last, 3), as_bits(first, 3)


def as_bits(numbers: npt.NDArray[np.generic], width: int) -> Bits:
    """The lowest bits of each number of an array, a row a number."""
    size = numbers.dtype.itemsize
    octets = np.ascontiguousarray(numbers).view(np.uint8).reshape(len(numbers), size)
    return np.unpackbits(octets, axis=1, count=width, bitorder="little")
