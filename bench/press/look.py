"""Print the sample paper into a folder, to be looked at: `python bench/press/look.py FOLDER`."""

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from copydesk.press.print_pages import print_all
from press.memory_paper import WIDTHS, MemoryPaper
from press.sample import LANTERN, first, hours, paper

SCENES = {
    "ferry": ((190, 205, 214), (72, 98, 112)),
    "grain": ((222, 206, 170), (98, 88, 60)),
    "lanterns": ((40, 44, 66), (206, 140, 66)),
    "rowing": ((176, 198, 190), (60, 92, 84)),
}


def lay_out(site: MemoryPaper, folder: Path) -> int:
    """Every page as a file, as a plain web server would send them; gives their number."""
    count = 0
    for page in print_all(site):
        place = folder / page.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(page.content)
        count += 1
    draw_pictures(folder / "pictures")
    return count


def draw_pictures(folder: Path) -> None:
    """Sky, water and something on it, in every size the sample names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (sky, water) in SCENES.items():
        scene = _scene(sky, water)
        for width in WIDTHS:
            small = scene.resize((width, width * 2 // 3))
            small.save(folder / f"{name}-{width}.jpeg", quality=80)
            small.save(folder / f"{name}-{width}.webp", quality=75)


def _scene(sky: tuple[int, int, int], water: tuple[int, int, int]) -> Image.Image:
    size = (1440, 960)
    picture = Image.new("RGB", size, sky)
    draw = ImageDraw.Draw(picture)
    for row in range(960):
        share = row / 960
        colour = tuple(int(s + (w - s) * share**1.6) for s, w in zip(sky, water, strict=True))
        draw.line([(0, row), (1440, row)], fill=colour)
    dark = tuple(part // 3 for part in water)
    draw.polygon([(0, 560), (420, 500), (800, 548), (1440, 470), (1440, 600), (0, 600)], fill=water)
    for row in range(600, 960, 14):
        draw.line([(0, row), (1440, row + 3)], fill=dark, width=1 + (row - 600) // 60)
    picture = picture.filter(ImageFilter.GaussianBlur(3))
    draw = ImageDraw.Draw(picture)
    draw.polygon([(560, 640), (1120, 640), (1070, 710), (600, 710)], fill=dark)
    draw.rectangle((680, 570, 1000, 640), fill=tuple(min(255, part + 40) for part in sky))
    draw.rectangle((760, 510, 820, 570), fill=dark)
    return picture.filter(ImageFilter.GaussianBlur(1))


if __name__ == "__main__":
    target = Path(sys.argv[1])
    on = paper()
    on.publish(first("sker-point", hours(9.6), LANTERN))
    print(lay_out(on, target), "pages in", target)
