"""Which pictures lie on the site, and for whose sake: a picture goes when its last story goes."""

from collections.abc import Iterable
from pathlib import Path

from copydesk.newsroom.printing import ledger
from copydesk.press.paper import Page, Paper
from copydesk.story.blocks import Picture
from copydesk.story.edition import Edition

FOLDER = "pictures/"


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
    return pages, gone


def _sizes(edition: Edition, paper: Paper) -> dict[str, str]:
    """Paths and media types of all sizes of all pictures in a story."""
    shown = (block for block in edition.story.blocks if isinstance(block, Picture))
    sizes = (size for picture in shown for size in paper.renditions(picture))
    return {size.address[1:]: size.media_type for size in sizes}


def _as_laid(root: Path, path: str, media_type: str, stories: frozenset[str]) -> Page:
    kind = media_type or ("image/webp" if path.endswith(".webp") else "image/jpeg")
    content = (root / path).read_bytes()
    return Page(path=path, media_type=kind, content=content, stories=stories)
