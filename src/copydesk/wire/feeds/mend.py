"""Repairs to broken feeds, as text, before a parser sees them.

`reread` and `repaired` lose nothing; `rebuilt` guesses what was meant where tags themselves are
broken. Each takes time in proportion to the text.
"""

import html
import re
from collections.abc import Iterator
from html.entities import name2codepoint

PROLOG = re.compile(r"<\?xml\b[^>]*\?>", re.IGNORECASE)
DOCUMENT = re.compile(
    r"<\?xml\b|<!DOCTYPE\s+(?!html)\w|<(?:\w+:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE
)
VERBATIM = re.compile(r"<!\[CDATA\[|<!--")
_NAMED = r"#\d{1,8};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};"
LONE_AMPERSAND = re.compile(rf"&(?!{_NAMED})")
REFERENCE = re.compile(rf"&(?!(?:amp|lt|gt|quot|apos);)({_NAMED})")
# Characters XML 1.0 does not allow, also written as references.
UNREADABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")
# References to and bytes of windows-1252's own characters, which stand where Unicode has controls.
WESTERN_REFERENCE = re.compile(r"&#(1[2-5]\d|[xX][89][0-9a-fA-F]);")
WESTERN = re.compile(r"[\x80-\x84\x86-\x9f]")
# The same characters in UTF-8, among bytes, where looking for them costs next to nothing.
WESTERN_BYTES = re.compile(rb"\xc2[\x80-\x84\x86-\x9f]")
WESTERN_REFERENCE_BYTES = re.compile(WESTERN_REFERENCE.pattern.encode(), re.ASCII)
# Elements whose content is copy: what stands in them is HTML, whoever forgot to escape it.
COPY = re.compile(
    r"<((?:description|content:encoded|content|summary|title))((?:\s[^<>]*+)?+)(?<!/)>",
    re.IGNORECASE,
)
# Possessive, so that nothing is looked at twice and nothing is remembered to go back to.
TAG = re.compile(r"<(/?)([A-Za-z_][\w.:\-]*+)((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>")
ATTRIBUTE = re.compile(r"""(?<![\w.:\-])([\w.:\-]++)\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'<>]++)""")
LOOSE = re.compile(r"<(?![A-Za-z_/!?])")


def is_western(content: bytes) -> bool:
    """Whether UTF-8 may hold characters of windows-1252 by their numbers."""
    # One character is found many times faster than two, and few feeds have a "#".
    if b"#" in content and WESTERN_REFERENCE_BYTES.search(content):
        return True
    return b"\xc2" in content and WESTERN_BYTES.search(content) is not None


def reread(text: str) -> str:
    """Characters meant in windows-1252 but written by their numbers, as those characters."""
    text = WESTERN_REFERENCE.sub(_referred, text)
    return WESTERN.sub(lambda found: _western(ord(found[0])), text)


def repaired(text: str) -> str:
    """XML with the damage put right that can be put right without loss."""
    text = UNREADABLE.sub("", text)
    start = DOCUMENT.search(text)
    text = without_prolog(text[start.start() :] if start else text)
    return "".join(
        piece if verbatim else REFERENCE.sub(_reference, LONE_AMPERSAND.sub("&amp;", piece))
        for piece, verbatim in _pieces(text)
    )


def without_prolog(text: str) -> str:
    """The document without its XML declaration: it has been decoded, and may say otherwise."""
    text = text.lstrip()
    found = PROLOG.match(text)
    return text[found.end() :].lstrip() if found else text


def rebuilt(text: str) -> str:
    """XML whose tags are made sound: copy set apart, attributes quoted, names in one case."""
    return "".join(
        piece if verbatim else TAG.sub(_tag, LOOSE.sub("&lt;", piece))
        for piece, verbatim in _pieces("".join(_copy_set_apart(text)))
    )


def _referred(found: re.Match[str]) -> str:
    digits = found[1]
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return _western(code) if 0x80 <= code <= 0x9F else found[0]


def _western(code: int) -> str:
    return bytes((code,)).decode("cp1252", "ignore")


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """A document cut at its comments and CDATA sections, in which nothing is to be repaired."""
    at = 0
    while opening := VERBATIM.search(text, at):
        closing = "-->" if opening[0] == "<!--" else "]]>"
        end = text.find(closing, opening.end())
        if end < 0:
            break
        yield text[at : opening.start()], False
        yield text[opening.start() : end + 3], True
        at = end + 3
    yield text[at:], False


def _reference(found: re.Match[str]) -> str:
    body = found[1]
    # HTML 4, whose names feeds were written in, means other signs by two of them (lang, rang).
    code = name2codepoint.get(body[:-1])
    character = chr(code) if code else html.unescape(found[0])
    if character == found[0]:
        return "&amp;" + body
    return html.escape(UNREADABLE.sub("", character), quote=True)


def _copy_set_apart(text: str) -> Iterator[str]:
    """Copy with raw markup in it goes into a CDATA section of its own."""
    lower, at, unclosed = text.lower(), 0, set[str]()
    while opening := COPY.search(text, at):
        name = opening[1].lower()
        end = -1 if name in unclosed else lower.find(f"</{name}", opening.end())
        if end < 0:
            unclosed.add(name)
            yield text[at : opening.end()]
            at = opening.end()
            continue
        yield text[at : opening.end()]
        yield _apart(text[opening.end() : end])
        at = end
    yield text[at:]


def _apart(inside: str) -> str:
    if "<" not in inside or (inside.lstrip().startswith("<![CDATA[") and inside.count("]]>") == 1):
        return inside
    text = inside if "<![CDATA[" in inside else LOOSE.sub("&lt;", inside)
    return "<![CDATA[" + text.replace("<![CDATA[", "").replace("]]>", "") + "]]>"


def _tag(found: re.Match[str]) -> str:
    closing, name, rest = found[1], found[2].lower(), found[3]
    if closing:
        return f"</{name}>"
    said: dict[str, str] = {}
    for attribute in ATTRIBUTE.finditer(rest):
        value = attribute[2]
        quoted = value if value[0] in "\"'" else f'"{value.removesuffix("/")}"'
        said.setdefault(attribute[1], quoted)
    own_end = "/" if rest.rstrip().endswith("/") and not rest.endswith("//") else ""
    return f"<{name}" + "".join(f" {key}={value}" for key, value in said.items()) + f"{own_end}>"


__all__ = ["DOCUMENT", "is_western", "rebuilt", "repaired", "reread", "without_prolog"]
