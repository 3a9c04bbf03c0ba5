"""Picture credits taken apart: who took it, and whose it is."""

import re

from copydesk.markup.tidy import count_words
from copydesk.story.blocks import Credit
from copydesk.story.record import Record

_AGENCIES = """
AP|AP Photo|AP Images|Associated Press|Reuters|AFP|Agence France-Presse|AFP via Getty Images
Getty Images|Getty|Getty Images Europe|EPA|EPA-EFE|EFE|dpa|picture alliance|ANSA|Xinhua|TASS
ITAR-TASS|Sputnik|RIA Novosti|Anadolu|Anadolu Agency|AA|WAM|SANA|Bloomberg|PA|PA Wire|PA Media
PA Images|Press Association|NurPhoto|Zuma|ZUMA Press|ZUMA Wire|Alamy|Alamy Stock Photo|Shutterstock
iStock|iStockphoto|Corbis|Magnum|Magnum Photos|imago|imago images|Keystone|Belga|ANP|TT|NTB|Scanpix
Ritzau Scanpix|Lehtikuva|LaPresse|Contrasto|Kyodo|Kyodo News|Yonhap|Jiji|PTI|ANI|AAP
The Canadian Press|Canadian Press|CP|UPI|SIPA|SIPA USA|Abaca|Hans Lucas|REX|Rex Features
Rex Shutterstock|Unsplash|Pexels|Pixabay|Flickr|Wikimedia Commons|Wikimedia|Pool|Handout|Adobe Stock
Depositphotos|APA|Newscom|Polaris|Redux|VII|Noor|Europa Press|Agência Brasil|Lusa|MTI|PAP|CTK
East News|Ukrinform|NASA|ESA|أ ف ب|رويترز|أ ب|الأناضول|د ب أ|وكالات|غيتي|شينخوا
"""
_KNOWN = {name.casefold() for line in _AGENCIES.split("\n") for name in line.split("|") if name}
_KIND = re.compile(
    r"\b(images?|press|agency|agence|agentur|agencia|agenzia|news|photos?|pictures?|wire|media"
    r"|pool|handout|times|post"
    r"|tv|ministry|police|archives?|archiv|stock|via|studios?|service|office|university|museum"
    r"|facebook|twitter|instagram|collection)\b",
    re.IGNORECASE,
)
PREFIX = re.compile(
    r"(?:(?:file )?(?:photo(?:graph)?s?|pictures?|images?|fotos?|bilder?|credits?|crédits?"
    r"|créditos?|courtesy|source|quelle"
    r"|bildquelle|fotograf\w*|photographer|illustration|تصوير|صورة|الصورة|المصدر|عدسة|צילום|фото)"
    r"(?: credits?| courtesy| source| crédits?)?(?:\s*[:：/|]\s*|\s+(?:by|courtesy of|courtesy"
    r"|from|von|par|de|di|door)\s*:?\s+)"
    r"|credit\s*(?:\.{3}|…)\s*|©\s*(?:\d{4}\s*)?|\(c\)\s*(?:\d{4}\s*)?"
    r"|copyright\s*:?\s*(?:\d{4}\s*)?)",
    re.IGNORECASE,
)
# A label tells what the line is, not whom to name; "courtesy of", "file" and © stay.
_LABEL = re.compile(
    r"(?:(?:photo(?:graph|grapher|graphy)?s?|pictures?|images?|fotos?|fotograf\w*|fotografía"
    r"|bilder?"
    r"|bildquelle|bildnachweis|credits?|crédits?|créditos?|source|quelle|تصوير|صورة|الصورة|المصدر"
    r"|عدسة|צילום|фото)(?: (?:credits?|source|photos?|crédits?))?"
    r"(?:\s*[:：]\s*(?:by\s+)?|\s+(?:by|von|par)\s*:?\s+|\s*(?:\.{3}|…)\s*|\s*\|\s*)"
    r"|(?:foto|photo|bild|image)s?\s*/\s*)",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:/+|\s[—–|-]\s|\||,\s+|;\s+|\bvia\b|\bfor\b(?= (?:the )?[A-Z]))\s*")
_NAME = re.compile(
    r"(?:[^\W\d_][\w.'’\-]*)(?:\s+(?:(?:van|von|der|de|den|di|da|al|el|bin"
    r"|ter)\s+)*[^\W\d_][\w.'’\-]*){1,3}"
)
_FRAMES = {"(": ")", "[": "]", "{": "}"}


