"""A single HTML page: one item, the whole page as its body, its address from the page itself.

Headline and authors of a page are weighed by the cleaner, which sees the text as well, and so are
its dates; here is read what names the item and its version, its rights, and whether it stands.
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from copydesk.errors import UnreadableCapture
from copydesk.markup.bounds import bounded
from copydesk.story.record import replace
from copydesk.story.story import Body, Capture, Item, Related, Status
from copydesk.wire import dates, pagedata
from copydesk.wire.charset import decode, peek
from copydesk.wire.feeds import feed
from copydesk.wire.format import Format
from copydesk.wire.pagedata import PageData, page_data
from copydesk.wire.upstream import signals

LARGEST = 16 * 1024 * 1024
KINDS = ("text/html", "application/xhtml+xml")
START = re.compile(
    r"(?:\s|(?><!--.*?-->)|(?><\?xml[^>]*\?>))*+<(?:!doctype\s+html|html|head|body|title|meta|article|main"
    r"|div|section|p|h[1-6]|table|figure|ul|ol|blockquote|span|a|img|b|i|strong|em)\b",
    re.IGNORECASE | re.DOTALL,
)
LATER = re.compile(r"<(?:html|body|head)\b", re.IGNORECASE)
JSON = re.compile(r"\s*[{\[]\s*[\"{\[\]}]")

MODIFIED = ("article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified")
PUBLISHED = ("article:published_time", "dcterms.issued", "dc.date.issued", "citation_date")
EXPIRES = ("article:expiration_time", "dcterms.valid")
RIGHTS = ("dcterms.rights", "dc.rights", "copyright")
LICENCE = ("dcterms.license", "dcterms.accessrights")
STATE = "creativeWorkStatus"
# What publishers write into creativeWorkStatus when a story stands no more.
WITHDRAWN: dict[str, Status] = {
    "retracted": "canceled", "retraction": "canceled", "withdrawn": "canceled",
    "canceled": "canceled", "cancelled": "canceled", "killed": "canceled", "removed": "canceled",
    "deleted": "canceled", "withheld": "withheld", "suspended": "withheld",
}  # fmt: skip


def sniff(head: bytes, media_type: str) -> bool:
    """Markup of HTML at the start, or the media type where the start is no other form."""
    text = peek(head)
    if "\x00" in text:
        return False
    if START.match(text[:2048]) or LATER.search(text):
        return not media_type.lower().startswith("text/plain") or LATER.search(text) is not None
    other = JSON.match(text) or text.lstrip().startswith("<?xml")
    return media_type.lower().startswith(KINDS) and not other


def read(capture: Capture) -> tuple[Item, ...]:
    """The page as one item. Raises `UnreadableCapture`."""
    if len(capture.content) > LARGEST:
        reason = f"larger than {LARGEST // 1024 // 1024} MiB"
        raise UnreadableCapture(place=capture.place, reason=reason, format="page")
    text = decode(capture.content, http=capture.charset).text
    tree = LexborHTMLParser(bounded(text)[0])
    base = feed.resolve(_attribute(tree, "base[href]", "href"), capture.place) or _http(
        capture.place
    )
    named = _link(tree, base)
    data = page_data(tree, named or _http(capture.place))
    own = pagedata.address(data.work).partition("#")[0]
    link = named or feed.resolve(own, base) or _http(capture.place)
    made = Item(
        guid=link or f"sha256:{capture.sha256}",
        body=Body(text=text, base=base or link, is_page=True),
        source=capture.source,
        format="page",
        link=link,
        language=_language(tree),
        publisher=_attribute(tree, 'meta[property="og:site_name"]', "content"),
    )
    return (_signalled(_told(made, data), data),)


def _told(made: Item, data: PageData) -> Item:
    """With what the page's data says of its times, its rights and what it goes back to."""
    updated = dates.parse(data.said("dateModified") or data.meta_said(*MODIFIED))
    published = dates.parse(data.said("datePublished") or data.meta_said(*PUBLISHED))
    holder = data.said("copyrightHolder") or data.meta_said("dcterms.rightsholder")
    return replace(
        made,
        version=updated.isoformat() if updated else "",
        published=published,
        updated=updated or published,
        created=dates.parse(data.said("dateCreated") or data.meta_said("dcterms.created")),
        expires=dates.parse(data.said("expires") or data.meta_said(*EXPIRES)),
        copyright_holder=holder,
        copyright=data.said("copyrightNotice") or data.meta_said(*RIGHTS) or holder,
        usage_terms=data.said("usageInfo", "license") or data.meta_said(*LICENCE),
        credit=data.said("creditText"),
        section=data.said("articleSection") or data.meta_said("article:section"),
        keywords=_keywords(data),
        dateline=_dateline(data),
        located=data.said("locationCreated", "contentLocation"),
        related=tuple(dict.fromkeys(_related(data))),
        alternative_ids=tuple(dict.fromkeys(_other_names(made, data))),
    )


