"""Place, agency and day before the first sentence."""

import re

from copydesk.cleaning.agency import is_alarm, may_be_agency
from copydesk.story.record import Record, replace
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
_WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes"
    r"|sábado|domingo)"
)
_DAY = (
    rf"(?:(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:,\s*\d{{4}})?|\d{{1,2}}\.?\s+{_MONTH}(?:\s+\d{{4}})?"
    rf"|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?)|{_WEEKDAY})"
)
_CAPITALS = r"[A-ZÀ-ÖØ-ÞА-ЯĞİŞ][A-ZÀ-ÖØ-ÞА-ЯĞİŞ.'’\- ]{1,40}"
_NAME = (
    r"(?:(?:[Tt]he|[Dd]e|[Ll]a|[Ll]e|[Ee]l|[Aa]l|[Aa]m|an der|del|of|do|da)[ -])?"
    r"[A-ZÀ-ÖØ-ÞА-ЯĞİŞ][\w.'’\-]{1,30}"
)
_REGION = rf"(?:,\s*(?!{_WEEKDAY}\b){_NAME}(?:\s{_NAME}){{0,2}}\.?)"
_CITY = rf"{_NAME}(?:[ ]{_NAME}){{0,3}}"
_ARABIC = r"[\u0600-\u06ff]{2,20}(?:[ ][\u0600-\u06ff]{2,20}){0,3}"

_AGENCY_PART = rf"\s*[(\[](?P<source>{_AGENCIES})[)\]]"
# Any name at all: `agency.may_be_agency` judges it.
_FRAMED = r"[(\[](?P<named>[^()\[\]\n]{2,40})[)\]]"
_NAME_PART = rf"\s*{_FRAMED}"
_DAY_PART = rf"\s*,?\s*\(?(?P<day>{_DAY})\)?"
_DAY_BEHIND = rf"(?:\s*,?\s*(?P<day2>{_DAY}))?"
_PLACE = rf"(?P<place>{_CAPITALS}(?:/{_CAPITALS})*{_REGION}?)"
_CITIES = rf"(?P<place>{_CITY}(?:/{_CITY})*{_REGION}?)"
_FORMS = (
    # BEIRUT, Lebanon (AP), Dec. 5 --    BEIRUT/PARIS —
    re.compile(rf"{_PLACE}(?:{_DAY_PART})?(?:{_AGENCY_PART})?{_DAY_BEHIND}\s*{_DASH}\s+"),
    # PORT ALDER, Corrane (Meridian Wire) —
    re.compile(rf"{_PLACE}(?:{_DAY_PART})?{_NAME_PART}{_DAY_BEHIND}\s*{_DASH}\s+"),
    # Berlin (dpa) -    Beirut, Lebanon, Dec. 5 (Reuters) –
    re.compile(rf"{_CITIES}(?:{_DAY_PART})?{_AGENCY_PART}{_DAY_BEHIND}\s*(?:{_DASH}|:)\s+"),
    # Lornhaven (npa) -   where the source is called so
    re.compile(rf"{_CITIES}(?:{_DAY_PART})?{_NAME_PART}{_DAY_BEHIND}\s*(?:{_DASH}|:)\s+"),
    # Paris, 5 mars 2026 –
    re.compile(rf"(?P<place>{_CITY}{_REGION}?),\s*(?P<day>{_DAY})\s*{_DASH}\s+"),
    # (Reuters) -
    re.compile(rf"[(\[](?P<source>{_AGENCIES})[)\]]\s*{_DASH}\s+"),
    re.compile(
        rf"(?P<place>{_ARABIC}(?:[،,/]\s*{_ARABIC})?)\s*[(\[](?P<source>{_AGENCIES})[)\]]\s*(?:{_DASH}|:)?\s*"
    ),
    re.compile(rf"(?P<place>{_ARABIC}(?:[،,/]\s*{_ARABIC})?){_NAME_PART}\s*(?:{_DASH}|:)\s*"),
    re.compile(rf"{_FRAMED}\s*{_DASH}\s+"),
    re.compile(rf"(?P<place>{_ARABIC}(?:،\s*{_ARABIC})?)\s+{_DASH}\s+(?=[\u0600-\u06ff])"),
)
_LONGEST = 110
_BEHIND = re.compile(rf"\s*(?:{_DASH}|:)\s+")
_KNOWN = re.compile(rf"(?P<place>[^()]{{2,60}}?),?\s*{_FRAMED}")


class FoundDateline(Record, frozen=True):
    """A dateline and the offset at which the sentence after it begins."""

    dateline: Dateline
    end: int


def find_dateline(
    text: str, known_as: tuple[str, ...] = (), sent: str = ""
) -> FoundDateline | None:
    """The dateline a first paragraph begins with, if it does.

    `known_as` are names of who sent the copy: their abbreviations count as agencies. `sent` is
    the dateline as the source's own field has it: so it is one, whatever it looks like.
    """
    known = known_dateline(sent)
    if known is not None and text.startswith(known.text):
        behind = _BEHIND.match(text, len(known.text))
        if behind and behind.end() < len(text):
            return FoundDateline(dateline=known, end=behind.end())
    front = text[:_LONGEST]
    for form in _FORMS:
        found = form.match(front)
        if found and found.end() < len(text) and _is_sound(found, text[found.end() :], known_as):
            parts = found.groupdict()
            printed = text[: found.end()].rstrip().rstrip("-–—―‒:").strip()
            return FoundDateline(
                dateline=Dateline(
                    text=printed,
                    place=(parts.get("place") or "").strip(" ,،"),
                    source=(parts.get("source") or parts.get("named") or "").strip(),
                    day=(parts.get("day") or parts.get("day2") or "").strip(),
                ),
                end=found.end(),
            )
    return None


def known_dateline(line: str) -> Dateline | None:
    """A line that is known to be a dateline, taken apart as if a sentence followed."""
    line = line.strip().rstrip("-–—―‒:").strip()
    if not line:
        return None
    found = find_dateline(f"{line} — The story begins.")
    if found:
        return replace(found.dateline, text=line)
    parts = _KNOWN.fullmatch(line)
    place, source = (parts["place"], parts["named"]) if parts else (line, "")
    return Dateline(text=line, place=place, source=source)


def _is_sound(found: re.Match[str], rest: str, known_as: tuple[str, ...]) -> bool:
    """Words in capitals may also be an alarm, and a parenthesis may hold anything."""
    parts = found.groupdict()
    place = (parts.get("place") or "").strip(" ,،")
    if is_alarm(place) or len(place.split()) > 7:
        return False
    named = parts.get("named")
    return named is None or may_be_agency(named, place=place, rest=rest, known_as=known_as)
