"""Sea, shore and river: harbour, ferry, turbines, lighthouse, marsh, port, regatta."""

import math

from PIL import Image

from drawing.brush import Canvas, Colour, Point, hexed, mix, stops


def harbour_dawn() -> Image.Image:
    """Boats and cranes before a gold and rose sunrise."""
    canvas = Canvas(11)
    canvas.sky(stops("2f3a66", "6b5b8e", "c9778a", "f4a97c", "ffd9a0"), bottom=640)
    canvas.glow((980, 590), 620, hexed("ffcf87"), strength=0.75)
    canvas.oval((980, 575), (46, 46), hexed("fff3d2"), blur=1.5)
    canvas.hills(canvas.ridge(560, 60), hexed("b9788c"), opacity=0.75)
    canvas.mist(600, 40, hexed("f7b995"), opacity=0.8)
    canvas.hills(canvas.ridge(606, 30), hexed("7d5878"), opacity=0.9)
    canvas.mist(640, 26, hexed("f3b08f"), opacity=0.7)
    dark = hexed("35304f")
    canvas.box((0, 618, 560, 660), dark)
    for x, high in ((90, 300), (235, 340), (410, 280)):
        _crane(canvas, (x, 640), high, dark)
    for place in range(14):
        _shed(canvas, 20 + place * 38, dark)
    for x, size in ((700, 0.8), (1180, 1.25), (1420, 0.95), (850, 0.55)):
        _fishing_boat(canvas, (x, 660), size, mix(dark, hexed("241f38"), size - 0.4))
    canvas.mirror(662, tint=hexed("3a3159"), depth=0.12, ripple=4)
    canvas.glints(668, 1060, 980, hexed("ffe2b0"), spread=120)
    _gulls(canvas, ((520, 330), (575, 300), (640, 352), (1210, 260)), hexed("4a3d63"))
    return canvas.finish()


def _shed(canvas: Canvas, x: float, colour: Colour) -> None:
    high = canvas.chance.uniform(14, 52)
    canvas.shape(
        [(x, 640), (x, 640 - high), (x + 18, 628 - high), (x + 36, 640 - high), (x + 36, 640)],
        colour,
    )


def _crane(canvas: Canvas, foot: Point, high: float, colour: Colour) -> None:
    x, y = foot
    top = y - high
    canvas.lines(
        [
            [(x - 26, y), (x - 10, top + 60)],
            [(x + 26, y), (x + 10, top + 60)],
            [(x - 22, y - 50), (x + 22, y - 50)],
            [(x - 10, top + 60), (x + 10, top + 60)],
        ],
        colour,
        width=7,
    )
    canvas.lines([[(x - 60, top + 52), (x + 190, top - 30)]], colour, width=8)
    canvas.lines(
        [
            [(x, top + 50), (x + 4, top - 20), (x + 188, top - 29)],
            [(x + 4, top - 20), (x - 58, top + 50)],
        ],
        colour,
        width=2.5,
    )
    canvas.lines([[(x + 184, top - 28), (x + 184, top + 110)]], colour, width=1.5)


def _fishing_boat(canvas: Canvas, foot: Point, size: float, colour: Colour) -> None:
    x, y = foot
    hull = [(-110, -34), (-96, 4), (88, 4), (122, -46), (70, -34)]
    canvas.shape([(x + a * size, y + b * size) for a, b in hull], colour)
    cabin = [(-70, -32), (-70, -84), (-12, -84), (-6, -32)]
    canvas.shape([(x + a * size, y + b * size) for a, b in cabin], colour)
    canvas.box(
        (x - 58 * size, y - 74 * size, x - 40 * size, y - 60 * size), hexed("ffdd9c"), opacity=0.9
    )
    rig = [
        [(10, -34), (10, -210)],
        [(10, -205), (118, -46)],
        [(10, -205), (-104, -36)],
        [(10, -120), (78, -150)],
    ]
    canvas.lines(
        [[(x + a * size, y + b * size) for a, b in path] for path in rig], colour, width=3 * size
    )


def _gulls(canvas: Canvas, places: tuple[Point, ...], colour: Colour) -> None:
    for x, y in places:
        wing = canvas.chance.uniform(11, 20)
        left = [(x - wing, y - wing * 0.3), (x - wing * 0.5, y - wing * 0.55), (x, y)]
        right = [(x, y), (x + wing * 0.5, y - wing * 0.6), (x + wing, y - wing * 0.25)]
        canvas.lines([left, right], colour, width=2.4)


