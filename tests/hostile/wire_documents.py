"""Hostile deliveries of every form the wire reads, made in code: what is sent, and what is wanted.

`READ` is wanted where the copy in it is sound, whatever stands around it; `REFUSED` where no
honest sender writes so; `EITHER` where a reader may do one or the other. In no case may anything
but `UnreadableCapture` be raised, anything active come out, or a second and 150 MB be exceeded.
"""
# ruff: noqa: E501  # a document a line

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from wire.specimen import SPECIMENS

Wanted = Literal["read", "refused", "either"]
READ, REFUSED, EITHER = "read", "refused", "either"
WORDS = "The night ferry sailed again on Monday after nine days in port, the harbour master said. "
MANY = 100_000
MILLION = 1_000_000
RSS, ATOM, XML = "application/rss+xml", "application/atom+xml", "application/xml"
JSON, FEED_JSON = "application/json", "application/feed+json"
HTML, TEXT, MAIL, WARC = "text/html", "text/plain", "message/rfc822", "application/warc"
NAR = "http://iptc.org/std/nar/2006-10-01/"


@dataclass(frozen=True)
class Document:
    """One hostile delivery; `make` gives its bytes, which may be many."""

    make: Callable[[], bytes | str]
    media_type: str
    wanted: Wanted = "either"
    charset: str = ""

    def content(self) -> bytes:
        """The bytes as they are sent."""
        made = self.make()
        return made.encode("utf-8", "surrogatepass") if isinstance(made, str) else made


def rss(item: str = f"<title>Ferry</title><description>{WORDS}</description>", head: str = "", *,
        before: str = "", root: str = "") -> str:  # fmt: skip
    """A feed of one item, and what stands before and in its root and channel."""
    return (
        f'{before}<rss version="2.0" {root}><channel><title>W</title>{head}<item><guid>isle:1'
        f"</guid>{item}</item></channel></rss>"
    )


def atom(content: str, root: str = "") -> str:
    """A feed of one entry."""
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" {root}><title>W</title><id>urn:w</id><entry>'
        f"<id>urn:w:1</id><title>Ferry</title>{content}</entry></feed>"
    )


def told(inside: str) -> str:
    """A feed whose item says this, as escaped HTML."""
    held = inside.replace("&", "&amp;").replace("<", "&lt;")
    return rss(f"<title>Ferry</title><description>{held}</description>")


def ninjs(**said: object) -> str:
    """A ninjs object with these fields changed."""
    return json.dumps({**json.loads(SPECIMENS["ninjs"].content), **said})


def raw_ninjs(value: str) -> str:
    """A ninjs object with a version written just so."""
    return '{"uri": "urn:isle:1", "headline": "Ferry", "type": "text", "version": ' + value + "}"


def changed(name: str, *pairs: tuple[str, str]) -> bytes:
    """A specimen with some of its words replaced; every one of them stands in it."""
    content = SPECIMENS[name].content
    for old, new in pairs:
        assert old.encode() in content, old
        content = content.replace(old.encode(), new.encode("utf-8", "surrogatepass"))
    return content


def laughs(depth: int = 10, width: int = 10) -> str:
    """Entities that hold one another."""
    held = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * width}">' for n in range(1, depth))
    return f'<!DOCTYPE rss [<!ENTITY e0 "ha">{held}]>'


def external(where: str, *, parameter: bool = False) -> str:
    """An entity that lies elsewhere."""
    if parameter:
        return f'<!DOCTYPE rss [<!ENTITY % x SYSTEM "{where}"> %x;]>'
    return f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{where}">]>'


