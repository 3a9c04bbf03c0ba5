"""A canvas to draw landscapes on: gradients, shapes, glows, mist, mirrors and grain.

Shapes are drawn at twice the size and drawn together, which smooths their edges. All chance comes
from the canvas's own seed, so that a picture comes out the same every time.
"""

import itertools
import math
import random
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

Colour = tuple[int, int, int]
Point = tuple[float, float]
Stops = Sequence[tuple[float, Colour]]
Fill = Colour | Stops


def hexed(text: str) -> Colour:
    """A colour from its six digits."""
    return (int(text[0:2], 16), int(text[2:4], 16), int(text[4:6], 16))


def stops(*colours: str) -> Stops:
    """Colours at even distances."""
    last = max(1, len(colours) - 1)
    return [(place / last, hexed(colour)) for place, colour in enumerate(colours)]


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """A colour between two."""
    a, b, c = (round(x + (y - x) * share) for x, y in zip(one, other, strict=True))
    return (a, b, c)


def _at(gradient: Stops, place: float) -> Colour:
    for (low, first), (high, second) in itertools.pairwise(gradient):
        if place <= high:
            return mix(first, second, (place - low) / (high - low) if high > low else 0)
    return gradient[-1][1]


class _Sheet:
    """A mask of twice the size over a part of the picture."""

    def __init__(self, box: tuple[int, int, int, int], heights: Point) -> None:
        self.box, self.heights = box, heights
        left, top, right, bottom = box
        self.mask = Image.new("L", ((right - left) * 2, (bottom - top) * 2))
        self.pen = ImageDraw.Draw(self.mask)

    def placed(self, points: Sequence[Point]) -> list[Point]:
        """Points of the picture on this sheet."""
        return [((x - self.box[0]) * 2, (y - self.box[1]) * 2) for x, y in points]