def ferry() -> Image.Image:
    """A white and red ferry on a hazy crossing."""
    canvas = Canvas(12)
    canvas.sky(stops("7fb2c4", "b7d3d2", "efe6cf"), bottom=560)
    canvas.glow((1250, 180), 520, hexed("fff2cf"), strength=0.6)
    canvas.hills(canvas.ridge(470, 60), hexed("9dbfc4"), opacity=0.8)
    canvas.mist(540, 44, hexed("eee8d6"), opacity=0.85)
    canvas.hills(canvas.ridge(530, 26), hexed("6f9aa3"), opacity=0.85)
    canvas.mist(566, 20, hexed("e6e6d8"), opacity=0.8)
    canvas.sky(stops("a9c9c8", "5d97a4", "2d6478", "1d4457"), top=566)
    _waves(canvas, 572, hexed("d9ecea"))
    canvas.shape(
        [(60, 792), (330, 770), (330, 806), (0, 850)], hexed("eef6f3"), opacity=0.75, blur=8
    )
    canvas.shape(
        [(250, 640), (330, 788), (1210, 788), (1330, 650), (1200, 660)],
        [(0, hexed("d8453a")), (0.55, hexed("c23a33")), (1, hexed("7d2428"))],
    )
    canvas.shape([(262, 662), (1322, 666), (1334, 646), (1196, 650), (246, 634)], hexed("fbf6ea"))
    canvas.box((330, 540, 1120, 645), stops("ffffff", "d9dfdc"))
    canvas.box((400, 452, 1010, 542), stops("ffffff", "e2e6e1"))
    canvas.shape([(830, 396), (960, 396), (988, 454), (830, 454)], stops("f2efe6", "b4c0c0"))
    canvas.shape([(560, 330), (680, 330), (690, 454), (540, 454)], stops("d8453a", "a92f2d"))
    canvas.box((556, 366, 684, 392), hexed("fbf6ea"))
    glass = hexed("2c4a5a")
    for row, (left, right) in ((572, (356, 1100)), (482, (424, 990))):
        for x in range(left, right, 46):
            canvas.box((x, row, x + 28, row + 30), glass, opacity=0.88)
    canvas.box((842, 410, 958, 432), glass)
    canvas.lines([[(770, 452), (770, 300)], [(740, 340), (800, 340)]], hexed("5d6d70"), width=5)
    for deck, (left, right) in ((534, (330, 1120)), (446, (400, 1010))):
        canvas.lines([[(left, deck), (right, deck)]], hexed("8b9896"), width=2)
    canvas.oval((620, 292), (74, 24), hexed("cfd2c9"), opacity=0.4, blur=16)
    canvas.oval((500, 262), (130, 30), hexed("cfd2c9"), opacity=0.3, blur=22)
    canvas.shape(
        [(300, 786), (1240, 784), (1300, 806), (1180, 820), (240, 822)],
        hexed("f3faf7"),
        opacity=0.7,
        blur=6,
    )
    canvas.box((330, 815, 1200, 940), hexed("5a2f3a"), opacity=0.28, blur=26)
    _gulls(canvas, ((240, 420), (180, 470), (1380, 330), (300, 380), (1440, 420)), hexed("fdfdf8"))
    return canvas.finish(vignette=0.25)


def _waves(canvas: Canvas, top: float, colour: Colour) -> None:
    for band in range(3):
        paths: list[list[Point]] = []
        for _ in range(170):
            share = canvas.chance.random() ** 1.3
            y = top + share * (canvas.height - top)
            x = canvas.chance.uniform(-60, canvas.width)
            long = 14 + 110 * share * canvas.chance.random()
            paths.append([(x, y), (x + long / 2, y - 1.5 - 3 * share), (x + long, y)])
        tone = mix(colour, hexed("12303f"), band * 0.45)
        canvas.lines(paths, tone, width=1 + band * 0.8, opacity=0.28)


