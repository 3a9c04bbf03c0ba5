"""Published stories become pages: an `Act` on a `Paper` gives the `Page`s that depend on it.

`pages/` holds one file per kind of page, `PAGES` names them. Which pages an act changes follows
from what each kind declares, never from a list kept by hand. Imports `story` only; no database.
"""

from copydesk.press.pages import (
    about,
    archive,
    corrections,
    day,
    feed,
    front,
    history,
    not_found,
    robots,
    search,
    section,
    sitemap,
    source,
    static,
    story,
)

# The order pages are printed in: the story first, then where readers look for it.
PAGES = (
    static.PAGE,
    story.PAGE,
    front.PAGE,
    section.PAGE,
    history.PAGE,
    corrections.PAGE,
    feed.PAGE,
    sitemap.PAGE,
    day.PAGE,
    source.PAGE,
    archive.PAGE,
    about.PAGE,
    not_found.PAGE,
    robots.PAGE,
    search.PAGE,
)

__all__ = ["PAGES"]
