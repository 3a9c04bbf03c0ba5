"""Where on a page those who signed it are printed, line by line."""

import re

from copydesk.cleaning.byline import has_person, known_byline, read_byline, says_by
from copydesk.cleaning.moments import may_hold_date
from copydesk.cleaning.names import is_known, is_name, names_post
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.signed import TEAM, signed_byline
from copydesk.markup.tidy import count_words
from copydesk.story.record import Record
from copydesk.story.story import Byline

_BYLINE = re.compile(r"byline|\bauthors?\b|author-?name|writer|reporter|autor|firma|signature")
_SIGNED_OFF = re.compile(
    r"(?:written|posted|reported|words) by |(?:autor|auteur|author|text|texte|redaktion)\w* ?:"
    r"|autorin/autor |(?:eingestellt|gespeichert|erstellt|verfasst|publié|publicado"
    r"|escrito) (?:von|par|por)"
    r"|责任编辑|责编|記者|记者|作者",
    re.IGNORECASE,
)
# A line that says no more than that a name follows.
_LABEL = re.compile(
    r"(?:(?:article|story|text|words|post|report|guide|analysis|photos?|content|blog|and|&|guest)"
    r"\s+)*(?:(?:written|authored|posted|reported|reporting|published|created)\s+)?by"
    r"|(?:about|meet) the authors?|(?:the )?authors?"
    r"|(?:(?:ein )?(?:text|beitrag|artikel|bericht|interview|kommentar|gastbeitrag) )?"
    r"(?:(?:geschrieben|verfasst|erstellt|eingestellt|veröffentlicht|gepostet) )?von"
    r"|(?:über (?:den|die) )?(?:autorin/autor|autor(?:[:*/]?innen|[:*/]?in|en|es|a|e)?)"
    r"|(?:(?:écrit|publié|rédigé) )?par|(?:à propos de )?l[’']auteure?|auteure?s?"
    r"|(?:(?:escrito|publicado|redactado) )?por|(?:sobre|acerca) (?:el|o|del|do) autora?"
    r"|scritto da|(?:a cura )?di|(?:geschreven )?door|(?:(?:skrevet|skriven) )?a[vf]"
    r"|yazan|yazar|penulis|oleh|kirjoittaja|forfattere?|författare|автор(?:ы|и)?|συντάκτης"
    r"|بقلم|الكاتب|نویسنده|מאת|作者",
    re.IGNORECASE,
)
# Words of a page's furniture too, but for the colon behind them.
_COLONED = re.compile(
    r"texte?|tekst|testo|texto|words|story|reporter|journalist|protokoll|contributors?|writers?"
    r"|text (?:&|und) fotos?|foto und text",
    re.IGNORECASE,
)
_POSTED = re.compile(r"(?:written|posted)|.*(?:von|par|por)\b", re.IGNORECASE)
_COMMENT = re.compile(r"comment|kommentar|\breply|respond|disqus")
_QUOTED = frozenset({"blockquote", "pullquote"})
_PARAGRAPHS = frozenset({"p", "div", "strong", "em", "b"})
_BELOW, _LONGEST = 14, 400
_UNSIGNED = frozenset({"h1", "h2", "h3", "button"})
_ALONE = "a name alone under the headline"
_APART = "a name set apart under the headline"
_FOOT = 40
_LISTED = re.compile(r",\s+(?:and\s+|und\s+)?|\s+(?:&|and|und|et|y|e|og|och|i)\s+")
_LONGEST_LIST = 160
_CLEAR = 8  # letters: "Written by" says more than "By"
_FEW, _LONGEST_NAME, _LONGEST_LABELLED = 12, 40, 60


class Known(Record, frozen=True):
    """What is known before: the site's names, the headline's line, the body's first and last."""

    site: tuple[str, ...] = ()
    at: int = -1
    first: int = 0
    last: int = -1


def find_printed(proof: Proof, near: list[int], known: Known) -> dict[str, Byline | None]:
    """What is printed of who signed, by the kind of place; the lines are taken as byline."""
    said = _printed(proof, near, known.site)
    said |= _alone(proof, known)
    said["a name alone at the story's end"] = _signed_off(proof, known)
    said["printed"] = said.get("printed") or _claimed(proof, known)
    said["printed under a label"] = _labelled(proof, known)
    said["over a biography"] = _told_of(proof, known)
    return said


