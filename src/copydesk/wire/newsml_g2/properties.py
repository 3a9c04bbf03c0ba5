"""What every NewsML-G2 property shares: where it stands, its language, its code and its name.

A value from a vocabulary may be a QCode ("stat:usable"), a URI or a literal; a label may be there
in several languages, and stands in the item's own where it names none.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from copydesk.wire.agencyxml import words
from copydesk.wire.xmltree import Element

NAR = "http://iptc.org/std/nar/"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def plainly_named(root: Element) -> None:
    """The elements of the news architecture go by their bare names in lower case from here on."""
    for element in root.iter():
        tag = str(element.tag)
        space, _, name = tag.rpartition("}")
        if (not space or space.startswith(NAR, 1)) and tag != name.lower():
            with suppress(ValueError):  # recovery leaves names behind that XML does not allow
                element.tag = name.lower()


def children(parent: Element | None, *names: str) -> Iterator[Element]:
    """The children with one of some names, those of other vocabularies left aside."""
    return iter(()) if parent is None else parent.iterchildren(*names)


def child(parent: Element | None, name: str) -> Element | None:
    """The first child of a name."""
    return next(children(parent, name), None)


def listed(element: Element | None) -> str:
    """The code of a value that stands in a vocabulary: QCode, else URI, as sent."""
    return "" if element is None else (element.get("qcode") or element.get("uri") or "").strip()


def code(element: Element | None) -> str:
    """The code of a value: QCode, else URI, else literal, as sent."""
    return listed(element) or ("" if element is None else element.get("literal", "").strip())


def last(coded: str) -> str:
    """The word at the end of a code, in lower case: "ninat:text", ".../ninature/text" are text."""
    return re.split(r"[:/#]", coded.strip())[-1].lower()


def role(element: Element) -> str:
    """The role of a property, without the alias of its vocabulary."""
    return last(element.get("role") or element.get("roleuri") or "")


def named(element: Element | None, language: str) -> str:
    """The name of a concept in a language, or in another, or ""."""
    return next((words(one) for one in spoken(children(element, "name"), language)), "")


def called(element: Element | None, language: str) -> str:
    """What to call a party: its name, else its literal, else its code."""
    literal = "" if element is None else element.get("literal", "").strip()
    return named(element, language) or literal or listed(element)


def spoken(found: Iterable[Element], language: str) -> list[Element]:
    """Of the same property in several languages those in the item's; the first one's if none is."""
    held = [one for one in found if words(one)]
    for fits in (_exactly, _roughly):
        fitting = [one for one in held if fits(one.get(LANG, ""), language)]
        if fitting:
            return fitting
    return [one for one in held if one.get(LANG) == held[0].get(LANG)]


def moment(element: Element | None) -> str:
    """The date and time in a property, as sent."""
    return "" if element is None else (element.text or "").strip()


def _exactly(said: str, language: str) -> bool:
    return said.lower() in ("", language.lower())


def _roughly(said: str, language: str) -> bool:
    return said.lower().partition("-")[0] == language.lower().partition("-")[0]
