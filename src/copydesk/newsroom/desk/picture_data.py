"""What a picture file says about itself: words, names, rights, where it is from."""

import io
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass

from PIL import Image

from copydesk.markup.tidy import tidy
from copydesk.wire import charset, content_credentials, iim, xmp

_LONGEST = 2_000
_WEB = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
# Names of the IPTC Photo Metadata Standard 2025.1; the first that says something is taken.
_XMP = {
    "caption": ("dc:description",),
    "headline": ("photoshop:Headline",),
    "byline": ("dc:creator",),
    "credit": ("photoshop:Credit",),
    "copyright": ("dc:rights",),
    "usage_terms": ("xmpRights:UsageTerms",),
    "alt": ("Iptc4xmpCore:AltTextAccessibility",),
    "description": ("Iptc4xmpCore:ExtDescrAccessibility",),
    "web_statement": ("xmpRights:WebStatement",),
    "licensor_url": ("plus:Licensor/plus:LicensorURL",),
    "source_type": ("Iptc4xmpExt:DigitalSourceType",),
    "made": ("photoshop:DateCreated", "xmp:CreateDate"),
}
_PLACES = (
    (
        "Iptc4xmpExt:LocationShown/Iptc4xmpExt:",
        ("Sublocation", "City", "ProvinceState", "CountryName"),
    ),
    (
        "Iptc4xmpExt:LocationCreated/Iptc4xmpExt:",
        ("Sublocation", "City", "ProvinceState", "CountryName"),
    ),
    ("", ("Iptc4xmpCore:Location", "photoshop:City", "photoshop:State", "photoshop:Country")),
)
_IIM = {
    "caption": (2, 120), "headline": (2, 105), "byline": (2, 80), "credit": (2, 110),
    "copyright": (2, 116),
}  # fmt: skip
_IIM_PLACE = ((2, 92), (2, 90), (2, 95), (2, 101))
_EXIF = {"caption": 0x010E, "byline": 0x013B, "copyright": 0x8298}
_EXIF_MORE, _EXIF_MADE, _EXIF_OFFSET = 0x8769, 0x9003, 0x9011
_EXIF_TIME = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)")
# What cameras and phones write where an editor would write a caption or a name.
_NO_WORDS = re.compile(
    r"olympus digital camera|sony dsc|samsung( camera pictures)?|(kodak )?digital still camera"
    r"|minolta digital camera|picture \d+|default|unknown|user|author|\W*|(img|dsc|dscn"
    r"|p)_?\d+(\.\w+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class PictureData:
    """What stands in the file, tidied; "" where it says nothing.

    `description` is the long one for who cannot see it, `source_type` the digital source type as
    an address of IPTC's list, `made` when it was taken as the file has it [ISO 8601],
    `credentials` what came signed with it (`copydesk.wire.content_credentials`).
    """

    caption: str = ""
    headline: str = ""
    byline: str = ""
    credit: str = ""
    copyright: str = ""
    usage_terms: str = ""
    alt: str = ""
    description: str = ""
    web_statement: str = ""
    licensor_url: str = ""
    source_type: str = ""
    made: str = ""
    place: str = ""
    credentials: str = ""

    @property
    def credit_line(self) -> str:
        """Photographer and agency on one line, each named once."""
        if not self.byline or self.byline.casefold() in self.credit.casefold():
            return self.credit
        return f"{self.byline}/{self.credit}" if self.credit else self.byline


def read_picture_data(content: bytes) -> PictureData:
    """XMP before IIM before EXIF, field by field, but IIM first where it is newer.

    Bytes that cannot be read say nothing. Only headers are read: no pixel is unpacked.
    """
    order = (_iim, _xmp, _exif) if iim.is_newer(content) else (_xmp, _iim, _exif)
    found: dict[str, str] = {}
    for read in order:
        for name, words in _safely(read, content).items():
            short = tidy(words[: 4 * _LONGEST])[:_LONGEST]
            if short and name not in found and not _NO_WORDS.fullmatch(short):
                found[name] = short
    for name in ("web_statement", "licensor_url"):
        if not _WEB.fullmatch(found.get(name, "")):
            found.pop(name, None)
    held = content_credentials.find(content)
    return PictureData(**found, credentials=held.named if held else "")


def as_fields(said: PictureData) -> dict[str, str]:
    """By the names that `PictureFile` has for them; what says nothing is left out."""
    fields = asdict(said) | {
        "creator": said.byline,
        "credit": said.credit_line,
        "long_description": said.description,
        "content_credentials": said.credentials,
    }
    for name in ("byline", "headline", "description", "credentials"):
        del fields[name]
    return {name: words for name, words in fields.items() if words}


def _safely(read: Callable[[bytes], dict[str, str]], content: bytes) -> dict[str, str]:
    try:
        return read(content)
    except Exception:  # noqa: BLE001 - Pillow and its parsers raise whatever hostile bytes bring about
        return {}


def _xmp(content: bytes) -> dict[str, str]:
    with Image.open(io.BytesIO(content)) as picture:
        packet = picture.info.get("xmp", b"")
    said = xmp.properties(packet if isinstance(packet, bytes) else str(packet).encode())
    found = {
        name: next((", ".join(said[key]) for key in keys if key in said), "")
        for name, keys in _XMP.items()
    }
    found["licensor_url"] = found["licensor_url"].partition(", ")[0]
    return found | {"place": next(filter(None, (_place(said, *one) for one in _PLACES)), "")}


def _place(said: xmp.Said, before: str, names: tuple[str, ...]) -> str:
    """From the narrowest to the widest; of several places the first."""
    return ", ".join(said[before + name][0] for name in names if before + name in said)


def _iim(content: bytes) -> dict[str, str]:
    said = iim.datasets(content)
    found = {name: ", ".join(filter(None, said.get(key, ()))) for name, key in _IIM.items()}
    place = ", ".join(filter(None, (next(iter(said.get(key, ())), "") for key in _IIM_PLACE)))
    day = "".join(said.get((2, 55), ()))[:8]
    made = f"{day[:4]}-{day[4:6]}-{day[6:]}" if re.fullmatch(r"\d{8}", day) else ""
    return found | {"place": place, "made": made}


def _exif(content: bytes) -> dict[str, str]:
    with Image.open(io.BytesIO(content)) as picture:
        tags = picture.getexif()
        more = tags.get_ifd(_EXIF_MORE)
    found = {name: _plain(tags.get(tag)) for name, tag in _EXIF.items()}
    taken = _EXIF_TIME.fullmatch(_plain(more.get(_EXIF_MADE)).strip("\x00 "))
    offset = re.match(r"[+-]\d\d:\d\d", _plain(more.get(_EXIF_OFFSET)))
    made = f"{taken[1]}-{taken[2]}-{taken[3]}T{taken[4]}" if taken else ""
    return found | {"made": f"{made}{offset[0]}" if made and offset else made}


def _plain(value: object) -> str:
    """EXIF is ASCII by its standard; Pillow hands other bytes over as Latin-1."""
    if isinstance(value, str):
        is_latin = all(ord(letter) < 256 for letter in value)
        value = value.encode("latin-1" if is_latin else "utf-8")
    return charset.decode(value).text if isinstance(value, bytes) else ""
