"""A page read strictly: what the tests ask of any HTML we print."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from typing_extensions import override

VOID = {"meta", "link", "img", "source", "br", "hr", "input", "path"}
SELF_CLOSED = {"path"}
IN_A_PARAGRAPH = {"div", "p", "ul", "ol", "table", "figure", "section", "aside", "h1", "h2", "h3"}


@dataclass
class Read:
    """What stood on a page, and what is wrong with its markup."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    text: str = ""

    def values(self, tag: str, name: str) -> list[str]:
        """All values of an attribute on elements of a name."""
        return [value for on, key, value in self.attributes if (on, key) == (tag, name)]


class Strict(HTMLParser):
    """Reads with a stack, as browsers do not: every tag must close in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read = Read()
        self.open: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.read.errors.append(f"attribute twice on <{tag}>")
        if "p" in self.open and tag in IN_A_PARAGRAPH:
            self.read.errors.append(f"<{tag}> in <p>")
        if tag == "a" and "a" in self.open:
            self.read.errors.append("<a> in <a>")
        for name, value in attrs:
            self.read.attributes.append((tag, name, value or ""))
            if name == "id":
                self.read.ids.append(value or "")
            if name == "href" and tag == "a":
                self.read.links.append(value or "")
        self.read.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    @override
    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.read.errors.append(f"</{tag}> where {self.open[-2:]} is open")
            return
        self.open.pop()

    @override
    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in {"script", "style"}:
            self.read.text += data


def read(content: bytes) -> Read:
    """The page; its `errors` are empty when its markup is sound."""
    parser = Strict()
    parser.feed(content.decode("utf-8"))
    parser.close()
    found = parser.read
    if parser.open:
        found.errors.append(f"never closed: {parser.open}")
    found.errors += [f"id twice: {id}" for id in found.ids if found.ids.count(id) > 1]
    found.errors += [f"odd id: {id!r}" for id in found.ids if not id or " " in id]
    return found
