"""Who signed, out of what is printed, said in data and marked as the author's."""

import re

from copydesk.cleaning.byline import has_person, known_byline, read_byline, says_by
from copydesk.cleaning.moments import may_hold_date
from copydesk.cleaning.names import is_known, is_name
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.signed import signed_byline
from copydesk.markup.tidy import count_words, same_words, tidy
from copydesk.story.record import Record
from copydesk.story.story import Byline, Item, Person

_BYLINE = re.compile(r"byline|\bauthors?\b|author-?name|writer|reporter|autor|firma|signature")
_SIGNED_OFF = re.compile(
    r"(?:written|posted|reported|words) by |(?:autor|auteur|author|text|texte|redaktion)\w* ?:"
    r"|autorin/autor |(?:eingestellt|gespeichert|erstellt|verfasst|publié|publicado"
    r"|escrito) (?:von|par|por)"
    r"|责任编辑|责编|記者|记者|作者",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"comment|kommentar|\breply|respond|disqus")
_QUOTED = frozenset({"blockquote", "pullquote"})
_PARAGRAPHS = frozenset({"p", "div", "strong", "em", "b"})
_BELOW, _LONGEST = 14, 400
_HEADINGS = frozenset({"h1", "h2", "h3"})
_FEW, _MOST, _LONGEST_NAME = 12, 12, 40


class Known(Record, frozen=True):
    """What is known before: the site's names, the headline's line, the body's first and last."""

    site: tuple[str, ...] = ()
    at: int = -1
    first: int = 0
    last: int = -1


class Signed(Record, frozen=True):
    """A byline with how sure it is, and why."""

    byline: Byline | None = None
    value: float = 0.0
    why: str = ""


# What a place's word is worth, found on the development pages: what stands beside a date without
# any "By" is as often a rubric as a name.
_WORTH = {
    "page data": 0.8,
    "printed": 0.66,
    "marked so on the page": 0.6,
    "by the element's name": 0.4,
    "a name alone under the headline": 0.22,
    "a name alone at the story's end": 0.21,
    "printed beside a date": 0.03,
}


def find_signers(proof: Proof, near: list[int], item: Item, known: Known) -> Signed:
    """The names that most places agree on."""
    meta, site = proof.galley.metadata, known.site
    said = _printed(proof, near, site)
    said["a name alone under the headline"] = _alone(proof, known)
    said["a name alone at the story's end"] = _signed_off(proof, known)
    said["printed"] = said.get("printed") or _claimed(proof, known)
    sent = known_byline(tidy(item.byline), site)
    if sent and has_person(sent):
        return Signed(byline=sent, value=0.95, why="sent with the copy")
    said["page data"] = _said(meta.authors, site)
    said["marked so on the page"] = signed_byline(meta.signed, site)
    found = [
        Signed(byline=byline, value=worth, why=why)
        for why, worth in _WORTH.items()
        if (byline := said.get(why))
    ]
    best = _most_agreed(found, site)
    return (
        best
        if best.byline or not sent
        else Signed(byline=sent, value=0.6, why="sent with the copy")
    )


def _most_agreed(found: list[Signed], site: tuple[str, ...]) -> Signed:
    """Places that share a name add up; people go before papers, full names before bare ones."""
    best, best_worth = Signed(), -9.0
    for one in found:
        together = [other for other in found if other is one or _share(one, other)]
        worth = sum(_worth(other, site) for other in together) + 0.01 * _worth(one, site)
        if worth > best_worth:
            best, best_worth = _joined(one, together), worth
    return best


def _worth(one: Signed, site: tuple[str, ...]) -> float:
    people = one.byline.people if one.byline else ()
    persons = [p for p in people if p.name != p.agency and not is_known(p.name, site)]
    if not persons:
        return one.value / 20
    full = any(" " in p.name or not p.name.isascii() for p in persons)
    return one.value if full else one.value / 4


