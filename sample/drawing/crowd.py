"""Places full of people: stadium, night market, orchestra."""

import math

from PIL import Image

from drawing.brush import Canvas, Colour, Point, hexed, mix, stops


def stadium() -> Image.Image:
    """A floodlit ground at dusk, seen from the upper stand."""
    canvas = Canvas(31)
    canvas.sky(stops("131a3a", "343a6b", "8a5a7c", "e08a6e"), bottom=420)
    canvas.hills(canvas.ridge(390, 24), hexed("2b2c50"))
    _stands(canvas)
    canvas.shape([(360, 520), (1240, 520), (1660, 1080), (-60, 1080)], stops("2f7d4a", "3f9a58"))
    for band in range(0, 10, 2):
        low, high = (520 + 560 * (part / 10) ** 1.7 for part in (band, band + 1))
        canvas.shape(
            [
                (_edge(low), low),
                (1600 - _edge(low), low),
                (1600 - _edge(high), high),
                (_edge(high), high),
            ],
            hexed("57b46b"),
            opacity=0.5,
        )
    _markings(canvas)
    _players(canvas)
    for x in (170, 1430):
        _floodlight(canvas, x)
    return canvas.finish(vignette=0.3)


def _edge(y: float) -> float:
    return 360 - (y - 520) * 0.75


def _stands(canvas: Canvas) -> None:
    canvas.shape(
        [
            (0, 330),
            (300, 300),
            (1300, 300),
            (1600, 330),
            (1600, 700),
            (1240, 530),
            (360, 530),
            (0, 700),
        ],
        stops("2a2d4c", "191c33"),
    )
    canvas.shape(
        [
            (-10, 300),
            (310, 268),
            (1290, 268),
            (1610, 300),
            (1610, 326),
            (1290, 296),
            (310, 296),
            (-10, 326),
        ],
        stops("c9cfe0", "7c84a3"),
    )
    _spectators(canvas)
    canvas.shape(
        [
            (0, 690),
            (360, 516),
            (1240, 516),
            (1600, 690),
            (1600, 716),
            (1240, 530),
            (360, 530),
            (0, 716),
        ],
        hexed("f2efe6"),
    )


def _spectators(canvas: Canvas) -> None:
    for tone in ("e9e4d8", "d8453a", "f3c65a", "7fa6d6", "4f5678"):
        people = []
        for _ in range(1400):
            x = canvas.chance.uniform(0, 1600)
            lean = max(0, abs(x - 800) - 440) * 0.47
            top = 318 + abs(x - 800) * 0.018
            people.append(
                (x, canvas.chance.uniform(top, 512 + lean), canvas.chance.uniform(1.4, 3.1))
            )
        canvas.dots(people, hexed(tone), opacity=0.75)
    for row in range(4):
        y = 350 + row * 44
        canvas.lines(
            [[(0, y + row * 30 + 30), (360, y), (1240, y), (1600, y + row * 30 + 30)]],
            hexed("14172c"),
            width=2.5,
            opacity=0.6,
        )


def _markings(canvas: Canvas) -> None:
    chalk = hexed("f7fbf4")
    canvas.lines(
        [
            [(400, 540), (1200, 540), (1580, 1067)],
            [(400, 540), (20, 1067)],
            [(_edge(690) + 20, 690), (1580 - _edge(690), 690)],
        ],
        chalk,
        width=3.2,
        opacity=0.85,
    )
    ring = [(800 + 210 * math.cos(a / 20), 690 + 62 * math.sin(a / 20)) for a in range(127)]
    canvas.lines([ring], chalk, width=3, opacity=0.85)
    canvas.lines(
        [[(620, 540), (600, 574), (1000, 574), (980, 540)]], chalk, width=2.6, opacity=0.85
    )
    canvas.lines([[(740, 540), (740, 504), (860, 504), (860, 540)]], chalk, width=3.5)
    canvas.dots([(800, 690, 4)], chalk)


def _players(canvas: Canvas) -> None:
    for place in range(21):
        share = canvas.chance.random() ** 0.8
        y = 570 + 420 * share
        x = canvas.chance.uniform(_edge(y) + 90, 1510 - _edge(y))
        size = 0.5 + 0.9 * share
        shirt = hexed(("d8453a", "f3efe4")[place % 2])
        canvas.oval(
            (x + 22 * size, y + 3), (26 * size, 5 * size), hexed("1c4a2c"), opacity=0.6, blur=2
        )
        canvas.lines(
            [[(x - 5 * size, y), (x, y - 22 * size), (x + 7 * size, y)]],
            hexed("1b2036"),
            width=5 * size,
        )
        canvas.shape(
            [
                (x - 9 * size, y - 20 * size),
                (x - 10 * size, y - 46 * size),
                (x + 10 * size, y - 46 * size),
                (x + 9 * size, y - 20 * size),
            ],
            shirt,
        )
        canvas.dots([(x, y - 53 * size, 6.5 * size)], hexed("6b4636"))


