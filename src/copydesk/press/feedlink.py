"""Where feeds stand, and how pages point at them."""

from copydesk.press.address import section_address
from copydesk.press.card import section_name
from copydesk.press.paper import Site
from copydesk.press.render import FeedLink

FORMS = {
    "rss": ("feed.rss", "application/rss+xml"),
    "atom": ("feed.atom", "application/atom+xml"),
    "json": ("feed.json", "application/feed+json"),
}


def feed_links(site: Site, section: str = "") -> tuple[FeedLink, ...]:
    """The feeds of the site, and of a section where the page stands in one."""
    links = [_link(site.name, "/", form) for form in FORMS]
    name = section_name(section, site)
    if name:
        links.append(_link(f"{site.name}: {name}", section_address(section), "atom"))
    return tuple(links)


def _link(title: str, folder: str, form: str) -> FeedLink:
    name, media_type = FORMS[form]
    return FeedLink(title=title, media_type=media_type, address=folder + name)