class Canvas:
    """A picture being drawn."""

    def __init__(self, seed: int, *, width: int = 1600, height: int = 1067) -> None:
        self.width, self.height = width, height
        self.chance = random.Random(seed)  # noqa: S311 - drawing, not keeping secrets
        self.image = Image.new("RGB", (width, height))

    def sky(self, gradient: Stops, *, top: float = 0, bottom: float | None = None) -> None:
        """A vertical gradient over the whole width."""
        end = self.height if bottom is None else bottom
        self.image.paste(self._gradient(gradient, top, end), (0, 0), self._band(top, end))

    def shape(
        self, points: Sequence[Point], fill: Fill, *, opacity: float = 1, blur: float = 0
    ) -> None:
        """A filled polygon; a gradient runs from its top to its bottom."""
        sheet = self._sheet(points, blur)
        sheet.pen.polygon(sheet.placed(points), fill=255)
        self._lay(sheet, fill, opacity=opacity, blur=blur)

    def box(self, corners: tuple[float, float, float, float], fill: Fill, **how: float) -> None:
        """A filled rectangle: left, top, right, bottom."""
        left, top, right, bottom = corners
        self.shape([(left, top), (right, top), (right, bottom), (left, bottom)], fill, **how)

    def oval(
        self, centre: Point, radii: Point, fill: Fill, *, opacity: float = 1, blur: float = 0
    ) -> None:
        """A filled ellipse."""
        (x, y), (across, down) = centre, radii
        corners = [(x - across, y - down), (x + across, y + down)]
        sheet = self._sheet(corners, blur)
        sheet.pen.ellipse(sheet.placed(corners), fill=255)
        self._lay(sheet, fill, opacity=opacity, blur=blur)

    def lines(
        self,
        paths: Sequence[Sequence[Point]],
        colour: Colour,
        *,
        width: float = 2,
        opacity: float = 1,
        blur: float = 0,
    ) -> None:
        """Lines of one colour and width, laid down together."""
        sheet = self._sheet([point for path in paths for point in path], blur + width)
        for path in paths:
            thick = max(1, round(width * 2))
            sheet.pen.line(sheet.placed(path), fill=255, width=thick, joint="curve")
        self._lay(sheet, colour, opacity=opacity, blur=blur)

    def dots(
        self, spots: Sequence[tuple[float, float, float]], colour: Colour, *, opacity: float = 1
    ) -> None:
        """Small discs (x, y, radius) of one colour, laid down together."""
        sheet = self._sheet([(x, y) for x, y, _ in spots], max(size for _, _, size in spots))
        for x, y, size in spots:
            corners = [(x - size, y - size), (x + size, y + size)]
            sheet.pen.ellipse(sheet.placed(corners), fill=255)
        self._lay(sheet, colour, opacity=opacity, blur=0)

    def glow(self, centre: Point, radius: float, colour: Colour, *, strength: float = 1) -> None:
        """Light that spreads from a point."""
        size = round(radius * 2)
        disc = ImageChops.invert(Image.radial_gradient("L")).resize((size, size))
        disc = disc.point(
            [round((max(0, v - 70) / 185) ** 1.8 * 255 * strength) for v in range(256)]
        )
        light = Image.new("RGB", self.image.size)
        place = (round(centre[0] - radius), round(centre[1] - radius))
        light.paste(Image.new("RGB", (size, size), colour), place, disc)
        self.image = ImageChops.screen(self.image, light)

    def ridge(
        self, base: float, rise: float, *, rough: float = 0.55, folds: int = 7
    ) -> list[Point]:
        """A mountain line from edge to edge, by halving and displacing."""
        heights = [self.chance.uniform(-rise, rise) for _ in range(3)]
        for _ in range(folds):
            rise *= rough
            halves = [
                (a + b) / 2 + self.chance.uniform(-rise, rise)
                for a, b in itertools.pairwise(heights)
            ]
            heights = [v for pair in zip(heights, halves, strict=False) for v in pair] + heights[
                -1:
            ]
        step = self.width / (len(heights) - 1)
        return [(place * step, base - height) for place, height in enumerate(heights)]

    def hills(self, line: Sequence[Point], fill: Fill, **how: float) -> None:
        """The ground under a line, down to the lower edge."""
        self.shape([*line, (self.width, self.height), (0, self.height)], fill, **how)

    def mist(self, y: float, depth: float, colour: Colour, *, opacity: float = 0.6) -> None:
        """A soft band of haze around a height."""
        rows = [
            round(255 * opacity * math.exp(-(((row - y) / depth) ** 2)))
            for row in range(self.height)
        ]
        column = Image.new("L", (1, self.height))
        column.putdata(rows)
        self.image.paste(colour, (0, 0), column.resize(self.image.size))

    def mirror(
        self, y: int, *, tint: Colour, depth: float = 0.35, ripple: float = 3, squeeze: float = 1
    ) -> None:
        """Water from `y` down that shows what stands above it, drawn out by ripples."""
        water = Image.new("RGB", (self.width, self.height - y), tint)
        source = self.image
        for row in range(self.height - y):
            swing = ripple * (0.3 + row / 160)
            above = y - 1 - row * squeeze + self.chance.uniform(-swing, swing)
            shift = round(math.sin(row / (2.5 + row / 60)) * swing)
            line = max(0, min(y - 1, round(above)))
            strip = source.crop((0, line, self.width, line + 1))
            water.paste(ImageChops.offset(strip, shift, 0), (0, row))
        shade = Image.new("RGB", water.size, tint)
        ramp = self._ramp(water.size, depth, min(1, depth + 0.35))
        self.image.paste(Image.composite(shade, water, ramp), (0, y))

    def stars(self, count: int, *, below: float, dim: float = 1) -> None:
        """Stars of many sizes above a height."""
        spots = [
            (
                self.chance.uniform(0, self.width),
                self.chance.uniform(0, below),
                0.35 + 1.5 * self.chance.random() ** 6,
            )
            for _ in range(count)
        ]
        for tone in ("ffffff", "cfe0ff", "ffe9c9"):
            part = [spots.pop() for _ in range(min(len(spots), math.ceil(count / 3)))]
            self.dots(part, hexed(tone), opacity=0.85 * dim)

    def glints(self, top: float, bottom: float, x: float, colour: Colour, *, spread: float) -> None:
        """Short bright strokes on water under a light."""
        paths: list[list[Point]] = []
        for _ in range(260):
            share = self.chance.random()
            y = top + (bottom - top) * share
            middle = x + self.chance.gauss(0, spread * (0.25 + share))
            half = 4 + 26 * share * self.chance.random()
            paths.append([(middle - half, y), (middle + half, y)])
        self.lines(paths, colour, width=1.6, opacity=0.5, blur=0.6)

    def finish(self, *, grain: float = 0.05, vignette: float = 0.35) -> Image.Image:
        """The picture with its corners darkened and a little grain."""
        corners = Image.radial_gradient("L").resize(self.image.size)
        corners = corners.point([round(max(0, v - 120) / 135 * 255 * vignette) for v in range(256)])
        dark = ImageEnhance.Brightness(self.image).enhance(0.45)
        image = Image.composite(dark, self.image, corners)
        half = (self.width // 2, self.height // 2)
        noise = Image.frombytes("L", half, self.chance.randbytes(half[0] * half[1]))
        noise = noise.filter(ImageFilter.GaussianBlur(0.8)).resize(self.image.size)
        return Image.blend(image, ImageChops.overlay(image, noise.convert("RGB")), grain * 2.4)

    def _sheet(self, points: Sequence[Point], room: float) -> "_Sheet":
        """A sheet large enough for the points with room around, cut at the picture's edges."""
        gap = room * 3 + 2
        left = max(0, math.floor(min(x for x, _ in points) - gap))
        top = max(0, math.floor(min(y for _, y in points) - gap))
        right = min(self.width, math.ceil(max(x for x, _ in points) + gap))
        bottom = min(self.height, math.ceil(max(y for _, y in points) + gap))
        heights = (min(y for _, y in points), max(y for _, y in points))
        return _Sheet((left, top, max(left + 1, right), max(top + 1, bottom)), heights)

    def _lay(self, sheet: "_Sheet", fill: Fill, *, opacity: float, blur: float) -> None:
        small = sheet.mask.reduce(2)
        if blur:
            small = small.filter(ImageFilter.GaussianBlur(blur))
        if opacity < 1:
            small = small.point([round(v * opacity) for v in range(256)])
        left, top, right, bottom = sheet.box
        if isinstance(fill, tuple) and isinstance(fill[0], int):
            self.image.paste(fill, sheet.box, small)
            return
        paint = self._gradient(fill, *sheet.heights)  # type: ignore[arg-type]  # a colour was caught above
        self.image.paste(paint.crop((0, top, right - left, bottom)), (left, top), small)

    def _gradient(self, gradient: Stops, top: float, bottom: float) -> Image.Image:
        column = Image.new("RGB", (1, self.height))
        reach = max(1, bottom - top)
        column.putdata(
            [_at(gradient, min(1, max(0, (row - top) / reach))) for row in range(self.height)]
        )
        return column.resize(self.image.size)

    def _band(self, top: float, bottom: float) -> Image.Image:
        mask = Image.new("L", self.image.size)
        ImageDraw.Draw(mask).rectangle((0, top, self.width, bottom), fill=255)
        return mask

    def _ramp(self, size: tuple[int, int], first: float, last: float) -> Image.Image:
        column = Image.new("L", (1, size[1]))
        column.putdata(
            [round(255 * (first + (last - first) * row / size[1])) for row in range(size[1])]
        )
        return column.resize(size)
