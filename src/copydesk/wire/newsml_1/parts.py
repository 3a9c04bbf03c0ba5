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
from copydesk.wire import plain
from copydesk.wire.agencyxml import child, children, line, local, said
from copydesk.wire.feeds import feed
from copydesk.wire.nitf.body import Copy, content_of, copy_of
from copydesk.wire.xmltree import Element, inner, parse, text_of

MAIN = frozenset(
    {"", "main", "body", "text", "story", "article", "maintext", "news", "principal", "content"}
)
CAPTION = frozenset({"caption", "legend", "cutline", "photo caption", "caption text"})
STANDFIRST = frozenset({"summary", "abstract", "standfirst", "synopsis", "lead", "chapo", "intro"})
HEADLINE = frozenset({"headline", "title"})
SUBHEADLINE = frozenset({"subheadline", "subtitle", "subhead"})
UNSPOKEN = frozenset({"stylesheet", "script", "css"})
FORMS = ("mediatype", "format", "mimetype")
PICTURE = re.compile(r"photo|picture|image|graphic|jpe?g|gif|png|tiff|still")
PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|tiff?|bmp)$", re.IGNORECASE)
# Films, sound and files: neither copy nor pictures.
OTHER = re.compile(
    r"video|audio|animation|film|sound|complexdata|mpeg|quicktime|css|javascript|pdf|flash"
    r"|msword|zip"
)
# Forms of copy, richest first.
RICH = ("html", "nitf", "xml")
MARKUP = re.compile(r"(?:<\?xml[^>]*>|<!DOCTYPE[^>\[]*>|\s)*<(nitf|html|body)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Piece:
    """A ContentItem: where it stands, what it is for, what form it has, and what it holds.

    `href` is where the content is, when it is not inside; `data` the element it is inside of.
    """

    element: Element
    components: tuple[Element, ...]
    role: str
    form: str
    href: str
    data: Element | None
    is_picture: bool
    is_copy: bool

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
    mine = [_piece(one, here, own) for one in children(component, "contentitem")]
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


def _piece(element: Element, components: tuple[Element, ...], role: str) -> Piece:
    named = (said(child(element, name), "formalname") for name in FORMS)
    form = " ".join(named).lower()
    data = child(element, "datacontent")
    data = child(element, "encoding", "datacontent") if data is None else data
    href = feed.resolve(said(element, "href"), "")
    is_other, is_shown = OTHER.search(form) is not None, PICTURE.search(form) is not None
    is_file = PICTURE_FILE.search(href.partition("?")[0]) is not None
    return Piece(
        element=element,
        components=components,
        role=role,
        form=form,
        href=href,
        data=data,
        is_picture=bool(href) and not is_other and (is_shown or (not form.strip() and is_file)),
        is_copy=data is not None and not is_other and not is_shown and role not in UNSPOKEN,
    )


def _read(piece: Piece, capture: Capture) -> Copy:
    data = piece.data
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