class CaptionParts(Record, frozen=True):
    """A caption and the credit printed on the same line; `start` is where the credit begins."""

    caption: str
    credit: str
    start: int


def take_apart(text: str, house_agencies: tuple[str, ...] = ()) -> Credit:
    """The credit line without its label ("Photo:"), with photographer and agencies named."""
    bare = _bare(text)
    known = _KNOWN | {name.casefold() for name in house_agencies}
    photographer, agencies = "", []
    for part in (part.strip(" .()[]") for part in _SPLIT.split(bare)):
        if not part or part.casefold() in ("file", "file photo", "photo", "archive"):
            continue
        if _is_agency(part, known):
            agencies.append(part)
        elif not photographer and _NAME.fullmatch(part):
            photographer = part
        elif part != photographer:
            agencies.append(part)
    return Credit(
        text=_without_label(text),
        photographer=photographer,
        agencies=tuple(dict.fromkeys(agencies)),
    )


def _without_label(text: str) -> str:
    """What must be printed: "Photograph: Lena Moss" is printed as "Lena Moss"."""
    bare = text.strip()
    for _ in range(3):
        framed = bool(bare) and _FRAMES.get(bare[0]) == bare[-1]
        inside = bare[1:-1].strip() if framed else bare
        front = _LABEL.match(inside)
        if not front or front.end() == len(inside):
            return bare
        bare = inside[front.end() :].strip()
    return bare


def _bare(text: str) -> str:
    bare = text.strip()
    for _ in range(3):
        if bare and _FRAMES.get(bare[0]) == bare[-1]:
            bare = bare[1:-1].strip()
        front = PREFIX.match(bare)
        if not front or front.end() == len(bare):
            return bare
        bare = bare[front.end() :].strip()
    return bare


def _is_agency(part: str, known: set[str]) -> bool:
    folded = part.casefold().removeprefix("the ")
    return folded in known or f"the {folded}" in known or bool(_KIND.search(part))


def names_agency(text: str, house_agencies: tuple[str, ...] = ()) -> bool:
    """One of the parts of a line is a picture agency we know by name."""
    known = _KNOWN | {name.casefold() for name in house_agencies}
    return any(part.strip(" .()[]©").casefold() in known for part in _SPLIT.split(_bare(text)))


def is_credit_line(text: str, house_agencies: tuple[str, ...] = ()) -> bool:
    """A line that is nothing but a credit."""
    if not text or count_words(text) > 16 or len(text) > 160:
        return False
    bare = text.lstrip("([ ")
    front = PREFIX.match(bare)
    if front and _names_somebody(bare[front.end() :]):
        return "source" not in front[0].casefold() and "quelle" not in front[0].casefold()
    return names_agency(text, house_agencies) and count_words(text) <= 9 and not _sentence(text)


def _names_somebody(text: str) -> bool:
    """Names, not a sentence: nearly every longer word has a capital, where a script has any."""
    longer = [word for word in text.strip(" .()[]").split() if len(word) > 3]
    cased = [word for word in longer if word[0].lower() != word[0].upper()]
    if count_words(text) > 10 or text.endswith(("?", "!")) or not text.strip():
        return False
    if len(cased) < len(longer) / 2:
        return len(longer) <= 6
    return sum(word[0].isupper() for word in cased) >= 0.7 * len(cased)


def _sentence(text: str) -> bool:
    return text.endswith((".", "?", "!")) and count_words(text) > 4


_TAIL = re.compile(
    r"(?:\s*[(\[](?P<framed>[^()\[\]]{2,120})[)\]]\.?|(?P<named>(?:(?<=[.!?”\"’)])\s*"
    r"|\s+[-–—|]\s+|\s+)"
    r"(?:Photo(?:graph)?s?(?: credits?)?|Image(?: credit)?|Picture|Credit|Foto|Bild|Crédit photo"
    r"|Fotos)\s*(?:[:：]|by\b|…|\.{3}|/)\s*.{2,120}))$"
)


def split_credit(text: str, house_agencies: tuple[str, ...] = ()) -> CaptionParts | None:
    """Caption and credit where both stand on one line."""
    found = _TAIL.search(text, max(0, len(text) - 160))
    if not found or found.start() < 3:
        return None
    credit = found["framed"] or found["named"].strip(" -–—|")
    if found["framed"] and not (
        names_agency(credit, house_agencies) or PREFIX.match(credit) or "/" in credit
    ):
        return None
    start = found.start()
    return CaptionParts(caption=text[:start].strip(), credit=credit.strip(), start=start)
