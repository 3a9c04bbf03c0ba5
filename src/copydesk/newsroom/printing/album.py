"""Which pictures lie on the site, and for whose sake: a picture goes when its last story goes."""

from collections.abc import Iterable
from pathlib import Path

from copydesk.newsroom.printing import ledger
from copydesk.press.paper import Crop, Page, Paper
from copydesk.story.blocks import Picture
from copydesk.story.edition import Edition

FOLDER = "pictures/"
CROPS: tuple[Crop, ...] = ("", "card", "link")
KINDS = {"webp": "image/webp", "avif": "image/avif"}


def is_picture(path: str) -> bool:
    """Whether this is the path of a picture on the site."""
    return path.startswith(FOLDER)


def pictures(editions: Iterable[Edition], paper: Paper, root: Path) -> tuple[list[Page], list[str]]:
    """The pictures these editions keep on the site, and the paths of those they leave behind.

    A picture that one leaves to other stories is among the first, no longer in that one's name.
    """
    ids: set[str] = set()
    kinds: dict[str, str] = {}
    showing: dict[str, set[str]] = {}
    for edition in editions:
        ids.add(edition.id)
        for path, media_type in _sizes(edition, paper).items():
            kinds[path] = media_type
            showing.setdefault(path, set()).add(edition.id)
    before = {path for path in ledger.carrying(*ids) if is_picture(path)}
    held = ledger.stories(before | showing.keys())
    pages, gone = [], []
    for path in sorted(before | showing.keys()):
        stories = frozenset((held.get(path, set()) - ids) | showing.get(path, set()))
        if stories and (root / path).is_file():
            pages.append(_as_laid(root, path, kinds.get(path, ""), stories))
        else:
            gone.append(path)
    return pages, [*gone, *_left_beside(gone, {page.path for page in pages}, root)]


def _sizes(edition: Edition, paper: Paper) -> dict[str, str]:
    """Paths and media types of all sizes of all pictures in a story; crops of the first shown."""
    sizes: dict[str, str] = {}
    for picture in (block for block in edition.story.blocks if isinstance(block, Picture)):
        for crop in CROPS if not sizes else CROPS[:1]:
            found = paper.renditions(picture, crop)
            sizes |= {size.address[1:]: size.media_type for size in found}
    return sizes


def _left_beside(gone: list[str], kept: set[str], root: Path) -> list[str]:
    """Late prints that were laid and never recorded: the machine stopped in between."""
    negatives = {path.rpartition("-")[0] for path in gone}
    negatives -= {path.rpartition("-")[0] for path in kept}
    beside = (file for name in sorted(negatives) for file in root.glob(f"{name}-*"))
    return sorted({str(file.relative_to(root)) for file in beside} - set(gone))


def _as_laid(root: Path, path: str, media_type: str, stories: frozenset[str]) -> Page:
    kind = media_type or KINDS.get(path.rpartition(".")[2], "image/jpeg")
    content = (root / path).read_bytes()
    return Page(path=path, media_type=kind, content=content, stories=stories)
