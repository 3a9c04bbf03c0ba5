"""Down the tree of a page once, in its order, without recursion: lines are set, evidence kept."""

from collections.abc import Callable

from selectolax.lexbor import LexborNode

from copydesk.markup.address import Addresses
from copydesk.markup.evidence import TELLING, Evidence
from copydesk.markup.galley import Galley, Place
from copydesk.markup.joints import (
    LINKS_TOUCHING,
    meeting,
    parts_lines,
    parts_words,
    typed_paragraphs,
)
from copydesk.markup.looks import PLAIN, Look, is_beside_headline, look_of
from copydesk.markup.naming import NAMELESS, Attributes, Naming, named
from copydesk.markup.neighbours import holds_text_only, is_alone, is_last, is_text
from copydesk.markup.setting import Setting
from copydesk.markup.tags import BLOCKS, HEADINGS, INLINE, MARKS, SKIPPED, ZONES
from copydesk.markup.tidy import tidy
from copydesk.story.story import SentPicture

# What is done on leaving an element: for a block, the number of the place around it; for others
# one of these. What is shut is not looked into either.
_CLOSE_MARK, _NOTHING, _SHUT = -1, -2, -3
# Nothing in these tells of the story, but for the data a drawing never closed has swallowed.
_DRAWN = frozenset({"svg", "canvas", "style", "template"})
_NO_ZONES: frozenset[str] = frozenset()
_HIDDEN, _PULL = frozenset({"hidden"}), frozenset({"pullquote"})
_ZONE_OF = {tag: frozenset({tag}) for tag in ZONES}
_ZONE_OF["noscript"] = frozenset({"noscript", "hidden"})
_QUOTED, _SMALL = frozenset({"blockquote", "pullquote"}), frozenset({"cite", "small"})
_OFTEN_APART = frozenset({"cite", "small", "time"})


