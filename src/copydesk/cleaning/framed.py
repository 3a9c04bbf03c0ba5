"""What stands with an image: the box around it, and what its parts are called."""

import re
from collections.abc import Iterator, Sequence
from enum import IntFlag
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import urlsplit

from copydesk.cleaning.credit import is_credit_line
from copydesk.markup.galley import Galley, Line, Place
from copydesk.markup.tags import CAPTION
from copydesk.markup.tidy import count_words, same_words
from copydesk.story.record import Record

_WHOLE = frozenset({"body", "html", "main", "article"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEVELS, _MOST_LINES, _MOST_WORDS = 8, 14, 150
# What a line that nothing names a caption may have and still be one.
_MOST_UNNAMED, _FEWEST_UNNAMED = 30, 2
_SHORTEST_ALT = 10


class Named(IntFlag):
    """What class names and the like call an element."""

    NOTHING = 0
    CAPTION = 1
    CREDIT = 2
    PICTURE = 4
    OTHERS = 8
    PERSON = 16


_CREDIT = re.compile(
    r"credit|copyright|photographer|(?<![a-z])source|agency|author|byline|quelle|fotograf|rights"
    r"|fotocredit|urheber|auteur|(?<![a-z])autor"
)
_PICTURE = re.compile(
    r"image|(?<![a-z])img|photo|foto|picture|(?<![a-z])media|bild|figure|gallery|galerie|slide"
    r"|visual|lightbox|imagen|imagem|immagine"
)
_OTHERS = re.compile(
    r"teaser|related|promo|recommend|(?<![a-z])card(?!s?-?bullets)|read-?(more|also)|newsletter"
    r"|most-?read|popular|trending|linklist|taboola|outbrain|sidebar|carousel-item|sponsor"
)
_PERSON = re.compile(
    r"(?<![a-z])(author|autor|auteur|avatar|byline|profile|portrait|headshot|bio|writer|reporter"
    r"|columnist|redakteur|contributor|journalist)s?(?![a-rt-z])|authorinfo|author-?(box|image|photo)"
)
_STATE = re.compile(r"(has|with|no|is|hide|show|without)-")


@lru_cache(maxsize=4096)
def _called(words: str) -> Named:
    named = Named.NOTHING
    tokens = [token for token in words.split() if not _STATE.match(token)]
    words = " ".join(tokens)
    if CAPTION.search(words):
        named |= Named.CAPTION
    if any(_is_credit(token) for token in tokens):
        named |= Named.CREDIT
    if _PICTURE.search(words):
        named |= Named.PICTURE
    if _OTHERS.search(words):
        named |= Named.OTHERS
    if _PERSON.search(words):
        named |= Named.PERSON
    return named


def _is_credit(token: str) -> bool:
    """`caption__source` is a credit, `credit-caption` a caption."""
    caption = CAPTION.search(token)
    return bool(_CREDIT.search(token, caption.end() if caption else 0))


Kind = Literal["figure", "named", "tight", "beside", "alone"]


class Frame(Record, frozen=True):
    """Lines that stand with an image, and what shows it; `twins` are the same image again."""

    lines: tuple[int, ...]
    kind: Kind
    twins: tuple[int, ...] = ()
    around: int = 0


class Frames:
    """The boxes of one page; every question looks at a few lines near the image only."""

    def __init__(self, galley: Galley) -> None:
        self.galley = galley
        self._ends = _ends(galley.places)

    def holds(self, around: int, number: int) -> bool:
        """A line stands in an element, or in one inside it."""
        return around <= self.galley.lines[number].place <= self._ends[around]

    def chain(self, number: int, levels: int = _LEVELS) -> Iterator[int]:
        """The elements around a line, nearest first."""
        place = self.galley.lines[number].place
        for _ in range(levels):
            if place < 0:
                return
            yield place
            place = self.galley.places[place].parent

    def named(self, number: int, around: int = -1) -> Named:
        """What a line's element, and those between it and a box, are called."""
        named = Named.NOTHING
        for place in self.chain(number, 4):
            if place == around:
                break
            named |= _called(self.galley.places[place].words)
            if self.galley.places[place].tag in ("figcaption", "figure"):
                break
        return named

    def figure(self, number: int) -> int:
        """The figure a line stands in, -1 for none."""
        if "figure" not in self.galley.zones(self.galley.lines[number]):
            return -1
        places = self.galley.places
        return next((p for p in self.chain(number, 12) if places[p].tag == "figure"), -1)

    def around(self, image: int) -> Frame:
        """The largest box that holds an image, what is said of it, and no more."""
        figure = self.figure(image)
        found = Frame(lines=(image,), kind="alone", around=self.galley.lines[image].place)
        low = high = image
        for place in self.chain(image):
            if self.galley.places[place].tag in _WHOLE:
                break
            low, high = self._span(place, low, high)
            frame = self._frame(image, place, range(low, high + 1), in_figure=place >= figure >= 0)
            if frame is None:
                break
            found = frame
        return found

    def _span(self, around: int, low: int, high: int) -> tuple[int, int]:
        """The range of lines widened as far as an element goes, or one past what is looked at."""
        last = len(self.galley.lines) - 1
        while low > 0 and high - low <= _MOST_LINES and self.holds(around, low - 1):
            low -= 1
        while high < last and high - low <= _MOST_LINES and self.holds(around, high + 1):
            high += 1
        return low, high

    def _frame(
        self, image: int, around: int, inside: Sequence[int], *, in_figure: bool
    ) -> Frame | None:
        if len(inside) > _MOST_LINES:
            return None
        lines = self.galley.lines
        others = [n for n in inside if n != image and lines[n].picture is not None]
        if not all(self.is_twin(image, n) for n in others):
            return None
        texts = [n for n in inside if lines[n].text]
        kind: Kind = "alone"
        if in_figure:
            kind = "figure" if texts else "alone"
        elif texts:
            found = self._kind(image, around, texts)
            if found is None:
                return None
            kind = found
        return Frame(lines=tuple(inside), kind=kind, twins=tuple(others), around=around)

    def _kind(self, image: int, around: int, texts: Sequence[int]) -> Kind | None:
        """How sure it is that a box, no figure, is a picture's; None when it is not."""
        lines = self.galley.lines
        if sum(len(lines[n].text) for n in texts) > 8 * _MOST_WORDS:
            return None
        boxed = self._boxed(image, around)
        kinds = {self._text_kind(image, around, n, boxed=boxed) for n in texts}
        if None in kinds:
            return None
        return "tight" if "tight" in kinds else "named"

    def _boxed(self, image: int, around: int) -> bool:
        """The box, or one between it and the image, is called a picture's."""
        for place in self.chain(image):
            if _called(self.galley.places[place].words) & Named.PICTURE:
                return True
            if place == around:
                return False
        return False

    def _text_kind(self, image: int, around: int, number: int, *, boxed: bool) -> Kind | None:
        line = self.galley.lines[number]
        zones = self.galley.zones(line)
        if "figcaption" in zones or "figure" in zones:
            return "named"
        if line.tag in _HEADINGS or ("ul" in zones and line.link_share > 0.5):
            return None
        if self.named(number, around) & (Named.CAPTION | Named.CREDIT) or self.is_alt(image, line):
            return "named"
        if is_credit_line(line.text, in_figure=True):
            return "named"
        words = count_words(line.text)
        if line.link_share > 0.5 or words > (_MOST_WORDS if boxed else _MOST_UNNAMED):
            return None
        if boxed:
            return "named"
        return "tight" if line.tag != "p" and words >= _FEWEST_UNNAMED else None

    def beside(self, image: int, frame: Frame) -> Frame:
        """A caption that stands right under the box, named so or the same as the image's alt."""
        low, high = frame.lines[0], frame.lines[-1]
        levels = tuple(self.chain(image, _LEVELS + 4))
        found: list[int] = []
        for number in range(high + 1, min(high + 4, len(self.galley.lines))):
            line = self.galley.lines[number]
            near = any(self.holds(place, number) for place in levels)
            if line.picture is not None or not near or line.tag in _HEADINGS:
                break
            if not self._is_caption(image, number) and not (
                found and is_credit_line(line.text, in_figure=True)
            ):
                break
            found.append(number)
        if not found:
            return frame
        lines = (*range(low, high + 1), *found)
        return Frame(lines=lines, kind="beside", twins=frame.twins, around=frame.around)

    def _is_caption(self, image: int, number: int) -> bool:
        line = self.galley.lines[number]
        if "figcaption" in self.galley.zones(line) or self.is_alt(image, line):
            return True
        around = self.named(number)
        return bool(around & Named.CAPTION) and line.link_share <= 0.5

    def is_alt(self, image: int, line: Line) -> bool:
        """A line says what the image's description says."""
        picture = self.galley.lines[image].picture
        if picture is None or len(picture.alt) < _SHORTEST_ALT or not line.text:
            return False
        alt, text = same_words(picture.alt[:80]), same_words(line.text[:120])
        return len(alt) >= _SHORTEST_ALT and (text.startswith(alt[:60]) or text == alt)

    def is_twin(self, image: int, other: int) -> bool:
        """The same image again: for browsers without script, or in another width."""
        lines = self.galley.lines
        first, second = lines[image].picture, lines[other].picture
        if first is None or second is None:
            return False
        if first.alt and first.alt == second.alt:
            return True
        hidden = "noscript" in self.galley.zones(lines[other])
        return hidden or file_of(first.src) == file_of(second.src)

    def is_others(self, frame: Frame, image: int) -> bool:
        """The box, or one just around it, is another story's teaser or somebody's portrait."""
        place = self.galley.lines[image].place
        left = 3
        while place >= 0 and left:
            called = self.galley.places[place]
            if called.tag in _WHOLE:
                return called.tag == "article" and self._is_short(place, frame)
            if _called(called.words) & (Named.OTHERS | Named.PERSON):
                return True
            left -= place <= frame.around
            place = called.parent
        return self._in_short_article(frame, place)

    def _in_short_article(self, frame: Frame, place: int) -> bool:
        places = self.galley.places
        while place >= 0 and places[place].tag not in _WHOLE:
            place = places[place].parent
        return place >= 0 and places[place].tag == "article" and self._is_short(place, frame)

    def _is_short(self, article: int, frame: Frame) -> bool:
        """An article that holds hardly more than the picture is a teaser."""
        lines = self.galley.lines
        held = 0
        for step, number in ((-1, frame.lines[0] - 1), (1, frame.lines[-1] + 1)):
            while 0 <= number < len(lines) and held < 500 and self.holds(article, number):
                held += len(lines[number].text) + 1
                number += step
        return held < 500


def _ends(places: Sequence[Place]) -> list[int]:
    """Of each place the last one inside it: places are numbered in the order they open."""
    ends = list(range(len(places)))
    for number in range(len(places) - 1, 0, -1):
        parent = places[number].parent
        if parent >= 0 and ends[number] > ends[parent]:
            ends[parent] = ends[number]
    return ends


def file_of(src: str) -> str:
    """Two renditions of a picture mostly share the file's name."""
    try:
        return PurePosixPath(urlsplit(src).path).name or src
    except ValueError:
        return src
