"""What a picture file says about itself: caption, names, rights and words for who cannot see it."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from PIL import Image, ImageFile, IptcImagePlugin

from copydesk.markup.tidy import tidy

_LONGEST = 2_000
_DEEPEST = 6
_XMP = {
    "caption": "description", "byline": "creator", "credit": "Credit", "copyright": "rights",
    "alt": "AltTextAccessibility",
}  # fmt: skip
_IIM = {"caption": (2, 120), "byline": (2, 80), "credit": (2, 110), "copyright": (2, 116)}
_EXIF = {"caption": 0x010E, "byline": 0x013B, "copyright": 0x8298}
_UTF8 = b"\x1b%G"
# What cameras and phones write where an editor would write a caption or a name.
_NO_WORDS = re.compile(
    r"olympus digital camera|sony dsc|samsung( camera pictures)?|(kodak )?digital still camera"
    r"|minolta digital camera|picture \d+|default|unknown|user|author|\W*|(img|dsc|dscn"
    r"|p)_?\d+(\.\w+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class PictureData:
    """What stands in the file, tidied; "" where it says nothing."""

    caption: str = ""
    byline: str = ""
    credit: str = ""
    copyright: str = ""
    alt: str = ""

    @property
    def credit_line(self) -> str:
        """Photographer and agency on one line, each named once."""
        if not self.byline or self.byline.casefold() in self.credit.casefold():
            return self.credit
        return f"{self.byline}/{self.credit}" if self.credit else self.byline


def read_picture_data(content: bytes) -> PictureData:
    """XMP before IPTC before EXIF, field by field; bytes that cannot be read say nothing.

    Only headers are read: no pixel is unpacked.
    """
    found: dict[str, str] = {}
    for read in (_xmp, _iim, _exif):
        for name, words in _safely(read, content).items():
            short = tidy(words[: 4 * _LONGEST])[:_LONGEST]
            if short and name not in found and not _NO_WORDS.fullmatch(short):
                found[name] = short
    return PictureData(**found)


def _safely(
    read: Callable[[ImageFile.ImageFile], dict[str, str]], content: bytes
) -> dict[str, str]:
    try:
        with Image.open(io.BytesIO(content)) as picture:
            return read(picture)
    except Exception:  # noqa: BLE001 - Pillow and its parsers raise whatever hostile bytes bring about
        return {}


def _xmp(picture: ImageFile.ImageFile) -> dict[str, str]:
    about: dict[str, object] = {}
    for description in _descriptions(picture.getxmp()):
        about = {**description, **about}
    return {name: ", ".join(_words(about.get(key))) for name, key in _XMP.items()}


def _descriptions(packet: Mapping[str, object]) -> Iterator[dict[str, object]]:
    """The objects that tell of the picture; a packet may have them in one piece or several."""
    inner: object = packet
    for key in ("xmpmeta", "RDF", "Description"):
        inner = inner.get(key) if isinstance(inner, Mapping) else None
    for one in inner if isinstance(inner, list) else [inner]:
        if isinstance(one, dict):
            yield one


def _words(value: object, depth: int = 0) -> list[str]:
    """Strings out of rdf's lists: of languages the default one, of names all."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if depth > _DEEPEST:
        return []
    if isinstance(value, list):
        return [word for one in value[:20] for word in _words(one, depth + 1)]
    if not isinstance(value, Mapping):
        return []
    if "Alt" in value:
        return _default(value["Alt"], depth + 1)
    inner = next((value[key] for key in ("Seq", "Bag", "li", "text") if key in value), None)
    return _words(inner, depth + 1)


def _default(languages: object, depth: int) -> list[str]:
    entries = languages.get("li") if isinstance(languages, Mapping) else None
    every = entries if isinstance(entries, list) else [entries]
    chosen = [e for e in every if isinstance(e, Mapping) and e.get("lang") == "x-default"]
    return _words((chosen or every)[0], depth + 1)[:1] if every else []


def _iim(picture: ImageFile.ImageFile) -> dict[str, str]:
    records = IptcImagePlugin.getiptcinfo(picture) or {}
    is_utf8 = records.get((1, 90)) == _UTF8
    return {name: _decoded(records.get(key), is_utf8) for name, key in _IIM.items()}


def _decoded(value: object, is_utf8: bool) -> str:
    """Bytes of a record; older programs write in the Western code page and do not say so."""
    raw = value if isinstance(value, list) else [value]
    texts = []
    for one in raw[:20]:
        if isinstance(one, bytes):
            try:
                texts.append(one.decode())
            except UnicodeDecodeError:
                texts.append(one.decode("utf-8" if is_utf8 else "cp1252", "replace"))
    return ", ".join(texts)


def _exif(picture: ImageFile.ImageFile) -> dict[str, str]:
    tags = picture.getexif()
    return {name: _plain(tags.get(tag)) for name, tag in _EXIF.items()}


def _plain(value: object) -> str:
    """EXIF is ASCII by its standard; Pillow hands other bytes over as Latin-1."""
    if isinstance(value, bytes):
        return _decoded(value, is_utf8=False)
    if not isinstance(value, str):
        return ""
    try:
        return value.encode("latin-1").decode()
    except UnicodeError:
        return value
