"""The way from the front to a page, as machines read it (schema.org BreadcrumbList)."""

from collections.abc import Sequence

from copydesk.press.address import absolute
from copydesk.press.paper import Site
from copydesk.story.shapes.jsonld import to_script


def crumb_data(way: Sequence[tuple[str, str]], site: Site) -> str:
    """The JSON-LD of names and addresses in order, safe inside a script element."""
    entries = [
        {"@type": "ListItem", "position": place, "name": name, "item": absolute(site, address)}
        for place, (name, address) in enumerate(way, 1)
    ]
    data = {"@context": "https://schema.org", "@type": "BreadcrumbList"}
    return to_script({**data, "itemListElement": entries})
