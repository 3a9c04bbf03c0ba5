"""Picture credits: told from captions, and taken apart into who took it and whose it is."""

import re
from functools import lru_cache

from copydesk.cleaning.credit_words import KIND, KNOWN, LABEL, OWNED, SOURCE, SUFFIX
from copydesk.markup.tidy import count_words
from copydesk.story.blocks import Credit
from copydesk.story.record import Record

PREFIX = re.compile(
    rf"(?:(?:file|archive)\s+)?(?:{LABEL}(?:courtesy(?: of)?\s*:?\s+)?"
    rf"|(?:photos?|images?)?\s*courtesy(?: of)?\s*[:/]?\s+|{OWNED})",
    re.IGNORECASE,
)
# A label tells what the line is, not whom to name; "courtesy of", "file" and © stay.
_LABEL = re.compile(LABEL, re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:/+|\s[—–|-]\s|\||,\s+|;\s+|、|\bvia\b|\bfor\b(?= (?:the )?[A-Z]))\s*")
_NAME = re.compile(
    r"(?:[^\W\d_][\w.'’\-]*)(?:\s+(?:(?:van|von|der|de|den|di|da|al|el|bin"
    r"|ter)\s+)*[^\W\d_][\w.'’\-]*){1,3}"
)
_FRAMES = {"(": ")", "[": "]", "{": "}", "（": "）", "【": "】", "［": "］"}
_EDGES = " .()[]（）【】［］"
_SHOT_BY = re.compile(r"(?:photos?|fotos?|bild)\s+", re.IGNORECASE)
_DATED = re.compile(r"\b(?:19|20)\d{2}\b|rights reserved", re.IGNORECASE)
_PICTURES_ONLY = re.compile(
    r"images\b|photos?\b|stock|pictures?\b|unsplash|pexels|pixabay|flickr|alamy|picture alliance"
    r"|\bimago\b|撮影",
    re.IGNORECASE,
)
_NOBODY = frozenset({"file", "file photo", "photo", "archive", "dok", "dok."})


class CaptionParts(Record, frozen=True):
    """A caption and the credit printed on the same line; `start` is where the credit begins."""

    caption: str
    credit: str
    start: int


def take_apart(text: str, house_agencies: tuple[str, ...] = ()) -> Credit:
    """The credit line without its label ("Photo:"), with photographer and agencies named."""
    known = _known(house_agencies)
    photographer, agencies = "", []
    for part in (part.strip(f"{_EDGES}©") for part in _SPLIT.split(_bare(text))):
        if not part or part.casefold() in _NOBODY:
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


@lru_cache(maxsize=64)
def _known(house_agencies: tuple[str, ...]) -> frozenset[str]:
    return KNOWN.union(house_agencies, (name.casefold() for name in house_agencies))


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
    return _is_known(part, known) or bool(KIND.search(part))


def _is_known(part: str, known: frozenset[str]) -> bool:
    if part in known:
        return True
    folded = part.casefold().removeprefix("the ")
    return len(folded) > 4 and (folded in known or f"the {folded}" in known)


def names_agency(text: str, house_agencies: tuple[str, ...] = ()) -> bool:
    """One of the parts of a line is a picture agency we know by name."""
    known = _known(house_agencies)
    bare = _SHOT_BY.sub("", _bare(text))
    return any(_is_known(part.strip(f"{_EDGES}©"), known) for part in _SPLIT.split(bare))


def is_credit_line(
    text: str, house_agencies: tuple[str, ...] = (), *, in_figure: bool = False
) -> bool:
    """A line that is nothing but a credit; beside a picture "Source:" opens one too."""
    if not text or len(text) > 160 or count_words(text) > 16:
        return False
    bare = text.lstrip("([（【 ")
    front = PREFIX.match(bare)
    if front and names_somebody(bare[front.end() :]):
        return in_figure or not SOURCE.search(front[0])
    if front and in_figure and 0 < count_words(bare[front.end() :]) <= 5 and not _sentence(bare):
        return True
    if front and len(bare) > front.end() and names_agency(text, house_agencies):
        return True
    words = count_words(text)
    if words > 9 or _sentence(text) or not names_agency(text, house_agencies):
        return False
    return words <= 3 or names_somebody(text)


