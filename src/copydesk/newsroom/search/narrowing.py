"""Which stories a section and a locale have, by the paper's plan as it is when somebody asks.

Marks tell what a story itself says: its section, its language. What belongs together is the plan's
affair, so that a change of it needs no new index.
"""

from collections.abc import Iterator

from copydesk.newsroom.search.columns import mark
from copydesk.press.locale import lineage, locale_at, locale_for, locales, tag
from copydesk.press.paper import Site
from copydesk.press.searching import ALL, Typed
from copydesk.press.words import primary

Marks = tuple[str, ...]


def narrowed(typed: Typed, site: Site) -> tuple[tuple[Marks, ...], Marks]:
    """Rows of marks of which a story must have one each, and marks it must not have."""
    rows = [_sections(typed.section, site)] if typed.section else []
    if typed.source:
        rows.append((mark("source", typed.source),))
    if typed.language == ALL or (not typed.language and not site.locales):
        return tuple(rows), ()
    if typed.language:
        return (*rows, (mark("language", typed.language),)), ()
    own, others = _locale(typed.locale, site)
    return (*rows, *own), others


def _sections(key: str, site: Site) -> Marks:
    """A section with all that belong to it, however deep."""
    below = (one.key for one in site.sections if one.key != key and key in lineage(one.key, site))
    return tuple(mark("section", one) for one in (key, *below))


def _locale(key: str, site: Site) -> tuple[tuple[Marks, ...], Marks]:
    """What `press.locale.locale_for` says of a story's language, as marks."""
    here = locale_at(key, site)
    spoken = primary(here.language)
    strangers = tuple(dict.fromkeys(_strangers(here.key, site)))
    if here.key == "":
        return (), strangers
    own = [mark("tag", tag(here.language))]
    if _near(spoken, site) == here.key:
        own.append(mark("language", spoken))
    return (tuple(own),), strangers


def _strangers(key: str, site: Site) -> Iterator[str]:
    """Languages and tags that other locales have, and this one has not."""
    for one in locales(site):
        if locale_for(one.language, site).key == key:
            continue
        yield mark("tag", tag(one.language))
        if key == "" and _near(primary(one.language), site) != key:
            yield mark("language", primary(one.language))


def _near(spoken: str, site: Site) -> str:
    """The locale for all tags of a language but those that another has for itself."""
    return next(one.key for one in locales(site) if primary(one.language) == spoken)
