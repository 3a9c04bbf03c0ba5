"""Sizes of pictures: what each quality costs and keeps, and what hostile files may take.

Run in the newsroom's environment, with `--write bench/results/pictures.md`. Pictures are three
of the sample newsroom's. Likeness is structural similarity (SSIM, 8 x 8 blocks of
brightness, mean over the picture) to the same size unpacked without loss.
"""

import argparse
import io
import resource
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import numpy as np
from PIL import Image

from copydesk.newsroom.printing.enlarger import NoPicture, Wanted, enlarge

SAMPLE = Path(__file__).parents[2] / "sample" / "pictures"
TRIED = {"JPEG": (70, 80, 88), "WEBP": (70, 78, 85), "AVIF": (50, 60, 70)}
OURS = {"JPEG": 80, "WEBP": 78, "AVIF": 50}  # as copydesk.newsroom.printing.pictures has them
SHAPES = ((0.0, (480, 960, 1600)), (3 / 2, (320, 640, 1024, 1536)))
WIDTH = 960
MOST_ROWS = 7_000  # of the largest, the rest is left out: it is refused before
C1, C2 = 0.01**2, 0.03**2


def likeness(one: Image.Image, other: Image.Image) -> float:
    """1 for the same picture."""
    first, second = (_blocks(picture) for picture in (one, other))
    means = first.mean(axis=(1, 3)), second.mean(axis=(1, 3))
    spread = first.var(axis=(1, 3)), second.var(axis=(1, 3))
    shared = (first * second).mean(axis=(1, 3)) - means[0] * means[1]
    up = (2 * means[0] * means[1] + C1) * (2 * shared + C2)
    down = (means[0] ** 2 + means[1] ** 2 + C1) * (spread[0] + spread[1] + C2)
    return float((up / down).mean())


def _blocks(picture: Image.Image) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    grey = np.asarray(picture.convert("L"), dtype=np.float64) / 255
    high, wide = grey.shape[0] // 8, grey.shape[1] // 8
    return grey[: high * 8, : wide * 8].reshape(high, 8, wide, 8)


def qualities() -> Iterator[str]:
    """A row for each kind of file and quality."""
    yield "| kind | quality | kB a picture | likeness | worst | CPU s a picture |"
    yield "|---|--:|--:|--:|--:|--:|"
    files = [path.read_bytes() for path in sorted(SAMPLE.glob("*.jpg"))[::6]]
    plain = [Image.open(io.BytesIO(_one(each, "WEBP", 100, lossless=True))) for each in files]
    for form, tried in TRIED.items():
        for quality in tried:
            began = _children()
            made = [_one(each, form, quality) for each in files]
            spent = (_children() - began) / len(files)
            alike = [
                likeness(whole, Image.open(io.BytesIO(held)))
                for whole, held in zip(plain, made, strict=True)
            ]
            size = sum(map(len, made)) / len(made) / 1000
            mark = " (ours)" if quality == OURS[form] else ""
            yield (
                f"| {form} | {quality}{mark} | {size:.1f} | {np.mean(alike):.4f}"
                f" | {min(alike):.4f} | {spent:.2f} |"
            )


def _one(content: bytes, form: str, quality: int, *, lossless: bool = False) -> bytes:
    if not lossless:
        return enlarge(content, [Wanted(form=form, width=WIDTH, quality=quality)])[0].content
    with Image.open(io.BytesIO(content)) as opened:
        scale = min(1.0, WIDTH / opened.width)
        size = (round(opened.width * scale), round(opened.height * scale))
        out = io.BytesIO()
        opened.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0).save(out, "PNG")
    return out.getvalue()


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def hostile() -> Iterator[str]:
    """A row for each file: what the process that opened it took."""
    yield "| file | bytes | pixels | outcome | MB at most | CPU s |"
    yield "|---|--:|--:|---|--:|--:|"
    for name, content, pixels in _files():
        yield f"| {name} | {len(content):,} | {pixels:,} | {_measured(content)} |"


def _measured(content: bytes) -> str:
    """In a process of its own, whose children are this picture's alone."""
    done = subprocess.run(
        [sys.executable, __file__, "--one"], input=content, capture_output=True, check=True
    )
    return done.stdout.decode().strip()


def one(content: bytes) -> str:
    """What it takes to make all first sizes of one picture."""
    wanted = [
        Wanted(form="WEBP", width=width, quality=78, ratio=ratio)
        for ratio, widths in SHAPES
        for width in widths
    ]
    try:
        made = f"{len(enlarge(content, wanted))} sizes"
    except NoPicture as error:
        made = f"refused: {str(error)[:60] or 'ended by the system'}"
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return f"{made} | {used.ru_maxrss / 1000:.0f} | {used.ru_utime + used.ru_stime:.1f}"


def _files() -> Iterator[tuple[str, bytes, int]]:
    out = io.BytesIO()
    side = (7744, 5165)
    noise = np.random.default_rng(5).integers(0, 255, (517, 775, 3), dtype=np.uint8)
    Image.fromarray(noise).resize(side).save(out, "JPEG", quality=85)
    yield "JPEG of 40 megapixels", out.getvalue(), side[0] * side[1]
    yield "PNG of 40 megapixels, transparent", _png(6320, 6, 8), 6320**2
    yield "PNG of 40 megapixels, 16 bits a colour", _png(6320, 6, 16), 6320**2
    yield "PNG of 178 megapixels, Pillow's own bound", _png(13_370, 6, 8), 13_370**2
    yield "PNG of 900 megapixels", _png(30_000, 6, 8), 30_000**2
    yield (
        "PNG whose profile unpacks to a quarter of a gigabyte",
        _png(64, 6, 8, profile=2**28),
        64 * 64,
    )


def _png(side: int, colour: int, bits: int, profile: int = 0) -> bytes:
    packer, row = zlib.compressobj(1), bytes(1 + side * 4 * bits // 8)
    packed = b"".join(
        [*(packer.compress(row) for _ in range(min(side, MOST_ROWS))), packer.flush()]
    )
    parts = [(b"IHDR", struct.pack(">IIBBBBB", side, side, bits, colour, 0, 0, 0))]
    if profile:
        squeeze, empty = zlib.compressobj(1), bytes(2**20)
        held = b"".join([*(squeeze.compress(empty) for _ in range(profile >> 20)), squeeze.flush()])
        parts.append((b"iCCP", b"p\x00\x00" + held))
    parts += [(b"IDAT", packed), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))
        for name, held in parts
    )


def main() -> None:
    """Measure, and write or print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--one", action="store_true")
    given = parser.parse_args()
    if given.one:
        print(one(sys.stdin.buffer.read()))
        return
    began = process_time()
    count = len(sorted(SAMPLE.glob("*.jpg"))[::6])
    text = "\n".join([
        "# Pictures in sizes",
        "",
        f"`bench/press/pictures.py`, {count} pictures of the sample newsroom at {WIDTH} pixels.",
        "CPU with starting the process that makes them (a third of the least).",
        "",
        *qualities(),
        "",
        "What a file takes of the process that makes its sizes (bound: 768 MB of addresses, 60 s).",
        "The desk refuses more than 40 megapixels before; the bound holds where it did not.",
        "",
        *hostile(),
        "",
    ])  # fmt: skip
    if given.write:
        given.write.write_text(text)
    print(text, f"({process_time() - began:.0f} s)")


if __name__ == "__main__":
    main()
