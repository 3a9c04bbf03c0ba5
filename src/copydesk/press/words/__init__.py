"""What the site says in its own voice, in the reader's language.

English is the key. Other languages are gettext catalogues, read as they lie when first wanted.
"""

import gettext
import io
import re
from functools import cache
from importlib.resources import files
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from copydesk.story.direction import direction_of

CATALOGUES = ("ar", "de", "es", "fr")
SPOKEN = frozenset({"en", *CATALOGUES})
# The zero of each numbering system that is a language's own (CLDR); Babel writes dates in 0 to 9.
ZEROS = {
    "arab": "\u0660", "arabext": "\u06f0", "beng": "\u09e6", "deva": "\u0966", "tibt": "\u0f20",
    "mymr": "\u1040", "olck": "\u1c50", "nkoo": "\u07c0", "cakm": "\U00011136",
    "adlm": "\U0001e950", "hmnp": "\U0001e140", "mtei": "\uabf0", "rohg": "\U00010d30",
}  # fmt: skip
# The digits that a tag asks for: "ar-u-nu-arab" [BCP 47, RFC 6067].
NUMBERING = re.compile(r"-u-(?:.*-)?nu-([a-z]+)")


class Words:
    """The interface in one language ("en-GB"); calling it translates."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.catalogue = _catalogue(primary(language))

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way the language is written."""
        return direction_of(self.language)

    @property
    def locale(self) -> Locale:
        """Babel's rules for dates and numbers; English where it knows none."""
        return _locale(self.language)

    @property
    def own_name(self) -> str:
        """The language by its own name: "Deutsch", "العربية"."""
        told = Locale(self.locale.language).display_name or self.language
        return told[:1].upper() + told[1:]

    @property
    def numbering(self) -> str:
        """The numbering system that readers of the language are used to, by its CLDR name."""
        asked = NUMBERING.search(self.language.lower())
        system = asked.group(1) if asked else self.locale.default_numbering_system
        return system if system in ZEROS else "latn"

    def digits(self, text: object) -> str:
        """A number or a time in the digits of the language."""
        zero = ZEROS.get(self.numbering)
        return str(text).translate(_digits(zero)) if zero else str(text)

    def __call__(self, text: str, **values: object) -> str:
        """The words for an English text, with its {placeholders} filled."""
        said = self.catalogue.gettext(text) if text else ""
        return said.format(**values) if values else said

    def several(self, one: str, many: str, n: int) -> str:
        """The words for `n` of something; {n} stands for the number."""
        return self.catalogue.ngettext(one, many, n).format(n=self.digits(n))


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
def _digits(zero: str) -> dict[int, int]:
    return {ord("0") + n: ord(zero) + n for n in range(10)}


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
        return Locale.parse(language.replace("_", "-").partition("-u-")[0], sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
