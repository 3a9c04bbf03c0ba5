"""Walls and windows: parliament, gallery, cannery."""

import math

from PIL import Image

from drawing.brush import Canvas, Point, hexed, mix, stops

STONE = (hexed("b79aa6"), hexed("6d5878"))


def parliament() -> Image.Image:
    """A domed, columned building mirrored in a pool before sunrise."""
    canvas = Canvas(34)
    canvas.sky(stops("23234f", "50437c", "9a6a94", "e5a08f", "fbd3a2"), bottom=700)
    canvas.stars(90, below=240, dim=0.7)
    canvas.glow((800, 660), 820, hexed("ffc08a"), strength=0.5)
    canvas.hills(canvas.ridge(660, 16), hexed("4e4370"))
    _wings(canvas)
    _portico(canvas)
    _cupola(canvas)
    for x in (90, 1510):
        _linden(canvas, x)
    canvas.mirror(730, tint=hexed("2c2653"), depth=0.16, ripple=2.5)
    canvas.box((0, 722, 1600, 734), hexed("3d3560"))
    return canvas.finish()


def _wings(canvas: Canvas) -> None:
    stone, shade = STONE
    canvas.box((180, 520, 1420, 706), [(0, stone), (1, shade)])
    canvas.box((170, 500, 1430, 524), mix(stone, hexed("ffe2c0"), 0.35))
    for x in range(206, 1400, 49):
        if not 560 < x < 1020:
            canvas.box((x, 552, x + 22, 600), hexed("ffcf85"), opacity=0.92)
            canvas.box((x, 628, x + 22, 680), hexed("ffbf70"), opacity=0.8)


def _portico(canvas: Canvas) -> None:
    stone, shade = STONE
    canvas.box((550, 480, 1050, 706), mix(stone, hexed("ffe2c0"), 0.2))
    canvas.box((562, 500, 1038, 706), mix(shade, hexed("ffb56a"), 0.35))
    for x in (568 + column * 49.5 for column in range(10)):
        canvas.box((x, 500, x + 24, 700), [(0, hexed("f3dccb")), (1, hexed("bd9aa2"))])
        canvas.box((x + 15, 500, x + 24, 700), shade, opacity=0.55)
    canvas.shape([(536, 482), (800, 398), (1064, 482)], [(0, hexed("f3d6c4")), (1, stone)])
    canvas.shape([(596, 474), (800, 412), (1004, 474)], mix(shade, stone, 0.4))
    for step in range(4):
        canvas.box(
            (520 - step * 16, 700 + step * 7, 1080 + step * 16, 708 + step * 7),
            mix(stone, shade, step / 5),
        )


def _cupola(canvas: Canvas) -> None:
    stone, shade = STONE
    canvas.box((690, 330, 910, 420), [(0, stone), (1, shade)])
    for x in range(702, 900, 28):
        canvas.box((x, 344, x + 12, 398), hexed("ffcf85"), opacity=0.9)
    dome = [
        (800 + 118 * math.cos(math.radians(a)), 334 - 128 * math.sin(math.radians(a)))
        for a in range(0, 181, 4)
    ]
    canvas.shape(dome, stops("8fb7a8", "5d8384", "4c5f77"))
    canvas.lines(
        [
            [(800 + 118 * s, 334), (800 + 70 * s, 240), (800, 206)]
            for s in (-0.9, -0.5, 0, 0.5, 0.9)
        ],
        hexed("3d5468"),
        width=2,
        opacity=0.6,
    )
    canvas.box((784, 170, 816, 212), stone)
    canvas.lines([[(800, 172), (800, 96)]], hexed("3a3358"), width=4)
    canvas.shape([(802, 100), (862, 112), (802, 132)], hexed("d8574a"))


def _linden(canvas: Canvas, x: float) -> None:
    canvas.lines([[(x, 716), (x, 560)]], hexed("251f3d"), width=14)
    for _ in range(46):
        centre = (x + canvas.chance.gauss(0, 54), 500 + canvas.chance.gauss(0, 62))
        canvas.oval(centre, (34, 28), mix(hexed("2a2648"), hexed("4a3f6a"), canvas.chance.random()))


