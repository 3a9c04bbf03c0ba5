"""What befell those that a figure counts, and the number as printed."""

import re
from typing import Final

from copydesk.story.statement import Figure

_FATES: Final = (
    (
        "dead",
        r"kill(?:s|ed|ing)?|dead|deaths?|died?|dies|death toll|fatalit(?:y|ies)|bodies"
        r"|perish(?:ed)?|drown(?:s|ed)?|slain|lost (?:their|his|her) li(?:ves|fe)"
        r"|toll (?:of|from|stood|stands|rose|fell|climbed|reached)|claimed (?:\w+ ){1,4}lives"
        r"|Toten?|Todesopfer|getötet|ums Leben|starben|gestorben|morts?"
        r"|tuée?s?|décès|muert[oa]s?|mueren|murieron|fallecid[oa]s?|fallecen|fallecieron",
    ),
    (
        "hurt",
        r"injur(?:ed|es|ies|y|ing)|wound(?:ed|s|ing)|hurt|hospitali[sz]ed|maimed"
        r"|Verletzten?|verletzt|blessée?s?|herid[oa]s?",
    ),
    ("missing", r"missing|unaccounted"),
    (
        "held",
        r"arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|rounded up|taken into custody"
        r"|Festnahmen?|Festgenommenen?|festgenommen|arrestations?|interpell\w+|detenid[oa]s?"
        r"|detenciones",
    ),
    ("uprooted", r"displac(?:ed|es)|evacuat(?:ed|es|ing)|homeless"),
)
_FATE: Final = re.compile(
    "|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _FATES), re.IGNORECASE
)


def fate_of(clause: str) -> str:
    """The first fate a clause tells of, or "" for none."""
    found = _FATE.search(clause)
    return found.lastgroup or "" if found else ""


def fates_in(text: str) -> list[tuple[int, int, str]]:
    """All fates a text tells of, in order: where each word begins and ends, and the fate."""
    return [(*found.span(), found.lastgroup or "") for found in _FATE.finditer(text)]


def nominal(figure: Figure) -> float:
    """The number as printed, hedges aside."""
    bounds = [bound for bound in (figure.low, figure.high) if bound is not None]
    return sum(bounds) / len(bounds) if bounds else 0.0
