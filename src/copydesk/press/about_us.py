"""What the desk wrote about the house, by locale and in paragraphs."""

import re

from copydesk.press.paper import About, Locale, Site


def about_in(locale: Locale, site: Site) -> About:
    """What the house says of itself in a locale."""
    known = (one for one in site.about if one.locale == locale.key)
    return next(known, About(locale=locale.key))


def paragraphs(text: str) -> list[str]:
    """What the desk wrote, at its empty lines."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]
