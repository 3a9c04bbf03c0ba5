"""Copyright lines, terms and standing disclaimers."""

import re
from collections.abc import Iterator

from copydesk.cleaning.furniture_rule import About, Claim, Furniture
from copydesk.cleaning.phrases import Phrases
from copydesk.markup.galley import Galley
from copydesk.story.story import Role

_LEGAL = Phrases(
    r"(©|\(c\)|copyright\s*(©|\(c\)|\d{4}|:|by\b)).{0,300}"
    r"|alle rechte vorbehalten.{0,200}"
    r"|tous droits réservés.{0,200}|todos los derechos reservados.{0,200}"
    r"|tutti i diritti riservati.{0,200}"
    r"|(terms (of (use|service)|and conditions)|privacy (policy|notice|settings)|cookie (policy"
    r"|settings)|legal notice"
    r"|impressum|datenschutz(erklärung)?|mentions légales|do not sell.{0,60}|your (ad"
    r"|privacy) choices)"
    r"|(this material|this (story|article|content)) may not be (published|reproduced"
    r"|copied).{0,300}"
    r"|(disclaimer|haftungsausschluss)\s*:.{0,600}"
    r"|(the )?(views|opinions) expressed (in|by|here|are).{0,400}"
    r"|our standards:.{0,120}|(this (story|article|report) (has been|was|is) (auto-?generated"
    r"|published from a (wire|syndicated))).{0,300}"
    r"|(except for the headline,? )?this (story|article) has not been edited by.{0,200}",
)
# What may stand anywhere in such a line, so near to its ends.
_RESERVED = re.compile(
    r".{0,120}\ball rights reserved\b.{0,300}"
    r"|.{0,80}(جميع الحقوق محفوظة|كل الحقوق محفوظة).{0,120}|.{0,80}כל הזכויות שמורות.{0,120}"
    r"|.{0,60}все права защищены.{0,120}",
    re.IGNORECASE,
)
# One of these is in all that `_RESERVED` finds.
_RESERVES = ("eserved", "ESERVED", "محفوظة", "שמורות", "ащищены", "АЩИЩЕНЫ")
_LONGEST = 700


def find(galley: Galley, about: About) -> Iterator[Claim]:
    """Claim them above and below the running text; inside it a sentence may begin so."""
    for number, line, opens in about.near(galley):
        if about.first < number < about.last or len(line.text) > _LONGEST:
            continue
        form = _LEGAL[opens]
        if (form and form.fullmatch(line.text)) or _is_reserved(line.text):
            yield Claim(line=number, role=Role.LEGAL)


def _is_reserved(text: str) -> bool:
    for word in _RESERVES:
        if word in text:
            return _RESERVED.fullmatch(text) is not None
    return False


FURNITURE = Furniture(name="legal", find=find)