def turbines() -> Image.Image:
    """A row of turbines in the sea before a low sun."""
    canvas = Canvas(13)
    canvas.sky(stops("20305c", "5a4a7d", "b65f78", "ef8a5d", "ffc46b"), bottom=700)
    canvas.glow((560, 660), 760, hexed("ffb35c"), strength=0.85)
    canvas.oval((560, 655), (78, 78), stops("fff4cf", "ffd27a"), blur=1.5)
    _clouds(canvas, 9, 250, hexed("7b4f77"))
    canvas.sky(stops("f0a063", "a75a68", "4c3a63", "1e2447"), top=700)
    canvas.glints(704, 1050, 560, hexed("ffe0a0"), spread=150)
    for place in range(8):
        far = place / 7
        x = 1440 - 1290 * far**0.8 - (90 if place % 2 else 0)
        size = 1.25 - 1.02 * far
        shade = mix(hexed("f4ede6"), hexed("c77b6d"), far)
        _turbine(canvas, (x, 704 + 74 * size), size, shade)
    _waves(canvas, 715, hexed("ffc98a"))
    _gulls(canvas, ((260, 260), (330, 230), (900, 330)), hexed("2e2a4c"))
    return canvas.finish()


def _turbine(canvas: Canvas, foot: Point, size: float, colour: Colour) -> None:
    x, y = foot
    hub = (x, y - 560 * size)
    shadow = mix(colour, hexed("5b3f5e"), 0.45)
    tower = [(x - 13, y), (x - 5, hub[1]), (x + 5, hub[1]), (x + 13, y)]
    canvas.shape([(x + (a - x) * size, b) for a, b in tower], colour)
    side = [(x + 2, y), (x + 1, hub[1]), (x + 5, hub[1]), (x + 13, y)]
    canvas.shape([(x + (a - x) * size, b) for a, b in side], shadow)
    canvas.box((x - 20 * size, y - 34 * size, x + 20 * size, y), hexed("e8b23a"))
    start = canvas.chance.uniform(0, 120)
    for blade in range(3):
        _blade(canvas, hub, math.radians(start + blade * 120), size, colour)
    canvas.oval(hub, (12 * size, 12 * size), shadow)


def _blade(canvas: Canvas, hub: Point, angle: float, size: float, colour: Colour) -> None:
    outline = [(0, -5), (40, -17), (270, -3), (272, 2), (40, 6), (0, 5)]
    turned = [
        (
            hub[0] + (a * math.cos(angle) - b * math.sin(angle)) * size,
            hub[1] + (a * math.sin(angle) + b * math.cos(angle)) * size,
        )
        for a, b in outline
    ]
    canvas.shape(turned, colour)


def _clouds(canvas: Canvas, count: int, depth: float, colour: Colour) -> None:
    for _ in range(count):
        x, y = (
            canvas.chance.uniform(-100, canvas.width),
            canvas.chance.uniform(60, 60 + depth * 1.6),
        )
        for _ in range(5):
            centre = (x + canvas.chance.gauss(0, 140), y + canvas.chance.gauss(0, 9))
            wide = canvas.chance.uniform(90, 260)
            canvas.oval(centre, (wide, canvas.chance.uniform(5, 14)), colour, opacity=0.3, blur=9)


def lighthouse() -> Image.Image:
    """A striped lighthouse on a cliff at dusk, upright."""
    canvas = Canvas(14, width=1067, height=1600)
    canvas.sky(stops("14213f", "2b4468", "5d6f8e", "c69a92", "f2bd8c"), bottom=1180)
    canvas.stars(160, below=520, dim=0.8)
    canvas.glow((640, 420), 560, hexed("ffe9b0"), strength=0.8)
    canvas.shape([(620, 410), (-40, 250), (-40, 400)], hexed("fff0c4"), opacity=0.34, blur=14)
    canvas.shape([(660, 410), (1120, 330), (1120, 440)], hexed("fff0c4"), opacity=0.3, blur=14)
    canvas.sky(stops("d8a58d", "60718a", "22395a", "14233d"), top=1170)
    _waves(canvas, 1176, hexed("f3cfae"))
    _tower(canvas)
    canvas.hills(
        [
            (0, 1420),
            (150, 1370),
            (300, 1250),
            (410, 1180),
            (520, 1165),
            (820, 1170),
            (930, 1215),
            (1067, 1250),
        ],
        stops("3a4a3c", "25302f", "141b22"),
    )
    canvas.shape(
        [(300, 1250), (410, 1180), (520, 1165), (560, 1240), (470, 1400), (380, 1600), (240, 1600)],
        stops("6b5c56", "3b3538", "1d2028"),
        opacity=0.85,
    )
    canvas.shape([(760, 1100), (930, 1100), (930, 1178), (760, 1178)], stops("efe6d8", "b9b3b0"))
    canvas.shape([(745, 1104), (845, 1040), (945, 1104)], hexed("8b3a35"))
    canvas.box((792, 1122, 822, 1152), hexed("ffd88a"))
    canvas.box((862, 1122, 892, 1152), hexed("ffd88a"))
    _gulls(canvas, ((230, 690), (310, 650), (860, 760)), hexed("f0e4da"))
    return canvas.finish()