def _printed(proof: Proof, near: list[int], site: tuple[str, ...]) -> dict[str, Byline | None]:
    """What lines near the body say with "By" or beside a date, and lines that are called byline."""
    said: dict[str, Byline | None] = {}
    for number in near:
        if len(proof.line(number).text) > _LONGEST:
            continue
        text = proof.text(number)
        found = read_byline(text, site)
        named = None if found else _named(proof, number, site)
        if not (found or named) or _is_comment(proof, number):
            continue
        why = "by the element's name"
        if found:
            why = "printed" if says_by(text) else "printed beside a date"
        proof.keep(number, "byline")
        said.setdefault(why, found or named)
    return said


def _named(proof: Proof, number: int, site: tuple[str, ...]) -> Byline | None:
    """A short line in an element called byline or author that holds a name."""
    line = proof.line(number)
    place = proof.galley.place(line)
    if not place.words or len(line.text) > 120 or "figure" in place.zones:
        return None
    if not _BYLINE.search(place.words) or count_words(line.text) > _FEW:
        return None
    return signed_byline((proof.text(number),), site)


def _alone(proof: Proof, known: Known) -> dict[str, Byline | None]:
    """A line under the headline that holds a name and nothing else, with signs that it signs."""
    foot = {line.text for line in proof.galley.lines[known.last + 1 : known.last + _FOOT]}
    best, signs = -1, 0
    for number in _under_headline(known):
        if _is_lone_name(proof, number):
            found = _signs(proof, number, foot)
            best, signs = (number, found) if found > signs else (best, signs)
    text = proof.line(best).text if best >= 0 else ""
    byline = known_byline(text, known.site)
    if not byline or not (has_person(byline) or TEAM.fullmatch(text)):
        return {}
    proof.keep(best, "byline")
    return {_APART if signs > 1 else _ALONE: byline}


def _signs(proof: Proof, number: int, foot: set[str]) -> int:
    """A date or a post beside it, a portrait before it, the name again under the story."""
    portrait = number > 0 and proof.line(number - 1).picture is not None
    many = len(proof.line(number).text) > _LONGEST_NAME
    return many + _is_told(proof, number) + portrait + (proof.line(number).text in foot)


def _under_headline(known: Known) -> list[int]:
    """Lines between headline and body: those near the headline, and those near the body."""
    if known.at < 0:
        return []
    between = range(known.at + 1, known.first)
    return sorted({*between[:_FEW], *between[-_FEW:]})


def _is_lone_name(proof: Proof, number: int) -> bool:
    """Two or three words that look like somebody's name, or a team's."""
    if not proof.is_free(number):
        return False
    line = proof.line(number)
    if not 5 <= len(line.text) <= _LONGEST_LIST or line.tag in _UNSIGNED:
        return False
    if "nav" in proof.galley.zones(line):
        return False
    if len(line.text) > _LONGEST_NAME or "," in line.text:
        return _are_all_names(line.text)
    is_one = 2 <= len(line.text.split()) <= 3 and is_name(line.text)
    return is_one or TEAM.fullmatch(line.text) is not None


def _are_all_names(text: str) -> bool:
    """A list of three names or more, each in full."""
    names = _LISTED.split(text)
    return len(names) > 2 and all(1 < len(name.split()) < 5 and is_name(name) for name in names)


def _is_told(proof: Proof, number: int) -> bool:
    """A date stands within two lines, or a post under it."""
    lines = proof.galley.lines
    beside = lines[max(0, number - 2) : number + 3]
    if any(len(line.text) < _LONGEST_LABELLED and may_hold_date(line.text) for line in beside):
        return True
    below = lines[number + 1].text if number + 1 < len(lines) else ""
    return len(below) < _LONGEST_LABELLED and names_post(below)


def _signed_off(proof: Proof, known: Known) -> Byline | None:
    """A name and nothing else on the body's first or last line, or right under it."""
    lines = proof.galley.lines
    for number in (known.first, known.last, known.last + 1):
        if not 0 <= number < len(lines) or not proof.is_free(number):
            continue
        line = lines[number]
        if proof.galley.zones(line) & _QUOTED:
            continue  # a name under a quotation said it, and wrote nothing
        if line.tag not in _PARAGRAPHS or line.link_share > 0.5 or len(line.text) > _LONGEST_NAME:
            continue
        if number > known.last and not _is_beside(proof, known.last, number):
            continue
        names = line.text.replace("/", ", ").strip(" .()–—-")
        if 2 <= len(names.split()) <= 6 and all(is_name(part) for part in names.split(", ")):
            byline = known_byline(names, known.site)
            if byline and has_person(byline):
                proof.keep(number, "byline")
                return byline
    return None


