"""Draws the sample's pictures into pictures/, each with its data inside.

    python sample/draw_pictures.py [NAME ...]

Every picture comes out the same each time with the same Pillow; run it after changing a drawing
or `pictures.toml`, and look at what came out.
"""

import io
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from drawing import coast, crowd, land, town
from drawing.metadata import embed
from PIL import Image

HERE = Path(__file__).parent
# All pictures together are to stay under two megabytes.
LARGEST = 109_000
AGENCY = "Harbour Pictures"


def draw(name: str) -> Image.Image:
    """The picture of that name."""
    function = name.replace("-", "_")
    for scenes in (coast, land, town, crowd):
        if hasattr(scenes, function):
            image: Image.Image = getattr(scenes, function)()
            return image
    raise LookupError(f"no drawing is called {function}")


def jpeg(image: Image.Image) -> bytes:
    """The picture as a progressive JPEG, as good as the largest size allows."""
    content = b""
    for quality in range(88, 25, -3):
        kept = io.BytesIO()
        image.save(kept, "JPEG", quality=quality, optimize=True, progressive=True)
        content = kept.getvalue()
        if len(content) <= LARGEST:
            break
    return content


def told(wanted: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Names with the data to embed, of all pictures or those wanted."""
    pictures = tomllib.loads((HERE / "pictures.toml").read_text(encoding="utf-8"))
    for name, about in pictures.items():
        if wanted and name not in wanted:
            continue
        agency = about.pop("credit", AGENCY)
        credit = f"{about['byline']}/{agency}"
        yield name, {**about, "credit": credit, "source": agency, "copyright": f"© {agency}"}


def main() -> None:
    """Draw and write."""
    folder = HERE / "pictures"
    folder.mkdir(exist_ok=True)
    for name, about in told(sys.argv[1:]):
        content = embed(jpeg(draw(name)), about)
        (folder / f"{name}.jpg").write_bytes(content)
        sys.stdout.write(f"{name}.jpg {len(content):,} bytes\n")


if __name__ == "__main__":
    main()
