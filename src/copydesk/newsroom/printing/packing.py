"""Compressed copies of a file: at once at a level that keeps nobody waiting, later at the best.

`docs/serving.md` says by what rule a copy belongs to its file.
"""

import gzip
from collections.abc import Callable, Mapping

import brotli
from isal import igzip

SMALLEST = 256  # below, a compressed copy saves no packet
LARGEST = 8 * 1024 * 1024  # above, the best level takes a minute and saves nobody anything
Pack = Callable[[bytes], bytes]

# A quarter of a millisecond a page of 30 kB, a tenth larger than five times as much work makes it:
# publishing must not wait for the last per cent, and within minutes the best lies there.
FAST: Mapping[str, Pack] = {
    ".br": lambda content: brotli.compress(content, quality=3),
    ".gz": lambda content: igzip.compress(content, compresslevel=2, mtime=0),
}
# Fifty milliseconds a page, a seventh smaller: for what has stood a while and is read often.
BEST: Mapping[str, Pack] = {
    ".br": lambda content: brotli.compress(content, quality=11),
    ".gz": lambda content: gzip.compress(content, compresslevel=9, mtime=0),
}
CODINGS = tuple(FAST)


def is_packed(content: bytes, *, is_text: bool) -> bool:
    """Whether a file has compressed copies."""
    return is_text and len(content) >= SMALLEST


def packed(content: bytes, levels: Mapping[str, Pack] = FAST) -> dict[str, bytes]:
    """The compressed copies of a file by the endings of their names."""
    return {ending: pack(content) for ending, pack in levels.items()}
