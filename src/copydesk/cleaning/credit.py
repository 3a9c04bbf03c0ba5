"""Picture credits: a caption and the credit printed at its end are told apart."""

import re

from copydesk.cleaning.credit_line import (
    EDGES,
    NAME,
    PREFIX,
    SPLIT,
    is_credit_line,
    is_firm_credit,
    is_firm_owner,
    is_known,
    is_sentence,
    known_agencies,
    names_agency,
    names_somebody,
    take_apart,
)
from copydesk.cleaning.credit_words import BY, LABEL, SOURCE, SUFFIX
from copydesk.markup.tidy import count_words
from copydesk.story.record import Record

__all__ = [
    "CaptionParts",
    "credit_from",
    "is_credit_line",
    "is_firm_credit",
    "is_firm_owner",
    "names_agency",
    "names_somebody",
    "split_credit",
    "take_apart",
]


class CaptionParts(Record, frozen=True):
    """A caption and the credit printed on the same line; `start` is where the credit begins."""

    caption: str
    credit: str
    start: int


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
# Every label has one of these behind it, and most lines none: asked first, it spares the labels.
_LEADS_ON = re.compile(
    rf"[:：=＝…|/]|\.\.\.|\b(?:fot|zdj)\.|\s(?:{BY})[\s:]|courtesy", re.IGNORECASE
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
    # "... on the quay. (Lena Moss)": a name that belongs to no sentence.
    ended = text[: found.start()].endswith((".", "!", "?", "”", '"', "»"))
    signed = in_caption and ended and _is_name(inside)
    kept = in_caption and inside.casefold().startswith("dok")
    return found.start() if slashed or signed or kept else -1


def _owned(text: str, reach: int, agencies: tuple[str, ...], in_caption: bool) -> int:
    found = _OWNED.search(text, reach)
    if not found or not 0 < count_words(text[found.end() :]) <= _LONGEST:
        return -1
    return found.start()


def _after_sentence(text: str, reach: int, agencies: tuple[str, ...], in_caption: bool) -> int:
    """The last words, no sentence themselves, name an agency; or just names, in a caption."""
    for found in reversed(list(_ENDED.finditer(text, reach))):
        rest = text[found.end() :]
        if rest[:1] in "/|,–—-" or count_words(rest) > 10 or is_sentence(rest):
            continue
        if names_agency(rest, agencies) or SUFFIX.search(rest):
            return found.start()
        # Words run together, as in an address, are no credit unless an agency is known by name.
        apart = bool(found[0]) or text[found.start() - 1] != "."
        signed = "/" in rest or (_is_name(rest.rstrip(".")) and count_words(text) > 6)
        if in_caption and apart and signed and names_somebody(rest):
            return found.start()
    return -1


def _is_name(text: str) -> bool:
    """Two to four words with capitals; scripts without them do not tell names from others."""
    return text[:1].isupper() and NAME.fullmatch(text) is not None and names_somebody(text)


def _named(text: str, reach: int, agencies: tuple[str, ...], in_caption: bool) -> int:
    """The first label near the end that somebody's name follows."""
    if _LEADS_ON.search(text, reach) is None:
        return -1
    for found in _NAMED.finditer(text, reach):
        rest = text[found.end() :]
        opened = found[0].rstrip()
        if not rest or (SOURCE.search(opened) and not in_caption):
            continue
        apart = found["apart"] is not None
        # "Foto: privat", "Ảnh: bệnh viện": no name, yet set apart and told to be whose it is.
        told = in_caption and apart and opened[-1:] in (":", "：") and count_words(rest) <= 8
        if (told and not is_sentence(rest)) or (
            names_somebody(rest, _LONGEST_TAIL) and (apart or not opened.endswith("/"))
        ):
            return found.start()
    return -1


def _parted(text: str, reach: int, agencies: tuple[str, ...], in_caption: bool) -> int:
    """Behind a stroke stand nothing but names."""
    for found in _PARTED.finditer(text, reach):
        rest = text[found.end() :]
        if is_sentence(rest):
            continue
        parts = [part for part in (p.strip(EDGES) for p in SPLIT.split(rest)) if part]
        if not parts or not all(0 < count_words(part) <= 5 for part in parts):
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
    return found.start() if is_known(found["agency"], known_agencies(agencies)) else -1


def _somehow(text: str, reach: int, agencies: tuple[str, ...], in_caption: bool) -> int:
    found = _SOMEHOW.search(text, reach) if in_caption else None
    if not found:
        return -1
    # Where letters have no capitals a word before a colon may be any word.
    if not found[1][0].isupper() and found[0].lstrip()[0] not in "/|":
        return -1
    rest = text[found.end() :]
    named = count_words(rest) <= 8 and not is_sentence(rest) and names_somebody(rest)
    return found.start() + len(found[0][:1].strip()) if named else -1
