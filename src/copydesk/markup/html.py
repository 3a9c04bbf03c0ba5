"""A page or a feed's body as a galley: one parse, one walk, whatever the markup is like."""

from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from copydesk.markup.address import safe_link, safe_source
from copydesk.markup.bounds import bounded
from copydesk.markup.galley import Galley, Place
from copydesk.markup.metadata import Metadata, from_head
from copydesk.markup.setting import Setting
from copydesk.markup.signs import find_dated, find_signed
from copydesk.markup.tags import (
    APART,
    CAPTION,
    INLINE,
    MARKS,
    NAMING,
    PULL_QUOTE,
    SKIPPED,
    ZONES,
)
from copydesk.markup.tidy import tidy
from copydesk.story.record import replace
from copydesk.story.story import SentPicture


def read_html(html: str, base: str = "") -> Galley:
    """The galley of a page or fragment, never raising; text beyond the bound stays one line."""
    page, rest = bounded(html)
    tree = LexborHTMLParser(page)
    head = _Head(tree)
    walk = _Walk(head.base or base)
    if tree.root is not None:
        walk.down(tree.root)
    if rest:
        walk.beyond(rest)
    return walk.galley(head.metadata())


def read_metadata(html: str) -> Metadata:
    """Only what the head says."""
    return _Head(LexborHTMLParser(bounded(html)[0])).metadata()


