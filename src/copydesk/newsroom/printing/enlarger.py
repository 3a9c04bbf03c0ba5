"""One picture in sizes, made in a process of its own that has bounds: what came may be hostile.

As a program it reads an order and the picture's bytes and writes the prints (`enlarge` is the other
end). It imports nothing of ours, so that it starts at once.
"""

import base64
import io
import json
import struct
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO

MEMORY = 768 * 1024 * 1024  # addresses, threads and libraries with them; see bench/results
SECONDS = 60
HEAD = struct.Struct(">III")


class NoPicture(Exception):
    """The bytes cannot be made a print, within these bounds."""


@dataclass(frozen=True)
class Frame:
    """What a print shows, in parts of the picture's width and height: left, top, right, bottom."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A print to be made: kind of file, width at most, quality, and what part of the picture.

    `ratio` is width by height of a crop around the frame's middle, 0 for the whole picture.
    """

    form: str
    width: int
    quality: int
    ratio: float = 0.0
    effort: int = 4


@dataclass(frozen=True)
class Print:
    """A print made, with its size in pixels."""

    content: bytes
    width: int
    height: int


def enlarge(
    content: bytes, wanted: Sequence[Wanted], *, focus: Frame | None = None, xmp: bytes = b""
) -> list[Print]:
    """The prints of a picture, in the order asked for, each with these words inside.

    Turned as the camera says, in sRGB, without what else the file said. Raises `NoPicture`.
    """
    order = {
        "wanted": [asdict(one) for one in wanted],
        "focus": asdict(focus) if focus else None,
        "xmp": base64.b64encode(xmp).decode(),
    }
    told = json.dumps(order).encode()
    try:
        done = subprocess.run(  # noqa: S603  # our own file, by our own interpreter
            [sys.executable, "-I", __file__],
            input=HEAD.pack(len(told), 0, 0) + told + content,
            capture_output=True,
            timeout=2 * SECONDS,
            check=True,
        )
    except subprocess.SubprocessError as error:
        said = (getattr(error, "stderr", b"") or b"").decode(errors="replace").strip()
        raise NoPicture(said.rpartition("\n")[2][:300] or type(error).__name__) from error
    return list(_prints(io.BytesIO(done.stdout)))


def _prints(out: BinaryIO) -> Any:
    while head := out.read(HEAD.size):
        length, width, height = HEAD.unpack(head)
        yield Print(out.read(length), width, height)


def main() -> None:
    """Read the order, make the prints, write them."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    source = sys.stdin.buffer
    length, _, _ = HEAD.unpack(source.read(HEAD.size))
    order = json.loads(source.read(length))
    focus = Frame(**order["focus"]) if order["focus"] else None
    wanted = [Wanted(**one) for one in order["wanted"]]
    for made in _make(source.read(), wanted, focus, base64.b64decode(order["xmp"])):
        sys.stdout.buffer.write(HEAD.pack(len(made.content), made.width, made.height))
        sys.stdout.buffer.write(made.content)


def _make(content: bytes, wanted: Sequence[Wanted], focus: Frame | None, xmp: bytes) -> Any:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = (
        None  # the desk's bound was kept when it came, the memory is bound here
    )
    with Image.open(io.BytesIO(content)) as opened:
        picture = _upright(opened, max(_needed(opened.size, one) for one in wanted))
    made: dict[tuple[int, float], Any] = {}
    for one in sorted(wanted, key=lambda one: -one.width):
        if (one.width, one.ratio) not in made:
            box = _box(picture.size, one.ratio, focus)
            wide, high = box[2] - box[0], box[3] - box[1]
            scale = min(1.0, one.width / wide)
            size = (max(1, round(wide * scale)), max(1, round(high * scale)))
            made[one.width, one.ratio] = picture.resize(
                size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0
            )
    for one in wanted:
        yield _saved(made[one.width, one.ratio], one, xmp)


def _needed(size: tuple[int, int], one: Wanted) -> float:
    """How wide the whole picture has to be for this print to be sharp, by its longer side."""
    wide, high = size
    part = min(1.0, one.ratio * high / wide) if one.ratio else 1.0
    return one.width / part * max(1.0, high / wide)


def _upright(opened: Any, needed: float) -> Any:
    """In sRGB or with transparency, turned as it is to be seen; no larger than is needed.

    A JPEG is unpacked at a half, a quarter or an eighth of its size where that is enough.
    """
    from PIL import ImageOps

    longer = max(opened.size)
    opened.draft("RGB", tuple(int(side * min(1.0, 2 * needed / longer)) for side in opened.size))
    profile = opened.info.get("icc_profile")
    # Of an animation, the first picture; of more bits than eight, the upper ones.
    if opened.mode in ("I;16", "I;16B", "I", "F"):
        opened = opened.convert("I").point(lambda value: value / 256).convert("L")
    factor = int(max(opened.size) / max(1.0, 3 * needed))
    picture = opened.reduce(factor) if factor > 1 and opened.mode not in ("P", "1") else opened
    picture = ImageOps.exif_transpose(picture)
    is_clear = "A" in picture.getbands() or "transparency" in picture.info
    return _in_srgb(picture, profile, "RGBA" if is_clear else "RGB")


def _in_srgb(picture: Any, profile: bytes | None, mode: str) -> Any:
    from PIL import ImageCms

    if profile and picture.mode in ("RGB", "RGBA", "CMYK", "L"):
        try:
            held = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            turned = ImageCms.profileToProfile(
                picture, held, srgb, outputMode="RGBA" if picture.mode == "RGBA" else "RGB"
            )
            return (turned or picture).convert(mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            return picture.convert(mode)  # a profile that is none of this picture's
    return picture.convert(mode)


def _box(size: tuple[int, int], ratio: float, focus: Frame | None) -> tuple[float, ...]:
    """The largest part of this ratio whose middle is as near to that of the focus as can be."""
    wide, high = size
    if not ratio:
        return 0, 0, wide, high
    part_wide, part_high = min(wide, high * ratio), min(high, wide / ratio)
    frame = focus or Frame()
    left = (frame.left + frame.right) / 2 * wide - part_wide / 2
    top = (frame.top + frame.bottom) / 2 * high - part_high / 2
    left, top = min(max(0.0, left), wide - part_wide), min(max(0.0, top), high - part_high)
    return left, top, left + part_wide, top + part_high


def _saved(picture: Any, one: Wanted, xmp: bytes) -> Print:
    from PIL import Image

    options: dict[str, Any] = {"quality": one.quality}
    if xmp:
        options["xmp"] = xmp
    if one.form == "JPEG":
        if picture.mode == "RGBA":
            white = Image.new("RGB", picture.size, "white")
            white.paste(picture, mask=picture.getchannel("A"))
            picture = white
        options |= {"progressive": True, "optimize": True}
    elif one.form == "WEBP":
        options |= {"method": one.effort}
    else:
        options |= {"speed": 10 - one.effort, "max_threads": 1}
    for name in ("exif", "icc_profile", "xmp", "comment", "dpi"):
        picture.info.pop(name, None)
    out = io.BytesIO()
    picture.save(out, one.form, **options)
    return Print(out.getvalue(), *picture.size)


if __name__ == "__main__":
    main()
