"""The content of a NewsML 1.x NewsItem: which pieces of it are copy, captions and pictures.

A NewsItem is a tree of NewsComponents with roles; the ContentItems of one component, and the
components of one with EquivalentsList="yes", are the same content in several forms, of which the
richest is read. What is said of a component holds for all inside it.
"""

import base64
import binascii
import html
import re
from dataclasses import dataclass

from copydesk.errors import UnreadableCapture
from copydesk.story.record import replace
from copydesk.story.story import Capture
from copydesk.wire import feed, plain
from copydesk.wire.agencyxml import child, children, line, local, said
from copydesk.wire.nitf_body import Copy, content_of, copy_of
from copydesk.wire.xmltree import Element, inner, parse, text_of

MAIN = frozenset(
    {"", "main", "body", "text", "story", "article", "maintext", "news", "principal", "content"}
)
CAPTION = frozenset({"caption", "legend", "cutline", "photo caption", "caption text"})
STANDFIRST = frozenset({"summary", "abstract", "standfirst", "synopsis", "lead", "chapo", "intro"})
HEADLINE = frozenset({"headline", "title"})
SUBHEADLINE = frozenset({"subheadline", "subtitle", "subhead"})
UNSPOKEN = frozenset({"stylesheet", "script", "css"})
PICTURES = ("photo", "picture", "image", "graphic", "jpeg", "gif", "png", "tiff", "jpg", "still")
PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|tiff?|bmp)$", re.IGNORECASE)
MOVING = ("video", "audio", "animation", "film", "sound", "complexdata", "mpeg", "quicktime")
OTHER_FILES = ("css", "javascript", "pdf", "flash", "msword", "zip")
# Forms of copy, richest first.
RICH = ("html", "nitf", "xml")
MARKUP = re.compile(r"\s*(?:<\?xml[^>]*>|<!DOCTYPE[^>\[]*>|\s)*<(nitf|html|body)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Piece:
    """A ContentItem: where it stands, what it is for, and what form it has."""

    element: Element
    components: tuple[Element, ...]
    role: str
    form: str

    @property
    def href(self) -> str:
        """Where the content is, when it is not inside."""
        return feed.resolve(said(self.element, "href"), "")

    @property
    def is_picture(self) -> bool:
        """Whether it is a still picture, by its medium and format, else by its file."""
        if any(word in self.form for word in (*MOVING, *OTHER_FILES)):
            return False
        if any(word in self.form for word in PICTURES):
            return bool(self.href)
        known = self.form.strip() or _data(self.element) is not None
        return not known and PICTURE_FILE.search(self.href.partition("?")[0]) is not None

    @property
    def is_copy(self) -> bool:
        """Whether it is text that stands in the document itself."""
        other = any(word in self.form for word in (*MOVING, *OTHER_FILES, *PICTURES))
        return not other and self.role not in UNSPOKEN and _data(self.element) is not None

    @property
    def rank(self) -> int:
        """How rich a form the copy has; 0 is richest."""
        return next((at for at, word in enumerate(RICH) if word in self.form), len(RICH))


def pieces(item: Element) -> tuple[Piece, ...]:
    """The content of a NewsItem in document order, alternatives of a kind taken once."""
    found: list[Piece] = []
    for component in children(item, "newscomponent"):
        _gather(component, (), "", found)
    return tuple(found)


def copy_in(found: tuple[Piece, ...], roles: frozenset[str], capture: Capture) -> Copy:
    """The copy of all pieces with such roles, one behind the other."""
    whole = Copy()
    for one in found:
        if one.is_copy and one.role in roles:
            _add(whole, _read(one, capture))
    return whole


def supporting(found: tuple[Piece, ...], capture: Capture) -> Copy:
    """The copy of pieces with roles of an agency's own: contacts, boxes, sidebars."""
    known = CAPTION | STANDFIRST | HEADLINE | SUBHEADLINE | MAIN
    others = frozenset(one.role for one in found if one.is_copy and one.role not in known)
    return copy_in(found, others, capture)


def properties(piece: Piece) -> dict[str, str]:
    """The characteristics of a piece by name in lower case: width, height, sizeinbytes, words."""
    told: dict[str, str] = {}
    for one in children(child(piece.element, "characteristics"), "property"):
        told.setdefault(said(one, "formalname").lower(), said(one, "value"))
    size = line(child(piece.element, "characteristics", "sizeinbytes"))
    return told | ({"sizeinbytes": size} if size else {})


def _gather(
    component: Element,
    above: tuple[Element, ...],
    role: str,
    found: list[Piece],
    *,
    is_choice: bool = False,
) -> None:
    own = said(child(component, "role"), "formalname").lower() or role
    here = (*above, component)
    mine: list[Piece] = []
    for one in children(component, "contentitem"):
        form = " ".join(
            said(child(one, name), "formalname") for name in ("mediatype", "format", "mimetype")
        )
        mine.append(Piece(element=one, components=here, role=own, form=form.lower()))
    start = len(found)
    found += _alternatives(mine)
    chooses = not is_choice and said(component, "equivalentslist").lower() == "yes"
    for inside in children(component, "newscomponent"):
        passed_on = own if own not in MAIN else ""
        _gather(inside, here, passed_on, found, is_choice=is_choice or chooses)
    if chooses:
        found[start:] = _alternatives(found[start:])


def _alternatives(mine: list[Piece]) -> list[Piece]:
    """All pictures and files, but copy of one role only in its richest form."""
    best: dict[str, Piece] = {}
    for one in mine:
        if one.is_copy and (one.role not in best or one.rank < best[one.role].rank):
            best[one.role] = one
    return [one for one in mine if not one.is_copy or one is best[one.role]]


def _data(element: Element) -> Element | None:
    inside = child(element, "datacontent")
    return inside if inside is not None else child(element, "encoding", "datacontent")


def _read(piece: Piece, capture: Capture) -> Copy:
    data = _data(piece.element)
    if data is None:
        return Copy()
    for name in ("nitf", "html", "body", "body.content"):
        found = child(data, name)
        if found is not None:
            return _marked(found)
    if len(data):
        return Copy(text=inner(data))
    return _typed(_decoded(piece.element, text_of(data)), piece, capture)


def _marked(element: Element) -> Copy:
    """Copy with a root of its own: NITF, or a page of XHTML."""
    name = local(element)
    if name == "nitf":
        return content_of(element)
    if name == "body.content":
        return copy_of(element)
    body = child(element, "body") if name == "html" else element
    if body is not None and child(body, "body.content") is not None:
        return content_of(body)
    return Copy(text=inner(body) if body is not None else "")


def _typed(text: str, piece: Piece, capture: Capture) -> Copy:
    """Copy that came as characters: a document within the document, HTML, or bare text."""
    if MARKUP.match(text):
        try:
            sent = replace(capture, content=text.encode(errors="replace"), charset="utf-8")
            root = parse(sent, format="newsml-1.2").root
        except UnreadableCapture:
            return Copy(text=text)
        return _marked(root)
    if any(word in piece.form for word in RICH) or plain.is_html(text):
        return Copy(text=text)
    blocks = re.split(r"\n[ \t\r]*\n", text) if re.search(r"\n[ \t\r]*\n", text) else [text]
    paragraphs = (html.escape(one.strip(), quote=False) for one in blocks)
    return Copy(text="".join(f"<p>{one}</p>" for one in paragraphs if one))


def _decoded(element: Element, text: str) -> str:
    """What an Encoding element holds, where it is text in base 64."""
    if "base64" not in said(child(element, "encoding"), "notation").lower().replace("-", ""):
        return text
    try:
        return base64.b64decode("".join(text.split()), validate=True).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def _add(whole: Copy, more: Copy) -> None:
    whole.text += more.text
    whole.pictures += more.pictures
    whole.related += more.related
    whole.notes += more.notes
