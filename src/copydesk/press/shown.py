"""A picture as a page shows it: its sizes, its words, or the place where it is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from copydesk.press.paper import Crop, Paper, Rendition
from copydesk.story.blocks import Picture

PLAIN = ("image/jpeg", "image/png", "image/gif")  # what every reader's browser shows
FALLBACK_WIDTH = 1024


@dataclass(frozen=True)
class Choice:
    """The sizes of one media type, for a <source>."""

    media_type: str
    srcset: str


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A picture ready for its template; without `src` the file is missing."""

    key: str
    src: str = ""
    width: int = 0
    height: int = 0
    choices: tuple[Choice, ...] = ()
    srcset: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""


def shown(picture: Picture, paper: Paper, crop: Crop = "") -> Shown:
    """The picture, whole or cropped, with the sizes the paper has of it."""
    sizes = paper.renditions(picture, crop)
    credit = picture.credit.text if picture.credit else ""
    if not sizes:
        return Shown(key=picture.key, alt=picture.alt, caption=picture.caption, credit=credit)
    plain = [size for size in sizes if size.media_type in PLAIN] or list(sizes)
    middle = [size for size in plain if size.width <= FALLBACK_WIDTH] or plain[:1]
    return Shown(
        key=picture.key,
        src=middle[-1].address,
        width=middle[-1].width,
        height=middle[-1].height,
        choices=_choices([size for size in sizes if size not in plain]),
        srcset=_srcset(plain),
        alt=picture.alt,
        caption=picture.caption,
        credit=credit,
    )


def _choices(sizes: list[Rendition]) -> tuple[Choice, ...]:
    """AVIF before WebP: a browser takes the first type it knows."""
    ordered = sorted(sizes, key=lambda size: (size.media_type, size.width))
    groups = groupby(ordered, key=lambda size: size.media_type)
    return tuple(Choice(kind, _srcset(list(group))) for kind, group in groups)


def _srcset(sizes: Sequence[Rendition]) -> str:
    return ", ".join(f"{size.address} {size.width}w" for size in sizes)
