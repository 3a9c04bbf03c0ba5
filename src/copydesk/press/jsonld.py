"""A story as machines read it on its page, with the paper's own promises."""

from collections.abc import Callable

from copydesk.press.address import absolute
from copydesk.press.paper import Paper, Site
from copydesk.press.shown import shown
from copydesk.story.blocks import Picture
from copydesk.story.edition import Edition
from copydesk.story.shapes.imprint import Imprint
from copydesk.story.shapes.jsonld import to_jsonld, to_script

PictureAddress = Callable[[Picture], str]


def article_data(edition: Edition, paper: Paper) -> str:
    """The JSON-LD of a story, safe inside a script element."""

    def picture_address(picture: Picture) -> str:
        address = shown(picture, paper).src
        return absolute(paper.site, address) if address else ""

    data = to_jsonld(edition, imprint(paper.site, picture_address))
    data["publisher"]["publishingPrinciples"] = absolute(paper.site, "/about/")
    data["publisher"]["correctionsPolicy"] = absolute(paper.site, "/about/#corrections")
    return to_script(data)


def imprint(site: Site, picture_address: PictureAddress) -> Imprint:
    """The paper's name and address for the shapes that copy goes out in."""
    return Imprint(
        name=site.name,
        url=site.url,
        publisher=site.publisher,
        language=site.language,
        picture_address=picture_address,
    )