def gallery() -> Image.Image:
    """A visitor before a lit picture on a red wall, upright."""
    canvas = Canvas(35, width=1067, height=1600)
    canvas.sky(stops("3d1418", "6d2226", "7d2a2c", "571a20"), bottom=1210)
    canvas.glow((533, 520), 760, hexed("ffb27a"), strength=0.5)
    canvas.box((0, 1195, 1067, 1225), stops("e6cfae", "8d6f55"))
    canvas.sky(stops("7a5234", "3a241c"), top=1224)
    boards: list[list[Point]] = [
        [(533 + (x - 533) * 0.55, 1226), (x, 1600)] for x in range(-500, 1600, 110)
    ]
    canvas.lines(boards, hexed("2a1812"), width=2.5, opacity=0.6)
    canvas.box((176, 286, 900, 806), hexed("1d090b"), opacity=0.6, blur=24)
    canvas.box((170, 270, 890, 790), stops("f2cf7e", "a8742c", "dba94f"))
    canvas.box((190, 290, 870, 770), stops("7d5420", "c99a48"))
    canvas.box((214, 314, 846, 746), stops("f3c68a", "e59a68", "8a5f70"))
    _painted_quay(canvas)
    for x in (533,):
        canvas.shape(
            [(x - 30, 196), (x + 30, 196), (x + 330, 780), (x - 330, 780)],
            hexed("fff0c8"),
            opacity=0.14,
            blur=30,
        )
        canvas.box((x - 90, 186, x + 90, 204), stops("f2d48a", "8a6a2f"))
    canvas.box((930, 700, 1010, 760), hexed("efe6d6"))
    canvas.lines(
        [[(942, y), (998 - (y % 3) * 8, y)] for y in (714, 724, 734, 744)], hexed("6a5a52"), width=2
    )
    _visitor(canvas, (470, 1420))
    return canvas.finish(vignette=0.5)


def _painted_quay(canvas: Canvas) -> None:
    canvas.oval((660, 500), (30, 30), hexed("fff0c4"), blur=2)
    canvas.box((214, 560, 846, 746), stops("d98a66", "6d5573", "3a3658"))
    for x, high in ((230, 90), (290, 120), (350, 80), (400, 140), (450, 70)):
        canvas.box(
            (x, 564 - high, x + 54, 572),
            mix(hexed("6b4a5a"), hexed("a86a58"), canvas.chance.random()),
        )
    for x, y, size in ((600, 640, 1.0), (740, 600, 0.6)):
        canvas.shape(
            [
                (x - 70 * size, y),
                (x - 50 * size, y + 26 * size),
                (x + 50 * size, y + 26 * size),
                (x + 76 * size, y - 8 * size),
            ],
            hexed("33263a"),
        )
        canvas.shape(
            [(x, y - 8 * size), (x + 4 * size, y - 130 * size), (x + 62 * size, y - 14 * size)],
            hexed("f6dfb4"),
        )
        canvas.shape(
            [
                (x - 6 * size, y - 8 * size),
                (x - 2 * size, y - 110 * size),
                (x - 48 * size, y - 12 * size),
            ],
            hexed("d9a476"),
        )
    canvas.lines(
        [
            [(x, y), (x + w, y)]
            for x, y, w in (
                (560, 690, 60),
                (640, 706, 90),
                (480, 720, 50),
                (640, 590, 40),
                (650, 610, 56),
                (636, 630, 40),
            )
        ],
        hexed("ffe3b0"),
        width=3,
        opacity=0.6,
    )