class _Head:
    """The evidence in scripts, meta elements and the root's attributes."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._tree = tree
        found = tree.css_first("base[href]")
        self.base = safe_source(_attribute(found, "href")) if found else ""

    def metadata(self) -> Metadata:
        tree = self._tree
        scripts = [node.text() for node in tree.css('script[type*="ld+json"]')[:40]]
        meta: dict[str, list[str]] = {}
        for node in tree.css("meta[content]")[:400]:
            names = (_attribute(node, kind) for kind in ("property", "name", "itemprop"))
            name = next((name for name in names if name), "")
            meta.setdefault(name.lower(), []).append(tidy(_attribute(node, "content")))
        found = from_head(scripts, meta, self._page())
        # The page's body is asked only for what its head does not say.
        return replace(
            found,
            signed=find_signed(tree),
            dated=() if found.published else find_dated(tree),
        )

    def _page(self) -> dict[str, str]:
        root, title = self._tree.css_first("html"), self._tree.css_first("title")
        canonical = self._tree.css_first('link[rel="canonical"]')
        return {
            "title": tidy(title.text()) if title else "",
            "language": tidy(_attribute(root, "lang")) if root else "",
            "direction": tidy(_attribute(root, "dir")) if root else "",
            "canonical": safe_link(_attribute(canonical, "href"), self.base) if canonical else "",
        }


def _attribute(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""


class _Walk:
    """Down the tree once, in document order, without recursion."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._setting = Setting()
        self._places = [Place()]
        self._place = 0
        self._breaks = 0

    def down(self, root: LexborNode) -> None:
        """Set every line under `root`."""
        open_elements: list[tuple[Iterator[LexborNode], Callable[[], None]]]
        open_elements = [(root.iter(include_text=True), self._setting.end_line)]
        while open_elements:
            children, leave = open_elements[-1]
            node = next(children, None)
            if node is None:
                open_elements.pop()
                leave()
            elif node.tag == "-text":
                self._text(node.text_content or "")
            elif node.tag and node.tag[0].isalpha() and node.tag not in SKIPPED:
                open_elements.append((node.iter(include_text=True), self._enter(node)))

    def beyond(self, rest: str) -> None:
        """One last line for what was too long to parse."""
        self._places.append(Place(parent=0, tag="beyond", zones=frozenset({"hidden"})))
        self._setting.end_line()
        self._setting.stand(len(self._places) - 1, "beyond")
        self._setting.text(rest)
        self._setting.end_line()

    def galley(self, metadata: Metadata) -> Galley:
        """What was set."""
        return Galley(
            text=self._setting.galley_text(),
            lines=tuple(self._setting.lines),
            places=tuple(self._places),
            metadata=metadata,
            marked_up=True,
        )

    def _text(self, text: str) -> None:
        if self._breaks and not text.isspace():
            if self._breaks > 1:
                self._setting.end_line()
            self._breaks = 0
        self._setting.text(text)

    def _enter(self, node: LexborNode) -> Callable[[], None]:
        tag = str(node.tag)
        if tag == "br":
            self._breaks += 1
            self._setting.text("\n")
            return _nothing
        if tag == "img":
            self._picture(node.attributes)
            return _nothing
        if tag in ("iframe", "embed"):
            self._embed(node.attributes)
            return _nothing
        attributes = node.attributes
        words = " ".join(attributes[n] or "" for n in NAMING if n in attributes).lower()
        if tag in INLINE and not self._stands_apart(node, words):
            return self._enter_inline(tag, attributes)
        return self._enter_block(tag, attributes, words)

    def _stands_apart(self, node: LexborNode, words: str) -> bool:
        """A credit in a figure, and who is quoted under a quotation, get lines of their own."""
        place = self._places[self._place]
        if node.tag in ("cite", "small") and "figcaption" in place.zones:
            return True
        if node.tag == "cite" and place.zones & {"blockquote", "pullquote"}:
            return _is_last(node)
        if not words or not any(word in words for word in APART):
            return False
        around = self._places[max(0, place.parent)].words
        return "figure" in place.zones or bool(CAPTION.search(f"{place.words} {around}"))

    def _enter_inline(self, tag: str, attributes: dict[str, str | None]) -> Callable[[], None]:
        if tag == "time":
            self._setting.moment(tidy(attributes.get("datetime") or ""))
        kind = MARKS.get(tag)
        if kind is None:
            return _nothing
        href = safe_link(attributes.get("href") or "", self._base) if kind == "link" else ""
        self._setting.open_mark(kind, href)
        return self._setting.close_mark

    def _enter_block(
        self, tag: str, attributes: dict[str, str | None], words: str
    ) -> Callable[[], None]:
        outside = self._place
        zones = self._places[outside].zones
        fresh = {tag} & ZONES
        if _is_hidden(tag, attributes):
            fresh = fresh | {"hidden"}
        if words and PULL_QUOTE.search(words):
            fresh = fresh | {"pullquote"}
        if fresh - zones:
            zones = zones | fresh
        self._setting.end_line()
        self._places.append(Place(parent=outside, tag=tag, words=words, zones=zones))
        self._place = len(self._places) - 1
        self._setting.stand(self._place, tag)

        def leave() -> None:
            self._setting.end_line()
            self._breaks = 0
            self._place = outside
            self._setting.stand(outside, self._places[outside].tag)

        self._breaks = 0
        return leave

    def _picture(self, attributes: dict[str, str | None]) -> None:
        src = _source(attributes, self._base)
        if not src:
            return
        self._setting.picture(
            SentPicture(
                src=src,
                alt=tidy(attributes.get("alt") or ""),
                width=_pixels(attributes.get("width")),
                height=_pixels(attributes.get("height")),
            )
        )

    def _embed(self, attributes: dict[str, str | None]) -> None:
        address = safe_source(attributes.get("src") or attributes.get("data-src") or "", self._base)
        if address:
            self._setting.embed(address)


def _nothing() -> None:
    """Leaving an element that changes nothing."""


def _is_last(node: LexborNode) -> bool:
    """Nothing to read follows it in its element."""
    after = node.next
    for _ in range(3):
        if after is None:
            return True
        if after.tag != "br" and (after.tag != "-text" or (after.text_content or "").strip()):
            return False
        after = after.next
    return False


def _is_hidden(tag: str, attributes: dict[str, str | None]) -> bool:
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return (
        "hidden" in attributes
        or tag == "noscript"
        or "display:none" in style
        or "visibility:hidden" in style
    )


def _source(attributes: dict[str, str | None], base: str) -> str:
    """The address of a picture; a page that loads late keeps it beside `src`."""
    for name in ("data-src", "data-original", "data-lazy-src", "src"):
        found = safe_source(attributes.get(name) or "", base)
        if found:
            return found
    sets = attributes.get("srcset") or attributes.get("data-srcset") or ""
    widest = sets[:8000].rsplit(",", 1)[-1].split()
    return safe_source(widest[0], base) if widest else ""


def _pixels(value: str | None) -> int:
    digits = (value or "").strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 0
