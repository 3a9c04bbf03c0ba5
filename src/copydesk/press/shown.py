"""A picture as a page shows it: its sizes, its words, or the place where it is missing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from copydesk.press.address import link_out
from copydesk.press.paper import Crop, Paper, Rendition
from copydesk.story.blocks import Picture

PLAIN = ("image/jpeg", "image/png", "image/gif")  # what every reader's browser shows
FALLBACK_WIDTH = 1024
# Of IPTC's digital source types (http://cv.iptc.org/newscodes/digitalsourcetype/).
GENERATED = {"trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"}


@dataclass(frozen=True)
class Choice:
    """The sizes of one media type, for a <source>."""

    media_type: str
    srcset: str


@dataclass(frozen=True, kw_only=True)
class Rights:
    """What readers are told of a picture beside its credit.

    `licence` is where its rights are stated and `licensor` where a licence is to be had, `usage`
    the terms in words. `manifest` names the content credentials (C2PA) of the original, which the
    sizes served are not signed with; `is_generated` where a program was trained to make it.
    """

    licence: str = ""
    licensor: str = ""
    usage: str = ""
    copyright: str = ""
    manifest: str = ""
    is_generated: bool = False


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
    rights: Rights | None = None


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


def with_rights(picture: Picture, paper: Paper) -> Shown:
    """The picture as its own story shows it: whole, with all that goes with it."""
    words = paper.picture_words(picture)
    usage = words.usage_terms.strip()
    rights = Rights(
        licence=link_out(words.web_statement) or link_out(usage),
        licensor=link_out(words.licensor_url),
        usage="" if link_out(usage) else usage,
        copyright=words.copyright,
        manifest=words.derived_from,
        is_generated=words.source_type.rpartition("/")[2] in GENERATED,
    )
    made = shown(picture, paper)
    return replace(made, credit=words.credit, rights=rights if rights != Rights() else None)


def _choices(sizes: list[Rendition]) -> tuple[Choice, ...]:
    """AVIF before WebP: a browser takes the first type it knows."""
    ordered = sorted(sizes, key=lambda size: (size.media_type, size.width))
    groups = groupby(ordered, key=lambda size: size.media_type)
    return tuple(Choice(kind, _srcset(list(group))) for kind, group in groups)


def _srcset(sizes: Sequence[Rendition]) -> str:
    return ", ".join(f"{size.address} {size.width}w" for size in sizes)