def _floodlight(canvas: Canvas, x: float) -> None:
    canvas.lines([[(x, 330), (x, 70)]], hexed("1a1d35"), width=9)
    canvas.glow((x, 70), 420, hexed("fff6da"), strength=0.75)
    for row in range(3):
        canvas.dots(
            [(x - 48 + column * 24, 48 + row * 22, 9) for column in range(5)], hexed("fffdf2")
        )


def night_market() -> Image.Image:
    """Stalls under strings of lanterns, with people between them."""
    canvas = Canvas(32)
    canvas.sky(stops("0d1430", "1d2550", "3d3566", "6a4560"))
    canvas.stars(160, below=320, dim=0.7)
    for side in (0, 1):
        _housefronts(canvas, side=side)
    canvas.glow((800, 640), 700, hexed("ff9a4a"), strength=0.55)
    canvas.shape([(690, 640), (910, 640), (1500, 1067), (100, 1067)], stops("6b4a50", "3a2a3c"))
    for depth in range(6):
        near = (depth / 5) ** 1.6
        _stall(canvas, 640 - 640 * near, near, flip=False)
        _stall(canvas, 960 + 640 * near, near, flip=True)
        _strollers(canvas, near)
    for string in range(7):
        _lanterns(canvas, string)
    return canvas.finish(grain=0.04)


def _housefronts(canvas: Canvas, *, side: int) -> None:
    for place in range(5):
        near = place / 4
        inner = 700 - 800 * near**1.4
        outer = inner - 260 - 100 * near
        top = 420 - 360 * near
        left, right = (inner, outer) if side == 0 else (1600 - inner, 1600 - outer)
        tone = mix(hexed("3b3860"), hexed("1a1b38"), canvas.chance.random())
        canvas.shape(
            [
                (left, top + 40),
                ((left + right) / 2, top - 30),
                (right, top - 20),
                (right, 1067),
                (left, 700),
            ],
            tone,
        )
        for row in range(4):
            for column in (0.3, 0.65):
                x = left + (right - left) * column
                y = top + 80 + row * (60 + 50 * near)
                if canvas.chance.random() < 0.5 and y < 620:
                    canvas.box(
                        (x - 9 - 8 * near, y, x + 9 + 8 * near, y + 26 + 22 * near),
                        hexed("ffc56e"),
                        opacity=0.75,
                    )


def _stall(canvas: Canvas, x: float, near: float, *, flip: bool) -> None:
    size = 0.3 + 1.15 * near
    foot = 665 + 330 * near
    way = -1 if flip else 1
    wide, high = 210 * size, 190 * size
    canvas.glow((x + way * 0, foot - high * 0.55), 190 * size, hexed("ffb45a"), strength=0.55)
    canvas.box((x - wide / 2, foot - high * 0.42, x + wide / 2, foot), stops("7b4a36", "3a2430"))
    canvas.box(
        (x - wide / 2, foot - high * 0.95, x + wide / 2, foot - high * 0.42),
        stops("ffd48a", "e88c46"),
        opacity=0.9,
    )
    goods = [(x - wide / 2 + wide * (n + 0.5) / 9, foot - high * 0.45, wide / 22) for n in range(9)]
    for part, tone in enumerate(("d8453a", "7fae54", "f4c14e")):
        canvas.dots(goods[part::3], hexed(tone))
    canvas.dots([(x, foot - high * 0.68, 17 * size)], hexed("40283a"))
    canvas.box(
        (x - 22 * size, foot - high * 0.6, x + 22 * size, foot - high * 0.42), hexed("40283a")
    )
    tones = canvas.chance.choice((("c9403a", "f6ead2"), ("2f6f7d", "f6ead2"), ("d9923a", "7b3b3a")))
    for stripe in range(8):
        left, right = (x - wide * 0.58 + wide * 1.16 * part / 8 for part in (stripe, stripe + 1))
        up_left, up_right = (x + (edge - x) * 0.84 for edge in (left, right))
        canvas.shape(
            [
                (up_left, foot - high * 1.22),
                (up_right, foot - high * 1.22),
                (right, foot - high * 0.9),
                ((left + right) / 2, foot - high * 0.85),
                (left, foot - high * 0.9),
            ],
            hexed(tones[stripe % 2]),
        )


