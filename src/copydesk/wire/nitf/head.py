"""The head of NITF: what a document is, what it is about, and on what terms it may be used."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from copydesk.story.story import Concept
from copydesk.wire import cut, dates
from copydesk.wire.agencyxml import child, children, digits, line, local, said, within, wordings
from copydesk.wire.agencyxml import words as words_of
from copydesk.wire.xmltree import Element

CODE = re.compile(r"\d{8}")
# The levels of an eight-digit subject code, by the attribute that names each.
LEVELS = (
    ("tobject.subject.type", 2),
    ("tobject.subject.matter", 5),
    ("tobject.subject.detail", 8),
)
KINDS = {
    "person": "person", "org": "organisation", "location": "place", "event": "event",
    "function": "function", "object.title": "object", "virtloc": "place",
}  # fmt: skip
SLUGS = ("slugline", "slug", "anpa-keyword")
RIGHTS = ("type", "limitations", "geography", "agent")


@dataclass(frozen=True)
class Head:
    """The head of a document: its elements by name, wherever the agency has put them."""

    root: Element
    found: dict[str, list[Element]] = field(default_factory=dict)
    metas: dict[str, str] = field(default_factory=dict)
    iim: dict[int, str] = field(default_factory=dict)

    def first(self, name: str) -> Element | None:
        """The first element of a name."""
        return next(iter(self.found.get(name, ())), None)

    def all(self, name: str) -> list[Element]:
        """All elements of a name, in document order."""
        return self.found.get(name, [])

    def moment(self, name: str) -> dt.datetime | None:
        """The first date of a name that is one, as `norm` or in words."""
        moments = (dates.parse(said(one, "norm") or line(one)) for one in self.all(name))
        return next(filter(None, moments), None)

    @property
    def guid(self) -> str:
        """The document's own id."""
        return said(self.first("doc-id"), "id-string") or said(self.root, "uno")

    @property
    def broke_off(self) -> bool:
        """Whether a damaged document ends before its status: an attribute of its docdata, which
        is read to its end where that has children.
        """
        own = self.first("docdata")
        if said(own, "management-status") or (own is not None and len(own)):
            return False
        section = own if own is not None else child(self.root, "head")
        return cut.broke_off(self.root, section, "body")

    @property
    def language(self) -> str:
        """The language of the document, or of its body."""
        body = child(self.root, "body")
        return said(self.root, "baselang", "lang") or said(body, "lang")

    @property
    def urgency(self) -> int:
        """1 most urgent to 8 least; 0 where it is not said."""
        told = digits(said(self.first("urgency"), "ed-urg"), most=2)
        return told or digits(self.iim.get(10, ""), most=2)

    @property
    def keywords(self) -> tuple[str, ...]:
        """Words to find it by."""
        loose = (word.strip() for word in self.metas.get("keywords", "").split(","))
        return self._listed() or wordings(*loose)

    @property
    def slugline(self) -> str:
        """The words that lead the story on the wire, else its first keyword."""
        told = next((self.metas[name] for name in SLUGS if self.metas.get(name)), "")
        return told or self.iim.get(5, "") or next(iter(self._listed()), "")

    @property
    def subjects(self) -> tuple[str, ...]:
        """What it is about, in words."""
        return wordings(*(one.name or one.code for one in self._subjects()))

    def concepts(self, front: Element | None) -> tuple[Concept, ...]:
        """Subjects, people and places with codes; genre, series, scope and fixture."""
        found = (*self._subjects(), *self._named(), *self._kinds(front))
        return tuple(dict.fromkeys(one for one in found if one.code or one.name))

    def copyright_holder(self, front: Element | None) -> str:
        """Who owns it."""
        told = said(self.first("doc.copyright"), "holder") or said(
            self.first("doc.rights"), "owner"
        )
        owner = words_of(child(front, "rights", "rights.owner"))
        inside = next(within(child(self.root, "body"), "copyrite.holder"), None)
        return told or owner or line(inside)

    def copyright_line(self, front: Element | None) -> str:
        """The copyright as a line: year and holder, or the words the copy itself has for it."""
        told = self.first("doc.copyright")
        holder = self.copyright_holder(front)
        inside = line(next(within(child(self.root, "body"), "copyrite"), None))
        year = said(told, "year")
        if holder and (year or not inside):
            return holder if _is_line(holder) else " ".join(wordings("©", year, holder))
        return inside or self.iim.get(116, "")

    def usage_terms(self, front: Element | None) -> str:
        """The rights in words: kind, limits, places, agents and period."""
        terms: list[str] = []
        for one in self.all("doc.rights"):
            terms += [said(one, name) for name in RIGHTS]
            terms.append(_period(said(one, "startdate"), said(one, "enddate")))
        for one in children(front, "rights"):
            terms += [words_of(child(one, f"rights.{name}")) for name in RIGHTS]
            terms.append(_period(*(_day(one, f"rights.{name}date") for name in ("start", "end"))))
            terms.append(" ".join(wordings(line_of_own(one))))
        return "; ".join(wordings(*terms))

    def end_of_rights(self, front: Element | None) -> dt.datetime | None:
        """When the rights end, for documents that have no date of expiry."""
        ends = [said(one, "enddate") for one in self.all("doc.rights")]
        ends += [_day(one, "rights.enddate") for one in children(front, "rights")]
        return next(filter(None, map(dates.parse, ends)), None)

    def _listed(self) -> tuple[str, ...]:
        return wordings(*(said(one, "key") or line(one) for one in self.all("keyword")))

    def _subjects(self) -> Iterator[Concept]:
        for one in self.all("tobject.subject"):
            code = said(one, "tobject.subject.refnum") or said(one, "tobject.subject.code")
            if CODE.fullmatch(code):
                yield from _levels(one, code)
            else:
                names = [said(one, name) for name, _ in reversed(LEVELS)]
                name = next(filter(None, names), "")
                yield Concept(code=code or name, name=name)
        for one in self.all("classifier"):
            name = line(one) or said(one, "value")
            kind = said(one, "type").lower()
            yield Concept(code=said(one, "value") or name, name=name, kind=kind or "subject")

    def _named(self) -> Iterator[Concept]:
        for one in within(self.first("identified-content"), *KINDS):
            name = words_of(one)
            code = said(one, "value", "location-code")
            yield Concept(code=code or name, name=name, kind=KINDS[local(one)])
        for one in self.all("evloc"):
            name = ", ".join(
                wordings(*(said(one, p) for p in ("city", "county-dist", "state-prov")))
            )
            yield Concept(code=said(one, "iso-cc") or name, name=name, kind="place")

    def _kinds(self, front: Element | None) -> Iterator[Concept]:
        for name, attribute, kind in (
            ("tobject.property", "tobject.property.type", "genre"),
            ("fixture", "fix-id", "fixture"),
            ("doc-scope", "scope", "scope"),
            ("series", "series.name", "series"),
        ):
            for one in (*self.all(name), *children(front, name)):
                yield Concept(code=said(one, attribute), name=said(one, attribute), kind=kind)


