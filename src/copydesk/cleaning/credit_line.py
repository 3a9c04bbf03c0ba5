"""Lines that are picture credits, and credits taken apart: who took it, and whose it is."""

import re
from functools import lru_cache

from copydesk.cleaning.credit_words import KIND, LABEL, OWNED, SOURCE, SUFFIX
from copydesk.markup.tidy import count_words
from copydesk.story.agencies import AGENCIES
from copydesk.story.blocks import Credit

PREFIX = re.compile(
    rf"(?:(?:file|archive)\s+)?(?:{LABEL}(?:courtesy(?: of)?\s*:?\s+)?"
    rf"|(?:photos?|images?)?\s*courtesy(?: of)?\s*[:/]?\s+|{OWNED})",
    re.IGNORECASE,
)
# A label tells what the line is, not whom to name; "courtesy of", "file" and © stay.
_LABEL = re.compile(LABEL, re.IGNORECASE)
SPLIT = re.compile(
    r"\s*(?:/+|\s[—–|-]\s|\||,\s+|;\s+|、|\s[(（]|\bvia\b|\bfor\b(?= (?:the )?[A-Z])"
    r"|\b(?:on|from|von|auf|by)\b(?= (?:Pexels|Pixabay|Unsplash|Flickr|Getty|Shutterstock|Wiki)))"
    r"\s*"
)
NAME = re.compile(
    r"(?:[^\W\d_][\w.'’\-]*)(?:\s+(?:(?:van|von|der|de|den|di|da|al|el|bin"
    r"|ter)\s+)*[^\W\d_][\w.'’\-]*){1,3}"
)
_FRAMES = {"(": ")", "[": "]", "{": "}", "（": "）", "【": "】", "［": "］"}
EDGES = " .()[]（）【】［］"
_SHOT_BY = re.compile(r"(?:photos?|fotos?|bild)\s+", re.IGNORECASE)
_LABELLED = re.compile(rf"[(\[]{LABEL}[^()]{{3,120}}[)\]]", re.IGNORECASE)
_DATED = re.compile(r"\b(?:19|20)\d{2}\b|rights reserved", re.IGNORECASE)
_COMPANY = re.compile(
    r"\b(?:gmbh|ltd|inc|llc|media|publishing|verlag|group|corp|s\.?a|b\.?v|ag|oy|ab|news)\b|\.\w{2,3}$",
    re.IGNORECASE,
)
_PICTURES_ONLY = re.compile(
    r"images\b|photos?\b|stock|pictures?\b|unsplash|pexels|pixabay|flickr|alamy|picture alliance"
    r"|\bimago\b|撮影",
    re.IGNORECASE,
)
_NOBODY = frozenset({"file", "file photo", "photo", "archive", "dok", "dok."})


def take_apart(text: str, house_agencies: tuple[str, ...] = ()) -> Credit:
    """The credit line without its label ("Photo:"), with photographer and agencies named."""
    known = known_agencies(house_agencies)
    photographer, agencies = "", []
    for part in (part.strip(f"{EDGES}©") for part in SPLIT.split(_bare(text))):
        if not part or part.casefold() in _NOBODY:
            continue
        if _is_agency(part, known):
            agencies.append(part)
        elif not photographer and NAME.fullmatch(part):
            photographer = part
        elif part != photographer:
            agencies.append(part)
    return Credit(
        text=_without_label(text),
        photographer=photographer,
        agencies=tuple(dict.fromkeys(agencies)),
    )


@lru_cache(maxsize=64)
def known_agencies(house_agencies: tuple[str, ...]) -> frozenset[str]:
    """Agencies by name, a house's own among them."""
    return AGENCIES.union(house_agencies, (name.casefold() for name in house_agencies))


def _without_label(text: str) -> str:
    """What must be printed: "Photograph: Lena Moss" is printed as "Lena Moss"."""
    bare = text.strip()
    for _ in range(3):
        inside = _unframed(bare)
        front = _LABEL.match(inside)
        if not front or front.end() == len(inside):
            bare = SUFFIX.sub("", inside) if SUFFIX.search(inside) else bare
            return _without_word(_once(bare))
        bare = inside[front.end() :].strip()
    return bare


def _without_word(text: str) -> str:
    """ "Foto Lena Moss" is printed as "Lena Moss"."""
    front = _SHOT_BY.match(text)
    rest = text[front.end() :] if front else ""
    return rest if rest[:1].isupper() and names_somebody(rest) and not _is_kind(rest) else text


def _is_kind(text: str) -> bool:
    """It goes on as an agency's name does: "Photo Agency", "Images Wire"."""
    return bool(KIND.match(text))


