"""Words between desks that no reader should see, and notices a source printed in its copy."""

import re
from collections.abc import Iterator

from copydesk.cleaning.furniture_rule import About, Claim, Furniture
from copydesk.markup.galley import Galley
from copydesk.story.story import Role

_SIGNOFF = re.compile(
    r"[(\[]?\s*((additional |further )?(reporting|writing|editing|compiled|edited|written) (by"
    r"|from|in)\b.{2,400}?)[)\]]?\.?"
    r"|[(\[](redaktion|bearbeitet|redigering|edición|redacción|rédaction|تحرير|إعداد"
    r"|כתיבה)\b.{2,200}[)\]]"
    r"|\((تقرير|إعداد|تحرير|شارك في التغطية)[^)]{2,300}\)|/?[a-z]{2,4}/[a-z]{2,4}(/[a-z]{2,4})?",
    re.IGNORECASE,
)
_DESKS = re.compile(
    r"[(\[]?\s*(eds?|editors?|attn|attention|note to editors?|editor.?s note to (desks?"
    r"|clients?)|advisory|n\.?b\.?)"
    r"\s*[.:–—-]+\s+.{2,400}|-+\s*(ends?|more|30|fin|ende)\s*-+|#{2,4}|\(?\s*(more|mtf"
    r"|ends)\s*\)|-30-|\*{3,}"
    r"|(1st|2nd|3rd|\d+th) (ld|lead|add|writethru)\b.{0,120}|(eds|recasts|adds|updates|refiles"
    r"|corrects|repeats)\b[: ].{3,200}"
    r"|\(?(this (story|version|item) (corrects|updates|has been (refiled|corrected"
    r"|updated))).{3,300}",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(\(?\s*(correction|clarification|editor.?s.? note|update)s?( \([^)]{3,40}\)| on [^:]{4,40}"
    r"|, [^:]{4,40})?\s*[:–—]\s+.{10,800}"
    r"|(this (article|story|report) (was|has been) (amended|corrected|updated|clarified)"
    r"|an earlier version of this"
    r"|a previous version of this).{10,800}"
    r"|(korrektur|berichtigung|rectificatif|corrección|fe de errores|errata|تصحيح"
    r"|تنويه)\s*[:：–—]\s+.{10,800})",
    re.IGNORECASE,
)
_NEAR = 4


def find(galley: Galley, about: About) -> Iterator[Claim]:
    """Claim sign-offs and desk notes near the ends; keep what notices say."""
    for number, line in enumerate(galley.lines):
        text = line.text
        if not text or about.first + _NEAR < number < about.last - _NEAR:
            continue
        if _NOTICE.fullmatch(text):
            yield Claim(line=number, role=Role.DESK_TALK, says=text)
        elif _DESKS.fullmatch(text) or (number >= about.last - 1 and _SIGNOFF.fullmatch(text)):
            yield Claim(line=number, role=Role.DESK_TALK)


FURNITURE = Furniture(name="desk talk", find=find)
