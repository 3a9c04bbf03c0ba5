"""What the outgoing shapes must be told about the paper, since a story does not know it."""

from collections.abc import Callable
from dataclasses import dataclass

from copydesk.story.blocks import Picture
from copydesk.story.edition import Edition
from copydesk.story.shapes.photo_metadata import PictureWords


def own_source(picture: Picture) -> str:
    """The address a picture came with."""
    return picture.src


def own_words(picture: Picture) -> PictureWords:
    """What the copy itself says of a picture, for papers that hold no file of it."""
    credit = picture.credit
    return PictureWords(
        caption=picture.caption,
        creator=credit.photographer if credit else "",
        credit=credit.text if credit else "",
        copyright=picture.copyright,
        usage_terms=picture.usage_terms,
        alt=picture.alt,
    )


def no_page(edition: Edition, name: str) -> str:
    """For papers without pages of their authors."""
    return ""


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """Name and address of the paper. `url` has no slash at its end; `logo` is a whole address.

    `terms` is the address of its terms of use, `author_address` that of the page of somebody named
    in a byline, or "". `picture_address` gives the address at which a picture is served, or "",
    `picture_words` what goes with it: the copy's words, then those of its file.
    `is_reserved` when text and data mining is not allowed without leave (TDMRep, directive (EU)
    2019/790, art. 4).
    """

    name: str
    url: str
    publisher: str = ""
    logo: str = ""
    language: str = "en"
    is_reserved: bool = False
    terms: str = ""
    author_address: Callable[[Edition, str], str] = no_page
    picture_address: Callable[[Picture], str] = own_source
    picture_words: Callable[[Picture], PictureWords] = own_words