def _tower(canvas: Canvas) -> None:
    top, foot, bands = 480, 1180, 7
    for band in range(bands):
        y1, y2 = (top + (foot - top) * part / bands for part in (band, band + 1))
        w1, w2 = (58 + 36 * part / bands for part in (band, band + 1))
        paint = ("c5413a", "f4ede0")[band % 2]
        canvas.shape([(640 - w1, y1), (640 + w1, y1), (640 + w2, y2), (640 - w2, y2)], hexed(paint))
    canvas.shape(
        [(655, top), (698, top), (734, foot), (670, foot)], hexed("1f2a44"), opacity=0.4, blur=10
    )
    canvas.box((560, 464, 720, 484), hexed("2a2f3c"))
    canvas.box((598, 372, 682, 466), stops("fff6d6", "ffdf90"))
    canvas.lines([[(x, 372), (x, 466)] for x in (598, 626, 654, 682)], hexed("2a2f3c"), width=4)
    canvas.shape([(584, 374), (696, 374), (640, 312)], hexed("8b2f2e"))
    canvas.lines([[(640, 316), (640, 276)]], hexed("2a2f3c"), width=4)
    canvas.lines([[(556, 440), (724, 440)]], hexed("2a2f3c"), width=3)
    for y in (640, 840, 1040):
        canvas.box((626, y, 654, y + 46), hexed("27304a"))


def salt_marsh() -> Image.Image:
    """Marsh from above, with creeks that branch like trees."""
    canvas = Canvas(15)
    canvas.sky(stops("6f8f5c", "8a9a58", "7f8a4c"))
    tones = ("8fa860", "a7904e", "b5743f", "5f8557", "9fae6b", "c08a4d", "6f9a6a")
    for _ in range(150):
        centre = (canvas.chance.uniform(0, 1600), canvas.chance.uniform(0, 1067))
        size = canvas.chance.uniform(30, 190)
        tone = hexed(canvas.chance.choice(tones))
        canvas.oval(centre, (size, size * 0.6), tone, opacity=0.34, blur=22)
    tufts = [
        (
            canvas.chance.uniform(0, 1600),
            canvas.chance.uniform(0, 1067),
            canvas.chance.uniform(1, 4),
        )
        for _ in range(5200)
    ]
    canvas.dots(tufts[::2], hexed("4c6638"), opacity=0.28)
    canvas.dots(tufts[1::2], hexed("d2cf8a"), opacity=0.24)
    for start, heading, width in (((1700, 640), 172, 96),):
        branches: list[tuple[list[Point], float]] = []
        _creek(canvas, (start, heading), width, branches)
        for tint, extra, opacity in (("6a5a40", 9, 0.8), ("9db9bd", 0, 1), ("d7e6e4", -0.55, 0.5)):
            for path, wide in branches:
                drawn = wide + extra if extra >= 0 else wide * -extra
                canvas.lines([path], hexed(tint), width=max(1, drawn), opacity=opacity, blur=0.8)
                if extra == 0:
                    canvas.dots([(*path[-1], wide / 2)], hexed(tint))
    spots = [
        (
            canvas.chance.uniform(0, 1600),
            canvas.chance.uniform(0, 1067),
            canvas.chance.uniform(1, 3.2),
        )
        for _ in range(240)
    ]
    canvas.dots(spots, hexed("f0f2ea"), opacity=0.5)
    canvas.glow((250, 120), 900, hexed("fff0c8"), strength=0.22)
    return canvas.finish(grain=0.06)


