"""What an item is about and what it belongs to: subjects, genres, services, sets."""

from collections.abc import Iterator
from itertools import islice

from copydesk.story.story import Concept
from copydesk.wire.agencyxml import local
from copydesk.wire.newsml_g2.properties import child, children, code, last, listed, named
from copydesk.wire.xmltree import Element

# IPTC's concept natures (cpnat), and what agencies call the same.
KINDS = {
    "person": "person",
    "organisation": "organisation",
    "organization": "organisation",
    "company": "organisation",
    "geoarea": "place",
    "poi": "place",
    "event": "event",
    "object": "object",
    "category": "category",
}
OTHERS = {"genre": "genre", "service": "service", "memberof": "set"}
MOST = 2_000  # subjects of an item; nobody is told by more
# What is known of an item without being its subject.
BESIDE = frozenset({"genre", "service", "set", "facet"})


def read_concepts(item: Element, language: str) -> tuple[Concept, ...]:
    """All concepts of an item, in order, none twice; names also from its asserts."""
    known = {code(one): named(one, language) for one in children(item, "assert")}
    found = dict.fromkeys(_concepts(item, language, known))
    return tuple(one for one in found if one.code or one.name)


def topics(concepts: tuple[Concept, ...]) -> tuple[str, ...]:
    """The names of what an item is about, people, places and events among them."""
    about = (one.name for one in concepts if one.name and one.kind not in BESIDE)
    return tuple(dict.fromkeys(about))


def _concepts(item: Element, language: str, known: dict[str, str]) -> Iterator[Concept]:
    content = child(item, "contentmeta")
    for subject in islice(children(content, "subject"), MOST):
        yield _concept(subject, _kind(subject), language, known)
        bags = (bit for bag in children(subject, "bag") for bit in children(bag, "bit"))
        for part in (*children(subject, "mainconcept"), *bags):
            yield _concept(part, _kind(part), language, known)
        for facet in children(subject, "facetconcept"):
            yield _concept(facet, "facet", language, known)
    for meta in (content, child(item, "itemmeta")):
        for other in children(meta, *OTHERS):
            yield _concept(other, OTHERS[local(other)], language, known)


def _concept(element: Element, kind: str, language: str, known: dict[str, str]) -> Concept:
    """A literal is no code: it names the concept where nothing else does."""
    name = named(element, language) or known.get(code(element), "") or element.get("literal", "")
    return Concept(code=listed(element), name=name.strip(), kind=kind)


def _kind(element: Element) -> str:
    sent = (element.get("type") or element.get("typeuri") or code(child(element, "type"))).split()
    return next((KINDS[last(one)] for one in sent if last(one) in KINDS), "subject")