class Walk:
    """One walk; `base` is what the page's addresses are relative to, until it says so itself."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.late_base = False
        self.places = [Place()]
        self._setting = Setting(self.places)
        self._evidence = Evidence()
        self._addresses = Addresses(base)
        self._zones: dict[frozenset[str], frozenset[str]] = {}
        self._captions: set[int] = set()
        self._between = 0

    def down(self, root: LexborNode) -> None:
        """Set every line under `root`, and keep what tells of the story beside them."""
        self._evidence.keep(root, "html", root.attributes)
        self._evidence.look(root, root.attributes)
        pieces, enters, unknown = self._setting.pieces, _ENTERS, Walk._unknown
        around: list[tuple[LexborNode, int]] = [(root, _NOTHING)]
        node = root.first_child or self._out(around)
        while node is not None:
            tag = node.tag
            if tag == "-text":
                text = node.text_content or ""
                if self._between:
                    self._go_on(text)
                if pieces or not text.isspace():
                    pieces.append(text)
            else:
                leave = enters.get(tag, unknown)(self, node, tag)  # type: ignore[arg-type]
                if leave != _SHUT and (inside := node.first_child) is not None:
                    around.append((node, leave))
                    node = inside
                    continue
                if leave >= _CLOSE_MARK:
                    self._leave(leave)
            node = node.next or self._out(around)
        self._setting.end_line()

    def _out(self, around: list[tuple[LexborNode, int]]) -> LexborNode | None:
        """Out of elements that hold nothing more, to what follows the last of them."""
        while len(around) > 1:
            node, leave = around.pop()
            if leave >= _CLOSE_MARK:
                self._leave(leave)
            after = node.next
            if after is not None:
                return after
        return None

    def beyond(self, rest: str) -> None:
        """One last line for what was too long to parse."""
        self.places.append(Place(parent=0, tag="beyond", zones=_HIDDEN))
        self._setting.end_line()
        self._setting.place = len(self.places) - 1
        self._setting.text(rest)
        self._setting.end_line()

    def galley(self) -> Galley:
        """What was set."""
        return Galley(
            text=self._setting.galley_text(),
            lines=tuple(self._setting.lines),
            places=tuple(self.places),
            metadata=self._evidence.metadata(),
            marked_up=True,
        )

    def _go_on(self, text: str) -> None:
        """Text after line breaks, or after the borders of two elements: what parts it, if any."""
        between, setting = self._between, self._setting
        if text.isspace():
            self._between = max(0, between)
            return
        self._between = 0
        if between < 0:
            links = between == LINKS_TOUCHING
            if setting.pieces and parts_words(setting.pieces[-1], text, links=links):
                setting.pieces.append(" ")
        elif between > 1 or self._ends_line(text):
            setting.end_line()

    def _ends_line(self, text: str) -> bool:
        place = self.places[self._setting.place]
        if "figcaption" in place.zones or self._is_in_caption():
            return False
        return parts_lines(self._setting.pieces, text, place.tag)

    def _leave(self, leave: int) -> None:
        setting = self._setting
        if leave >= 0:
            if setting.pieces or setting.time:
                setting.end_line()
            setting.place = leave
            self._between = 0
        else:
            setting.close_mark()

    def _break(self, _node: LexborNode, _tag: str) -> int:
        self._between = max(0, self._between) + 1
        self._setting.text("\n")
        return _NOTHING

    def _pass_by(self, node: LexborNode, tag: str) -> int:
        if tag == "script" or tag in _DRAWN:
            self._evidence.keep_scripts(node)
        else:
            self._evidence.look_inside(node)
            self._rebase()
        return _SHUT

    def _telling(self, node: LexborNode, tag: str) -> int:
        self._evidence.keep(node, tag, node.attributes)
        self._rebase()
        return self._inline(node, tag) if tag in INLINE else self._block(node, tag)

    def _rebase(self) -> None:
        """Addresses are relative to what the page has just said, if it has."""
        base = self._evidence.base
        if base and base != self.base:
            self.late_base = self.late_base or self._addresses.asked
            self.base, self._addresses = base, Addresses(base)

    def _block(self, node: LexborNode, tag: str) -> int:
        attributes = node.attributes
        naming = self._named(node, attributes) if attributes else NAMELESS
        return self._open_block(tag, attributes, naming)

    def _typed(self, node: LexborNode, tag: str) -> int:
        """A block that holds nothing but text, set as it was typed."""
        outside, inside = self._block(node, tag), node.first_child
        if inside is None or inside.tag != "-text" or inside.next is not None:
            return outside
        for part in typed_paragraphs(inside.text_content or ""):
            self._setting.text(part)
            self._setting.end_line()
        self._leave(outside)
        return _SHUT

    def _unknown(self, node: LexborNode, tag: str) -> int:
        """An element of the page's own: inside a sentence it is shown as part of it."""
        is_inside = self._setting.pieces or is_text(node.next)
        if is_inside and holds_text_only(node):
            return self._inline(node, tag)
        return self._block(node, tag)

    def _named(self, node: LexborNode, attributes: Attributes) -> Naming:
        """What the element's names say; one that tells who or when is evidence."""
        naming = named(attributes)
        if naming.telling:
            self._evidence.sign(node, naming)
        return naming

    def _open_block(self, tag: str, attributes: Attributes, naming: Naming) -> int:
        setting = self._setting
        outside = setting.place
        place = self._new_place(tag, attributes, naming)
        if setting.pieces or setting.time:
            setting.end_line()
        setting.place = place
        self._between = 0
        return outside

    def _new_place(self, tag: str, attributes: Attributes, naming: Naming) -> int:
        outside = self._setting.place
        zones = self.places[outside].zones
        fresh = _ZONE_OF.get(tag, _NO_ZONES)
        if naming.pull:
            fresh = fresh | _PULL
        if attributes and ("hidden" in attributes or _is_unseen(attributes.get("style"))):
            fresh = fresh | _HIDDEN
        if fresh and not fresh <= zones:
            # Thousands of elements stand in the same few combinations.
            joined = zones | fresh
            zones = self._zones.setdefault(joined, joined)
        place = len(self.places)
        if naming.caption:
            self._captions.add(place)
        self.places.append(Place(parent=outside, tag=tag, words=naming.words, zones=zones))
        return place

    def _inline(self, node: LexborNode, tag: str) -> int:
        attributes = node.attributes
        naming = self._named(node, attributes) if attributes else NAMELESS
        look = look_of(naming.words)
        if self.places[self._setting.place].tag in HEADINGS:
            stands_apart = self._is_beside_headline(node, tag, naming.words)
        else:
            told = look is not PLAIN or tag in _OFTEN_APART
            stands_apart = told and self._stands_apart(node, tag, look)
        if stands_apart or look.unseen:
            return self._open_apart(node, tag, naming, look)
        if tag == "time":
            self._setting.moment(tidy(attributes.get("datetime") or ""))
        if self._setting.pieces and not self._between:
            self._between = meeting(node, tag)
        kind = MARKS.get(tag)
        if kind is None:
            return _NOTHING
        href = self._addresses.links[attributes.get("href") or ""] if kind == "link" else ""
        self._setting.open_mark(kind, href)
        return _CLOSE_MARK

    def _open_apart(self, node: LexborNode, tag: str, naming: Naming, look: Look) -> int:
        """Lines of their own; what only screen readers say does not come between words."""
        setting, attributes = self._setting, node.attributes
        if look.unseen and setting.pieces and holds_text_only(node):
            self._evidence.look_inside(node)
            setting.unseen(self._new_place(tag, attributes, naming), node.text())
            return _SHUT
        leave = self._open_block(tag, attributes, naming)
        if tag == "time":
            setting.moment(tidy(attributes.get("datetime") or ""))
        return leave

    def _is_beside_headline(self, node: LexborNode, tag: str, words: str) -> bool:
        """What is over or under a headline in its own heading: a line of its own."""
        named = tag in _OFTEN_APART or (bool(words) and is_beside_headline(words))
        return named and not is_alone(node)

    def _stands_apart(self, node: LexborNode, tag: str, look: Look) -> bool:
        """A credit in a figure, and who is quoted: lines of their own."""
        if look.block:
            return True
        zones = self.places[self._setting.place].zones
        if tag in _SMALL and "figcaption" in zones:
            return True
        if tag == "cite" and not zones.isdisjoint(_QUOTED):
            return is_last(node)
        return look.credit and ("figure" in zones or self._is_in_caption())

    def _is_in_caption(self) -> bool:
        """The place, or the one around it, is named as a caption."""
        if not self._captions:
            return False
        place = self._setting.place
        return place in self._captions or self.places[place].parent in self._captions

    def _picture(self, node: LexborNode, tag: str) -> int:
        attributes = node.attributes
        self._evidence.look(node, attributes)
        src = _source(attributes, self._addresses)
        if src:
            picture = SentPicture(
                src=src,
                alt=tidy(attributes.get("alt") or ""),
                width=_pixels(attributes.get("width")),
                height=_pixels(attributes.get("height")),
            )
            self._setting.picture(picture)
        return _NOTHING

    def _embed(self, node: LexborNode, tag: str) -> int:
        attributes = node.attributes
        self._evidence.look(node, attributes)
        address = attributes.get("src") or attributes.get("data-src") or ""
        address = self._addresses.sources[address]
        if address:
            self._setting.embed(address)
        return _NOTHING