def _once(text: str) -> str:
    """A name that is printed twice, "© Lena Moss | Lena Moss", is needed once."""
    parts = [part.strip(" ©") for part in text.split("|")]
    return text.split("|")[0].strip() if len(parts) == 2 and parts[0] == parts[1] else text


def _unframed(text: str) -> str:
    framed = bool(text) and _FRAMES.get(text[0]) == text[-1]
    return text[1:-1].strip() if framed else text


def _bare(text: str) -> str:
    bare = text.strip()
    for _ in range(3):
        bare = _unframed(bare)
        front = PREFIX.match(bare)
        if not front or front.end() == len(bare):
            break
        bare = bare[front.end() :].strip()
    return SUFFIX.sub("", bare) or bare


def _is_agency(part: str, known: frozenset[str]) -> bool:
    return is_known(part, known) or bool(KIND.search(part))


def is_known(part: str, known: frozenset[str]) -> bool:
    """A part of a credit is one of some agencies."""
    if part in known:
        return True
    folded = part.casefold().removeprefix("the ")
    return len(folded) > 4 and (folded in known or f"the {folded}" in known)


def names_agency(text: str, house_agencies: tuple[str, ...] = ()) -> bool:
    """One of the parts of a line is a picture agency we know by name."""
    known = known_agencies(house_agencies)
    bare = _SHOT_BY.sub("", _bare(text))
    return any(is_known(part.strip(f"{EDGES}©"), known) for part in SPLIT.split(bare))


def is_credit_line(
    text: str, house_agencies: tuple[str, ...] = (), *, in_figure: bool = False
) -> bool:
    """A line that is nothing but a credit; beside a picture "Source:" opens one too."""
    if not text or len(text) > 160 or count_words(text) > 16:
        return False
    if in_figure and _LABELLED.fullmatch(text):
        return True
    bare = text.lstrip("([（【 ")
    front = PREFIX.match(bare)
    if front and names_somebody(bare[front.end() :]):
        return in_figure or not SOURCE.search(front[0])
    if front and in_figure and 0 < count_words(bare[front.end() :]) <= 5 and not is_sentence(bare):
        return True
    if front and len(bare) > front.end() and names_agency(text, house_agencies):
        return True
    words = count_words(text)
    if words > 9 or is_sentence(text) or not names_agency(text, house_agencies):
        return False
    return words <= 3 or names_somebody(text) or _is_chain(text, known_agencies(house_agencies))


def _is_chain(text: str, known: frozenset[str]) -> bool:
    """Several parts, each a name or an agency we know: "picture alliance/dpa | Lena Moss"."""
    parts = [part for part in (p.strip(f"{EDGES}©") for p in SPLIT.split(text)) if part]
    return len(parts) > 1 and all(is_known(p, known) or names_somebody(p) for p in parts)


def is_firm_credit(text: str, house_agencies: tuple[str, ...] = ()) -> bool:
    """A credit by itself, wherever it stands: labelled as a picture's, or a chain of names.

    An agency's name alone is as often who sent the story, © with a year who owns the page.
    """
    if _LABELLED.fullmatch(text):
        return True
    if not is_credit_line(text, house_agencies) or _DATED.search(text):
        return False
    bare = text.lstrip("([（【 ")
    labelled = _LABEL.match(bare)
    return labelled is not None or "/" in bare or bool(_PICTURES_ONLY.search(bare))


def is_pair(text: str) -> bool:
    """Two names with a stroke, "Northlight/Lena Moss": a credit where a caption stands above."""
    parts = [part.strip() for part in text.split("/")]
    named = all(part[:1].isupper() and names_somebody(part) for part in parts)
    return len(parts) == 2 and named and any(NAME.fullmatch(p) for p in parts)


def is_firm_owner(text: str) -> bool:
    """A name behind © without a year or a word of rights."""
    return is_credit_line(text) and not _DATED.search(text) and not _COMPANY.search(text)


def names_somebody(text: str, most: int = 10) -> bool:
    """Names, not a sentence: nearly every longer word has a capital, where a script has any."""
    words = SUFFIX.sub("", text).strip(EDGES).split()
    longer = [word for word in words if len(word) > 3] or words
    cased = [word for word in longer if word[0].lower() != word[0].upper()]
    if not words or text.endswith(("?", "!")) or count_words(text) > most:
        return False
    if len(cased) < len(longer) / 2:
        return len(longer) <= 6
    return sum(word[0].isupper() for word in cased) >= 0.7 * len(cased)


def is_sentence(text: str) -> bool:
    """It ends as a sentence does, and is longer than a name."""
    return text.endswith((".", "?", "!", "。")) and count_words(text) > 4
