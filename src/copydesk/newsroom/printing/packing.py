"""Compressed copies of a file: at once at a level that keeps nobody waiting, later at the best.

`docs/serving.md` says by what rule a copy belongs to its file.
"""

import gzip
from collections.abc import Callable, Mapping

import brotli

SMALLEST = 256  # below, a compressed copy saves no packet
LARGEST = 8 * 1024 * 1024  # above, the best level takes a minute and saves nobody anything
Pack = Callable[[bytes], bytes]

# A millisecond a page: publishing must not wait for the last per cent.
FAST: Mapping[str, Pack] = {
    ".br": lambda content: brotli.compress(content, quality=5),
    ".gz": lambda content: gzip.compress(content, compresslevel=6, mtime=0),
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
