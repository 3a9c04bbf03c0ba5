"""The paper in several languages: which locale a story and an address belong to."""

from copydesk.press.paper import Locale, Section, Site
from copydesk.press.words import primary
from copydesk.story.edition import Edition
from copydesk.story.record import replace


def locales(site: Site) -> tuple[Locale, ...]:
    """All locales, the main one first, each with its name."""
    main = Locale(
        language=site.language, name=site.name, tagline=site.tagline, publisher=site.publisher
    )
    return (main, *(_named(one, site) for one in site.locales))


def locale_at(key: str, site: Site) -> Locale:
    """The locale by its key; the main one for a key that no locale has."""
    every = locales(site)
    return next((one for one in every if one.key == key), every[0])


def locale_for(language: str, site: Site) -> Locale:
    """The locale for copy in a language: of that very tag, else of that language, else the main."""
    every = locales(site)
    own, spoken = tag(language), primary(language)
    same = (one for one in every if tag(one.language) == own)
    near = (one for one in every if primary(one.language) == spoken)
    return next(same, next(near, every[0]))


def locale_of(edition: Edition, site: Site) -> Locale:
    """The locale that lists a story."""
    return locale_for(edition.story.language, site)


def split(path: str, site: Site) -> tuple[Locale, str]:
    """The locale whose part of the site a file lies in, and its path within that part."""
    first, slash, rest = path.partition("/")
    if slash and any(one.key == first for one in site.locales):
        return locale_at(first, site), rest
    return locale_at("", site), path


def section_name(key: str, site: Site, locale: str = "") -> str:
    """What a locale calls a section, "" where it has no name for it or there is no such section."""
    section = next((one for one in site.sections if one.key == key), None)
    return name_in(section, locale_at(locale, site), site) if section else ""


def name_in(section: Section, locale: Locale, site: Site) -> str:
    """The section's name in the locale's language, "" where nobody has given one."""
    spoken = primary(locale.language)
    told = {primary(tag): name for tag, name in section.names.items()}
    if spoken in told:
        return told[spoken]
    own = primary(section.language or site.language)
    # A name in a language that has no locale of its own stands in the main one.
    return section.name if locale_for(own, site).key == locale.key else ""


def sections(site: Site, locale: str, parent: str = "") -> tuple[tuple[Section, str], ...]:
    """The sections a locale has, below another or at the top, each with its name there."""
    here = locale_at(locale, site)
    known = {one.key for one in site.sections}
    level = [one for one in site.sections if (one.parent if one.parent in known else "") == parent]
    named = ((one, name_in(one, here, site)) for one in level)
    return tuple((one, name) for one, name in named if name)


def lineage(key: str, site: Site) -> tuple[str, ...]:
    """A section's key and those of all it belongs to, the top one first."""
    parents = {one.key: one.parent for one in site.sections}
    line = [key]
    while (parent := parents.get(line[0], "")) in parents and parent not in line:
        line.insert(0, parent)
    return tuple(line)


def tag(language: str) -> str:
    """A language as tags are compared: "en-gb" for "en_GB"."""
    return language.replace("_", "-").lower()


def _named(locale: Locale, site: Site) -> Locale:
    """Name and publisher of the main locale where it has none of its own."""
    own = {"name": locale.name or site.name, "publisher": locale.publisher or site.publisher}
    return replace(locale, **own)