def _ignore(_walk: Walk, _node: LexborNode, _tag: str) -> int:
    return _SHUT


# What is done on entering an element; all others are unknown. Functions and not a walk's own
# methods, which would hold the walk, and with it the page's tree, until the next sweep of memory.
_ENTERS: dict[str | None, Callable[[Walk, LexborNode, str], int]] = {
    **dict.fromkeys(BLOCKS, Walk._block),
    **dict.fromkeys(INLINE, Walk._inline),
    **dict.fromkeys(TELLING, Walk._telling),
    **dict.fromkeys(SKIPPED, Walk._pass_by),
    **dict.fromkeys(("iframe", "embed"), Walk._embed),
    **dict.fromkeys((None, "-comment"), _ignore),
    "pre": Walk._typed,
    "br": Walk._break,
    "img": Walk._picture,
}


def _is_unseen(style: str | None) -> bool:
    if not style:
        return False
    bare = style.replace(" ", "").lower()
    return "display:none" in bare or "visibility:hidden" in bare


def _source(attributes: Attributes, addresses: Addresses) -> str:
    """The address of a picture; a page that loads late keeps it beside `src`."""
    for name in ("data-src", "data-original", "data-lazy-src", "src"):
        found = attributes.get(name)
        address = addresses.sources[found] if found else ""
        if address:
            return address
    sets = attributes.get("srcset") or attributes.get("data-srcset") or ""
    widest = sets[:8000].rsplit(",", 1)[-1].split()
    return addresses.sources[widest[0]] if widest else ""


def _pixels(value: str | None) -> int:
    if not value:
        return 0
    digits = value.strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 0
