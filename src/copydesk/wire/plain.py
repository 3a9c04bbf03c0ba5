"""Plain words out of a fragment of HTML, for headlines, names and notes; bodies go to markup."""

import html
import re

from selectolax.lexbor import LexborHTMLParser

from copydesk.markup.bounds import bounded

ELEMENTS = """
a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink
blockquote body br button canvas caption center cite code col colgroup data dd del details dfn
dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3
h4 h5 h6 head header hr html i iframe img input ins isindex kbd label layer legend li link listing
main map mark marquee math menu meta meter nav nobr noembed noframes noscript object ol optgroup
option output p param picture plaintext pre progress q s samp script section select small source
span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time
title tr track tt u ul var video wbr xml xmp
"""
NAMES = frozenset(ELEMENTS.split())
MARKUP = re.compile(
    r"</?([a-z][a-z0-9]{0,10})(?:[\s/][^<>]*)?>|&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]+);",
    re.IGNORECASE,
)
UNSEEN_NAMES = "script, style, template, noscript, iframe, object, noframes, noembed"
UNSEEN = re.compile(rf"<(?:{UNSEEN_NAMES.replace(', ', '|')})\b", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LONGEST = 2_000_000


def squeeze(text: str) -> str:
    """White space drawn together, control characters gone."""
    return " ".join((text if text.isprintable() else CONTROLS.sub("", text)).split())


def words(fragment: str) -> str:
    """The words of a fragment of HTML, as one line."""
    if "<" not in fragment:
        return squeeze(html.unescape(fragment))
    tree = LexborHTMLParser(bounded(fragment[:LONGEST])[0])
    if tree.body is None:
        return ""
    if UNSEEN.search(fragment):
        for node in tree.css(UNSEEN_NAMES):
            node.decompose()
    return squeeze(tree.body.text(separator=" ") if _has_blocks(fragment) else tree.body.text())


def gist(fragment: str) -> str:
    """About the words of a fragment of HTML, to compare: its tags are cut out, not understood."""
    return squeeze(html.unescape(TAG.sub("", fragment)))


def title(text: str) -> str:
    """A headline as text: tags and entities are read where it plainly holds HTML."""
    if ("<" in text or "&" in text) and is_html(text):
        return words(text)
    return squeeze(text)


def is_html(text: str) -> bool:
    """Whether a text plainly holds HTML."""
    if "<" not in text and "&" not in text:
        return False
    for found in MARKUP.finditer(text):
        name = found[1]
        if name is None or name in NAMES or name.lower() in NAMES:
            return True
    return False


def _has_blocks(fragment: str) -> bool:
    return re.search(r"<(?:p|div|br|li|h[1-6]|td|tr|hr)\b", fragment, re.IGNORECASE) is not None