def _is_beside(proof: Proof, last: int, number: int) -> bool:
    """The line stands in the same element as the body's last, or in one of the same kind there."""
    here, there = (proof.galley.place(proof.line(n)) for n in (last, number))
    return proof.line(last).place == proof.line(number).place or (
        here.parent == there.parent and here.tag == there.tag
    )


def _claimed(proof: Proof, known: Known) -> Byline | None:
    """ "Written by" on a line that was cut as something else, under the body or amid the page."""
    lines = proof.galley.lines[: known.last + _BELOW]
    for number in range(max(known.at, 0), len(lines)):
        front = _SIGNED_OFF.match(lines[number].text)
        if not front or (number <= known.last and not _POSTED.match(front[0])):
            continue
        found = None if _is_comment(proof, number) else read_byline(lines[number].text, known.site)
        if found:
            return found
    return None


def _labelled(proof: Proof, known: Known) -> Byline | None:
    """Names on lines of their own, under one that says "Written by", "Autor", "Par" alone."""
    start = max(0, (known.at if known.at >= 0 else known.first) - _FEW)
    lines = proof.galley.lines[: known.last + _BELOW]
    for number in range(start, len(lines)):
        if not _is_label(lines[number].text):
            continue
        named = _below_label(proof, number, known)
        if named and not _is_comment(proof, number):
            return named
    return None


def _is_label(text: str) -> bool:
    if not text or len(text) > _LONGEST_NAME:
        return False
    words = text.rstrip(" :：|")
    return bool(_LABEL.fullmatch(words) or (words != text and _COLONED.fullmatch(words)))


def _below_label(proof: Proof, label: int, known: Known) -> Byline | None:
    """The name behind a picture or the letters of one, and those that stand beside it."""
    lines = proof.galley.lines
    clear = len(lines[label].text) > _CLEAR or lines[label].text.endswith((":", "："))
    for number in range(label + 1, min(label + 5, len(lines))):
        text = lines[number].text
        if len(text) < 4:
            continue
        byline = signed_byline((text,), known.site) if len(text) <= _LONGEST_LABELLED else None
        if byline and (_are_names(byline, clear=clear) or TEAM.fullmatch(text)):
            more = _beside(proof, number, known)
            return known_byline(", ".join([byline.text, *more]), known.site) if more else byline
        return None
    return None


def _told_of(proof: Proof, known: Known) -> Byline | None:
    """A name under the story, on a line of its own, over lines that tell of its bearer."""
    lines = proof.galley.lines[: known.last + _FOOT]
    for number in range(max(known.last, 0) + 1, len(lines)):
        name = lines[number].text
        if not 5 <= len(name) <= _LONGEST_NAME or not is_name(name):
            continue
        below = (line.text for line in lines[number + 1 : number + 5])
        if any(len(t) > _LONGEST_LABELLED and t.startswith(name) for t in below):
            byline = None if _is_comment(proof, number) else known_byline(name, known.site)
            if byline and has_person(byline):
                return byline
    return None


def _are_names(byline: Byline, *, clear: bool) -> bool:
    return all(is_name(person.name.split(",")[0], certain=clear) for person in byline.people)


def _beside(proof: Proof, first: int, known: Known) -> list[str]:
    """Names on lines of the same kind as the first one, until something else is said."""
    places, lines = proof.galley.places, proof.galley.lines
    kind, found = places[lines[first].place], []
    for line in lines[first + 1 : first + _FEW]:
        if len(line.text) > _LONGEST_LABELLED or line.text.endswith((":", "by", "By")):
            break
        place = places[line.place]
        alike = place.tag == kind.tag and place.words == kind.words
        if alike and place.parent != kind.parent:
            alike = places[place.parent].words == places[kind.parent].words
        if alike and is_name(line.text) and not is_known(line.text, known.site):
            found.append(line.text)
    return found


def _is_comment(proof: Proof, number: int) -> bool:
    """The line stands among what readers write."""
    places = proof.galley.places
    at = proof.line(number).place
    for _ in range(6):
        if at < 0:
            return False
        if _COMMENT.search(places[at].words):
            return True
        at = places[at].parent
    return False
