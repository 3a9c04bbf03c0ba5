"""Where on a page those who signed it are printed, line by line."""

import re

from copydesk.cleaning.byline import (
    has_person,
    known_byline,
    others_in,
    read_byline,
    says_by,
)
from copydesk.cleaning.labelled_names import find_labelled
from copydesk.cleaning.lone_names import find_lone
from copydesk.cleaning.names import is_name
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.signed import signed_byline
from copydesk.cleaning.signing_ground import (
    ABOVE,
    BELOW,
    FEW,
    LONGEST_LIST,
    Known,
    is_comment,
)
from copydesk.markup.tidy import count_words
from copydesk.story.story import Byline

_BYLINE = re.compile(r"byline|\bauthors?\b|author-?name|writer|reporter|autor|firma|signature")
_SIGNED_OFF = re.compile(
    r"(?:written|posted|reported|words) by |(?:autor|auteur|author|text|texte|redaktion)\w* ?:"
    r"|autorin/autor |(?:eingestellt|gespeichert|erstellt|verfasst|publié|publicado"
    r"|escrito) (?:von|par|por)"
    r"|责任编辑|责编|記者|记者|作者",
    re.IGNORECASE,
)
_POSTED = re.compile(r"(?:written|posted)|.*(?:von|par|por)\b", re.IGNORECASE)
_AUTHORS_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es|in|innen)?|auteurs?|autore|autori|journalists?|reporters?|writers?"
    r"|contributors?|columnists?|kolumnisten|staff|redaktion|redakteur\w*|mitarbeiter|profile?s?"
    r"|experts?|firmas?|yazar\w*|skribent\w*|forfatter\w*|author-\w+)[/?=-]",
    re.IGNORECASE,
)
_LONGEST = 400


def find_printed(proof: Proof, near: list[int], known: Known) -> dict[str, Byline | None]:
    """What is printed of who signed, by the kind of place; the lines are taken as byline."""
    said = _printed(proof, near, known)
    said |= find_lone(proof, known)
    said["printed"] = said.get("printed") or _claimed(proof, known)
    said["printed under a label"] = find_labelled(proof, known)
    said["linked to an author's page"] = _linked(proof, known)
    return said


def _printed(proof: Proof, near: list[int], known: Known) -> dict[str, Byline | None]:
    """What lines near the body say with "By" or beside a date, and lines that are called byline."""
    said: dict[str, Byline | None] = {}
    for number in near:
        if number > known.foot or len(proof.line(number).text) > _LONGEST:
            continue
        text = proof.text(number)
        found = read_byline(text, known.site)
        named = None if found else _named(proof, number, known.site)
        if not (found or named) or is_comment(proof, number):
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
    if not _BYLINE.search(place.words) or count_words(line.text) > FEW:
        return None
    return signed_byline((proof.text(number),), site)


def _claimed(proof: Proof, known: Known) -> Byline | None:
    """ "Written by" on a line that was cut as something else, under the body or amid the page."""
    lines = proof.galley.lines[: min(known.last + BELOW, known.foot)]
    for number in range(max(known.at, 0), len(lines)):
        front = _SIGNED_OFF.match(lines[number].text)
        if not front or (number <= known.last and not _POSTED.match(front[0])):
            continue
        found = None if is_comment(proof, number) else read_byline(lines[number].text, known.site)
        if found:
            return found
    return None


def _linked(proof: Proof, known: Known) -> Byline | None:
    """Names with links to a page about an author, on one line near the headline or the foot."""
    top = known.at if known.at >= 0 else known.first
    start, stop = max(0, top - ABOVE), known.first + ABOVE
    foot = min(known.last + BELOW, known.foot)
    for number in (*range(start, stop), *range(max(stop, known.last - 1), foot)):
        names = _author_links(proof, number) if number < len(proof.galley.lines) else []
        byline = known_byline(", ".join(names), known.site) if names else None
        if byline and has_person(byline) and not is_comment(proof, number):
            return byline
    return None


def _author_links(proof: Proof, number: int) -> list[str]:
    """Full names on a line that lead to a page of authors; nobody who only checked or pictured."""
    line = proof.line(number)
    marks = line.marks if len(line.text) <= LONGEST_LIST else ()
    leads = [m for m in marks if m.kind == "link" and _AUTHORS_PAGE.search(m.href)]
    if not leads or "nav" in proof.galley.zones(line):
        return []
    before = proof.line(number - 1).text[:LONGEST_LIST] if number else ""
    end = 0 if before and not others_in(before) else others_in(line.text)
    names = [line.text[m.start : m.end].strip(" ,") for m in leads if m.start < end]
    return [name for name in names if 2 <= len(name.split()) <= 4 and is_name(name)]
