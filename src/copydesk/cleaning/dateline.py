"""Place, agency and day before the first sentence."""

import re

from copydesk.story.record import Record
from copydesk.story.story import Dateline

_DASH = r"(?:--+|[-–—―‒]|\u2015)"
_AGENCIES = (
    r"AP|Reuters|REUTERS|AFP|dpa|DPA|EFE|ANSA|TASS|UPI|PTI|ANI|IANS|Xinhua|Bloomberg|PA|AAP|CP"
    r"|KUNA|WAM|SPA|SANA|MENA"
    r"|Anadolu|AA|APA|KNA|epd|sda|SDA|ATS|Belga|ANP|NTB|TT|Ritzau|STT|PAP|MTI|Lusa"
    r"|Agência Brasil|Kyodo(?: News)?|Yonhap"
    r"|Jiji|RFE/RL|VOA|IRNA|QNA|BNA|ONA|Petra|Agerpres|BTA|Ukrinform|Interfax|RIA Novosti|Sputnik"
    r"|رويترز|أ ف ب|ا ف ب|أف ب|د ب أ|أ ب|واس|وام|سانا|بترا|كونا|قنا|وفا|الأناضول|شينخوا|وكالات"
)
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|janv|févr|mars|avril|mai|juin|juil"
    r"|août|ene|abr|ago|dic"
    r"|Mär|Okt|Dez|Juni|Juli)[a-zéû]*\.?"
)
_DAY = (
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:,\s*\d{{4}})?|\d{{1,2}}\.?\s+{_MONTH}(?:\s+\d{{4}})?"
    r"|\d{1,2}/\d{1,2}(?:/\d{2,4})?)"
)
_CAPITALS = r"[A-ZÀ-ÖØ-ÞА-ЯĞİŞ][A-ZÀ-ÖØ-ÞА-ЯĞİŞ.'’\- ]{1,40}"
_NAME = (
    r"(?:(?:[Tt]he|[Dd]e|[Ll]a|[Ll]e|[Ee]l|[Aa]l|[Aa]m|an der|del|of|do|da)[ -])?"
    r"[A-ZÀ-ÖØ-ÞА-ЯĞİŞ][\w.'’\-]{1,30}"
)
_REGION = rf"(?:,\s*{_NAME}(?:\s{_NAME}){{0,2}}\.?)"
_CITY = rf"{_NAME}(?:[ ]{_NAME}){{0,3}}"
_ARABIC = r"[\u0600-\u06ff]{2,20}(?:[ ][\u0600-\u06ff]{2,20}){0,3}"

_AGENCY_PART = rf"\s*[(\[](?P<source>{_AGENCIES})[)\]]"
_DAY_PART = rf"\s*,?\s*\(?(?P<day>{_DAY})\)?"
_FORMS = (
    # BEIRUT, Lebanon (AP), Dec. 5 --    BEIRUT/PARIS —
    re.compile(
        rf"(?P<place>{_CAPITALS}(?:/{_CAPITALS})*{_REGION}?)(?:{_DAY_PART})?(?:{_AGENCY_PART})?(?:\s*,?\s*(?P<day2>{_DAY}))?\s*{_DASH}\s+"
    ),
    # Berlin (dpa) -    Beirut, Lebanon, Dec. 5 (Reuters) –
    re.compile(
        rf"(?P<place>{_CITY}(?:/{_CITY})*{_REGION}?)(?:{_DAY_PART})?{_AGENCY_PART}(?:\s*,?\s*(?P<day2>{_DAY}))?\s*(?:{_DASH}|:)\s+"
    ),
    # Paris, 5 mars 2026 –
    re.compile(rf"(?P<place>{_CITY}{_REGION}?),\s*(?P<day>{_DAY})\s*{_DASH}\s+"),
    # (Reuters) -
    re.compile(rf"[(\[](?P<source>{_AGENCIES})[)\]]\s*{_DASH}\s+"),
    re.compile(
        rf"(?P<place>{_ARABIC}(?:[،,/]\s*{_ARABIC})?)\s*[(\[](?P<source>{_AGENCIES})[)\]]\s*(?:{_DASH}|:)?\s*"
    ),
    re.compile(rf"(?P<place>{_ARABIC}(?:،\s*{_ARABIC})?)\s+{_DASH}\s+(?=[\u0600-\u06ff])"),
)
_LONGEST = 110


class FoundDateline(Record, frozen=True):
    """A dateline and the offset at which the sentence after it begins."""

    dateline: Dateline
    end: int


def find_dateline(text: str) -> FoundDateline | None:
    """The dateline a first paragraph begins with, if it does."""
    front = text[:_LONGEST]
    for form in _FORMS:
        found = form.match(front)
        if found and found.end() < len(text) and _is_sound(found):
            parts = found.groupdict()
            printed = text[: found.end()].rstrip().rstrip("-–—―‒:").strip()
            return FoundDateline(
                dateline=Dateline(
                    text=printed,
                    place=(parts.get("place") or "").strip(" ,،"),
                    source=(parts.get("source") or "").strip(),
                    day=(parts.get("day") or parts.get("day2") or "").strip(),
                ),
                end=found.end(),
            )
    return None


_NO_PLACE = frozenset(
    [
        "UPDATE",
        "BREAKING",
        "EXCLUSIVE",
        "ANALYSIS",
        "OPINION",
        "VIDEO",
        "WATCH",
        "LIVE",
        "PHOTOS",
        "NOTE",
        "FACTBOX",
        "EXPLAINER",
        "CORRECTION",
        "UPDATED",
        "ADVERTISEMENT",
        "NEW",
        "REVIEW",
        "INTERVIEW",
    ]
)


def _is_sound(found: re.Match[str]) -> bool:
    """Words in capitals may also be an alarm; an Arabic place before a dash is short."""
    place = (found.groupdict().get("place") or "").strip()
    if place.upper().split(",")[0].split(" ")[0] in _NO_PLACE and place:
        return False
    return not place or len(place.split()) <= 7
