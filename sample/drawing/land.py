"""Mountains and night skies: glacier, observatory, comet, landslide."""

import math

from PIL import Image, ImageChops, ImageFilter

from drawing.brush import Canvas, Colour, Point, hexed, mix, stops


def glacier() -> Image.Image:
    """A glacier between dark peaks, with ice in the lake before it."""
    canvas = Canvas(21)
    canvas.sky(stops("5f94bd", "a5c6d9", "e9efe8"), bottom=620)
    for centre, high, tone in (
        ((240, 700), 520, 0),
        ((1400, 700), 580, 0.1),
        ((860, 560), 330, 0.45),
    ):
        _peak(canvas, centre, high, tone)
    canvas.box((0, 640, 1600, 790), stops("5a6069", "3a3f49"))
    canvas.mist(560, 60, hexed("e8f0f0"), opacity=0.5)
    tongue = [
        (760, 330),
        (960, 330),
        (1000, 430),
        (960, 540),
        (1080, 650),
        (1190, 760),
        (420, 760),
        (560, 640),
        (700, 540),
        (700, 430),
    ]
    canvas.shape(tongue, stops("fdfefe", "dcecf4", "9cc8e0", "5f9fc8"))
    _crevasses(canvas)
    canvas.shape([(0, 560), (330, 640), (520, 758), (0, 790)], stops("454a55", "2c3039"))
    canvas.shape([(1600, 520), (1310, 640), (1080, 758), (1600, 790)], stops("4a4c55", "2c3039"))
    canvas.shape(
        [
            (420, 756),
            (440, 716),
            (520, 728),
            (600, 700),
            (720, 722),
            (840, 696),
            (960, 724),
            (1080, 706),
            (1170, 730),
            (1192, 758),
        ],
        stops("a9d6ea", "4d90bd"),
    )
    canvas.mirror(756, tint=hexed("2f6580"), depth=0.22, ripple=3)
    for _ in range(46):
        _floe(canvas)
    canvas.glow((300, 60), 760, hexed("fff6dc"), strength=0.45)
    return canvas.finish(vignette=0.25)


def _peak(canvas: Canvas, centre: Point, high: float, haze: float) -> None:
    x, foot = centre
    top = foot - high
    wide = high * 1.05
    rock = mix(hexed("4a5261"), hexed("b7ccd8"), haze)
    left, right, ridge = [(x - wide, foot)], [(x + wide, foot)], [(x, top)]
    for step in range(1, 12):
        share = step / 12
        jag = canvas.chance.uniform(-20, 20)
        left.append((x - wide * (1 - share) + jag, foot - high * share**1.25 + jag * 0.6))
        right.append((x + wide * (1 - share) + jag, foot - high * share**1.2 - jag * 0.6))
        ridge.append((x + canvas.chance.uniform(-34, 34) * share * 2, top + high * share))
    canvas.shape([*left, (x, top), *reversed(right)], rock)
    canvas.shape([*ridge, *right, (x, top)], mix(rock, hexed("1f2735"), 0.4 * (1 - haze)))
    snow: list[Point] = [(x, top)]
    for step in range(1, 9):
        share = step / 9
        reach = high * 0.62 * share
        edge = 40 if step % 2 else -30
        snow.append((x + reach * 0.62, top + reach + edge))
    canvas.shape([*snow, (x, top + high * 0.3)], hexed("c3d6e6"), opacity=0.9)
    bright = [(x - (a - x) * 0.95, b - 14) for a, b in snow]
    canvas.shape([*bright, (x, top + high * 0.34)], hexed("fbfdff"), opacity=0.95)


def _crevasses(canvas: Canvas) -> None:
    paths: list[list[Point]] = []
    for row in range(30):
        share = row / 30
        y = 350 + 390 * share
        half = 100 + 265 * share**1.6
        for _ in range(5):
            start = 850 - 40 * share + canvas.chance.uniform(-half, half * 0.7)
            long = canvas.chance.uniform(20, 90) * (0.4 + share)
            sag = 10 * share + canvas.chance.uniform(-3, 3)
            paths.append([(start, y), (start + long / 2, y + sag), (start + long, y)])
    canvas.lines(paths, hexed("3f84b4"), width=2.6, opacity=0.5)
    canvas.lines(
        [[(a, b - 4) for a, b in path] for path in paths], hexed("ffffff"), width=2, opacity=0.7
    )


