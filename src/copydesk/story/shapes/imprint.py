"""What the outgoing shapes must be told about the paper, since a story does not know it."""

from collections.abc import Callable
from dataclasses import dataclass

from copydesk.story.blocks import Picture
from copydesk.story.edition import Edition


def own_source(picture: Picture) -> str:
    """The address a picture came with."""
    return picture.src


def no_page(edition: Edition, name: str) -> str:
    """For papers without pages of their authors."""
    return ""


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """Name and address of the paper. `url` has no slash at its end; `logo` is a whole address.

    `terms` is the address of its terms of use, `author_address` that of the page of somebody named
    in a byline, or "". `picture_address` gives the address at which a picture is served, or "".
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
