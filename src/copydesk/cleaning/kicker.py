"""The kicker: what stands before the headline, on its line or above; and what stands behind it."""

import re

from copydesk.cleaning.byline import has_front
from copydesk.cleaning.dates import read_date_line
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.prose import ends_sentence
from copydesk.cleaning.titles import BREAK, DATE_AHEAD, Evidence, is_site
from copydesk.markup.tidy import count_words, same_words

_MARKED = re.compile(
    r"kicker|overline|eyebrow|rubri|topline|roofline|dachzeile|spitzmarke|ante-?titul|cintillo"
    r"|volanta"
    r"|surtitre|occhiello|strapline|pre-?title|pretitle|supertitle|vinjett|nadtytu|nadtitul"
    r"|suptitle"
    r"|upper-?title|uptitle|headline-?label|article-?label|headline-?prefix|catchline"
)
_SIGNS = re.compile(r"[:–—|,.;/-]|[»”“\"'’]\s*$")
_JOINT = re.compile(r":\s|\s[–—|-]\s")
# What a heading holds beside the headline: a day, the place a link leads to, or a rubric's name.
_BEHIND = re.compile(
    r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}\b|\(?(?:[\w-]+\.)+[a-z]{2,12}(?:\)|$)"
    r"|(?:opinion|analysis|editorial|commentary|letters?|kommentar|meinung|opini[oó]n)$",
    re.IGNORECASE,
)
_MOST, _ENOUGH, _SURE = 6, 8, 12
_HEADINGS = frozenset({"h1", "h2", "h3"})


def find_kicker(proof: Proof, at: int) -> int:
    """The line of a short label right above the headline, marked so or in its heading, or -1."""
    places = proof.galley.places
    for number in range(at - 1, max(-1, at - 4), -1):
        if not proof.is_free(number) or "nav" in proof.galley.zones(proof.line(number)):
            continue
        line = proof.line(number)
        place = places[line.place]
        words = f"{place.words} {places[max(0, place.parent)].words}"
        marked = _MARKED.search(words) or _is_in_heading(proof, number, at)
        if marked and 0 < count_words(line.text) <= _MOST and _is_label(line.text.rstrip(" :")):
            return number
    return -1


def _is_in_heading(proof: Proof, number: int, at: int) -> bool:
    """A line stands in the same heading as the headline, set apart there."""
    label, headline = proof.line(number).place, proof.line(at).place
    places = proof.galley.places
    if places[label].parent == headline:
        return places[headline].tag in _HEADINGS
    return places[headline].parent == label and places[label].tag in _HEADINGS


def _is_label(text: str) -> bool:
    return not ends_sentence(text) and not has_front(text) and read_date_line(text) is None


def own_part(text: str, evidence: Evidence) -> tuple[int, int]:
    """Where the headline itself stands on its line: kicker before it, the site's name behind."""
    end = _end(text, evidence)
    start = _start(text[:end], evidence)
    ahead = DATE_AHEAD.match(text)
    if ahead and not start and count_words(text[ahead.end() : end]) > 2:
        start = ahead.end()
    start += len(text[start:end]) - len(text[start:end].lstrip(" :|–—-"))
    return start, len(text[:end].rstrip(" |–—-:")) if end - start > _ENOUGH else end


def _end(text: str, evidence: Evidence) -> int:
    """Where the headline ends: before the site's name, a day, a rubric."""
    cuts = list(BREAK.finditer(text))
    if cuts:
        tail = text[cuts[-1].end() :]
        if is_site(tail, evidence.site) or _BEHIND.fullmatch(tail):
            return cuts[-1].start()
    words = same_words(text)
    for said in evidence.sure:
        wanted = same_words(said)
        if len(wanted) >= _SURE and words.startswith(wanted) and words != wanted:
            split = _offset(text, len(wanted))
            tail = text[split:].strip(" |/•·–—-")
            if _BEHIND.match(tail) or read_date_line(tail) is not None:
                return split
    return len(text)


def _start(text: str, evidence: Evidence) -> int:
    """Where the headline begins, when data say it without the label that is printed before it."""
    words = same_words(text)
    for said in evidence.sure:
        if same_words(said) == words:
            return _joint(text, said)
    for said in evidence.sure:
        split = _split(text, words, said)
        if split and _is_kicker(text[:split]):
            return split
        # Data may have another label before the same words.
        for cut in () if same_words(said).endswith(words) else _JOINT.finditer(said[:80]):
            split = _split(text, words, said[cut.end() :])
            front = text[:split]
            if _JOINT.search(front[-3:]) and count_words(front) < _MOST and _is_kicker(front):
                return split
    return 0


def _split(text: str, words: str, said: str) -> int:
    """Where a line begins to say what ends it; 0 where it does not end so."""
    wanted = same_words(said)
    if len(wanted) < _ENOUGH or not words.endswith(wanted):
        return 0
    return _offset(text, len(words) - len(wanted))


def with_label(words: str, evidence: Evidence) -> str:
    """The title where all that data say has a label, and a colon, before these words."""
    told = [same_words(said) for said in evidence.sure]
    if len(words) < _ENOUGH or words in told or not all(words in said for said in told):
        return ""
    for full in evidence.sure:
        split = _split(full, same_words(full), words)
        front = full[:split].rstrip(" „“\"'«‘’»”")
        if front.endswith(":") and _is_kicker(full[:split]):
            return full
    return ""


def _joint(text: str, said: str) -> int:
    """Where the line's second part begins, if data has a sign between them and the line none."""
    for cut in _JOINT.finditer(said[:80]):
        split = _offset(text, len(same_words(said[: cut.start()])))
        front = text[:split].rstrip(" „“\"'«‘’»”")
        between = text[len(front) : split + 1]
        if front and front[-1].isalnum() and not _SIGNS.search(between) and _is_kicker(front + " "):
            return split
    return 0


def _is_kicker(front: str) -> bool:
    """Words that label what follows: few, beginning with a capital, no part of a sentence."""
    bare = re.sub(r"\s[|/–—-]\s*$", "", front).strip()
    letters = [c for c in bare if c.isalpha()]
    if not letters or count_words(bare) > 8 or bare[-1] in "-,;”“\"'’(&+":
        return False
    return not (letters[0].islower() or front[-1:].isalnum() or bare[:1] in "„“\"«'")


def _offset(text: str, letters: int) -> int:
    """Where in a text so many letters and digits are over, and a word begins."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high) // 2
        if len(same_words(text[:middle])) < letters:
            low = middle + 1
        else:
            high = middle
    while low < len(text) and not (text[low].isalnum() or text[low] in "„“\"'«»‘’¿¡([#"):
        low += 1
    return low
