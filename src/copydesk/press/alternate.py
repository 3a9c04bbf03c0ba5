"""The same page in all locales, for readers and for search engines (hreflang)."""

from collections.abc import Iterable

from copydesk.press.address import rooted, shelf_address
from copydesk.press.list_page import Place, is_there
from copydesk.press.locale import locales
from copydesk.press.paper import Locale, Paper, Shelf, Site
from copydesk.press.render import Alternate


def alternates(
    site: Site, address: str, among: Iterable[Locale] | None = None
) -> tuple[Alternate, ...]:
    """The locales in which a page stands at the same address below their root; none where alone."""
    found = tuple(
        Alternate(language=one.language, address=rooted(one.key, address), name=one.language)
        for one in (locales(site) if among is None else among)
    )
    return found if len(found) > 1 else ()


def shelf_alternates(place: Place, paper: Paper) -> tuple[Alternate, ...]:
    """The first page of a list in the locales that have it; leaves have none, for each locale
    counts its own."""
    if place.leaf:
        return ()
    kind, key, site = place.shelf.kind, place.shelf.key, paper.site
    made = [(one, Shelf(kind=kind, key=key, locale=one.key)) for one in locales(site)]
    there = [one for one, shelf in made if kind == "section" and is_there(shelf, paper)]
    return alternates(site, shelf_address(Shelf(kind=kind, key=key), site), there)