def is_firm_credit(text: str, house_agencies: tuple[str, ...] = ()) -> bool:
    """A credit by itself, wherever it stands: labelled as a picture's, or a chain of names.

    An agency's name alone is as often who sent the story, © with a year who owns the page.
    """
    if not is_credit_line(text, house_agencies) or _DATED.search(text):
        return False
    bare = text.lstrip("([（【 ")
    labelled = _LABEL.match(bare)
    return labelled is not None or "/" in bare or bool(_PICTURES_ONLY.search(bare))


def names_somebody(text: str, most: int = 10) -> bool:
    """Names, not a sentence: nearly every longer word has a capital, where a script has any."""
    words = SUFFIX.sub("", text).strip(_EDGES).split()
    longer = [word for word in words if len(word) > 3] or words
    cased = [word for word in longer if word[0].lower() != word[0].upper()]
    if not words or text.endswith(("?", "!")) or count_words(text) > most:
        return False
    if len(cased) < len(longer) / 2:
        return len(longer) <= 6
    return sum(word[0].isupper() for word in cased) >= 0.7 * len(cased)


def _sentence(text: str) -> bool:
    return text.endswith((".", "?", "!", "。")) and count_words(text) > 4


# -- a credit at the end of a caption ------------------------------------------------------------

_REACH, _LONGEST, _LONGEST_TAIL = 200, 12, 18
_FRAMED = re.compile(r"\s*[(\[（【［](?P<inside>[^()\[\]（）【】［］]{2,120})[)\]）】］]\s*\.?$")
_OWNED = re.compile(r"\s*(?:©|ⓒ|\(c\)\s|\bcopyright\b\s*:?)", re.IGNORECASE)
_SHOWS = re.compile(
    r"(?:photos?|fotos?|bild(?:er)?|images?)\b[^:：]{0,25}[:：]\s*\S", re.IGNORECASE
)
_NAMED = re.compile(
    rf"(?P<apart>(?<=[.!?”\"’)»。])\s*|,\s+|\s+[-–—|/]\s+)?(?:(?(apart)|\s+))"
    rf"(?:{LABEL}|courtesy(?: of)?\s+(?=\w))",
    re.IGNORECASE,
)
_ENDED = re.compile(r"(?<=[^\W\d_]{3}[.!?…])\s*(?=[^\s.])|(?<=[”\"»’)。])\s*(?=[^\s.,;:)])")
_PARTED = re.compile(r"\s+[|/]\s+|\s*\|\s*|\s+[–—-]\s+|, ")
_CHAIN = re.compile(r"\s(?P<agency>[\w.-]{2,20})\s?/\s?(?P<name>[^/|]{3,40})$")
# ". Kuva: Lena Moss": what a label is called in a language we have no word list of.
_SOMEHOW = re.compile(r"(?:[.!?。”»)]\s*|\s[|/–—-]\s)([^\W\d_]{3,14})\s?[:：]\s*(?=\S)")


def split_credit(
    text: str, house_agencies: tuple[str, ...] = (), *, in_caption: bool = False
) -> CaptionParts | None:
    """Caption and credit where both stand on one line.

    `in_caption` says that the line is known to be a caption: a bare name after its last
    sentence is a credit then.
    """
    reach = max(0, len(text) - _REACH)
    for find in (_framed, _owned, _after_sentence, _named, _parted, _chained, _somehow):
        start = find(text, reach, house_agencies, in_caption)
        if start >= 3:
            said = credit_from(text, start)
            caption = text[:start].strip().rstrip(" -–—|/(")
            return CaptionParts(caption=caption, credit=said, start=start)
    return None


def credit_from(text: str, start: int) -> str:
    """The credit that begins somewhere in a caption, without what only sets it apart."""
    credit = text[start:].strip(" -–—|/,")
    framed = _FRAMED.fullmatch(credit)
    return framed["inside"].strip() if framed else credit


