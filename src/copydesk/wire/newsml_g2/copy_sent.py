"""The copy in a contentSet, whose parts are renditions of one and the same content."""

import base64
import binascii
import copy
from collections.abc import Iterator
from itertools import islice

from copydesk.story.record import Record
from copydesk.story.story import Body, Related, SentPicture
from copydesk.wire import charset, plain
from copydesk.wire.agencyxml import local, words
from copydesk.wire.newsml_g2.properties import LANG, children
from copydesk.wire.nitf import body as nitf_body
from copydesk.wire.xmltree import Element, inner, text_of

MOST = 1_000  # renditions of one content that are looked at
LONGEST = 20_000  # characters of a header that are compared


class Shown(Record, frozen=True):
    """What an item's metadata say, which a page made for reading says again above the copy."""

    headline: str = ""
    standfirst: str = ""
    dateline: str = ""


class CopySent(Record, frozen=True):
    """A rendition of the copy, with what NITF holds beside its text."""

    body: Body
    pictures: tuple[SentPicture, ...] = ()
    related: tuple[Related, ...] = ()
    notes: tuple[str, ...] = ()


NONE = CopySent(body=Body(text="", media_type="text/plain"))


def read_copy(item: Element, language: str, shown: Shown) -> CopySent:
    """The fullest rendition in the item's language: XHTML before NITF before anything else."""
    found = [
        (_is_foreign(part, language), *_rendered(part, shown))
        for part in _parts(item, "inlinexml", "inlinedata")
    ]
    held = [one for one in found if one[2].body.text.strip()]
    return min(held, key=lambda one: (*one[:2], -len(one[2].body.text)))[2] if held else NONE


def nitf_line(item: Element, name: str) -> str:
    """A line of the head of NITF copy ("hl1", "byline", "dateline"), or ""."""
    heads = (_first(part, "body.head") for part in _parts(item, "inlinexml"))
    lines = (words(_first(head, name)) for head in heads)
    return next(filter(None, lines), "")


def content_sets(item: Element) -> Iterator[Element]:
    """The contentSet of an item; one at most in the standard."""
    return children(item, "contentset")


def _parts(item: Element, *names: str) -> Iterator[Element]:
    found = (part for content in content_sets(item) for part in children(content, *names))
    return islice(found, MOST)


def _is_foreign(part: Element, language: str) -> bool:
    said = part.get(LANG, "").lower()
    return said.partition("-")[0] not in ("", language.lower().partition("-")[0])


def _rendered(part: Element, shown: Shown) -> tuple[int, CopySent]:
    """A rendition and its rank."""
    if local(part) == "inlinedata":
        return 2, CopySent(body=_data(part))
    form = _first(part, "nitf", "body.content", "body")
    if form is not None and (local(form) != "body" or _first(form, "body.content") is not None):
        return 1, _nitf(form)
    if form is not None:
        return 0, CopySent(body=Body(text=inner(_without_head(form, shown))))
    if len(part):
        return 3, CopySent(body=Body(text=inner(part)))
    return 3, CopySent(body=_typed(part.text or "", part.get("contenttype", "")))


def _nitf(nitf: Element) -> CopySent:
    found = nitf_body.content_of(nitf)
    return CopySent(
        body=Body(text=found.text),
        pictures=tuple(found.pictures),
        related=tuple(found.related),
        notes=tuple(found.notes),
    )


def _data(part: Element) -> Body:
    """Text as it stands or in base64; of a file that is no text nothing can be read here."""
    kind = part.get("contenttype", "").lower()
    text = text_of(part)
    if "base64" in (part.get("encoding") or part.get("encodinguri") or "").lower():
        if kind and not kind.startswith(("text/", "application/xhtml")):
            return NONE.body
        try:
            text = charset.decode(base64.b64decode(text)).text
        except (binascii.Error, ValueError):
            return NONE.body
    return _typed(text, kind)


def _typed(text: str, kind: str) -> Body:
    is_html = "html" in kind.lower() or ("plain" not in kind.lower() and plain.is_html(text))
    return Body(text=text, media_type="text/html" if is_html else "text/plain")


def _first(part: Element | None, *names: str) -> Element | None:
    """The first element of these names in a part, or the part itself."""
    return None if part is None else next((one for one in part.iter() if local(one) in names), None)


def _without_head(page: Element, shown: Shown) -> Element:
    """A page that opens with a header says the fields again: headline, byline, teaser, dateline.

    Copy without such a header is left as it is: what a first line means is for the cleaner to say.
    """
    if not len(page) or local(page[0]) != "header" or not _says(page[0], shown.headline):
        return page
    page = copy.deepcopy(page)
    _take_out(page[0])
    first = _first(page, "p")
    if first is not None and _is(first, shown.standfirst):
        _take_out(first)
        first = _first(page, "p")
    opens_marked = first is not None and len(first) > 0 and not (first.text or "").strip()
    if first is not None and opens_marked and _is(first[0], shown.dateline):
        _take_out(first[0])
    return page


def _take_out(element: Element) -> None:
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _says(element: Element, line: str) -> bool:
    return bool(_key(line)) and _key(line) in _key(words(element))


def _is(element: Element, line: str) -> bool:
    return bool(_key(line)) and _key(line) == _key(words(element))


def _key(text: str) -> str:
    return "".join(letter for letter in text[:LONGEST].casefold() if letter.isalnum())
