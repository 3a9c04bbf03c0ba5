"""The drawn pictures of links to stories. No act prints one: the worker does when it has time."""

from collections.abc import Iterable
from functools import lru_cache

from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.press.sharing import card_face
from copydesk.press.social_card import MEDIA_TYPE, Face, draw, path_of, story_at


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """None: a card takes as long to draw as a story takes to print."""
    return ()


def every(paper: Paper) -> Iterable[str]:
    """None, for the same reason; those that lie on the site are known to whoever laid them."""
    return ()


def print(path: str, paper: Paper) -> Page | None:
    """The card at this path, while its story stands and looks so."""
    id = story_at(path)
    edition = paper.edition(id) if id else None
    if edition is None or edition.withdrawn:
        return None
    face = card_face(edition, paper.site)
    if path_of(face) != path:
        return None
    return Page(path=path, media_type=MEDIA_TYPE, content=_drawn(face), stories=frozenset({id}))


@lru_cache(maxsize=128)
def _drawn(face: Face) -> bytes:
    return draw(face)


PAGE = PageKind(name="social-card", touched=touched, every=every, print=print)
