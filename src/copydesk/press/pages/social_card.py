"""The drawn pictures of links. No act prints one of a story or a topic: the worker does when it has
time, and until then the paper's own card is shown in its place.
"""

from collections.abc import Iterable
from functools import lru_cache

from copydesk.press.cover import COVER, cover_at, covers_with, standing_covers
from copydesk.press.list_page import Place, stories
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.press.sharing import card_face
from copydesk.press.social_card import MEDIA_TYPE, Face, draw, path_of, story_at
from copydesk.story.edition import Edition

__all__ = ["COVER", "PAGE", "cards_of"]


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """None: a card takes as long to draw as a story takes to print."""
    return ()


def every(paper: Paper) -> Iterable[str]:
    """Those of fronts and sections, which are few; the others that lie on the site are known to
    whoever laid them."""
    return dict.fromkeys(standing_covers(paper))


def print(path: str, paper: Paper) -> Page | None:
    """The card at this path, while its story or list stands and looks so."""
    id = story_at(path)
    return _of_story(path, id, paper) if id else _of_list(path, paper)


def cards_of(edition: Edition, paper: Paper) -> Iterable[str]:
    """Where the cards of a story and of the lists it stands in lie."""
    if edition.withdrawn:
        return ()
    return filter(None, (path_of(card_face(edition, paper.site)), *covers_with(edition, paper)))


def _of_story(path: str, id: str, paper: Paper) -> Page | None:
    edition = paper.edition(id)
    if edition is None or edition.withdrawn:
        return None
    face = card_face(edition, paper.site)
    return _page(path, face, id) if path_of(face) == path else None


def _of_list(path: str, paper: Paper) -> Page | None:
    """Its name is that which its newest story has for it, and goes with that story."""
    cover = cover_at(path, paper)
    if cover is None:
        return None
    shelf = cover.shelf
    named = stories(Place(shelf), paper)[:1] if shelf and shelf.kind != "section" else ()
    return _page(path, cover.face, *(edition.id for edition in named))


def _page(path: str, face: Face, *stories: str) -> Page:
    return Page(path=path, media_type=MEDIA_TYPE, content=_drawn(face), stories=frozenset(stories))


@lru_cache(maxsize=128)
def _drawn(face: Face) -> bytes:
    return draw(face)


PAGE = PageKind(name="social-card", touched=touched, every=every, print=print)