def head_of(root: Element) -> Head:
    """The head of an nitf element."""
    found: dict[str, list[Element]] = {}
    head = child(root, "head")
    for one in head.iterdescendants() if head is not None else ():
        found.setdefault(local(one), []).append(one)
    metas: dict[str, str] = {}
    for one in found.get("meta", ()):
        metas.setdefault(said(one, "name", "http-equiv").lower(), said(one, "content"))
    return Head(root=root, found=found, metas=metas, iim=_datasets(found.get("ds", [])))


def line_of_own(element: Element) -> str:
    """The words that stand in an element itself, not in those inside it."""
    return " ".join(" ".join((element.text or "", *(one.tail or "" for one in element))).split())


def _datasets(sets: list[Element]) -> dict[int, str]:
    """IIM datasets of record 2 by number ("2:105", "105")."""
    found: dict[int, str] = {}
    for one in sets:
        record, _, number = said(one, "num").rpartition(":")
        if record in ("", "2"):
            found.setdefault(digits(number), said(one, "value"))
    return found


def _levels(subject: Element, code: str) -> Iterator[Concept]:
    """A subject and the wider ones its attributes name: type, matter, detail."""
    names: dict[str, str] = {}
    for attribute, length in LEVELS:
        level = f"{code[:length]:0<8}"  # of a matter, that of its detail is the same
        names[level] = said(subject, attribute) or names.get(level, "")
    for wider, name in names.items():
        if name or wider == code:
            yield Concept(code=wider, name=name)


def _day(rights: Element, name: str) -> str:
    one = child(rights, name)
    return said(one, "norm") or line(one)


def _period(start: str, end: str) -> str:
    return " ".join(wordings(start and f"from {start}", end and f"until {end}"))


def _is_line(holder: str) -> bool:
    return re.match(r"©|\(c\)|copyright\b", holder, re.IGNORECASE) is not None
