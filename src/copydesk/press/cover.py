"""The card of a page that is no story: what links to fronts, sections and other lists show.

It lies below `cards/` where the page lies below the root, under a name made of what stands on it.
Pages without a name of their own (terms, an archive's month) show the card of their front.
"""

import re
from collections.abc import Iterator

from copydesk.press.address import INDEX, absolute, shelf_address
from copydesk.press.list_page import called, is_there, shelf_at
from copydesk.press.locale import locales, section_name, split
from copydesk.press.paper import Paper, Shelf, ShelfKind
from copydesk.press.sharing import Image
from copydesk.press.shelf import shelves
from copydesk.press.social_card import HEIGHT, MEDIA_TYPE, WIDTH, Face, digest_of
from copydesk.story.edition import Edition
from copydesk.story.record import Record

COVER = "cards/paper.png"  # the front's, under a name that stays: shown in place of any not drawn
KINDS: tuple[ShelfKind, ...] = ("section", "topic", "author", "source")
PATH = re.compile(r"cards/((?:[^/]{1,250}/)*)([0-9a-f]{20})\.png")
LEAF = re.compile(r"page/\d{1,7}/$")
LONGEST_NAME = 200


class Cover(Record, frozen=True):
    """A card of a page: where it lies, what stands on it, which list it is of."""

    path: str
    face: Face
    shelf: Shelf | None = None


def cover_of(folder: str, paper: Paper) -> Cover:
    """The card of the page in a folder ("ar/world/"): its own, or its front's."""
    folder = LEAF.sub("", folder)
    locale, rest = split(f"{folder}{INDEX}", paper.site)
    shelf = _shelf_in(f"{folder}{INDEX}", paper) if rest != INDEX else None
    place = folder if shelf else f"{locale.key}/" if locale.key else ""
    name = called(shelf, paper) if shelf else ""
    face = Face(
        story="",
        headline=" ".join((name or locale.name).split())[:LONGEST_NAME],
        masthead=locale.name if name else "",
        section="" if name else locale.tagline,
        language=locale.language,
    )
    return Cover(path=f"cards/{place}{digest_of(face)}.png", face=face, shelf=shelf)


def cover_at(path: str, paper: Paper) -> Cover | None:
    """The card at a path; None where none is to lie."""
    if path == COVER:
        return cover_of("", paper)
    found = PATH.fullmatch(path)
    cover = cover_of(found[1], paper) if found else None
    if cover is None or cover.path != path:
        return None
    return cover if cover.shelf is None or is_there(cover.shelf, paper) else None


def standing_covers(paper: Paper) -> Iterator[str]:
    """The cards of the fronts, and of the sections, that stand there without a story too."""
    yield COVER
    site = paper.site
    for locale in locales(site):
        yield cover_of(f"{locale.key}/" if locale.key else "", paper).path
        for section in site.sections:
            if section_name(section.key, site, locale.key):
                shelf = Shelf(kind="section", key=section.key, locale=locale.key)
                yield cover_of(shelf_address(shelf, site)[1:], paper).path


def covers_with(edition: Edition, paper: Paper) -> Iterator[str]:
    """The cards of the other lists in which a story stands."""
    for shelf in shelves(edition, paper.site):
        if shelf.kind in KINDS and shelf.kind != "section":
            yield cover_of(shelf_address(shelf, paper.site)[1:], paper).path


def cover_images(path: str, paper: Paper) -> tuple[Image, ...]:
    """What a link to the page at a path shows elsewhere."""
    folder = path.removesuffix(INDEX)
    cover = cover_of(folder if folder != path else "", paper)
    image = Image(
        address=absolute(paper.site, f"/{cover.path}"),
        width=WIDTH,
        height=HEIGHT,
        alt=" · ".join(filter(None, (cover.face.headline, cover.face.masthead))),
        media_type=MEDIA_TYPE,
    )
    return (image,)


def _shelf_in(file: str, paper: Paper) -> Shelf | None:
    """The list whose first page this is."""
    found = (shelf_at(file, paper, kind) for kind in KINDS)
    return next((shelf for shelf in found if shelf), None)
