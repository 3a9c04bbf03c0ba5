"""A single HTML page: one item, the whole page as its body, its address from the page itself.

Headline, dates and authors of a page are weighed by the cleaner, which sees the text as well;
here only what names the item is read.
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from copydesk.errors import UnreadableCapture
from copydesk.markup.bounds import bounded
from copydesk.story.story import Body, Capture, Item
from copydesk.wire import feed
from copydesk.wire.charset import decode, peek
from copydesk.wire.format import Format

LARGEST = 16 * 1024 * 1024
KINDS = ("text/html", "application/xhtml+xml")
START = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*\?>\s*)*<(?:!doctype\s+html|html|head|body|title|meta|article|main"
    r"|div|section|p|h[1-6]|table|figure|ul|ol|blockquote|span|a|img|b|i|strong|em)\b",
    re.IGNORECASE | re.DOTALL,
)
LATER = re.compile(r"<(?:html|body|head)\b", re.IGNORECASE)
JSON = re.compile(r"\s*[{\[]\s*[\"{\[\]}]")


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
    link = _link(tree, base) or _http(capture.place)
    root = tree.css_first("html")
    language = (root.attributes.get("lang") or "").strip() if root is not None else ""
    item = Item(
        guid=link or f"sha256:{capture.sha256}",
        body=Body(text=text, base=base or link, is_page=True),
        source=capture.source,
        format="page",
        link=link,
        language=language if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*", language) else "",
        publisher=_attribute(tree, 'meta[property="og:site_name"]', "content"),
    )
    return (item,)


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
