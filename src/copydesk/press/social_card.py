"""The picture that links to a story show elsewhere: headline, section, paper, drawn by us.

Its address is made of what stands on it, so that a page can name it before it is drawn: the press
draws none of them while readers wait. Letters are those of the fonts on the machine; a headline
for which there are none is left out rather than shown as boxes.
"""

import hashlib
import io
import re
import subprocess
from functools import cache
from pathlib import Path
from shutil import which

from PIL import Image, ImageDraw, ImageFont

from copydesk.press.paper import Site
from copydesk.story.direction import direction_of
from copydesk.story.edition import Edition
from copydesk.story.record import Record

WIDTH, HEIGHT = 1200, 630  # the size that all who show cards ask for, at 1.91 : 1
MARGIN = 72
RECIPE = 1  # part of every name: another number gives all cards new names
MEDIA_TYPE = "image/png"
SIZES = (84, 76, 68, 60, 52, 44)
MOST_LINES, LEADING = 5, 1.18
DEEPEST = HEIGHT - 3.2 * MARGIN  # between the paper's name above and the section below
LONGEST = 280  # characters of a headline that could stand there at all
PATH = re.compile(r"cards/([\w-]{1,100})-[0-9a-f]{20}\.png")
# Shades from ink to paper, then the accent: sixteen colours, four bits a point, few kB.
INK, GROUND, ACCENT = (23, 23, 23), (250, 247, 242), (158, 27, 50)
SHADES = 15
ACCENT_AT = 15

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


class Face(Record, frozen=True):
    """What stands on a card."""

    story: str
    headline: str
    masthead: str
    section: str = ""
    source: str = ""
    language: str = ""


def face_of(edition: Edition, site: Site, section: str = "") -> Face:
    """The card of an edition; `section` as readers know it."""
    return Face(
        story=edition.id,
        headline=" ".join(edition.story.headline.split())[:LONGEST],
        masthead=site.name,
        section=section,
        source=edition.source.name if edition.source else "",
        language=edition.story.language or site.language,
    )


def path_of(face: Face) -> str:
    """Where the card lies on the site; "" for a story whose id could be no part of a path."""
    path = f"cards/{face.story}-{digest_of(face)}.png"
    return path if PATH.fullmatch(path) else ""


def digest_of(face: Face) -> str:
    """Another one for each that looks different."""
    told = "\0".join((face.headline, face.masthead, face.section, face.source, face.language))
    return hashlib.sha256(f"{RECIPE}\0{told}".encode("utf-8", "replace")).hexdigest()[:20]


def story_at(path: str) -> str:
    """The id of the story whose card has this path, or ""."""
    found = PATH.fullmatch(path)
    return found[1] if found else ""


def draw(face: Face) -> bytes:
    """The card as a PNG; the same bytes for the same face, fonts and Pillow."""
    card = Image.new("L", (WIDTH, HEIGHT), SHADES - 1)
    pen = ImageDraw.Draw(card)
    pen.rectangle((0, 0, WIDTH, 14), fill=ACCENT_AT)
    is_mirrored = direction_of(face.language) == "rtl"
    plain = ("", *_serifs(face.language))
    _line(pen, face.masthead, MARGIN, _font_for(face.masthead, plain, 40), mirrored=is_mirrored)
    _headline(pen, face, mirrored=is_mirrored)
    foot = " · ".join(filter(None, (face.section, face.source)))
    below = HEIGHT - MARGIN - 34
    _line(pen, foot, below, _font_for(foot, plain, 32), mirrored=is_mirrored)
    card.putpalette(_palette())
    out = io.BytesIO()
    card.save(out, "PNG", bits=4, compress_level=6)
    return out.getvalue()


def _headline(pen: ImageDraw.ImageDraw, face: Face, *, mirrored: bool) -> None:
    """The headline as large as it may stand; the paper's name where there are no letters for it."""
    serifs = (*_serifs(face.language), "")
    text = face.headline if _font_for(face.headline, serifs, SIZES[0]) else face.masthead
    for size in SIZES:
        font = _font_for(text, serifs, size)
        lines = _wrapped(pen, text, font) if font else []
        deep = len(lines[:MOST_LINES]) * size * LEADING
        if font and (size == SIZES[-1] or (len(lines) <= MOST_LINES and deep < DEEPEST)):
            for number, line in enumerate(lines[:MOST_LINES]):
                top = (HEIGHT - deep) / 2 + number * size * LEADING
                _set(pen, line, top, font, mirrored=mirrored)
            return


def _line(
    pen: ImageDraw.ImageDraw, text: str, top: float, font: Font | None, *, mirrored: bool
) -> None:
    if text and font is not None:
        _set(pen, _wrapped(pen, text, font)[0], top, font, mirrored=mirrored)


def _set(pen: ImageDraw.ImageDraw, text: str, top: float, font: Font, *, mirrored: bool) -> None:
    place = WIDTH - MARGIN if mirrored else MARGIN
    pen.text((place, top), text, fill=0, font=font, anchor="ra" if mirrored else "la")


def _wrapped(pen: ImageDraw.ImageDraw, text: str, font: Font) -> list[str]:
    """Lines that fit; writing without spaces is cut where the line is full."""
    room = WIDTH - 2 * MARGIN
    lines = [""]
    for word in text.split():
        for piece in _pieces(pen, word, font, room):
            longer = f"{lines[-1]} {piece}".strip()
            if pen.textlength(longer, font=font) <= room:
                lines[-1] = longer
            else:
                lines.append(piece)
    return lines


def _pieces(pen: ImageDraw.ImageDraw, word: str, font: Font, room: float) -> list[str]:
    if pen.textlength(word, font=font) <= room:
        return [word]
    pieces = [""]
    for letter in word:
        if pen.textlength(pieces[-1] + letter, font=font) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _font_for(text: str, files: tuple[str, ...], size: int) -> Font | None:
    """The first face that has all letters of a text; None where none has."""
    letters = {letter for letter in text if not letter.isspace()}
    for file in dict.fromkeys(files):
        if not any(_lacks(file, letter) for letter in letters):
            return _font(file, size)
    return None


def _serifs(language: str) -> tuple[str, ...]:
    """Files of bold faces of this machine, that of the language first."""
    return tuple(filter(None, (_matching(language), _matching("en"))))


@cache
def _matching(language: str) -> str:
    """The file of the system's serif for a language, by fontconfig; "" where there is none."""
    program = which("fc-match")
    tag = re.sub(r"[^a-z]", "", language.lower().partition("-")[0])
    if not program or not tag:
        return ""
    asked = [program, "--format", "%{file}", f"serif:bold:lang={tag}"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=10)  # noqa: S603  # no shell, and no word but a language's letters
    return told.stdout if Path(told.stdout).suffix.lower() in {".ttf", ".otf"} else ""


@cache
def _font(file: str, size: int) -> Font:
    """A face from a file, or the one that comes with Pillow."""
    return ImageFont.truetype(file, size) if file else ImageFont.load_default(size)


@cache
def _lacks(file: str, letter: str) -> bool:
    """Whether a face draws a letter as it draws one that nobody has."""
    font = _font(file, 20)
    shape = bytes(font.getmask(letter))
    return shape == bytes(font.getmask("\U0010fffd")) or (letter.isalnum() and not any(shape))


def _palette() -> list[int]:
    shades = [
        round(ink + (ground - ink) * shade / (SHADES - 1))
        for shade in range(SHADES)
        for ink, ground in zip(INK, GROUND, strict=True)
    ]
    return [*shades, *ACCENT]
