"""Which way a language is written."""

from typing import Literal

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"})
# A script that is named in the tag says more than the language: "pa-Arab", "ar-Latn".
_SCRIPTS_TO_THE_LEFT = frozenset({"arab", "hebr", "thaa", "syrc", "nkoo", "adlm"})


def direction_of(language: str) -> Literal["ltr", "rtl"]:
    """The direction of a language by its tag (BCP 47); "" is written left to right."""
    primary, *more = language.replace("_", "-").lower().split("-")
    script = next((part for part in more if len(part) == 4 and part.isalpha()), "")
    is_rtl = script in _SCRIPTS_TO_THE_LEFT if script else primary in RIGHT_TO_LEFT
    return "rtl" if is_rtl else "ltr"
