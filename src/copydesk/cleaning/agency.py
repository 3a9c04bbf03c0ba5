"""Whether a name in parentheses before a dash is an agency's: PORT ALDER (Meridian Wire) —"""

import re

from copydesk.markup.tidy import same_words

# Words in capitals before a dash that are calls to the reader, not places.
_CALL_WORDS = """
UPDATE UPDATED UPDATES BREAKING EXCLUSIVE ANALYSIS OPINION VIDEO WATCH PHOTOS NOTE FACTBOX
EXPLAINER CORRECTION CORRECTED CLARIFICATION ADVERTISEMENT REVIEW INTERVIEW WRAPUP RPT REFILE
LISTEN GALLERY PODCAST COMMENT EDITORIAL OBITUARY PREVIEW REPORT SPONSORED URGENT ALERT FLASH
EILMELDUNG VIDEOS FOTOS KOMMENTAR ANALYSE HINTERGRUND EXKLUSIV KORREKTUR DIRECT VIDÉO ENTRETIEN
EXCLUSIF ÚLTIMA VÍDEO ANÁLISIS OPINIÓN EXCLUSIVA ENTREVISTA СРОЧНО ВИДЕО ОБНОВЛЕНО ФОТО МНЕНИЕ
عاجل فيديو صور تحديث خاص حصري رأي متابعة تحليل بالفيديو بالصور شاهد تصحيح
"""
_CALLS = frozenset(_CALL_WORDS.split())
# These begin names of places too (NEW YORK, LIVE OAK): calls only where nothing else is said.
_LONE_CALLS = frozenset({"NEW", "LIVE", "JUST", "JUST IN", "NEWS", "LATEST", "WATCH LIVE", "GOAL"})
_TOLD_WORDS = "قال قالت أعلن أعلنت أكد أكدت أضاف أضافت ذكر ذكرت صرح صرحت وقال وقالت"
_TOLD = frozenset(_TOLD_WORDS.split())
_KIND = re.compile(
    r"\b(wire|press|news|agency|agence|agentur|agencia|agenzia|agência|ajansı|service|dienst|times"
    r"|post|gazette|herald|journal|media|bureau|report|reporter)\b|агентство|وكالة|أنباء|صحيفة",
    re.IGNORECASE,
)
_NO_AGENCY = re.compile(
    r".*\d.*|(video|photos?|live|watch|update[ds]?|opinion|analysis|audio|gallery|film|drama|ed"
    r"|sic|see|from|left|right|laughter|applause|subscription|premium|paid|vidéo|vídeo|foto|fotos"
    r"|فيديو|صور|تحديث|خاص|رأي|متابعة)\b.*",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[A-ZÀ-ÖØ-ÞА-ЯĞİŞ][\w.&'’]+"
    r"(?:[ /-](?:[A-ZÀ-ÖØ-ÞА-ЯĞİŞ&][\w.&'’]*|of|de|du|do|der|di|[а-яё]+)){0,3}"
    r"|[\u0600-\u06ff]{2,20}(?: [\u0600-\u06ff]{1,20}){0,2}"
)
_SHORTEST_PLACE = 4


def is_alarm(place: str) -> bool:
    """Words that call out instead of naming a place: UPDATE, BREAKING NEWS, JUST IN."""
    words = place.upper().split(",")[0].split()
    return bool(words) and (
        words[0].strip(".") in _CALLS or " ".join(words) in _LONE_CALLS or words[-1] == "NEWS"
    )


def may_be_agency(name: str, *, place: str, rest: str, known_as: tuple[str, ...]) -> bool:
    """A name in parentheses is that of an agency.

    True where the sender is called so; else only behind a place in capitals or an Arabic one,
    for a short name with a capital, when a sentence begins behind the dash.
    """
    name = name.strip()
    if _is_known(name, known_as):
        return True
    if not _NAME.fullmatch(name) or _NO_AGENCY.fullmatch(name) or _goes_on(rest):
        return False
    if "\u0600" <= name[0] <= "\u06ff":
        return _is_arabic_place(place)
    return place.split(",")[0].isupper() and not _explains(name, place)


def _is_known(name: str, known_as: tuple[str, ...]) -> bool:
    wanted = same_words(name)
    if len(wanted) < 2:
        return False
    for known in known_as:
        words = [same_words(word) for word in re.split(r"[\s/-]+", known)]
        initials = "".join(word[:1] for word in words if word not in ("the", "of", "and"))
        if wanted == initials or wanted in words or wanted == "".join(words):
            return True
        if len(name.split()) > 1 and wanted in "".join(words):
            return True
    return False


def _goes_on(rest: str) -> bool:
    """The sentence that the parenthesis stands in goes on behind the dash."""
    first = rest.lstrip(" “\"'„«‘").removeprefix("...")[:2]
    # A name like eBay may begin a sentence.
    return first[:1].islower() and not first[1:].isupper()


def _is_arabic_place(place: str) -> bool:
    words = place.split()
    return len(words) <= 4 and (not words or words[0] not in _TOLD)


def _explains(name: str, place: str) -> bool:
    """NASA (National Aeronautics ...): a body and what its letters stand for, or WHO (Geneva)."""
    bare = place.split(",")[0].replace(".", "")
    initials = "".join(word[0] for word in name.split()).upper()
    if len(initials) > 1 and bare.startswith(initials):
        return True
    return " " not in bare and len(bare) < _SHORTEST_PLACE and not _KIND.search(name)
