"""Names that systems give to pictures and stories: file names, crops, slugs, wire keywords."""

import re
from typing import Final

_FILE = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|tiff?|heic|avif|svg|bmp|psd|mp4|mov|pdf|docx?|indd|html?)$", re.I
)
_CAMERA = re.compile(
    r"(?:DSC[FN]?|IMG|DJI|GOPR|PXL|MVI|PICT|SAM|VID|_MG|WhatsApp Image)[-_ ]?\d{3,}.*$", re.I
)
_ARCHIVE = re.compile(
    r"(?:getty(?:images)?|shutterstock|istock|alamy|AP|AFP|RTR|RTX|EPA)[-_]?\d{4,}\S*$", re.I
)
_CROP = re.compile(
    r"\S*[a-z\d](?:Jumbo|Large|Small|Medium|Square|Thumb|Wide|Master|Standard|Crop)(?:At2X|-v\d+)?$"
)
_STAMPED = re.compile(r"\d{2,8}[A-Z][A-Za-z]{2,}\d*$")
_JOINED = re.compile(r"[\w.]+(?:[_-][\w.]+)*_[\w.]+(?:[_-][\w.]+)*$")
_HYPHENED = re.compile(r"[\w.]+(?:-+[\w.]+){2,}$")
_KEYWORDS: Final = re.compile(
    r"^[A-Z]{2,3}-[\w.]{2,}(?:--|-)[\w ,.'-]+$|^[A-Z]{2,4}--[\w.]+(?:[ ,-]+[\w.]+){0,5}$|\b\d(?:st"
    r"|nd|rd|th)[ -]?Ld\b|\bwrite?-?thru\b"
    r"|^[A-Z][A-Z0-9]*(?:[/-][A-Z0-9]+){1,5}(?:\s*\([^)]*\))?$",
    re.I,
)
_WORDS_AT_MOST = 4


def is_slug(text: str) -> bool:
    """Whether a line is a name for machines or the trade, not words for readers."""
    line = text.strip()
    tokens = line.split()
    if not tokens or len(tokens) > _WORDS_AT_MOST:
        return False
    if len(tokens) > 1:
        return _is_crop(tokens) or bool(_FILE.match(line.replace(" ", "_")))
    return _is_file(line) or _is_joined(line)


def is_keyword_line(text: str) -> bool:
    """Whether a headline is a wire's keyword line: "BC-EU--Harbour,3rd Ld"."""
    line = text.strip()
    if re.search(r"\b\d(?:st|nd|rd|th)[ -]?Ld\b|\bwrite?-?thru\b", line, re.I):
        return True
    if line != line.upper() and "--" not in line:
        return False
    return re.search(r"\d[-/]\d|^[A-Z]-\d+$", line) is None and bool(_KEYWORDS.match(line))


def _is_crop(tokens: list[str]) -> bool:
    if _ARCHIVE.match(tokens[0]) or _CAMERA.match(tokens[0]):
        return True
    return any(_CROP.match(token) for token in tokens) or (
        _CAMERA.match(" ".join(tokens)) is not None
    )


def _is_file(token: str) -> bool:
    return any(form.match(token) for form in (_FILE, _CAMERA, _ARCHIVE, _CROP, _STAMPED))


def _is_joined(token: str) -> bool:
    """Words joined by underscores, or three or more by hyphens and none of them a name."""
    if _JOINED.match(token):
        return True
    if not _HYPHENED.match(token) or not any(sign.isalpha() for sign in token):
        return False
    has_number = re.search(r"(?:^|-)\d{2,}(?:-|$)", token) is not None
    return token == token.lower() and (has_number or token.count("-") > 2)
