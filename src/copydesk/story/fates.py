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
FATES: Final = tuple((name, re.compile(rf"\b(?:{words})\b", re.I)) for name, words in _FATES)


def fate_of(clause: str) -> str:
    """The first fate a clause tells of, or "" for none."""
    found = ((form.search(clause), name) for name, form in FATES)
    places = [(match.start(), name) for match, name in found if match]
    return min(places)[1] if places else ""


def nominal(figure: Figure) -> float:
    """The number as printed, hedges aside."""
    bounds = [bound for bound in (figure.low, figure.high) if bound is not None]
    return sum(bounds) / len(bounds) if bounds else 0.0
