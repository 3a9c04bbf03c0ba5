"""What a link to a page of ours shows elsewhere: the card's picture and the files for machines."""

from dataclasses import dataclass

from copydesk.press.address import absolute
from copydesk.press.locale import locale_of, section_name
from copydesk.press.paper import Site
from copydesk.press.shown import Shown
from copydesk.press.social_card import HEIGHT, MEDIA_TYPE, WIDTH, Face, face_of, path_of
from copydesk.story.edition import Edition


@dataclass(frozen=True, kw_only=True)
class Image:
    """A picture that stands for a page elsewhere; `address` is whole."""

    address: str
    width: int
    height: int
    alt: str = ""
    media_type: str = ""


def card_face(edition: Edition, site: Site) -> Face:
    """The card of a story, with its section as its readers know it."""
    locale = locale_of(edition, site).key
    return face_of(edition, site, section_name(edition.section, site, locale))


def card_image(edition: Edition, site: Site) -> Image | None:
    """The drawn card of a story; None for one whose id could be no part of a path."""
    path = path_of(card_face(edition, site))
    if not path:
        return None
    return Image(
        address=absolute(site, f"/{path}"),
        width=WIDTH,
        height=HEIGHT,
        alt=edition.story.headline,
        media_type=MEDIA_TYPE,
    )


def images(edition: Edition, site: Site, picture: Shown | None) -> tuple[Image, ...]:
    """The drawn card, which all who show links show whole; then the story's own picture."""
    card = card_image(edition, site)
    if picture is None:
        return (card,) if card else ()
    own = Image(
        address=absolute(site, picture.src),
        width=picture.width,
        height=picture.height,
        alt=picture.alt or picture.caption,
    )
    return (card, own) if card else (own,)
