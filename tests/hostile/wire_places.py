"""The same attack in every place of a delivery that holds words or an address, form by form."""
# ruff: noqa: E501  # an attack a line

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from wire.specimen import SPECIMENS

# What would act if it were taken for markup, an address, a template, a header, a path or a query.
ATTACKS = {
    "script": "Ferry <script>alert(1)</script> sails",
    "handler": 'Ferry "><img src=x onerror=alert(1)> sails',
    "escaped": "Ferry &lt;img src=x onerror=alert(1)&gt; &#60;script&#62;alert(1)&lt;/script&gt;",
    "twice-escaped": "Ferry &amp;lt;svg onload=alert(1)&amp;gt; sails",
    "split": "Ferry <scr<script>ipt>alert(1)</scr</script>ipt> <img/src='x'/onerror=alert(1)>",
    "frame": 'Ferry <iframe srcdoc="<script>alert(1)</script>"></iframe><base href="//evil.example">',
    "style": "Ferry <style>@import 'javascript:alert(1)'</style><p style=\"x:expression(alert(1))\">",
    "javascript": "javascript:alert(document.domain)",
    "javascript-in-disguise": " \x09java&#09;script\t:alert(1)//http://isle.example/",
    "data": "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "vbscript": "VbScRiPt:msgbox(1)",
    "file": "file:///etc/passwd",
    "protocol-relative": "//evil.example/%0d%0aSet-Cookie:a=b",
    "template": "{{7*7}} ${7*7} <%= 7*7 %> {% include '/etc/passwd' %} {{constructor.constructor()}}",
    "query": "Robert'); DROP TABLE story;-- \" OR 1=1",
    "path": "../../../../etc/passwd\x00.jpg",
    "header": "Ferry\r\nSet-Cookie: a=b\r\n\r\n<script>alert(1)</script>",
    "formula": "=cmd|' /C calc'!A0",
    "bidi": "Ferry \u202e\u2066sails\u200b\u200f\ufeff \U000e0041\u2028x",
    "cdata": "Ferry ]]><script>alert(1)</script><![CDATA[ sails",
    "comment": "Ferry --><script>alert(1)</script><!-- sails",
    "json": 'Ferry </script><script>alert(1)</script> \\u003cscript> "}, {"a": "',
    "marked-section": "Ferry <math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "long": "Ferry " + "<b>" * 2_000 + "sails",
}  # fmt: skip
UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
STRUCTURE = frozenset({"rdf", "rss", "feed"})


def everywhere(name: str, attack: str) -> Iterator[bytes]:
    """A specimen with an attack in all its words at once, in all its attributes, and by turns."""
    content = SPECIMENS[name].content
    if content.lstrip().startswith(b"<") and name != "page":
        yield from _in_xml(content, UNREADABLE.sub("", attack))
    elif content.startswith(b"{"):
        yield from _in_json(content, attack)
    else:
        yield from _in_lines(content, attack)


def _in_xml(content: bytes, attack: str) -> Iterator[bytes]:
    words = [n for n, one in enumerate(_tree(content).iter("*")) if (one.text or "").strip()]
    named = [(n, key) for n, one in enumerate(_tree(content).iter("*")) for key in one.attrib]
    yield _changed(content, attack, set(words), set())
    for at in words:
        yield _changed(content, attack, {at}, set())
    for place in named:
        yield _changed(content, attack, set(), {place})


def _tree(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(load_dtd=False, no_network=True))


def _changed(content: bytes, attack: str, words: set[int], named: set[tuple[int, Any]]) -> bytes:
    tree = _tree(content)
    elements = list(tree.iter("*"))
    for at in words:
        elements[at].text = attack
    for at, key in named:
        elements[at].set(key, attack)
    return etree.tostring(tree)


def _in_json(content: bytes, attack: str) -> Iterator[bytes]:
    places = list(_places(json.loads(content), ()))
    for changed in (
        [one for one in places if one[-1] not in ("version", "type")],
        *([p] for p in places),
    ):
        document = json.loads(content)
        for path in changed:
            held = document
            for step in path[:-1]:
                held = held[step]
            held[path[-1]] = attack
        yield json.dumps(document).encode()


def _places(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _places(one, (*path, key))
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from _places(one, (*path, at))
    elif isinstance(value, str):
        yield path


def _in_lines(content: bytes, attack: str) -> Iterator[bytes]:
    """In place of the words behind what a line begins with, in every line by turns."""
    lines = content.split(b"\n")
    sent = attack.encode("utf-8", "surrogatepass")
    for at, line in enumerate(lines):
        for start in {0, line.find(b":") + 2, line.find(b">") + 1, line.find(b"=") + 1}:
            if 0 <= start < len(line):
                yield b"\n".join((*lines[:at], line[:start] + sent + b"\r", *lines[at + 1 :]))
