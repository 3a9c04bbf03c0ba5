"""Plain words out of a fragment of HTML, for headlines, names and notes; bodies go to markup."""

import html
import re

from selectolax.lexbor import LexborHTMLParser

LOOKS_LIKE_HTML = re.compile(
    r"</?(?:a|abbr|article|aside|b|big|blockquote|body|br|center|cite|code|dd|del|div|dl|dt|em|embed|"
    r"figure|font|form|h[1-6]|head|hr|html|i|iframe|img|input|ins|li|link|mark|meta|object|ol|p|pre|"
    r"q|s|script|section|small|span|strong|style|sub|sup|svg|table|td|th|title|tr|tt|u|ul|video)"
    r"(?:\s[^<>]*)?/?>|&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]+);",
    re.IGNORECASE,
)
UNSEEN = ("script", "style", "template", "noscript", "iframe", "object", "noframes", "noembed")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LONGEST = 2_000_000


def squeeze(text: str) -> str:
    """White space drawn together, control characters gone."""
    return " ".join(CONTROLS.sub("", text).split())


def words(fragment: str) -> str:
    """The words of a fragment of HTML, as one line."""
    if "<" not in fragment:
        return squeeze(html.unescape(fragment))
    tree = LexborHTMLParser(fragment[:LONGEST])
    if tree.body is None:
        return ""
    for name in UNSEEN:
        for node in tree.css(name):
            node.decompose()
    return squeeze(tree.body.text(separator=" ") if _has_blocks(fragment) else tree.body.text())


def title(text: str) -> str:
    """A headline as text: tags and entities are read where it plainly holds HTML."""
    return words(text) if LOOKS_LIKE_HTML.search(text) else squeeze(text)


def is_html(text: str) -> bool:
    """Whether a text plainly holds HTML."""
    return LOOKS_LIKE_HTML.search(text) is not None


def _has_blocks(fragment: str) -> bool:
    return re.search(r"<(?:p|div|br|li|h[1-6]|td|tr|hr)\b", fragment, re.IGNORECASE) is not None