def _strollers(canvas: Canvas, near: float) -> None:
    for _ in range(5):
        size = 0.3 + 1.1 * near
        x = 800 + canvas.chance.uniform(-1, 1) * (90 + 360 * near)
        _person(canvas, (x, 672 + 350 * near), size, mix(hexed("2a2038"), hexed("120f20"), near))


def _person(canvas: Canvas, foot: Point, size: float, colour: Colour) -> None:
    x, y = foot
    step = canvas.chance.uniform(6, 18) * size
    canvas.lines([[(x - step, y), (x, y - 74 * size), (x + step, y)]], colour, width=13 * size)
    coat = [(-25, -62), (-23, -132), (-10, -146), (10, -146), (23, -132), (25, -62)]
    canvas.shape([(x + a * size, y + b * size) for a, b in coat], colour)
    canvas.dots([(x, y - 160 * size, 14 * size)], colour)


def _lanterns(canvas: Canvas, string: int) -> None:
    near = string / 6
    y, half = 430 - 330 * near, 200 + 700 * near
    points = [
        (800 - half + 2 * half * part / 24, y + (40 + 110 * near) * (1 - ((part - 12) / 12) ** 2))
        for part in range(25)
    ]
    canvas.lines([points], hexed("15142a"), width=1 + 2 * near)
    for place, (x, low) in enumerate(points[1:-1:2]):
        size = 6 + 19 * near
        tone = hexed(("ffb84f", "ff7d4a", "ffe08a")[(place + string) % 3])
        canvas.glow((x, low + size), size * 4.2, tone, strength=0.6)
        canvas.oval((x, low + size * 1.1), (size, size * 1.15), [(0, hexed("fff3cd")), (1, tone)])


def orchestra() -> Image.Image:
    """An orchestra beneath the iron arches of a market hall."""
    canvas = Canvas(33)
    canvas.sky(stops("1c2230", "2c3442", "4a4440", "5c4634"))
    for arch in range(7, 0, -1):
        _arch(canvas, arch)
    canvas.glow((800, 520), 720, hexed("ffc77a"), strength=0.6)
    canvas.shape([(0, 760), (1600, 760), (1600, 1067), (0, 1067)], stops("7a5236", "36251f"))
    canvas.shape([(250, 700), (1350, 700), (1540, 900), (60, 900)], stops("a8743f", "6b4428"))
    for lamp in range(7):
        _lamp(canvas, (200 + lamp * 200, 250 + 46 * (lamp % 2)))
    for row in range(4):
        _row_of_players(canvas, row)
    _conductor(canvas, (800, 985))
    for place in range(17):
        x = 20 + place * 98 + canvas.chance.uniform(-16, 16)
        if abs(x - 800) > 90:
            canvas.oval((x, 1075), (50, 66), hexed("15110f"))
            canvas.dots([(x, 1004, 29)], hexed("15110f"))
    return canvas.finish(vignette=0.45)


def _arch(canvas: Canvas, number: int) -> None:
    wide, high = 170 + number * 108, 200 + number * 84
    foot = 640 + number * 26
    tone = mix(hexed("6b6258"), hexed("141820"), number / 8)
    curve = [
        (
            800 + wide * math.cos(math.radians(a)),
            foot - high - 90 * math.sin(math.radians(a)) * number / 4,
        )
        for a in range(0, 181, 6)
    ]
    path = [(800 + wide, foot), *curve, (800 - wide, foot)]
    canvas.lines([path], tone, width=7 + number * 2.4)
    inner = [(800 + (x - 800) * 0.93, y + 24) for x, y in curve]
    canvas.lines([inner], tone, width=3)
    canvas.lines([[a, b] for a, b in zip(curve[::2], inner[1::2], strict=False)], tone, width=2.5)
    canvas.lines([[a, b] for a, b in zip(curve[1::2], inner[::2], strict=False)], tone, width=2.5)


def _lamp(canvas: Canvas, place: Point) -> None:
    x, y = place
    canvas.lines([[(x, 0), (x, y)]], hexed("12151b"), width=2.5)
    canvas.shape(
        [(x - 8, y + 10), (x + 8, y + 10), (x + 150, 720), (x - 150, 720)],
        hexed("ffdf9f"),
        opacity=0.1,
        blur=22,
    )
    canvas.glow((x, y + 14), 150, hexed("ffdb92"), strength=0.8)
    canvas.shape(
        [(x - 30, y + 14), (x - 9, y - 10), (x + 9, y - 10), (x + 30, y + 14)], hexed("1b2a2a")
    )
    canvas.oval((x, y + 15), (22, 7), hexed("fff5d8"))