def _creek(
    canvas: Canvas,
    head: tuple[Point, float],
    width: float,
    branches: list[tuple[list[Point], float]],
) -> None:
    (x, y), heading = head
    straight = heading
    side, count = canvas.chance.choice((-1, 1)), 0
    while width > 2.4:
        path = [(x, y)]
        for _ in range(5):
            heading += canvas.chance.gauss(0, 13) + (straight - heading) * 0.2
            x += math.cos(math.radians(heading)) * (7 + width * 0.3)
            y -= math.sin(math.radians(heading)) * (7 + width * 0.3)
            path.append((x, y))
        branches.append((path, width))
        width *= 0.93 if width > 24 else 0.885
        count += 1
        if count % 2 and width > 4:
            side = -side
            turn = side * canvas.chance.uniform(42, 72)
            _creek(canvas, ((x, y), heading + turn), width * 0.52, branches)


def port_rihan() -> Image.Image:
    """Sailing boats before domes and palms at sunset."""
    canvas = Canvas(16)
    canvas.sky(stops("37406b", "8f5f7d", "e0805f", "f8b560", "ffe0a0"), bottom=650)
    canvas.glow((420, 600), 640, hexed("ffd083"), strength=0.7)
    canvas.oval((420, 560), (60, 60), hexed("fff1c6"), blur=1.5)
    canvas.hills(canvas.ridge(590, 40), hexed("c9796a"), opacity=0.6)
    town, light = hexed("8a4f50"), hexed("ffd68a")
    for place in range(34):
        x = 520 + place * 34
        high = canvas.chance.uniform(40, 150)
        tone = mix(town, hexed("c2785f"), canvas.chance.random() * 0.7)
        canvas.box((x, 650 - high, x + 40, 652), tone)
        if place % 3:
            canvas.box((x + 14, 660 - high, x + 22, 674 - high), light, opacity=0.85)
    for x, size in ((760, 70), (1150, 100), (1420, 58)):
        _dome(canvas, (x, 545), size, mix(town, hexed("e3a06c"), 0.45))
    _minaret(canvas, 980, hexed("a86456"))
    for x, high in ((560, 190), (640, 150), (1290, 210), (1350, 165), (1560, 200)):
        _palm(canvas, (x, 652), high, hexed("40304a"))
    for x, scale in ((250, 1.3), (700, 0.85), (1180, 1.05), (480, 0.6)):
        _dhow(canvas, (x, 668), scale)
    canvas.mirror(664, tint=hexed("4a3558"), depth=0.14, ripple=4)
    canvas.glints(670, 1060, 420, hexed("ffe4ae"), spread=130)
    _gulls(canvas, ((640, 250), (700, 220), (1020, 180)), hexed("4b3557"))
    return canvas.finish()


def _dome(canvas: Canvas, foot: Point, size: float, colour: Colour) -> None:
    x, y = foot
    canvas.box((x - size, y, x + size, y + 110), colour)
    curve = [
        (x + size * math.cos(math.radians(a)), y - size * 1.08 * math.sin(math.radians(a)))
        for a in range(0, 181, 5)
    ]
    canvas.shape(curve, [(0, mix(colour, hexed("ffe0a8"), 0.5)), (1, colour)])
    canvas.lines([[(x, y - size), (x, y - size * 1.4)]], colour, width=4)
    canvas.dots([(x, y - size * 1.42, 6)], hexed("ffd98c"))


def _minaret(canvas: Canvas, x: float, colour: Colour) -> None:
    canvas.box((x - 24, 380, x + 24, 652), [(0, mix(colour, hexed("ffd9a0"), 0.3)), (1, colour)])
    canvas.box((x - 36, 396, x + 36, 410), colour)
    canvas.box((x - 16, 320, x + 16, 398), colour)
    canvas.shape([(x - 20, 322), (x, 262), (x + 20, 322)], hexed("6c4152"))
    canvas.box((x - 6, 340, x + 6, 366), hexed("ffdf9a"))


def _palm(canvas: Canvas, foot: Point, high: float, colour: Colour) -> None:
    x, y = foot
    bend = canvas.chance.uniform(-26, 26)
    top = (x + bend, y - high)
    canvas.lines([[(x, y), (x + bend * 0.3, y - high * 0.5), top]], colour, width=8)
    for angle in range(-20, 201, 22):
        reach = high * 0.38
        a = math.radians(angle)
        middle = (top[0] + math.cos(a) * reach * 0.6, top[1] - math.sin(a) * reach * 0.6 - 10)
        end = (top[0] + math.cos(a) * reach, top[1] - math.sin(a) * reach * 0.45 + reach * 0.28)
        canvas.shape([top, (middle[0], middle[1] - 6), end, (middle[0], middle[1] + 7)], colour)


