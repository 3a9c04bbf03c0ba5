"""Names on lines of their own, with nothing that says "By": what shows that they sign."""

import re

from copydesk.cleaning.byline import has_person, known_byline
from copydesk.cleaning.moments import may_hold_date
from copydesk.cleaning.names import is_name, names_post
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.prose import ends_sentence
from copydesk.cleaning.signed import TEAM
from copydesk.cleaning.signing_ground import (
    FEW,
    FOOT,
    LONGEST_LABELLED,
    LONGEST_LIST,
    LONGEST_NAME,
    Known,
    is_comment,
)
from copydesk.markup.galley import Line
from copydesk.story.story import Byline

_QUOTED = frozenset({"blockquote", "pullquote"})
_PARAGRAPHS = frozenset({"p", "div", "strong", "em", "b"})
_UNSIGNED = frozenset({"h1", "h2", "h3", "button"})
_SHORTEST_SENTENCE = 4
_ALONE = "a name alone under the headline"
_APART = "a name set apart under the headline"
_LISTED = re.compile(r",\s+(?:and\s+|und\s+)?|\s+(?:&|and|und|et|y|e|og|och|i)\s+")


def find_lone(proof: Proof, known: Known) -> dict[str, Byline | None]:
    """Names alone under the headline, at the story's end and over a biography."""
    said = _alone(proof, known)
    said["a name alone at the story's end"] = _signed_off(proof, known)
    said["over a biography"] = _told_of(proof, known)
    return said


def _alone(proof: Proof, known: Known) -> dict[str, Byline | None]:
    """A line under the headline that holds a name and nothing else, with signs that it signs."""
    foot = {line.text for line in proof.galley.lines[known.last + 1 : known.last + FOOT]}
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
    many = len(proof.line(number).text) > LONGEST_NAME
    return many + _is_told(proof, number) + portrait + (proof.line(number).text in foot)


def _under_headline(known: Known) -> list[int]:
    """Lines between headline and body: those near the headline, and those near the body."""
    if known.at < 0:
        return []
    between = range(known.at + 1, known.first)
    return sorted({*between[:FEW], *between[-FEW:]})


def _is_lone_name(proof: Proof, number: int) -> bool:
    """Two or three words that look like somebody's name, or a team's."""
    if not proof.is_free(number):
        return False
    line = proof.line(number)
    if not 5 <= len(line.text) <= LONGEST_LIST or line.tag in _UNSIGNED:
        return False
    if "nav" in proof.galley.zones(line):
        return False
    if len(line.text) > LONGEST_NAME or "," in line.text:
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
    if any(len(line.text) < LONGEST_LABELLED and may_hold_date(line.text) for line in beside):
        return True
    below = lines[number + 1].text if number + 1 < len(lines) else ""
    return len(below) < LONGEST_LABELLED and names_post(below)


def _signed_off(proof: Proof, known: Known) -> Byline | None:
    """A name and nothing else on the body's first or last line, or right under it."""
    for number in (known.first, known.last, known.last + 1):
        if not proof.is_free(number) or not _may_sign_off(proof, number):
            continue
        if number > known.last and not _is_beside(proof, known.last, number):
            continue
        if proof.is_copy and number == known.last and _ends_list(proof, number):
            continue
        names = proof.line(number).text.replace("/", ", ").strip(" .()–—-")
        if 2 <= len(names.split()) <= 6 and all(is_name(part) for part in names.split(", ")):
            byline = known_byline(names, known.site)
            if byline and has_person(byline):
                proof.keep(number, "byline")
                return byline
    return None


def _ends_list(proof: Proof, number: int) -> bool:
    """The line above is as short: teams, winners, places."""
    above = proof.line(number - 1).text if number else ""
    return 0 < len(above.split()) <= _SHORTEST_SENTENCE and not ends_sentence(above)


def _may_sign_off(proof: Proof, number: int) -> bool:
    """A name under a quotation said it, and wrote nothing; one with "(ed.)" made a book."""
    line = proof.line(number)
    if proof.galley.zones(line) & _QUOTED or "(" in line.text[1:]:
        return False
    return line.tag in _PARAGRAPHS and line.link_share <= 0.5 and len(line.text) <= LONGEST_NAME


def _is_beside(proof: Proof, last: int, number: int) -> bool:
    """The line stands in the same element as the body's last, or in one of the same kind there."""
    here, there = (proof.galley.place(proof.line(n)) for n in (last, number))
    return proof.line(last).place == proof.line(number).place or (
        here.parent == there.parent and here.tag == there.tag
    )


def _told_of(proof: Proof, known: Known) -> Byline | None:
    """A name under the story, on a line of its own, over lines that tell of its bearer."""
    lines = proof.galley.lines[: known.foot]
    for number in range(max(known.last, 0) + 1, len(lines)):
        name = lines[number].text
        if not 5 <= len(name) <= LONGEST_NAME or not _tells_of(name, lines, number):
            continue
        if is_name(name) and not is_comment(proof, number):
            byline = known_byline(name, known.site)
            if byline and has_person(byline):
                return byline
    return None


def _tells_of(name: str, lines: tuple[Line, ...], number: int) -> bool:
    below = (line.text for line in lines[number + 1 : number + 5])
    return any(len(text) > LONGEST_LABELLED and text.startswith(name) for text in below)
