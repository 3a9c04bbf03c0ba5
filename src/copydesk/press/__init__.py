"""Published stories become pages: an `Act` on a `Paper` gives the `Page`s that depend on it.

`pages/` holds one file per kind of page, `PAGES` names them. Which pages an act changes follows
from what each kind declares, never from a list kept by hand. Imports `story` only; no database.
"""

from copydesk.press.pages import (
    about,
    archive,
    author,
    corrections,
    day,
    export,
    feed,
    front,
    history,
    not_found,
    robots,
    search,
    section,
    sitemap,
    social_card,
    source,
    static,
    story,
    terms,
    ticker,
    topic,
    well_known,
)

# The order pages are printed in: the story first, then where readers look for it.
PAGES = (
    static.PAGE,
    story.PAGE,
    front.PAGE,
    section.PAGE,
    ticker.PAGE,
    history.PAGE,
    corrections.PAGE,
    feed.PAGE,
    sitemap.PAGE,
    export.PAGE,
    day.PAGE,
    topic.PAGE,
    author.PAGE,
    source.PAGE,
    archive.PAGE,
    about.PAGE,
    terms.PAGE,
    not_found.PAGE,
    robots.PAGE,
    well_known.PAGE,
    search.PAGE,
    social_card.PAGE,
)

__all__ = ["PAGES"]
