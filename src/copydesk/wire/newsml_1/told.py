"""What a NewsML 1.x NewsItem tells of its components, and what these inherit from one another."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from copydesk.wire.agencyxml import children, line, local, said, wordings
from copydesk.wire.xmltree import Element

Components = tuple[Element, ...]
PARTS = ("newslines", "administrativemetadata", "rightsmetadata", "descriptivemetadata")


@dataclass
class Told:
    """The lines and metadata of components by name ("headline", "creator"), read once each."""

    held: dict[Element, dict[str, list[Element]]] = field(default_factory=dict)
    near: dict[tuple[Element, str], tuple[Element, ...]] = field(default_factory=dict)

    def own(self, component: Element) -> dict[str, list[Element]]:
        """What is said of a component itself."""
        if component not in self.held:
            found: dict[str, list[Element]] = {}
            for part in children(component, *PARTS):
                for one in part:
                    found.setdefault(local(one), []).append(one)
            self.held[component] = found
        return self.held[component]

    def nearest(self, components: Components, name: str) -> tuple[Element, ...]:
        """What is said under a name by the innermost component that says it."""
        if not components:
            return ()
        key = (components[-1], name)
        if key not in self.near:
            mine = tuple(one for one in self.own(components[-1]).get(name, ()) if _speaks(one))
            self.near[key] = mine or self.nearest(components[:-1], name)
        return self.near[key]

    def text(self, components: Components, *names: str) -> str:
        """The words under the first of these names that are said anywhere up from here."""
        for name in names:
            for one in self.nearest(components, name):
                return line(one)
        return ""

    def parties(self, components: Components, name: str) -> tuple[str, ...]:
        """The people or organisations under a name: creator, provider, source."""
        found = (party(one) for one in self.nearest(components, name))
        return wordings(*(one for names in found for one in names))

    def everywhere(self, components: Components, name: str) -> Iterator[Element]:
        """What all components up from here say under a name, innermost first."""
        for component in reversed(components):
            yield from self.own(component).get(name, ())


def party(element: Element) -> tuple[str, ...]:
    """The names of the parties in an element; its own words where it names none."""
    names = wordings(*(said(one, "formalname", "topic") for one in children(element, "party")))
    return names or wordings(said(element, "formalname") or line(element))


def components_of(item: Element) -> Components:
    """All components of a NewsItem in document order; those of items inside it are their own."""
    found: list[Element] = []
    waiting = list(children(item, "newscomponent"))[::-1]
    while waiting:
        component = waiting.pop()
        found.append(component)
        waiting += list(children(component, "newscomponent"))[::-1]
    return tuple(found)


def _speaks(element: Element) -> bool:
    return bool(line(element) or len(element) or said(element, "formalname"))