def _share(one: Signed, other: Signed) -> bool:
    """A name of one is a name of the other, or begins or ends it."""
    return any(
        mine == theirs or (min(len(mine), len(theirs)) > 4 and _holds(mine, theirs))
        for mine in _keys(one)
        for theirs in _keys(other)
    )


def _holds(mine: str, theirs: str) -> bool:
    long, short = (mine, theirs) if len(mine) > len(theirs) else (theirs, mine)
    return long.startswith(short) or long.endswith(short)


def _joined(best: Signed, together: list[Signed]) -> Signed:
    """The first place's names, or those of one that has them all and more; surer by agreement."""
    chosen = together[0] if len(together) > 1 else best
    for other in together:
        more = _keys(chosen) < _keys(other) and len(_keys(other)) <= _MOST and _all_people(other)
        if more or (_is_bare(chosen) and not _is_bare(other) and _all_people(other)):
            chosen = other
    value = {1: 0.0, 2: 0.12}.get(len(together), 0.2) + best.value
    why = " and ".join(one.why for one in together)
    return Signed(byline=chosen.byline, value=min(0.97, value), why=why)


def _is_bare(one: Signed) -> bool:
    """First names alone, or names written small."""
    names = [p.name for p in one.byline.people] if one.byline else []
    return not any(" " in name and name.istitle() for name in names)


def _keys(one: Signed) -> set[str]:
    return {same_words(p.name) for p in one.byline.people} if one.byline else set()


def _all_people(one: Signed) -> bool:
    return one.byline is not None and all(p.name != p.agency for p in one.byline.people)


# -- places --------------------------------------------------------------------------------------


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


def _alone(proof: Proof, known: Known) -> Byline | None:
    """A line under the headline that holds a name and nothing else, beside a date."""
    for number in (
        range(max(known.at + 1, known.first - _FEW), known.first) if known.at >= 0 else ()
    ):
        line = proof.line(number)
        if (
            not 5 <= len(line.text) <= _LONGEST_NAME
            or line.tag in _HEADINGS
            or not proof.is_free(number)
        ):
            continue
        if (
            not 2 <= len(line.text.split()) <= 3
            or not is_name(line.text)
            or _is_stray(proof, number)
        ):
            continue
        byline = known_byline(line.text, known.site)
        if byline and has_person(byline) and not is_known(line.text, known.site):
            proof.keep(number, "byline")
            return byline
    return None


def _is_stray(proof: Proof, number: int) -> bool:
    """No date stands within two lines, or the line is one of a menu's."""
    lines = proof.galley.lines[max(0, number - 2) : number + 3]
    zones = proof.galley.zones(proof.line(number))
    return "nav" in zones or not any(len(n.text) < 60 and may_hold_date(n.text) for n in lines)


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
    """ "Written by" under the body, on a line that was cut as something else."""
    below = range(known.last + 1, known.last + _BELOW) if known.last >= 0 else ()
    for number in below:
        if number >= len(proof.galley.lines):
            break
        line = proof.line(number)
        if _SIGNED_OFF.match(line.text) and not _is_comment(proof, number):
            found = read_byline(line.text, known.site)
            if found:
                return found
    return None


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


def _said(authors: tuple[str, ...], site: tuple[str, ...]) -> Byline | None:
    """Every author that data names is one of those who signed; agencies among them too."""
    told = [a for a in authors if "://" not in a and not a.isdigit() and a[:1] not in "(@"]
    bylines = [one for a in told[:_MOST] if (one := known_byline(a, site))]
    signers = [person for byline in bylines for person in byline.people]
    if any(p.name != p.agency for p in signers):
        # The paper's own name beside its reporter's says nothing.
        signers = [p for p in signers if p.name != p.agency or not is_known(p.name, site)]
    people: dict[str, Person] = {}
    for person in signers:
        people.setdefault(same_words(person.name), person)
    if not people:
        return None
    text = ", ".join(dict.fromkeys(byline.text for byline in bylines))
    return Byline(text=text, people=tuple(people.values())[:_MOST])