def _floe(canvas: Canvas) -> None:
    share = canvas.chance.random()
    x, y = canvas.chance.uniform(60, 1540), 775 + 270 * share
    size = 10 + 62 * share * canvas.chance.random()
    top = [
        (x - size, y),
        (x - size * 0.5, y - size * 0.4),
        (x + size * 0.3, y - size * 0.55),
        (x + size, y - size * 0.1),
        (x + size * 0.8, y + size * 0.1),
    ]
    canvas.shape([(a, 2 * y - b + 4) for a, b in top], hexed("a9d4e6"), opacity=0.35, blur=3)
    canvas.shape(top, stops("ffffff", "bfe0ee", "7db6d4"))


def _milky_way(canvas: Canvas, *, slope: float, strength: float) -> None:
    """A band of faint light, clouded by blurred noise."""
    small = (canvas.width // 4, canvas.height // 4)
    cloud = Image.new("L", small)
    for size, share in ((5, 0.55), (12, 0.3), (30, 0.15)):
        grid = (size * 2, size)
        noise = Image.frombytes("L", grid, canvas.chance.randbytes(grid[0] * grid[1]))
        noise = noise.resize(small, Image.Resampling.BICUBIC)
        cloud = ImageChops.add(cloud, noise.point([round(v * share) for v in range(256)]))
    band = Image.new("L", small)
    band.putdata(
        [
            round(
                255 * math.exp(-(((x - small[0] * 0.5 + (y - small[1] * 0.3) * slope) / 62) ** 2))
            )
            for y in range(small[1])
            for x in range(small[0])
        ]
    )
    veil = ImageChops.multiply(cloud, band).filter(ImageFilter.GaussianBlur(2))
    veil = veil.point([min(255, round(v * strength)) for v in range(256)])
    big = veil.resize(canvas.image.size, Image.Resampling.BICUBIC)
    light = Image.composite(
        Image.new("RGB", big.size, hexed("b9b4e8")), Image.new("RGB", big.size), big
    )
    canvas.image = ImageChops.screen(canvas.image, light)
    dust = [
        (x, y, 0.6)
        for x, y in ((canvas.chance.gauss(0, 150), canvas.chance.random()) for _ in range(1500))
    ]
    centred = [
        (
            canvas.width * 0.5 - (y * canvas.height - canvas.height * 0.3) * slope + x,
            y * canvas.height,
            s,
        )
        for x, y, s in dust
    ]
    canvas.dots(centred, hexed("e4e2ff"), opacity=0.55)


def observatory() -> Image.Image:
    """A dome on a hill, open and glowing, under dense stars."""
    canvas = Canvas(22)
    canvas.sky(stops("070b1f", "101a3c", "23315c", "4d4a72", "a2686f"), bottom=900)
    _milky_way(canvas, slope=0.85, strength=1.0)
    canvas.stars(900, below=860)
    canvas.glow((1300, 930), 620, hexed("ff9f6e"), strength=0.4)
    canvas.hills(canvas.ridge(850, 60), hexed("2a2d52"), opacity=0.9)
    canvas.hills(canvas.ridge(900, 34), hexed("171b38"))
    canvas.glow((560, 640), 380, hexed("ffb765"), strength=0.5)
    canvas.hills(
        [(0, 960), (230, 900), (430, 852), (700, 850), (900, 905), (1200, 975), (1600, 1010)],
        stops("12162c", "070a17"),
    )
    _observatory_dome(canvas, (565, 720), 150)
    for _ in range(34):
        x = canvas.chance.uniform(0, 1600)
        if 360 < x < 780:
            continue
        ground = 905 + abs(x - 565) * 0.085
        _pine(canvas, (x, ground + 26), canvas.chance.uniform(40, 110), hexed("060916"))
    return canvas.finish(grain=0.04)


def _observatory_dome(canvas: Canvas, centre: Point, size: float) -> None:
    x, y = centre
    canvas.box((x - size, y, x + size, y + 140), stops("59607f", "262c48"))
    curve = [
        (x + size * 1.04 * math.cos(math.radians(a)), y - size * math.sin(math.radians(a)))
        for a in range(0, 181, 4)
    ]
    canvas.shape(curve, stops("c3c6de", "6a7093"))
    slit = [
        (x - 16, y),
        (x + 6, y - size * 0.55),
        (x + 34, y - size * 0.99),
        (x + 74, y - size * 0.9),
        (x + 62, y - size * 0.5),
        (x + 46, y),
    ]
    canvas.shape(slit, stops("ffe3a6", "ff9f52"))
    canvas.lines([[(x + 22, y - 8), (x + 66, y - size * 1.02)]], hexed("3b2a38"), width=17)
    canvas.box((x - size * 1.08, y - 8, x + size * 1.08, y + 10), hexed("424968"))
    canvas.box((x - 26, y + 70, x + 22, y + 140), hexed("ffc774"))
    canvas.lines([[(x - 2, y + 70), (x - 2, y + 140)]], hexed("262c48"), width=4)
    for side in (-96, 76):
        canvas.box((x + side, y + 52, x + side + 28, y + 86), hexed("ffc774"), opacity=0.85)


def _pine(canvas: Canvas, foot: Point, high: float, colour: Colour) -> None:
    x, y = foot
    for tier in range(4):
        top, low = y - high * (1 - tier * 0.17), y - high * (0.66 - tier * 0.2)
        half = high * (0.1 + tier * 0.06)
        canvas.shape([(x, top), (x - half, low), (x + half, low)], colour)
    canvas.lines([[(x, y), (x, y - high * 0.3)]], colour, width=4)


def comet() -> Image.Image:
    """A comet with a fan of a tail above pines and a lake, upright."""
    canvas = Canvas(23, width=1067, height=1600)
    canvas.sky(stops("060a1e", "0f1c44", "1d3a66", "3f6f86", "a9b79a"), bottom=1180)
    canvas.stars(700, below=1100)
    head = (390, 700)
    for spread, reach, tone, opacity in (
        (150, 760, "9fc4e6", 0.3),
        (88, 690, "cfe4f5", 0.35),
        (36, 800, "ffffff", 0.32),
    ):
        tip = (head[0] + reach * 0.62, head[1] - reach * 0.78)
        fan = [
            head,
            (tip[0] - spread, tip[1] - spread * 0.5),
            (tip[0] + spread, tip[1] + spread * 0.8),
        ]
        canvas.shape(
            fan,
            [
                (0, hexed("16305c")),
                (0.4, mix(hexed(tone), hexed("16305c"), 0.45)),
                (1, hexed(tone)),
            ],
            opacity=opacity,
            blur=26,
        )
    canvas.glow(head, 170, hexed("d9efff"), strength=0.9)
    canvas.dots([(head[0], head[1], 9)], hexed("ffffff"))
    canvas.hills(canvas.ridge(1120, 60), hexed("24435c"), opacity=0.9)
    canvas.mist(1170, 26, hexed("9db4a4"), opacity=0.5)
    canvas.hills(canvas.ridge(1170, 20), hexed("16293c"))
    canvas.mirror(1190, tint=hexed("0d1a30"), depth=0.25, ripple=3)
    canvas.hills([(0, 1470), (260, 1430), (620, 1480), (1067, 1420)], stops("0a1220", "04070f"))
    for _ in range(30):
        x = canvas.chance.uniform(-20, 1090)
        tall = 120 + 300 * (abs(x - 560) / 560) ** 1.5
        _pine(canvas, (x, 1500), tall * canvas.chance.uniform(0.75, 1.2), hexed("050a14"))
    return canvas.finish(grain=0.04)


def landslide() -> Image.Image:
    """Rain on a dark slope with a scar of earth above small houses."""
    canvas = Canvas(24)
    canvas.sky(stops("56646d", "7f8d92", "aab2ae"), bottom=620)
    _rain_clouds(canvas)
    canvas.hills(canvas.ridge(330, 130), hexed("6a7a7c"), opacity=0.75)
    canvas.mist(420, 70, hexed("a4aeab"), opacity=0.75)
    canvas.hills(
        [(0, 520), (300, 420), (620, 300), (900, 250), (1200, 330), (1600, 470)],
        stops("4c5c55", "36443f", "2a3532"),
    )
    slope = [
        (
            x,
            280 + abs(x - 880) * 0.32 + canvas.chance.uniform(10, 440),
            canvas.chance.uniform(10, 36),
        )
        for x in (canvas.chance.uniform(0, 1600) for _ in range(700))
    ]
    canvas.dots(slope[:350], hexed("2c3b36"), opacity=0.55)
    canvas.dots(slope[350:], hexed("44574d"), opacity=0.4)
    _slide(canvas)
    canvas.mist(640, 60, hexed("8e9994"), opacity=0.45)
    canvas.hills(canvas.ridge(790, 16), stops("3a3f38", "22272a"))
    for x in range(30, 1600, 112):
        _house(
            canvas,
            (x + canvas.chance.uniform(-14, 14), 830 + canvas.chance.uniform(-22, 30)),
            canvas.chance.uniform(0.8, 1.15),
        )
    canvas.hills([(0, 930), (500, 900), (900, 915), (1600, 890)], stops("2b302e", "15191c"))
    rain = [
        [(x, y), (x - 9, y + 44)]
        for x, y in (
            (canvas.chance.uniform(0, 1650), canvas.chance.uniform(-40, 1067)) for _ in range(900)
        )
    ]
    canvas.lines(rain, hexed("dfe6e6"), width=1, opacity=0.24)
    return canvas.finish()


def _slide(canvas: Canvas) -> None:
    for tone, extra in (("4a3b2e", 16), ("b89a78", 0)):
        canvas.shape(
            _scar(canvas, extra),
            [(0, hexed(tone)), (1, mix(hexed(tone), hexed("4f3b2d"), 0.65))],
            blur=2,
        )
    paths = []
    for _ in range(160):
        share = canvas.chance.random()
        x = 884 + 26 * math.sin(share * 5.2) + canvas.chance.uniform(-30, 34) * (1 + 6 * share**4)
        y = 320 + 420 * share
        lean = (x - 890) * 0.25
        paths.append([(x, y), (x + lean * 0.4, y + 30), (x + lean * 0.7, y + 56)])
    canvas.lines(paths, hexed("5d4533"), width=3, opacity=0.4, blur=1)


def _scar(canvas: Canvas, extra: float) -> list[Point]:
    """The outline of the slide: narrow above, torn at its edges, a fan below."""
    left: list[Point] = []
    right: list[Point] = []
    for step in range(25):
        share = step / 24
        y = 318 + 470 * share
        middle = 884 + 26 * math.sin(share * 5.2)
        half = 34 + 46 * share + 270 * share**4 + extra
        left.append((middle - half + canvas.chance.uniform(-13, 13), y))
        right.append((middle + half * 0.92 + canvas.chance.uniform(-13, 13), y))
    return [*left, *reversed(right)]


def _rain_clouds(canvas: Canvas) -> None:
    for _ in range(44):
        centre = (canvas.chance.uniform(-100, 1700), canvas.chance.uniform(-40, 210))
        tone = mix(hexed("39454d"), hexed("87939a"), canvas.chance.random())
        canvas.oval(
            centre,
            (canvas.chance.uniform(120, 340), canvas.chance.uniform(30, 80)),
            tone,
            opacity=0.45,
            blur=26,
        )


def _house(canvas: Canvas, foot: Point, size: float) -> None:
    x, y = foot
    wall = mix(hexed("8d8a82"), hexed("6b5f58"), canvas.chance.random())
    canvas.box((x - 38 * size, y - 62 * size, x + 38 * size, y + 20), wall)
    canvas.box(
        (x + 10 * size, y - 62 * size, x + 38 * size, y + 20), mix(wall, hexed("20262b"), 0.4)
    )
    canvas.shape(
        [(x - 48 * size, y - 58 * size), (x, y - 104 * size), (x + 48 * size, y - 58 * size)],
        mix(hexed("5d3b35"), hexed("39383d"), canvas.chance.random()),
    )
    lit = canvas.chance.random() < 0.6
    canvas.box(
        (x - 24 * size, y - 42 * size, x - 6 * size, y - 20 * size),
        hexed("ffcf7d") if lit else hexed("2a3036"),
    )
