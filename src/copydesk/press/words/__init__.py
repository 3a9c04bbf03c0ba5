"""What the site says in its own voice, in the reader's language.

English is the key. Other languages are gettext catalogues, read as they lie when first wanted.
"""

import gettext
import io
from functools import cache
from importlib.resources import files
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from copydesk.story.story import RIGHT_TO_LEFT

CATALOGUES = ("ar", "de", "es", "fr")
SPOKEN = frozenset({"en", *CATALOGUES})


class Words:
    """The interface in one language ("en-GB"); calling it translates."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.catalogue = _catalogue(primary(language))

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way the language is written."""
        return "rtl" if primary(self.language) in RIGHT_TO_LEFT else "ltr"

    @property
    def locale(self) -> Locale:
        """Babel's rules for dates and numbers; English where it knows none."""
        return _locale(self.language)

    def __call__(self, text: str, **values: object) -> str:
        """The words for an English text, with its {placeholders} filled."""
        said = self.catalogue.gettext(text) if text else ""
        return said.format(**values) if values else said

    def several(self, one: str, many: str, n: int) -> str:
        """The words for `n` of something; {n} stands for the number."""
        return self.catalogue.ngettext(one, many, n).format(n=n)


def primary(language: str) -> str:
    """The language without country or script: "en" for "en-GB"."""
    return language.replace("_", "-").split("-")[0].lower()


def page_language(language: str, site: str) -> str:
    """The language a page speaks in for copy in `language`: the copy's own if we have its words."""
    if not language or primary(language) == primary(site) or primary(language) not in SPOKEN:
        return site
    return language


@cache
def words(language: str) -> Words:
    """The interface in a language; English where we have no catalogue."""
    return Words(language)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language not in CATALOGUES:
        return gettext.NullTranslations()
    with files(__name__).joinpath(f"{language}.po").open("rb") as content:
        read = read_po(content, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, read)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