TOLD = "<title>&x;</title><description>&x;</description>"
LAUGHED = "<title>&e9;</title><description>&e9;</description>"
ENTITIES: dict[str, Document] = {
    "billion-laughs": Document(lambda: rss(LAUGHED, before=laughs()), RSS, REFUSED),
    "quadratic-entity": Document(
        lambda: rss(
            f"<title>{'&a;' * MANY}</title>", before=f'<!DOCTYPE rss [<!ENTITY a "{"a" * MANY}">]>'
        ), RSS, REFUSED,
    ),
    "entity-loop": Document(
        lambda: rss("<title>&a;</title>", before='<!DOCTYPE r [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'),
        RSS, REFUSED,
    ),
    "external-file": Document(lambda: rss(TOLD, before=external("file:///etc/passwd")), RSS, REFUSED),
    "external-http": Document(lambda: rss(TOLD, before=external("http://127.0.0.1:9/x")), RSS, REFUSED),
    "parameter-file": Document(
        lambda: rss(TOLD, before=external("file:///etc/passwd", parameter=True)), RSS, REFUSED
    ),
    "parameter-http": Document(
        lambda: rss(TOLD, before=external("http://127.0.0.1:9/x.dtd", parameter=True)), RSS, REFUSED
    ),
    "parameter-bomb": Document(
        lambda: rss(before='<!DOCTYPE r [<!ENTITY % a "' + "x" * MANY + '">' + "%a;" * MANY + "]>"),
        RSS, REFUSED,
    ),
    "entity-without-end": Document(lambda: rss(before="<!DOCTYPE r [<!ENTITY a 'b"), RSS),
    "dtd-of-its-own-elements": Document(
        lambda: rss(before="<!DOCTYPE rss [<!ELEMENT rss ANY><!ATTLIST rss version CDATA '2.0'>]>"),
        RSS,
    ),
    "dtd-elsewhere": Document(
        lambda: rss(before='<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd">'), RSS, READ
    ),
    "dtd-utf-16": Document(lambda: rss(LAUGHED, before=laughs()).encode("utf-16"), RSS, REFUSED),
    "dtd-utf-16-be-bare": Document(
        lambda: rss(LAUGHED, before=laughs()).encode("utf-16-be"), RSS, REFUSED
    ),
    "dtd-utf-32": Document(lambda: rss(LAUGHED, before=laughs()).encode("utf-32"), RSS, REFUSED),
    "dtd-utf-7": Document(
        lambda: b'<?xml version="1.0" encoding="utf-7"?>'
        + rss(LAUGHED, before=laughs()).encode("utf-7"), RSS,
    ),
    "dtd-ebcdic": Document(
        lambda: rss(LAUGHED, before='<?xml version="1.0" encoding="cp037"?>' + laughs()).encode("cp037"),
        RSS,
    ),
    "dtd-far-down": Document(
        lambda: rss(LAUGHED, before="<!--" + "x" * 60_000 + "-->" + laughs()), RSS
    ),
    "dtd-behind-many-comments": Document(
        lambda: rss(LAUGHED, before="<!---->" * MANY + laughs()), RSS
    ),
    "dtd-hidden-in-a-quotation": Document(
        lambda: rss(TOLD, before='<!DOCTYPE rss [<!-- ]> --><!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        RSS, REFUSED,
    ),
    "dtd-with-a-bracket-in-a-name": Document(
        lambda: rss(TOLD, before='<!DOCTYPE rss SYSTEM "]>" [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        RSS,
    ),
    "second-doctype": Document(
        lambda: rss(TOLD, before="<!DOCTYPE rss>" + external("file:///etc/passwd")), RSS
    ),
    "doctypes": Document(lambda: rss(before="<!DOCTYPE rss [" * 20_000), RSS),
    "xinclude": Document(
        lambda: rss(
            '<title>Ferry</title><description><xi:include href="file:///etc/passwd" parse="text"/>'
            "</description>", root='xmlns:xi="http://www.w3.org/2001/XInclude"',
        ), RSS, READ,
    ),
    "stylesheet": Document(
        lambda: rss(before='<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:9/x.xsl"?>'),
        RSS, READ,
    ),
    "xsl-as-feed": Document(
        lambda: '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0">'
        "<xsl:template match='/'><xsl:value-of select=\"document('file:///etc/passwd')\"/>"
        "</xsl:template></xsl:stylesheet>", XML, REFUSED,
    ),
    "schema-location": Document(
        lambda: rss(root='xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
                    'xsi:schemaLocation="a http://127.0.0.1:9/x.xsd"'), RSS, READ,
    ),
    "nitf-with-entities": Document(
        lambda: changed("nitf", ('"nitf-3-3.dtd">', '"nitf-3-3.dtd" [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), ("Ferry sails", "&x;")),
        "text/vnd.iptc.nitf", REFUSED,
    ),
    "newsml-with-entities": Document(
        lambda: laughs().replace("rss", "NewsML").encode() + SPECIMENS["newsml-1.2"].content, XML, REFUSED
    ),
}  # fmt: skip

DEEP: dict[str, Document] = {
    "deep-xml": Document(lambda: "<rss><channel><item>" + "<a>" * MANY, RSS),
    "deep-xml-closed": Document(lambda: rss("<a>" * MANY + "x" + "</a>" * MANY), RSS),
    "deep-xml-300": Document(lambda: rss("<a>" * 300 + "x" + "</a>" * 300), RSS),
    "deep-namespaced": Document(lambda: rss('<a xmlns="u:x">' * 50_000), RSS),
    "deep-json": Document(lambda: '{"uri": ' + "[" * MANY, JSON, REFUSED),
    "deep-json-closed": Document(
        lambda: '{"uri": "urn:isle:1", "headline": "x", "a": ' + "[" * MANY + "]" * MANY + "}", JSON, REFUSED
    ),
    "deep-json-objects": Document(
        lambda: '{"uri": "urn:isle:1", "headline": "x", "a": ' + '{"a":' * 50_000 + "1" + "}" * 50_001, JSON, REFUSED
    ),
    "deep-json-900": Document(
        lambda: '{"uri": "urn:isle:1", "headline": "x", "a": ' + "[" * 900 + "]" * 900 + "}", JSON
    ),
    "deep-associations": Document(
        lambda: '{"uri":"u:1","headline":"x","associations":{"a":' * 300 + '{"uri":"u"}' + "}}" * 300, JSON
    ),
    "deep-html": Document(lambda: told("<div>" * MANY + WORDS), RSS, READ),
    "deep-html-page": Document(lambda: "<!doctype html><body>" + "<div>" * MANY + WORDS, HTML),
    "deep-marks-page": Document(
        lambda: "<!doctype html><p>" + "<font><i><b>" * 32_000 + WORDS + "</p>" * 32_000, HTML
    ),
    "deep-lists": Document(lambda: told("<ul><li>" * 50_000 + WORDS), RSS, READ),
    "deep-tables": Document(lambda: told("<table><tr><td>" * 30_000 + WORDS), RSS, READ),
    "deep-svg": Document(lambda: told("<svg><foreignObject><math><mi>" * 20_000 + WORDS), RSS, READ),
    "deep-title": Document(lambda: rss("<title>" + "&lt;div>" * MANY + "x</title>"), RSS, READ),
    "deep-mail": Document(lambda: nested_mail(200), MAIL),
    "deep-mail-19": Document(lambda: nested_mail(19), MAIL),
    "deep-messages": Document(lambda: messages_in_messages(100), MAIL),
    "deep-news-messages": Document(
        lambda: f'<newsMessage xmlns="{NAR}"><itemSet>' * 5_000 + "</itemSet></newsMessage>" * 5_000,
        "application/vnd.iptc.g2.newsmessage+xml",
    ),
    "deep-news-messages-90": Document(
        lambda: f'<newsMessage xmlns="{NAR}"><itemSet>' * 90
        + SPECIMENS["newsml-g2-item"].content.decode() + "</itemSet></newsMessage>" * 90,
        "application/vnd.iptc.g2.newsmessage+xml",
    ),
    "deep-components": Document(
        lambda: "<NewsML><NewsItem>" + "<NewsComponent>" * 20_000 + "</NewsComponent>" * 20_000 + "</NewsItem></NewsML>", XML
    ),
    "deep-components-190": Document(
        lambda: "<NewsML><NewsItem>" + "<NewsComponent>" * 190 + "<ContentItem><DataContent><p>x</p></DataContent></ContentItem>" + "</NewsComponent>" * 190 + "</NewsItem></NewsML>", XML
    ),
    "deep-groups": Document(
        lambda: f'<packageItem xmlns="{NAR}" guid="urn:p"><groupSet root="g0">'
        + "".join(f'<group id="g{n}"><groupRef idref="g{n + 1}"/></group>' for n in range(20_000))
        + "</groupSet></packageItem>", XML,
    ),
    "groups-in-a-circle": Document(
        lambda: f'<packageItem xmlns="{NAR}" guid="urn:p"><groupSet root="a"><group id="a">'
        '<groupRef idref="b"/></group><group id="b"><groupRef idref="a"/><itemRef residref="u"/>'
        "</group></groupSet></packageItem>", XML,
    ),
    "package-of-itself": Document(
        lambda: f'<packageItem xmlns="{NAR}" guid="urn:p"><groupSet root="a"><group id="a">'
        + '<itemRef residref="urn:p"/>' * 5_000 + "</group></groupSet></packageItem>", XML,
    ),
    "deep-opml": Document(lambda: "<opml><body>" + "<outline>" * 50_000, XML),
}  # fmt: skip


def nested_mail(depth: int) -> str:
    """MIME in MIME."""
    opened = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth)
    )
    closed = "".join(f"\r\n--b{n}--\r\n" for n in reversed(range(depth)))
    head = "From: a@isle.example\r\nDate: Wed, 04 Mar 2026 12:00:00 +0000\r\nSubject: Ferry\r\n"
    return f"{head}{opened}Content-Type: text/plain\r\n\r\n{WORDS}{closed}"


def messages_in_messages(depth: int) -> str:
    """A message in a message in a message."""
    head = "From: a@isle.example\r\nDate: Wed, 04 Mar 2026 12:00:00 +0000\r\nSubject: Ferry\r\n"
    return f"{head}Content-Type: message/rfc822\r\n\r\n" * depth + f"{head}\r\n{WORDS}"


def mail(head: str = "", body: str = WORDS) -> str:
    """A message with more in its head."""
    return (
        "From: Ann <ann@isle.example>\r\nDate: Wed, 04 Mar 2026 12:00:00 +0000\r\nSubject: Ferry\r\n"
        f"{head}\r\n{body}"
    )


def parts(body: str, head: str = "", many: int = 1) -> str:
    """A message of some parts, each with this head and body."""
    part = f"--b\r\n{head}\r\n{body}\r\n"
    return mail(
        'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n',
        part * many + "--b--\r\n",
    )


LARGE: dict[str, Document] = {
    "attributes": Document(
        lambda: rss("<title " + " ".join(f'a{n}="1"' for n in range(MANY)) + ">x</title>"), RSS
    ),
    "attributes-alike": Document(lambda: rss("<title " + 'a="1" ' * MANY + ">x</title>"), RSS),
    "attributes-with-names": Document(
        lambda: rss("<a " + " ".join(f'xmlns:n{n}="u:{n}"' for n in range(20_000)) + "/>"), RSS
    ),
    "attributes-unquoted": Document(lambda: rss("<title " + "a=1 " * MANY + ">x</title>"), RSS),
    "attributes-of-html": Document(
        lambda: told("<p " + "".join(f"a{n}=1 " for n in range(MANY)) + f">{WORDS}"), RSS, READ
    ),
    "attributes-of-a-page": Document(
        lambda: "<!doctype html><p " + "".join(f"a{n}=1 " for n in range(MANY)) + f">{WORDS}", HTML
    ),
    "huge-attribute": Document(lambda: rss(f'<title a="{"x" * 9_000_000}">x</title>'), RSS),
    "huge-text": Document(lambda: rss("<title>x</title><description>" + "x" * 9_500_000 + "</description>"), RSS),
    "huge-title": Document(lambda: rss("<title>" + "x " * 4_000_000 + "</title>"), RSS),
    "huge-words": Document(lambda: rss(f"<description>{WORDS * 20_000}</description>"), RSS),
    "huge-link": Document(lambda: rss("<link>https://isle.example/" + "x" * MILLION + "</link>"), RSS, READ),
    "huge-guid": Document(lambda: rss().replace("isle:1", "x" * MILLION), RSS, READ),
    "huge-date": Document(lambda: rss("<title>x</title><pubDate>" + "1" * MILLION + "</pubDate>"), RSS, READ),
    "huge-name": Document(lambda: rss(f"<{'n' * MILLION}/>"), RSS),
    "huge-comment": Document(lambda: rss("<!--" + "- " * 2_000_000 + "--><title>x</title>"), RSS),
    "huge-instruction": Document(lambda: rss("<?x " + "? " * 2_000_000 + "?><title>x</title>"), RSS),
    "small-elements": Document(lambda: rss("<a/>" * MILLION), RSS),
    "small-elements-open": Document(lambda: rss("<a>" * 500_000), RSS),
    "small-elements-atom": Document(lambda: atom("<link/>" * MILLION), ATOM),
    "small-elements-nitf": Document(
        lambda: "<nitf><body><body.content>" + "<p/>" * MILLION + "</body.content></body></nitf>", XML
    ),
    "small-elements-g2": Document(
        lambda: f'<newsItem xmlns="{NAR}" guid="u"><contentMeta>' + "<subject/>" * 400_000 + "</contentMeta></newsItem>", XML
    ),
    "subjects-g2": Document(
        lambda: f'<newsItem xmlns="{NAR}" guid="u"><contentMeta><headline>x</headline>'
        + "".join(f'<subject qcode="a:{n}"><name>n{n}</name></subject>' for n in range(MANY))
        + "</contentMeta></newsItem>", XML,
    ),
    "items-empty": Document(lambda: rss("x</item>" + "<item/>" * MILLION + "<item>"), RSS),
    "items-rss": Document(
        lambda: rss("</item>" + "<item><title>x</title></item>" * 300_000 + "<item>"), RSS, READ
    ),
    "items-rss-4900": Document(
        lambda: rss("</item>" + f"<item><title>x</title><description>{WORDS}</description></item>" * 4_900 + "<item>"), RSS
    ),
    "items-atom": Document(
        lambda: atom("</entry>" + "<entry><id>x</id></entry>" * 300_000 + "<entry>"), ATOM, READ
    ),
    "items-json": Document(
        lambda: '{"version": "https://jsonfeed.org/version/1.1", "items": [' + '{"id":1},' * MILLION + "{}]}",
        FEED_JSON,
    ),
    "items-json-empty": Document(
        lambda: '{"version": "https://jsonfeed.org/version/1.1", "items": [' + "{}," * MILLION + "{}]}", FEED_JSON
    ),
    "items-g2": Document(
        lambda: f'<newsMessage xmlns="{NAR}"><itemSet>' + '<newsItem guid="u"/>' * MANY + "</itemSet></newsMessage>",
        "application/vnd.iptc.g2.newsmessage+xml", READ,
    ),
    "elements-empty": Document(lambda: rss("<a/>" * 7_000_000), RSS, REFUSED),
    "elements-behind-entries": Document(lambda: rss("</item><item>" + "<a/>" * 7_000_000), RSS, READ),
    "elements-of-xml-1.1": Document(lambda: "<?xml version='1.1'?>" + rss("<a/>" * 7_000_000), RSS, REFUSED),
    "elements-in-elements": Document(lambda: rss("</item><item/>" + ("<a>" * 90 + "</a>" * 90) * 40_000), RSS),
    "items-newsml": Document(
        lambda: "<NewsML>" + "<NewsItem><NewsComponent/></NewsItem>" * MANY + "</NewsML>", XML
    ),
    "items-envelope": Document(
        lambda: '{"data": {"items": [' + '{"uri":"u","headline":"x"},' * MANY + '{"uri":"u"}]}}', JSON
    ),
    "namespaces": Document(
        lambda: rss("".join(f'<a xmlns="u:{n}"/>' for n in range(50_000))), RSS
    ),
    "namespaces-of-attributes": Document(
        lambda: rss("".join(f'<a xmlns:p="u:{n}" p:b="1"/>' for n in range(50_000))), RSS
    ),
    "bases": Document(
        lambda: atom('<a xml:base="x/">' * 190 + '<link href="y"/>' + "</a>" * 190), ATOM
    ),
    "bases-long": Document(
        lambda: atom('<content type="html" xml:base="' + "x/" * MANY + '">&lt;a href="' + "../" * MANY + '">x</content>'), ATOM
    ),
    "links-many": Document(
        lambda: atom('<link rel="alternate" href="' + "../" * 100 + '"/>' * 1 + '<link href="a"/>' * 50_000), ATOM
    ),
    "links-of-a-body": Document(lambda: told(f'<a href="{"../" * 50}x">y</a> ' * 20_000), RSS),
    "guids-alike": Document(
        lambda: rss("</item>" + "<item><guid>isle:1</guid><title>x</title></item>" * 4_900 + "<item>"), RSS
    ),
    "categories": Document(lambda: rss("<title>x</title>" + "".join(f"<category>c{n}</category>" for n in range(MANY))), RSS),
    "creators": Document(lambda: rss("<title>x</title>" + "".join(f"<author>a{n}</author>" for n in range(MANY))), RSS),
    "enclosures": Document(
        lambda: rss("<title>x</title>" + "".join(f'<enclosure url="/{n}" type="image/jpeg"/>' for n in range(50_000))), RSS
    ),
    "media-groups": Document(
        lambda: rss("<title>x</title>" + "".join(f'<m:content url="/{n}" medium="image"><m:credit>c</m:credit></m:content>' for n in range(50_000)),
                    root='xmlns:m="http://search.yahoo.com/mrss/"'), RSS,
    ),
    "associations": Document(
        lambda: ninjs(associations={f"a{n}": {"uri": f"u:{n}", "type": "picture", "renditions": {"b": {"href": f"/{n}"}}} for n in range(MANY)}), JSON
    ),
    "renditions": Document(
        lambda: ninjs(associations={"a": {"type": "picture", "renditions": {f"r{n}": {"href": f"https://isle.example/{n}", "width": n} for n in range(MANY)}}}), JSON
    ),
    "renditions-g2": Document(
        lambda: f'<newsItem xmlns="{NAR}" guid="u"><contentMeta><headline>x</headline></contentMeta><contentSet>'
        + "".join(f'<remoteContent href="/{n}" contenttype="image/jpeg"/>' for n in range(MANY)) + "</contentSet></newsItem>", XML
    ),
    "picture-in-nitf": Document(
        lambda: changed("nitf", ("iVBORw0KGgo=", base64.b64encode(bytes(6_000_000)).decode())), "text/vnd.iptc.nitf"
    ),
    "picture-in-newsml": Document(
        lambda: "<NewsML><NewsItem><NewsComponent><ContentItem><MediaType FormalName='Photo'/><Encoding Notation='base64'><DataContent>"
        + base64.b64encode(bytes(6_000_000)).decode() + "</DataContent></Encoding></ContentItem></NewsComponent></NewsItem></NewsML>", XML
    ),
    "pictures-as-data": Document(lambda: told(f"<p>{WORDS}</p>" + '<img src="data:image/png;base64,' + "A" * 4_000_000 + '">'), RSS),
    "anpa-messages": Document(lambda: SPECIMENS["anpa"].content * 5_000, ""),
    "anpa-controls": Document(lambda: SPECIMENS["anpa"].content.replace(b"knock", b"\x13\x11\x1f\x08" * 500_000), ""),
    "anpa-headings": Document(lambda: b"\x01a0417\x1f" * MANY + SPECIMENS["anpa"].content, ""),
    "anpa-starts": Document(lambda: b"\x01\x02\x03\x04" * 500_000, "text/vnd.iptc.anpa"),
    "anpa-carets": Document(lambda: SPECIMENS["anpa"].content.replace(b"^By ANN OTHER=", b"^x=\r\n" * MANY), ""),
    "iptc7901-messages": Document(lambda: SPECIMENS["iptc7901"].content * 5_000, ""),
    "iptc7901-starts": Document(lambda: b"\x01iwa0417 3 pl 97\r\n\x02" * MANY, ""),
    "iptc7901-quads": Document(lambda: SPECIMENS["iptc7901"].content.replace(b"aground=", b"x=\r\n" * MANY), ""),
    "iptc7901-escapes": Document(lambda: SPECIMENS["iptc7901"].content.replace(b"knock", b"\x1b(B\x0e\x0f\xc1\xc2" * 300_000), ""),
    "text-long": Document(lambda: (WORDS + "\n\n") * 10_000, TEXT),
    "text-lines": Document(lambda: "a\n" * 700_000, TEXT),
    "text-line": Document(lambda: WORDS * 12_000, TEXT),
    "text-word": Document(lambda: "a" * 4_000_000, TEXT),
    "page-large": Document(lambda: "<!doctype html><article>" + f"<p>{WORDS}</p>" * 10_000, HTML),
    "page-scripts": Document(lambda: "<!doctype html><article>" + "<script type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script>" * 20_000 + WORDS, HTML),
    "page-json-ld": Document(
        lambda: "<!doctype html><script type='application/ld+json'>" + json.dumps({"@type": "NewsArticle", "@graph": [{"@type": "Person", "name": f"a{n}"} for n in range(50_000)]}) + f"</script><p>{WORDS}", HTML
    ),
    "page-json-ld-deep": Document(
        lambda: "<!doctype html><script type='application/ld+json'>" + '{"@graph":[' * 50_000 + f"</script><p>{WORDS}", HTML
    ),
    "page-json-ld-900": Document(
        lambda: "<!doctype html><script type='application/ld+json'>" + '{"@graph":[' * 450 + "]}" * 450 + f"</script><p>{WORDS}", HTML
    ),
    "page-metas": Document(lambda: "<!doctype html>" + '<meta property="og:image" content="/x.jpg">' * 50_000 + f"<p>{WORDS}", HTML),
    "page-microdata": Document(lambda: "<!doctype html>" + '<div itemscope itemtype="https://schema.org/NewsArticle">' * 5_000 + f"<p itemprop=headline>{WORDS}", HTML),
    "page-pictures": Document(lambda: "<!doctype html><article>" + '<figure><img src="/a.jpg" srcset="a 1x, b 2x"><figcaption>x</figcaption></figure>' * 10_000, HTML),
    "page-srcset": Document(lambda: '<!doctype html><article><img srcset="' + "a 1x, " * 300_000 + f'"><p>{WORDS}', HTML),
}  # fmt: skip