def _visitor(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    dark = hexed("160b10")
    canvas.oval((x + 30, y + 4), (150, 22), hexed("120a08"), opacity=0.6, blur=12)
    canvas.lines(
        [[(x - 30, y), (x - 26, y - 220)], [(x + 34, y), (x + 28, y - 220)]], dark, width=40
    )
    canvas.shape(
        [
            (x - 86, y - 190),
            (x - 80, y - 420),
            (x - 40, y - 470),
            (x + 40, y - 470),
            (x + 80, y - 420),
            (x + 88, y - 190),
        ],
        stops("3a2a3c", "1a0f17"),
    )
    canvas.lines(
        [
            [(x - 74, y - 410), (x - 92, y - 300), (x - 40, y - 232)],
            [(x + 74, y - 410), (x + 94, y - 300), (x + 40, y - 232)],
        ],
        hexed("241722"),
        width=32,
    )
    canvas.box((x - 14, y - 500, x + 14, y - 460), hexed("8a5c48"))
    canvas.oval((x, y - 530), (42, 50), hexed("8a5c48"))
    canvas.oval((x, y - 544), (47, 48), hexed("2a1712"))
    canvas.dots([(x, y - 600, 20)], hexed("2a1712"))
    canvas.shape(
        [(x - 46, y - 470), (x + 46, y - 470), (x + 58, y - 436), (x - 58, y - 436)],
        hexed("c98a3a"),
    )


def cannery() -> Image.Image:
    """A brick factory with two chimneys beside a canal in blue evening light."""
    canvas = Canvas(36)
    canvas.sky(stops("152244", "2f4a78", "6d83a6", "d7a995"), bottom=720)
    canvas.stars(60, below=240, dim=0.6)
    for x, top in ((470, 120), (620, 200)):
        canvas.shape(
            [(x - 26, 560), (x - 17, top), (x + 17, top), (x + 26, 560)], stops("7d4038", "4d2b33")
        )
        canvas.box((x - 23, top - 8, x + 23, top + 14), hexed("8d4c40"))
        canvas.box((x - 20, top + 40, x + 20, top + 50), hexed("d9c2a8"), opacity=0.5)
    for puff in range(8):
        canvas.oval(
            (480 + puff * 62, 96 - puff * 9 + canvas.chance.uniform(-8, 8)),
            (34 + puff * 13, 18 + puff * 5),
            hexed("b9b4c4"),
            opacity=0.28,
            blur=14,
        )
    for hall in range(4):
        _hall(canvas, 150 + hall * 330, lit=hall != 2)
    canvas.box((0, 700, 1600, 742), stops("4a4450", "2c2c3c"))
    for x in (90, 760, 1490):
        canvas.lines([[(x, 706), (x, 560), (x + 26, 548)]], hexed("171c30"), width=5)
        canvas.glow((x + 28, 556), 130, hexed("ffd18a"), strength=0.75)
        canvas.dots([(x + 28, 556, 7)], hexed("fff3d4"))
    canvas.shape(
        [(1060, 716), (1090, 746), (1400, 746), (1446, 700), (1380, 712)], stops("3a5a6c", "1d2c3f")
    )
    canvas.box((1130, 666, 1210, 716), stops("e9e0d0", "9a938f"))
    canvas.box((1146, 680, 1166, 698), hexed("ffd08a"))
    canvas.lines([[(1290, 712), (1290, 600)], [(1290, 606), (1420, 704)]], hexed("171c30"), width=4)
    canvas.mirror(744, tint=hexed("16223f"), depth=0.16, ripple=4)
    return canvas.finish()


def _hall(canvas: Canvas, x: float, *, lit: bool) -> None:
    brick = mix(hexed("8a4740"), hexed("6a3a42"), canvas.chance.random())
    front = [(x, 704), (x, 470), (x + 155, 392), (x + 310, 470), (x + 310, 704)]
    canvas.shape(front, [(0, brick), (1, mix(brick, hexed("1e1e34"), 0.55))])
    courses: list[list[Point]] = [[(x, y), (x + 310, y)] for y in range(476, 704, 9)]
    canvas.lines(courses, hexed("2c1c28"), width=1, opacity=0.35)
    canvas.lines(
        [[(x - 8, 474), (x + 155, 390), (x + 318, 474)]], hexed("d9c2a8"), width=6, opacity=0.8
    )
    light = stops("ffe2a4", "f0a052") if lit else stops("3a4a66", "24304a")
    for column in range(4):
        left = x + 26 + column * 68
        canvas.box((left, 532, left + 44, 640), light)
        canvas.oval((left + 22, 533), (22, 20), light)
        canvas.lines(
            [
                [(left + 22, 514), (left + 22, 640)],
                [(left, 560), (left + 44, 560)],
                [(left, 598), (left + 44, 598)],
            ],
            hexed("2a1d2a"),
            width=2.5,
        )
    canvas.oval((x + 155, 452), (22, 22), light)
    canvas.lines(
        [[(x + 155, 430), (x + 155, 474)], [(x + 133, 452), (x + 177, 452)]],
        hexed("2a1d2a"),
        width=2.5,
    )
