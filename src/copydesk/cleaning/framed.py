"""What stands with an image: the box around it, and what its parts are called."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal

from copydesk.cleaning.called import AUTHORS_FACE, Named, called
from copydesk.cleaning.credit import is_credit_line
from copydesk.cleaning.shot import is_signed
from copydesk.markup.galley import Galley, Line
from copydesk.markup.tidy import count_words, same_words
from copydesk.story.record import Record

_WHOLE = frozenset({"body", "html", "main", "article"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEVELS, _MOST_LINES, _MOST_WORDS = 8, 14, 150
# How deep in a box a line may stand, and how much text makes an article more than a teaser.
_DEEPEST, _SHORT, _SEVERAL = 64, 500, 2
# What a line that nothing names a caption may have and still be one.
_MOST_UNNAMED, _MOST_UNNAMED_LINES = 30, 3
_SHORTEST_ALT, _FEWEST_BESIDE, _MOST_ON_CONTROL = 10, 3, 4
Kind = Literal["figure", "named", "tight", "beside", "alone", "control"]


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

    def holds(self, around: int, number: int) -> bool:
        """A line stands in an element, or in one inside it."""
        places = self.galley.places
        place = self.galley.lines[number].place
        # Places are numbered in the order they open: what is around has a lower number.
        for _ in range(_DEEPEST):
            if place <= around:
                break
            place = places[place].parent
        return place == around

    def chain(self, number: int, levels: int = _LEVELS) -> Iterator[int]:
        """The elements around a line, nearest first."""
        place = self.galley.lines[number].place
        for _ in range(levels):
            if place < 0:
                return
            yield place
            place = self.galley.places[place].parent

    def named(self, number: int, around: int = -1) -> int:
        """What a line's element, and those between it and a box, are called.

        The innermost that is called caption or credit decides.
        """
        named = Named.NOTHING
        for place in self.chain(number, 4):
            if place == around:
                break
            named |= called(self.galley.places[place].words)
            told = named & (Named.CAPTION | Named.CREDIT)
            if told or self.galley.places[place].tag in ("figcaption", "figure"):
                break
        return named

    def figure(self, number: int) -> int:
        """The figure a line stands in, -1 for none."""
        return self.nearest(number, "figure")

    def nearest(self, number: int, tag: str) -> int:
        """The innermost element of a kind that a line stands in, -1 for none."""
        if tag not in self.galley.zones(self.galley.lines[number]):
            return -1
        places = self.galley.places
        return next((p for p in self.chain(number, 12) if places[p].tag == tag), -1)

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
        kinds = [self._text_kind(image, around, n) for n in texts]
        unnamed = [n for n, kind in zip(texts, kinds, strict=True) if kind == "tight"]
        if None in kinds or set(kinds) <= {"control"}:
            return None
        if not unnamed:
            return "named"
        said = sum(count_words(lines[n].text) for n in texts)
        few = len(unnamed) <= _MOST_UNNAMED_LINES and unnamed[0] > image
        plain = "control" not in kinds or "named" in kinds
        return "tight" if few and plain and said >= _FEWEST_BESIDE else None

    def _boxed(self, image: int, around: int, number: int) -> bool:
        """The box, or a smaller one that holds image and line, is called a picture's."""
        for place in self.chain(image):
            words = self.galley.places[place].words
            if called(words) & Named.PICTURE and self.holds(place, number):
                return True
            if place == around:
                return False
        return False

    def _text_kind(self, image: int, around: int, number: int) -> Kind | None:
        line = self.galley.lines[number]
        zones = self.galley.zones(line)
        if "figcaption" in zones or "figure" in zones:
            return "named"
        if line.tag in _HEADINGS or ("ul" in zones and line.link_share > 0.5):
            return None
        named = self.named(number, around)
        if named & (Named.CAPTION | Named.CREDIT) or self.is_alt(image, line):
            return "named"
        if line.link_share > 0.5:
            return "control" if count_words(line.text) <= _MOST_ON_CONTROL else None
        if is_credit_line(line.text, in_figure=True):
            return "named"
        words = count_words(line.text)
        boxed = bool(named & Named.PICTURE) or self._boxed(image, around, number)
        if words > (_MOST_WORDS if boxed else _MOST_UNNAMED):
            return None
        if boxed:
            return "named"
        return "tight" if line.tag != "p" else None

    def beside(self, image: int, frame: Frame) -> Frame:
        """A caption that stands right under the box, named so or the same as the image's alt."""
        low, high = frame.lines[0], frame.lines[-1]
        levels = tuple(self.chain(image, _LEVELS + 4))
        found: list[int] = []
        for number in range(high + 1, min(high + 4, len(self.galley.lines))):
            line = self.galley.lines[number]
            if line.picture is not None and self.is_twin(image, number):
                continue
            near = any(self.holds(place, number) for place in levels)
            if line.picture is not None or not near or line.tag in _HEADINGS:
                break
            credit = is_credit_line(line.text, in_figure=True) and not is_signed(line.text)
            if not credit and not self._is_caption(image, number):
                break
            found.append(number)
        if not found:
            return frame
        lines = (*range(low, high + 1), *found)
        return Frame(lines=lines, kind="beside", twins=frame.twins, around=frame.around)

    def _is_caption(self, image: int, number: int) -> bool:
        line = self.galley.lines[number]
        if "figcaption" in self.galley.zones(line):
            return True
        # A name alone, as its picture is described, stands under a portrait.
        if self.is_alt(image, line) and count_words(line.text) >= _FEWEST_BESIDE:
            return True
        around = self.named(number)
        return bool(around & Named.CAPTION) and line.link_share <= 0.5

    def is_alt(self, image: int, line: Line) -> bool:
        """A line says what the image's description says."""
        picture = self.galley.lines[image].picture
        if picture is None or not picture.alt or not line.text or line.tag in _HEADINGS:
            return False
        if picture.alt == line.text:
            return True
        alt, text = same_words(picture.alt[:120]), same_words(line.text[:120])
        if min(len(alt), len(text)) < _SHORTEST_ALT:
            return False
        return text.startswith(alt[:60]) or (alt.startswith(text) and 2 * len(text) > len(alt))

    def is_twin(self, image: int, other: int) -> bool:
        """The same image again: for browsers without script, or in another width."""
        lines = self.galley.lines
        first, second = lines[image].picture, lines[other].picture
        if first is None or second is None:
            return False
        if first.alt and first.alt == second.alt:
            return True
        beside = abs(image - other) == 1
        hidden = "noscript" in self.galley.zones(lines[other if other > image else image])
        return (beside and hidden) or file_of(first.src) == file_of(second.src)

    def is_others(self, frame: Frame, image: int) -> bool:
        """The box, or one just around it, is another story's teaser or somebody's portrait."""
        place = self.galley.lines[image].place
        picture = self.galley.lines[image].picture
        if picture is not None and AUTHORS_FACE.search(picture.alt[:60]):
            return True
        left = 3
        while place >= 0 and left:
            box = self.galley.places[place]
            if box.tag in _WHOLE:
                return box.tag == "article" and self._is_short(place, frame)
            if called(box.words) & (Named.OTHERS | Named.PERSON) and self._is_short(place, frame):
                return True
            left -= place <= frame.around
            place = box.parent
        return self._in_short_article(frame, place)

    def _in_short_article(self, frame: Frame, place: int) -> bool:
        places = self.galley.places
        while place >= 0 and places[place].tag not in _WHOLE:
            place = places[place].parent
        return place >= 0 and places[place].tag == "article" and self._is_short(place, frame)

    def _is_short(self, around: int, frame: Frame) -> bool:
        """An element that holds hardly more than the picture, and no story's headline."""
        if self.galley.places[around].tag == "article" and self._articles < _SEVERAL:
            return False
        lines = self.galley.lines
        held = looked = 0
        for step, number in ((-1, frame.lines[0] - 1), (1, frame.lines[-1] + 1)):
            while (
                0 <= number < len(lines)
                and max(held, 8 * looked) < _SHORT
                and self.holds(around, number)
            ):
                if lines[number].tag == "h1":
                    return False
                held += len(lines[number].text)
                looked += 1
                number += step
        return max(held, 8 * looked) < _SHORT

    @cached_property
    def _articles(self) -> int:
        """How many articles the page has: a teaser is never the only one."""
        return sum(place.tag == "article" for place in self.galley.places)


def file_of(src: str) -> str:
    """Two renditions of a picture mostly share the file's name."""
    path = src.partition("?")[0].partition("#")[0]
    return path.rstrip("/").rpartition("/")[2] or src
