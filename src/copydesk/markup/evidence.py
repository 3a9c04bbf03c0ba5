"""What a page says of its story outside its text, gathered while it is walked."""

from collections.abc import Callable

from selectolax.lexbor import LexborNode

from copydesk.markup.address import safe_link, safe_source
from copydesk.markup.metadata import Metadata, from_head
from copydesk.markup.naming import Attributes, Naming, named
from copydesk.markup.signs import find_dated, find_signed, holding
from copydesk.markup.tidy import tidy
from copydesk.story.record import replace

# The elements that tell by their tag, how many of each are kept, and which.
_Wanted = Callable[[Attributes], bool]
_TOLD: dict[str, tuple[int, _Wanted]] = {
    "html": (1, lambda _: True),
    "title": (1, lambda _: True),
    "base": (1, lambda said: "href" in said),
    "link": (1, lambda said: said.get("rel") == "canonical"),
    "meta": (400, lambda said: "content" in said),
    "script": (40, lambda said: "ld+json" in (said.get("type") or "")),
    "h1": (5, lambda _: True),
    "time": (320, lambda _: True),
}
TELLING = frozenset(_TOLD)
# Parts of a head that sign nothing.
_SCRIPTED = frozenset({"script", "style", "noscript", "title", "base"})
_MOST_SIGNED, _MOST_DATED = 80, 320
# How far around a full name its card is looked for.
_LEVELS = 14


class Evidence:
    """Elements that say who, when and what, in the page's order."""

    def __init__(self) -> None:
        self.base = ""
        self._kept: dict[str, list[tuple[LexborNode, Attributes]]] = {tag: [] for tag in _TOLD}
        self._signed: list[LexborNode] = []
        self._dated: list[LexborNode] = []
        self._names = False

    def look_inside(self, node: LexborNode) -> None:
        """All elements of a part that holds no text of the page, itself included."""
        for inner in node.traverse():
            tag, attributes = inner.tag or "", inner.attributes
            if tag in _TOLD:
                self.keep(inner, tag, attributes)
            if tag not in _SCRIPTED:
                self.look(inner, attributes)

    def keep_scripts(self, node: LexborNode) -> None:
        """The scripts with data about the story in this part, which may be one itself."""
        for inner in node.traverse():
            if inner.tag == "script":
                self.keep(inner, "script", inner.attributes)

    def look(self, node: LexborNode, attributes: Attributes) -> None:
        """Keep the element if it is named like one that says who or when."""
        if attributes:
            naming = named(attributes)
            if naming.telling:
                self.sign(node, naming)

    def keep(self, node: LexborNode, tag: str, attributes: Attributes) -> None:
        """Keep an element that tells something by its tag."""
        kept, (most, wanted) = self._kept[tag], _TOLD[tag]
        if len(kept) == most or not wanted(attributes):
            return
        kept.append((node, attributes))
        if tag == "base":
            self.base = safe_source(attributes["href"] or "")
        elif tag == "time" and len(self._dated) < _MOST_DATED:
            self._dated.append(node)

    def sign(self, node: LexborNode, naming: Naming) -> None:
        """Keep an element that is named like one that says who or when."""
        self._names = self._names or naming.name or naming.full
        signed = naming.signed or (naming.full and _is_on_card(node))
        if signed and len(self._signed) < _MOST_SIGNED:
            self._signed.append(node)
        if naming.dated and node.tag != "time" and len(self._dated) < _MOST_DATED:
            self._dated.append(node)

    def metadata(self) -> Metadata:
        """What all that was kept comes to."""
        scripts = [node.text() for node, _ in self._kept["script"]]
        found = from_head(scripts, self._said(), self._page())
        held = holding([node for node, _ in self._kept["h1"]])
        # The page's body is asked only for what its head does not say.
        return replace(
            found,
            signed=find_signed(self._signed, held, names=self._names),
            dated=() if found.published else find_dated(self._dated, held),
        )

    def _said(self) -> dict[str, list[str]]:
        """What meta elements say, by their names."""
        said: dict[str, list[str]] = {}
        for _, meta in self._kept["meta"]:
            name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
            said.setdefault(name.lower(), []).append(tidy(meta["content"] or ""))
        return said

    def _page(self) -> dict[str, str]:
        page, title = self._first("html"), self._kept["title"]
        return {
            "title": tidy(title[0][0].text()) if title else "",
            "language": tidy(page.get("lang") or ""),
            "direction": tidy(page.get("dir") or ""),
            "canonical": safe_link(self._first("link").get("href") or "", self.base),
        }

    def _first(self, tag: str) -> Attributes:
        kept = self._kept[tag]
        return kept[0][1] if kept else {}


def _is_on_card(node: LexborNode) -> bool:
    around = node.parent
    for _ in range(_LEVELS):
        if around is None:
            return False
        if named(around.attributes).card:
            return True
        around = around.parent
    return False
