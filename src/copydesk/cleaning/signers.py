"""Who signed, out of what is printed, said in data and marked as the author's."""

from copydesk.cleaning.byline import has_person, known_byline
from copydesk.cleaning.names import is_known
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.signed import signed_byline
from copydesk.cleaning.signing_ground import Known, foot_of
from copydesk.cleaning.signing_lines import settle_lines
from copydesk.cleaning.signing_places import find_printed
from copydesk.markup.tidy import same_words, tidy
from copydesk.story.record import Record, replace
from copydesk.story.story import Byline, Item, Person

_MOST = 12


class Signed(Record, frozen=True):
    """A byline with how sure it is, and why."""

    byline: Byline | None = None
    value: float = 0.0
    why: str = ""


# What a place's word is worth, found on the development pages: what stands beside a date without
# any "By" is as often a rubric as a name.
_WORTH = {
    "page data": 0.8,
    "printed": 0.85,
    "marked so on the page": 0.6,
    "printed under a label": 0.5,
    "linked to an author's page": 0.4,
    "over a biography": 0.45,
    "by the element's name": 0.4,
    "a name set apart under the headline": 0.4,
    "a name alone under the headline": 0.22,
    "a name alone at the story's end": 0.21,
    "printed beside a date": 0.03,
}


def find_signers(proof: Proof, near: list[int], item: Item, known: Known) -> Signed:
    """The names that most places agree on; the lines that print them are taken."""
    known = replace(known, foot=foot_of(proof, known.last))
    best = _best(find_printed(proof, near, known), proof, item, known.site)
    settle_lines(proof, known, best.byline)
    return best


def _best(
    said: dict[str, Byline | None], proof: Proof, item: Item, site: tuple[str, ...]
) -> Signed:
    meta = proof.galley.metadata
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
        return one.value / (8 if all(is_known(p.name, site) for p in people) else 2)
    full = any(" " in p.name or not p.name.isascii() for p in persons)
    return one.value if full else one.value / 4


def _share(one: Signed, other: Signed) -> bool:
    """A name of one is a name of the other, or begins or ends it."""
    if not _ends(one).isdisjoint(_ends(other)):
        return True
    return any(
        mine == theirs or (min(len(mine), len(theirs)) > 4 and _holds(mine, theirs))
        for mine in _keys(one)
        for theirs in _keys(other)
    )


def _ends(one: Signed) -> set[tuple[str, str]]:
    """First and last words of full names: "Anna B. Reed" is Anna Reed."""
    named = (
        (p.name.split(",")[0].casefold().split() for p in one.byline.people) if one.byline else ()
    )
    return {(words[0], words[-1]) for words in named if len(words) > 1}


def _holds(mine: str, theirs: str) -> bool:
    long, short = (mine, theirs) if len(mine) > len(theirs) else (theirs, mine)
    return long.startswith(short) or long.endswith(short)


def _joined(best: Signed, together: list[Signed]) -> Signed:
    """The first place's names, or those of one that has them all and more; surer by agreement."""
    chosen = together[0] if len(together) > 1 else best
    for other in together:
        if _is_glued(chosen, other):
            chosen = other
            continue
        more = _keys(chosen) < _keys(other) and len(_keys(other)) <= _MOST and _all_people(other)
        fuller = _is_bare(chosen) and not _is_bare(other) and not _is_glued(other, chosen)
        if more or (fuller and _all_people(other)):
            chosen = other
    value = {1: 0.0, 2: 0.12}.get(len(together), 0.2) + best.value
    why = " and ".join(one.why for one in together)
    return Signed(byline=chosen.byline, value=min(0.97, value), why=why)


def _is_glued(one: Signed, other: Signed) -> bool:
    """A name of one runs on where one of the other ends: "Anna Reedin News", "Anna Reed 2"."""
    names, others = ([p.name for p in s.byline.people] if s.byline else [] for s in (one, other))
    return any(
        len(mine) > len(theirs) > 4
        and mine.startswith(theirs)
        and (mine[len(theirs)].isalpha() or mine[len(theirs) :].strip().isdigit())
        for mine in names
        for theirs in others
    )


def _is_bare(one: Signed) -> bool:
    """First names alone, or names written small; surnames may be in capitals."""
    names = [p.name.split() for p in one.byline.people] if one.byline else []
    return not any(
        len(words) > 1 and all(word.istitle() or word.isupper() for word in words)
        for words in names
    )


def _keys(one: Signed) -> set[str]:
    return {same_words(p.name) for p in one.byline.people} if one.byline else set()


def _all_people(one: Signed) -> bool:
    return one.byline is not None and all(p.name != p.agency for p in one.byline.people)


# -- data ----------------------------------------------------------------------------------------


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
