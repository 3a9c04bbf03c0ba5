"""Where feeds stand, and how pages point at them."""

from copydesk.press.address import rooted, shelf_address
from copydesk.press.locale import locale_at, section_name
from copydesk.press.paper import Shelf, Site
from copydesk.press.render import FeedLink

FORMS = {
    "rss": ("feed.rss", "application/rss+xml"),
    "atom": ("feed.atom", "application/atom+xml"),
    "json": ("feed.json", "application/feed+json"),
}


def feed_links(
    site: Site, locale: str = "", shelf: Shelf | None = None, name: str = ""
) -> tuple[FeedLink, ...]:
    """The feeds of a locale, and of the list that the page is or stands in, by its name."""
    links = [_link(locale_at(locale, site).name, rooted(locale, "/"), form) for form in FORMS]
    if shelf and name:
        title = f"{locale_at(locale, site).name}: {name}"
        links += [_link(title, shelf_address(shelf, site), form) for form in FORMS]
    return tuple(links)


def section_feeds(site: Site, locale: str, section: str) -> tuple[FeedLink, ...]:
    """The feeds of a locale, and those of a section that has a name there."""
    shelf = Shelf(kind="section", key=section, locale=locale)
    return feed_links(site, locale, shelf, section_name(section, site, locale))


def hubs_data(hubs: tuple[str, ...]) -> dict[str, object]:
    """The hubs that tell of a feed's news, as JSON Feed 1.1 names them; nothing without any."""
    named = [{"type": "WebSub", "url": hub} for hub in hubs]
    return {"hubs": named} if named else {}


def _link(title: str, folder: str, form: str) -> FeedLink:
    name, media_type = FORMS[form]
    return FeedLink(title=title, media_type=media_type, address=folder + name)
