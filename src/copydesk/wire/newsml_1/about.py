"""What a NewsML 1.x NewsItem says about its copy: lines, people, rights, subjects, places.

It is said at the component with the copy, or at one around it; what only another component says
(a headline beside the copy) is taken where these say nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.story.story import Concept
from copydesk.wire.agencyxml import child, children, line, local, said, wordings
from copydesk.wire.newsml_1.told import Components, Told, party
from copydesk.wire.xmltree import Element

SUBJECTS = ("subject", "subjectmatter", "subjectdetail", "subjectqualifier")
NOTES = re.compile(r"advis|editor|note|caution|warning|instruction|restrict", re.IGNORECASE)
PLACE = ("sublocation", "city", "area", "countryarea", "state", "region", "country")
UNSAID = frozenset({"generatorsoftware", "rank"})
KEYWORDS = frozenset({"keyword", "keywords", "tesauro", "thesaurus"})


@dataclass(frozen=True)
class About:
    """The lines and metadata that hold for a piece of copy, nearest first."""

    told: Told
    components: Components
    others: Components

    def text(self, *names: str) -> str:
        """The words under the first of these names that says something, nearest component first."""
        found = self.told.text(self.components, *names)
        return found or next(filter(None, (self._own(one, names) for one in self.others)), "")

    def lines(self, name: str) -> str:
        """All lines of a name at the nearest component that has one, as one."""
        found = wordings(*(line(one) for one in self.told.nearest(self.components, name)))
        return ", ".join(found) or self.text(name)

    def parties(self, name: str) -> tuple[str, ...]:
        """The parties under a name."""
        found = self.told.parties(self.components, name)
        beside = (self.told.own(one).get(name, ()) for one in self.others)
        first = next((names for held in beside for one in held if (names := party(one))), ())
        return found or first

    def every(self, name: str) -> tuple[Element, ...]:
        """All that is said under a name here and around; else all that is said anywhere."""
        found = tuple(self.told.everywhere(self.components, name))
        return found or tuple(one for c in self.others for one in self.told.own(c).get(name, ()))

    def _own(self, component: Element, names: tuple[str, ...]) -> str:
        held = self.told.own(component)
        lines = (line(one) for name in names for one in held.get(name, ()))
        return next(filter(None, lines), "")

    @property
    def language(self) -> str:
        """The language of the copy."""
        named = (said(one, "formalname") or line(one) for one in self.every("language"))
        spoken = (said(one, "lang") for one in reversed(self.components))
        return next(filter(None, (*named, *spoken)), "")

    @property
    def located(self) -> str:
        """The place it is reported from."""
        for one in self.every("location"):
            if said(one, "howpresent").lower() in ("origin", "", "from", "dateline"):
                place = _place(one)
                city = next((place[name] for name in PLACE[:2] if name in place), "")
                return city or next(iter(place.values()), "")
        return ""

    @property
    def keywords(self) -> tuple[str, ...]:
        """Words to find it by."""
        lines = (re.split(r"[,;]", line(one)) for one in self.every("keywordline"))
        told = (one for one in self.every("property") if _is_keyword(one))
        values = (said(one, "value") for one in told)
        return wordings(*(word.strip() for words in lines for word in words), *values)

    @property
    def notes(self) -> tuple[str, ...]:
        """Words to desks among the lines of an agency's own."""
        return tuple(words for kind, words in self._typed() if NOTES.search(kind))

    @property
    def other_lines(self) -> tuple[str, ...]:
        """All other lines of an agency's own, with what they are called."""
        told = (one for one in self._typed() if not NOTES.search(one[0]))
        series = (("Series", line(one)) for one in self.every("seriesline"))
        return wordings(*(f"{kind}: {text}".strip(": ") for kind, text in (*told, *series)))

    @property
    def usage_terms(self) -> str:
        """On what terms it may be used: the line for it, and the rights that were granted."""
        granted = []
        for one in self.every("usagerights"):
            words = [line(child(one, name)) for name in ("usagetype", "limitations", "geography")]
            dates = ("startdate", "from"), ("enddate", "until")
            words += [f"{of} {line(child(one, name))}" for name, of in dates if child(one, name)]
            granted.append(", ".join(wordings(*words)))
        return "; ".join(wordings(self.text("rightsline"), *granted))

    @property
    def copyright_holder(self) -> str:
        """Who owns it."""
        holders = (child(one, "copyrightholder") for one in self.every("copyright"))
        names = (", ".join(party(one)) for one in holders if one is not None)
        return next(filter(None, names), "")

    @property
    def copyright(self) -> str:
        """The copyright as a line."""
        day = next((line(child(one, "copyrightdate")) for one in self.every("copyright")), "")
        holder = self.copyright_holder
        made = " ".join(wordings("©", day, holder)) if holder else ""
        return self.text("copyrightline") or made

    def concepts(self) -> tuple[Concept, ...]:
        """Subjects with codes, genres, places, and what else it is said to be about."""
        found = (*self._subjects(), *self._kinds(), *self._places(), *self._named())
        return tuple(dict.fromkeys(one for one in found if one.code))

    def _subjects(self) -> Iterator[Concept]:
        for outer in self.every("subjectcode"):
            for one in children(outer, *SUBJECTS):
                yield Concept(code=said(one, "formalname"), name=_described(one))

    def _kinds(self) -> Iterator[Concept]:
        for name, kind in (("genre", "genre"), ("ofinterestto", "audience")):
            for one in self.every(name):
                code = said(one, "formalname")
                yield Concept(code=code, name=_described(one) or code, kind=kind)

    def _places(self) -> Iterator[Concept]:
        for one in self.every("location"):
            place = ", ".join(_place(one).values())
            yield Concept(code=place, name=place, kind="place")

    def _named(self) -> Iterator[Concept]:
        for one in self.every("property"):
            value, kind = said(one, "value"), said(one, "formalname").lower()
            if value and kind not in UNSAID and not _is_keyword(one):
                yield Concept(code=said(one, "code") or value, name=value, kind=kind)
        for one in self.every("topicoccurrence"):
            yield Concept(code=said(one, "topic"), name=_described(one), kind="topic")

    def _typed(self) -> Iterator[tuple[str, str]]:
        for one in self.every("newsline"):
            kind = said(child(one, "newslinetype"), "formalname")
            words = " ".join(wordings(*(line(text) for text in children(one, "newslinetext"))))
            if words:
                yield kind, words


def _place(location: Element) -> dict[str, str]:
    """The parts of a place, smallest first."""
    told: dict[str, str] = {}
    for one in children(location, "property"):
        told.setdefault(said(one, "formalname").lower(), said(one, "value"))
    known = {name: told[name] for name in PLACE if told.get(name)}
    loose = line(location) or said(location, "formalname")
    return known or ({"place": loose} if loose else {})


def _is_keyword(one: Element) -> bool:
    return said(one, "formalname").lower() in KEYWORDS


def _described(one: Element) -> str:
    """What a code stands for, where the agency has put the words beside it."""
    named = next((line(part) for part in one if local(part) in ("description", "name")), "")
    return named or said(one, "value", "name")
