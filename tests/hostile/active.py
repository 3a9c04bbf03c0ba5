"""What is active in HTML, read as a browser reads it: our own look, by selectolax alone."""

import json
import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

# What the press and the shapes write into copy; all else in copy came from somebody else.
IN_COPY = frozenset({
    "html", "head", "body", "p", "h2", "h3", "h4", "a", "strong", "em", "s", "sub", "sup", "code",
    "br", "ul", "ol", "li", "blockquote", "footer", "cite", "table", "caption", "thead", "tbody",
    "tr", "th", "td", "figure", "figcaption", "img", "b", "i",
})  # fmt: skip
ADDRESSES = frozenset({
    "href", "src", "srcset", "action", "formaction", "poster", "background", "cite", "data", "ping",
    "xlink:href", "longdesc", "manifest", "codebase",
})  # fmt: skip
NEVER = frozenset({"style", "srcdoc", "formaction", "ping", "nonce", "is"})
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
# Elements that act: on a page there are as many as there are without an attack.
ACTING = frozenset({
    "script", "style", "link", "meta", "base", "iframe", "frame", "object", "embed", "form",
    "input", "button", "textarea", "select", "math", "template", "noscript", "title", "use",
    "animate", "set", "foreignobject", "marquee", "portal", "applet", "audio", "video",
})  # fmt: skip
_UNSEEN = re.compile("[\\0-\x20\x7f-\xa0\u2028\u2029\ufeff]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")


def in_copy(fragment: str) -> list[str]:
    """What stands in a piece of copy that none of our marks and blocks is."""
    found: list[str] = []
    for node in _elements(fragment):
        if node.tag not in IN_COPY:
            found.append(f"<{node.tag}>")
        found += _attributes(node)
    return sorted(set(found))


def on_page(page: str) -> list[str]:
    """What on a page of ours would act, or lead out of the web."""
    found: list[str] = []
    for node in _elements(page):
        found += _attributes(node)
        if node.tag == "script":
            found += _script(node)
        if node.tag == "svg" and [child.tag for child in node.iter()] != ["path"]:
            found.append("<svg> that is not the flag at a paragraph")
    return sorted(set(found))


def acting(page: str) -> Counter[str]:
    """How many elements of each kind that acts a page has."""
    return Counter(node.tag for node in _elements(page) if node.tag in ACTING and _acts(node))


def _acts(node: LexborNode) -> bool:
    """Words about a page and buttons that send nothing do nothing by themselves."""
    if node.tag == "meta":
        return "http-equiv" in node.attributes
    return node.tag != "button" or node.attributes.get("type") != "button"


def scheme(address: str) -> str:
    """An address's scheme as a lenient reader sees it, "" for one of our own paths."""
    match = _SCHEME.match(_UNSEEN.sub("", address))
    return match[1].lower() if match else ""


def _elements(page: str) -> Iterator[LexborNode]:
    root = LexborHTMLParser(page).root
    if root is not None:
        yield from (node for node in root.traverse() if node.is_element_node)


def _attributes(node: LexborNode) -> Iterator[str]:
    for name, value in node.attributes.items():
        name = name.lower()
        if name.startswith("on") or name in NEVER:
            yield f"<{node.tag} {name}>"
        elif name in ADDRESSES:
            each = (value or "").split(",") if name == "srcset" else [value or ""]
            yield from (
                f"<{node.tag} {name}={scheme(one)}:>"
                for one in each
                if scheme(one) not in SCHEMES | {""}
            )


def _script(node: LexborNode) -> Iterator[str]:
    if node.attributes.get("type") == "application/ld+json":
        json.loads(node.text())
    elif not (node.attributes.get("src") or "").startswith("/static/") or node.text():
        yield "<script>"