def _dhow(canvas: Canvas, foot: Point, size: float) -> None:
    x, y = foot
    hull = [(-130, -38), (-90, 6), (80, 6), (150, -52), (70, -22), (-70, -20)]
    canvas.shape([(x + a * size, y + b * size) for a, b in hull], stops("6d3f3c", "2d2038"))
    canvas.lines(
        [[(x, y - 10 * size), (x + 10 * size, y - 280 * size)]], hexed("3a2740"), width=6 * size
    )
    sail = [(-120, -70), (-40, -220), (90, -350), (70, -190), (110, -62)]
    canvas.shape([(x + a * size, y + b * size) for a, b in sail], stops("fff0cf", "e5a877"))
    fold = [(-20, -64), (30, -190), (90, -350), (70, -190), (110, -62)]
    canvas.shape([(x + a * size, y + b * size) for a, b in fold], hexed("b9705f"), opacity=0.35)


def regatta() -> Image.Image:
    """Two eights side by side on an evening river."""
    canvas = Canvas(17)
    canvas.sky(stops("6fa0b8", "c3c6a8", "f6d79b"), bottom=430)
    canvas.glow((1180, 380), 640, hexed("ffe2a0"), strength=0.7)
    canvas.hills(canvas.ridge(360, 36), hexed("9cae92"), opacity=0.8)
    canvas.mist(410, 30, hexed("f5dfae"), opacity=0.7)
    canvas.box((0, 408, 1600, 452), hexed("56734f"))
    for place in range(46):
        x = place * 36 + canvas.chance.uniform(-12, 12)
        high = canvas.chance.uniform(70, 240) if place % 9 else 300
        tone = mix(hexed("4c6b4a"), hexed("8a9a55"), canvas.chance.random())
        canvas.oval((x, 440 - high / 2), (high * 0.12 + 8, high / 2), tone, opacity=0.95, blur=1)
    canvas.mirror(450, tint=hexed("2e4f55"), depth=0.12, ripple=5)
    canvas.glints(460, 1060, 1180, hexed("fff0c4"), spread=170)
    _waves(canvas, 470, hexed("f4ecd0"))
    _eight(canvas, (180, 640), 0.82, hexed("d9523f"))
    _eight(canvas, (70, 850), 1.12, hexed("f2f0e6"))
    return canvas.finish(vignette=0.3)


def _eight(canvas: Canvas, bow: Point, size: float, shirts: Colour) -> None:
    x, y = bow
    hull = [(0, 0), (120, -12), (1090, -12), (1230, 0), (1090, 13), (120, 13)]
    canvas.oval(
        (x + 610 * size, y + 30 * size), (600 * size, 12), hexed("1c3338"), opacity=0.5, blur=8
    )
    canvas.shape([(x + a * size, y + b * size) for a, b in hull], stops("f0dcae", "8a6238"))
    skin = hexed("7a5240")
    for seat in range(9):
        at = x + (190 + seat * 100) * size
        cox = seat == 8
        lean = 0 if cox else -16 * size
        body = [(-14, -8), (-18, -58), (14, -62), (18, -8)]
        canvas.shape(
            [(at + (a * size) + (lean if b < -20 else 0), y + b * size) for a, b in body], shirts
        )
        canvas.dots([(at + lean, y - 76 * size, 13 * size)], skin)
        if cox:
            continue
        near = seat % 2 == 0
        blade = (at + 70 * size, y + (92 if near else -34) * size)
        canvas.lines(
            [[(at + lean, y - 40 * size), (at + 34 * size, y - 30 * size)]], skin, width=7 * size
        )
        canvas.lines([[(at + 30 * size, y - 30 * size), blade]], hexed("4a3a2c"), width=3.4 * size)
        canvas.oval(blade, (15 * size, 6 * size), hexed("d9523f"))
        canvas.oval(
            (blade[0], blade[1] + 4), (38 * size, 8 * size), hexed("f4fbf6"), opacity=0.5, blur=3
        )