def _row_of_players(canvas: Canvas, row: int) -> None:
    count, wide, size = 9 + row, 400 + row * 85, 0.72 + row * 0.16
    for place in range(count):
        share = place / (count - 1) * 2 - 1
        x = 800 + share * wide
        y = 690 + row * 58 + (1 - share**2) * -22
        if row == 3 and abs(share) < 0.25:
            continue
        _player(
            canvas,
            (x, y),
            size,
            kind=("brass", "wind", "violin", "cello")[row],
            facing=-1 if share > 0 else 1,
        )


# Strokes and ovals beside a player of size 1, for one who looks to the right.
INSTRUMENTS: dict[str, tuple[tuple[str, tuple[float, float, float, float], str, float], ...]] = {
    "brass": (("line", (4, -50, 42, -36), "e8b84a", 4), ("oval", (46, -35, 9, 12), "ffd873", 0)),
    "wind": (
        ("line", (3, -48, 20, -4), "3d2418", 5),
        ("line", (-30, 6, -14, -14), "efe7d8", 8),
    ),
    "violin": (
        ("oval", (20, -34, 16, 9), "9c4f22", 0),
        ("line", (32, -36, 52, -42), "3d2418", 3),
        ("line", (2, -72, 40, -14), "e9dcc0", 2),
    ),
    "cello": (
        ("oval", (4, 6, 19, 21), "8f4720", 0),
        ("oval", (4, -22, 15, 17), "a5562a", 0),
        ("line", (4, 20, 8, -76), "2b1710", 5),
        ("line", (-34, -2, 44, -14), "e9dcc0", 2.4),
    ),
}


def _player(canvas: Canvas, foot: Point, size: float, *, kind: str, facing: int) -> None:
    x, y = foot
    suit, skin = (
        hexed("1a1719"),
        hexed(canvas.chance.choice(("8a5c44", "b98664", "5f4032", "d1a17e"))),
    )
    canvas.shape(
        [
            (x + a * size, y + b * size)
            for a, b in ((-24, 30), (-20, -34), (-8, -42), (8, -42), (20, -34), (24, 30))
        ],
        suit,
    )
    canvas.shape(
        [(x + a * size, y + b * size) for a, b in ((-4, -42), (4, -42), (0, -22))], hexed("efe7d8")
    )
    canvas.dots([(x, y - 56 * size, 13 * size)], skin)
    canvas.dots(
        [(x, y - 61 * size, 12 * size)], mix(suit, hexed("7a5a3c"), canvas.chance.random() * 0.6)
    )
    canvas.dots([(x + 2 * facing, y - 54 * size, 10 * size)], skin)
    for shape, (a, b, c, d), tone, width in INSTRUMENTS[kind]:
        if shape == "oval":
            canvas.oval((x + a * facing * size, y + b * size), (c * size, d * size), hexed(tone))
        else:
            stroke = [(x + a * facing * size, y + b * size), (x + c * facing * size, y + d * size)]
            canvas.lines([stroke], hexed(tone), width=width * size)


def _conductor(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    coat = hexed("0c0a0b")
    canvas.box((x - 80, y - 30, x + 80, y + 30), stops("4d3020", "2b1a14"))
    canvas.lines(
        [[(x - 14, y - 30), (x - 10, y - 130)], [(x + 14, y - 30), (x + 10, y - 130)]],
        coat,
        width=19,
    )
    canvas.shape(
        [
            (x - 36, y - 90),
            (x - 34, y - 214),
            (x - 12, y - 230),
            (x + 12, y - 230),
            (x + 34, y - 214),
            (x + 36, y - 90),
        ],
        coat,
    )
    canvas.lines(
        [
            [(x - 30, y - 210), (x - 84, y - 190), (x - 118, y - 258)],
            [(x + 30, y - 210), (x + 82, y - 196), (x + 100, y - 286)],
        ],
        coat,
        width=17,
    )
    canvas.lines([[(x + 100, y - 286), (x + 138, y - 350)]], hexed("fdf6e4"), width=3)
    canvas.dots([(x, y - 252, 22)], hexed("6b4a38"))
    canvas.dots([(x, y - 258, 23)], hexed("2a1d18"))