def _framed(text: str, reach: int, agencies: tuple[str, ...], in_caption: bool) -> int:
    found = _FRAMED.search(text, reach)
    if not found:
        return -1
    inside = found["inside"].strip()
    front = PREFIX.match(inside)
    told = front is not None and front.end() < len(inside)
    if told or SUFFIX.search(inside) or names_agency(inside, agencies) or _SHOWS.match(inside):
        return found.start()
    slashed = "/" in inside and names_somebody(inside)
    kept = in_caption and inside.casefold().startswith("dok")
    return found.start() if slashed or kept else -1


def _owned(text: str, reach: int, agencies: tuple[str, ...], in_caption: bool) -> int:
    found = _OWNED.search(text, reach)
    if not found or not 0 < count_words(text[found.end() :]) <= _LONGEST:
        return -1
    return found.start()


def _after_sentence(text: str, reach: int, agencies: tuple[str, ...], in_caption: bool) -> int:
    """The last words, no sentence themselves, name an agency; or just names, in a caption."""
    for found in reversed(list(_ENDED.finditer(text, reach))):
        rest = text[found.end() :]
        if rest[:1] in "/|,–—-" or count_words(rest) > 10 or _sentence(rest):
            continue
        if names_agency(rest, agencies):
            return found.start()
        # Words run together, as in an address, are no credit unless an agency is known by name.
        apart = bool(found[0]) or text[found.start() - 1] != "."
        signed = "/" in rest or (_NAME.fullmatch(rest.rstrip(".")) and count_words(text) > 6)
        if in_caption and apart and signed and names_somebody(rest):
            return found.start()
    return -1


def _named(text: str, reach: int, agencies: tuple[str, ...], in_caption: bool) -> int:
    """The first label near the end that somebody's name follows."""
    for found in _NAMED.finditer(text, reach):
        rest = text[found.end() :]
        opened = found[0].rstrip()
        if not rest or (SOURCE.search(opened) and not in_caption):
            continue
        apart = found["apart"] is not None
        # "Foto: privat", "Ảnh: bệnh viện": no name, yet set apart and told to be whose it is.
        told = in_caption and apart and opened[-1:] in (":", "：") and count_words(rest) <= 8
        if (told and not _sentence(rest)) or (
            names_somebody(rest, _LONGEST_TAIL) and (apart or not opened.endswith("/"))
        ):
            return found.start()
    return -1


def _parted(text: str, reach: int, agencies: tuple[str, ...], in_caption: bool) -> int:
    """Behind a stroke stand nothing but names."""
    for found in _PARTED.finditer(text, reach):
        rest = text[found.end() :]
        parts = [part for part in (p.strip(_EDGES) for p in _SPLIT.split(rest)) if part]
        if not parts or _sentence(rest) or not all(0 < count_words(part) <= 5 for part in parts):
            continue
        stroke = in_caption and found[0].strip() in ("|", "/") and names_somebody(rest)
        stroke = stroke or (rest.startswith("via ") and names_somebody(rest[4:]))
        stroke = stroke or bool(SUFFIX.search(rest))
        if stroke or (names_agency(rest, agencies) and (found[0] != ", " or "/" in rest)):
            return found.start()
    return -1


def _chained(text: str, reach: int, agencies: tuple[str, ...], in_caption: bool) -> int:
    """ "... in Paris EFE/ J.J. Moss": an agency with a stroke, and a name, close the line."""
    found = _CHAIN.search(text, reach)
    if not found or count_words(found["name"]) > 4 or not names_somebody(found["name"]):
        return -1
    return found.start() if _is_known(found["agency"], _known(agencies)) else -1


def _somehow(text: str, reach: int, agencies: tuple[str, ...], in_caption: bool) -> int:
    found = _SOMEHOW.search(text, reach) if in_caption else None
    if not found:
        return -1
    first = found[1][0]
    small = first.lower() == first and first.upper() != first
    rest = text[found.end() :]
    named = count_words(rest) <= 8 and not _sentence(rest) and names_somebody(rest)
    if not named or (small and found[0].lstrip()[0] not in "/|"):
        return -1
    return found.start() + len(found[0][:1].strip())
