"""A story as machines read it on its page, with the paper's own promises."""

from copydesk.press.address import absolute, author_address, rooted
from copydesk.press.asset import icon
from copydesk.press.locale import locale_at, locale_of
from copydesk.press.paper import Paper
from copydesk.press.sharing import card_image
from copydesk.press.shelf import authors_of
from copydesk.press.shown import shown
from copydesk.story.blocks import Picture
from copydesk.story.edition import Edition
from copydesk.story.shapes.imprint import Imprint
from copydesk.story.shapes.jsonld import Data, to_jsonld, to_script
from copydesk.story.shapes.liveblog import to_liveblog


def article_data(edition: Edition, paper: Paper) -> str:
    """The JSON-LD of a story, safe inside a script element."""
    return _script(to_jsonld(edition, outgoing(paper, edition)), edition, paper)


def liveblog_data(edition: Edition, paper: Paper) -> str:
    """The JSON-LD of a live report, safe inside a script element."""
    return _script(to_liveblog(edition, outgoing(paper, edition)), edition, paper)


def outgoing(paper: Paper, edition: Edition) -> Imprint:
    """The paper's name and addresses, in the story's locale, for the shapes that it goes out in."""
    site = paper.site
    locale = locale_at(locale_of(edition, site).key, site)

    def picture_address(picture: Picture) -> str:
        address = shown(picture, paper).src
        return absolute(site, address) if address else ""

    def page_of(edition: Edition, name: str) -> str:
        found = (one.key for one in authors_of(edition, site) if one.name == name)
        key = next(found, "")
        return absolute(site, author_address(key, locale_of(edition, site).key)) if key else ""

    return Imprint(
        name=locale.name,
        url=site.url,
        publisher=locale.publisher,
        language=site.language,
        logo=absolute(site, icon(site.name).address),
        is_reserved=site.policy.mining_is_reserved,
        terms=absolute(site, rooted(locale.key, "/terms/")),
        author_address=page_of,
        picture_address=picture_address,
        picture_words=paper.picture_words,
    )


def _script(data: Data, edition: Edition, paper: Paper) -> str:
    site = paper.site
    about = absolute(site, rooted(locale_of(edition, site).key, "/about/"))
    data["publishingPrinciples"] = data["publisher"]["publishingPrinciples"] = about
    data["publisher"]["correctionsPolicy"] = f"{about}#corrections"
    if card := card_image(edition, site):
        drawn = {"@type": "ImageObject", "url": card.address, "contentUrl": card.address}
        size = {"width": card.width, "height": card.height}
        terms = absolute(site, rooted(locale_of(edition, site).key, "/terms/"))
        own = {"creditText": site.name, "license": terms, "acquireLicensePage": terms}
        data.setdefault("image", []).append(drawn | size | own)
    return to_script(data)