def _signalled(made: Item, data: PageData) -> Item:
    """With its state, and what it calls a correction of itself."""
    corrections = _corrections(data)
    spoken = signals.of_headline(data.said("headline"))
    codes = [signals.of_headline(note).note for note in corrections[:1]]
    called = signals.of_codes([*codes, spoken.note])
    states = (WITHDRAWN.get(word.lower()) for word in pagedata.words(data.work.get(STATE)))
    status = next((one for one in states if one), spoken.status)
    free = data.work.get("isAccessibleForFree")
    return replace(
        made,
        status=status,
        advice=called or ("correction" if corrections else ""),
        signals=("isAccessibleForFree:false",) if str(free).lower() == "false" else (),
        desk_note=signals.joined(*corrections, spoken.note),
    )


def _corrections(data: PageData) -> tuple[str, ...]:
    """The words of its corrections, the latest first."""
    told = pagedata.objects(data.work.get("correction"))
    told.sort(key=lambda one: "".join(pagedata.words(one.get("datePublished"))[:1]), reverse=True)
    texts = (pagedata.words(one.get("text")) or pagedata.words(one) for one in told)
    return tuple(dict.fromkeys(text[0] for text in texts if text))


def _keywords(data: PageData) -> tuple[str, ...]:
    said = pagedata.words(data.work.get("keywords")) or list(data.meta.get("article:tag", ()))
    words = said[0].split(",") if len(said) == 1 else said
    return tuple(dict.fromkeys(word.strip() for word in words if word.strip()))


def _dateline(data: PageData) -> str:
    said = data.said("dateline")
    return "" if dates.parse(said) else said  # many take it for a line with the date


def _related(data: PageData) -> Iterator[Related]:
    for name in ("isBasedOn", "isBasedOnUrl", "citation", "archivedAt"):
        for one in pagedata.objects(data.work.get(name)):
            title = next(iter(pagedata.words(one.get("name"))), "")
            href = pagedata.address(one) or (title if pagedata.is_http(title) else "")
            if href or title:
                yield Related(
                    rel=name, href=feed.resolve(href, ""), title=title if title != href else ""
                )


def _other_names(made: Item, data: PageData) -> Iterator[str]:
    for name in ("@id", "identifier"):
        yield from (word for word in pagedata.words(data.work.get(name)) if word != made.guid)
    identifier = data.meta_said("dc.identifier", "dcterms.identifier", "citation_doi")
    if identifier:
        yield identifier


def _language(tree: LexborHTMLParser) -> str:
    root = tree.css_first("html")
    said = (root.attributes.get("lang") or "").strip() if root is not None else ""
    return said if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*", said) else ""


def _link(tree: LexborHTMLParser, base: str) -> str:
    for selector, name in (
        ('link[rel~="canonical"][href]', "href"),
        ('meta[property="og:url"]', "content"),
        ('meta[name="og:url"]', "content"),
    ):
        address = feed.resolve(_attribute(tree, selector, name), base)
        if _http(address):
            return address
    return ""


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str:
    found: LexborNode | None = tree.css_first(selector)
    return (found.attributes.get(name) or "").strip() if found is not None else ""


def _http(address: str) -> str:
    return address if address.lower().startswith(("http://", "https://")) else ""


FORMAT = Format(name="page", media_types=KINDS, sniff=sniff, read=read)
