"""Hostile deliveries whose bytes, packing, numbers, dates or headers lie."""
# ruff: noqa: E501  # a document a line

import base64
import gzip
import io
import json
import zipfile
import zlib

from hostile.wire_documents import (
    ATOM,
    FEED_JSON,
    HTML,
    JSON,
    MAIL,
    MANY,
    MILLION,
    READ,
    REFUSED,
    RSS,
    TEXT,
    WARC,
    WORDS,
    XML,
    Document,
    atom,
    changed,
    mail,
    ninjs,
    parts,
    raw_ninjs,
    rss,
    told,
)  # fmt: skip
from wire.specimen import SPECIMENS

FEED = SPECIMENS["rss"].content


def bomb(megabytes: int) -> bytes:
    """Much of nothing, packed."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    nothing = bytes(1024 * 1024)
    return b"".join(packer.compress(nothing) for _ in range(megabytes)) + packer.flush()


def zipped(name: str, content: bytes) -> bytes:
    """A ZIP archive of one file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def record(block: bytes, *, length: str = "", head: str = "", kind: str = "response") -> bytes:
    """A record of a web archive that says of its length what it likes."""
    return (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://isle.example/1\r\n{head}"
        f"WARC-Date: 2026-03-04T12:00:00Z\r\nContent-Length: {length or len(block)}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"  # fmt: skip


def answer(body: bytes, head: str = "Content-Type: text/html") -> bytes:
    """An HTTP answer."""
    return f"HTTP/1.1 200 OK\r\n{head}\r\n\r\n".encode() + body


PAGE = SPECIMENS["page"].content
CHARSETS: dict[str, Document] = {
    "nuls-in-xml": Document(lambda: FEED.replace(b"Ferry", b"Fe\0rry"), RSS, READ),
    "nuls-between": Document(lambda: b"\0".join(FEED[n:n + 1] for n in range(len(FEED))), RSS),
    "nul-first": Document(lambda: b"\0" + FEED, RSS),
    "nuls-only": Document(lambda: bytes(5_000_000), RSS, REFUSED),
    "mark-twice": Document(lambda: b"\xef\xbb\xbf" * 2 + FEED, RSS, READ),
    "marks-of-both": Document(lambda: b"\xff\xfe\xfe\xff" + FEED.decode().encode("utf-16-le"), RSS),
    "mark-of-another": Document(lambda: b"\xfe\xff" + FEED, RSS),
    "marks-by-the-thousand": Document(lambda: b"\xef\xbb\xbf" * MANY + FEED, RSS),
    "mark-and-label": Document(lambda: b"\xef\xbb\xbf" + FEED.replace(b"utf-8", b"utf-16"), RSS, READ),
    "label-utf-16-in-ascii": Document(lambda: FEED.replace(b"utf-8", b"utf-16"), RSS, READ),
    "label-utf-7": Document(lambda: FEED.replace(b"utf-8", b"utf-7").replace(b"Ferry", b"+ADw-script+AD4-a+ADw-/script+AD4-"), RSS),
    "label-unknown": Document(lambda: FEED.replace(b"utf-8", b"x-isle"), RSS, READ),
    "label-codec": Document(lambda: FEED.replace(b"utf-8", b"base64"), RSS, READ),
    "label-rot13": Document(lambda: FEED.replace(b"utf-8", b"rot13"), RSS, READ),
    "label-idna": Document(lambda: FEED.replace(b"utf-8", b"idna"), RSS, READ),
    "label-zlib-by-http": Document(lambda: FEED, RSS, READ, charset="zlib"),
    "label-path-by-http": Document(lambda: FEED, RSS, READ, charset="../../../etc/passwd"),
    "label-long-by-http": Document(lambda: FEED, RSS, READ, charset="x" * MILLION),
    "label-nul-by-http": Document(lambda: FEED, RSS, READ, charset="utf-8\0"),
    "label-unicode-escape": Document(lambda: FEED.replace(b"Ferry", b"\\x3cscript\\x3e"), RSS, READ, charset="unicode_escape"),
    "label-iso-2022": Document(lambda: FEED.replace(b"Ferry", b"\x1b$B" + b"\x1b(J<script>\x1b(B"), RSS, charset="iso-2022-jp"),
    "label-utf-32": Document(lambda: FEED, RSS, READ, charset="utf-32"),
    "cut-in-a-character": Document(lambda: rss("<title>Fähre").encode()[:-1] , RSS),
    "cut-utf-16": Document(lambda: rss().encode("utf-16")[:-1], RSS),
    "surrogates": Document(lambda: rss("<title>A \ud800 B \udfff C</title>"), RSS),
    "surrogates-by-number": Document(lambda: rss("<title>A &#xD800; B &#55296; C</title>"), RSS, READ),
    "beyond-unicode": Document(lambda: rss("<title>A &#x110000; &#99999999999; B</title>"), RSS, READ),
    "long-utf-8": Document(lambda: rss().encode().replace(b"Ferry", b"\xc0\xbcscript\xc0\xbe"), RSS),
    "broken-utf-8": Document(lambda: FEED.replace(b"Ferry", b"\xff\xfe\xfd" * 300_000), RSS),
    "noncharacters": Document(lambda: rss("<title>A \ufffe \uffff \ufdd0 B</title>"), RSS, READ),
    "controls-by-number": Document(lambda: rss("<title>A &#0;&#1;&#8;&#27;&#127;&#128; B</title>"), RSS, READ),
    "references-by-the-million": Document(lambda: rss("<title>" + "&#65;" * MILLION + "</title>"), RSS),
    "references-unknown": Document(lambda: rss("<title>" + "&nosuch;" * MILLION + "</title>"), RSS),
    "ampersands": Document(lambda: rss("<title>" + "&" * 3_000_000 + "</title>"), RSS),
    "ampersands-of-html": Document(lambda: told("&amp;" * MILLION), RSS),
    "marks-joined": Document(lambda: rss("<title>A" + "\u0301" * MILLION + "</title>"), RSS),
    "directions": Document(lambda: rss("<title>A " + "\u202e\u2066\u200b" * 200_000 + " B</title>"), RSS),
    "tags-unseen": Document(lambda: rss("<title>A " + "\U000e0041\U000e007f" * 100_000 + " B</title>"), RSS),
    "ligatures": Document(lambda: rss("<title>" + "\ufdfa" * 200_000 + "</title>"), RSS),
    "all-lines": Document(lambda: rss("<title>A\u2028B\u2029C\x85D\x0bE</title>"), RSS, READ),
}  # fmt: skip

BROKEN: dict[str, Document] = {
    "cdata-open": Document(lambda: rss("<title><![CDATA[Ferry</title>"), RSS),
    "cdatas-open": Document(lambda: rss("<title>" + "<![CDATA[" * MANY), RSS),
    "cdata-ends": Document(lambda: rss("<title>" + "]]>" * 300_000 + "</title>"), RSS),
    "cdata-in-pieces": Document(lambda: rss("<description>" + "<![CDATA[<p>]]>" * MANY + "</description>"), RSS),
    "cdata-nested": Document(lambda: rss("<description>" + "<![CDATA[" * 50_000 + "x" + "]]>" * 50_000 + "</description>"), RSS),
    "cdata-split-script": Document(lambda: rss("<description><![CDATA[<scr]]><![CDATA[ipt>a()</script>]]></description>"), RSS, READ),
    "comments-open": Document(lambda: rss("<!--" * 300_000), RSS),
    "comments-closed": Document(lambda: rss("-->" * 300_000), RSS),
    "comments-many": Document(lambda: rss("<!---->" * 300_000), RSS),
    "comments-before": Document(lambda: "<!--x-->" * 300_000 + rss(), RSS),
    "comments-before-open": Document(lambda: "<!--" * 300_000 + rss(), RSS),
    "instructions-open": Document(lambda: rss("<?x " * 300_000), RSS),
    "instructions-before-open": Document(lambda: "<?x " * 300_000 + rss(), RSS),
    "declarations": Document(lambda: '<?xml version="1.0"?>' * MANY + rss(), RSS),
    "declaration-open": Document(lambda: "<?xml " + "a='b' " * MANY + rss(), RSS),
    "tags-open": Document(lambda: rss("<title " * 200_000), RSS),
    "tags-of-copy-open": Document(lambda: rss("<description>" * MANY), RSS),
    "tags-of-copy-attributes": Document(lambda: rss("<description " + "a " * 500_000), RSS),
    "quotes-open": Document(lambda: rss('<title a="' * 200_000), RSS),
    "quotes-in-a-tag": Document(lambda: rss("<title " + "\"'" * 500_000), RSS),
    "quoted-pieces": Document(lambda: rss("<title " + '"a"' * 500_000 + "<"), RSS),
    "letters-in-a-tag": Document(lambda: rss("<title " + "x" * 3_000_000 + "<"), RSS),
    "equals-in-a-tag": Document(lambda: rss("<title " + "a=" * 500_000 + ">"), RSS),
    "names-in-a-tag": Document(lambda: rss("<title " + "a." * 500_000 + "><x></y>"), RSS),
    "blanks-in-a-tag": Document(lambda: rss("<title " + " " * 3_000_000 + "><x></y>"), RSS),
    "ends-without-starts": Document(lambda: rss("</a>" * 500_000), RSS),
    "crossed-tags": Document(lambda: rss("<a><b></a></b>" * 50_000), RSS),
    "less-thans": Document(lambda: rss("<" * MILLION), RSS),
    "less-thans-spaced": Document(lambda: rss("< " * MILLION), RSS),
    "slashes": Document(lambda: rss("<title>" + "</" * 500_000), RSS),
    "doctype-words": Document(lambda: "<!DOCTYPE " + "x" * 5_000_000, RSS),
    "doctype-brackets": Document(lambda: "<!DOCTYPE a [" + "]" * 500_000 + rss(), RSS),
    "junk-before": Document(lambda: "x " * 2_000_000 + rss(), RSS),
    "junk-of-markup-before": Document(lambda: "<x " * 500_000 + rss(), RSS),
    "roots": Document(lambda: rss() * 5_000, RSS),
    "channels": Document(lambda: rss("</item></channel>" + "<channel><item><title>x</title></item></channel>" * 4_000 + "<channel><item>"), RSS),
    "items-in-items": Document(lambda: rss("<item><title>x</title>" * 150 + "</item>" * 150), RSS),
    "entries-in-entries": Document(lambda: atom("<entry><id>x</id>" * 150 + "</entry>" * 150), ATOM),
    "page-tags-open": Document(lambda: "<!doctype html><p " * 100_000, HTML),
    "page-comments-open": Document(lambda: "<!doctype html><p>x" + "<!--" * 500_000, HTML),
    "page-scripts-open": Document(lambda: f"<!doctype html><p>{WORDS}" + "<script>" * 100_000, HTML),
    "page-titles-open": Document(lambda: "<!doctype html>" + "<title>" * 100_000 + WORDS, HTML),
    "page-textarea": Document(lambda: "<!doctype html><textarea>" + "</p>" * 300_000 + WORDS, HTML),
    "page-plaintext": Document(lambda: f"<!doctype html><p>{WORDS}</p><plaintext>" + "<script>a()</script>" * 50_000, HTML),
    "page-template": Document(lambda: "<!doctype html>" + "<template>" * 50_000 + WORDS, HTML),
    "page-select": Document(lambda: "<!doctype html>" + "<select><option>" * 50_000 + WORDS, HTML),
    "page-frames": Document(lambda: "<!doctype html><frameset>" + "<frame src=javascript:a()>" * 50_000, HTML),
    "page-bases": Document(lambda: "<!doctype html>" + "<base href='javascript:a()'>" * 20_000 + f"<p><a href=x>{WORDS}</a>", HTML),
    "page-formatting": Document(lambda: "<!doctype html>" + "<p>".join(f"<b id={n}>" for n in range(20_000)) + WORDS, HTML),
    "page-anchors": Document(lambda: "<!doctype html>" + "<a href=x><div>" * 20_000 + WORDS, HTML),
    "page-cells": Document(lambda: "<!doctype html><table>" + "<b><td>x" * 50_000, HTML),
}  # fmt: skip

NUMBERS: dict[str, Document] = {
    "number-of-a-million-digits": Document(lambda: raw_ninjs("1" * MILLION), JSON, REFUSED),
    "number-of-4300-digits": Document(lambda: raw_ninjs("9" * 4_301), JSON, REFUSED),
    "fraction-of-a-million-digits": Document(lambda: raw_ninjs("0." + "1" * MILLION), JSON),
    "exponent-huge": Document(lambda: raw_ninjs("1e999999999"), JSON, REFUSED),
    "exponent-of-many-digits": Document(lambda: raw_ninjs("1e" + "9" * MILLION), JSON, REFUSED),
    "exponent-small": Document(lambda: raw_ninjs("1e-999999999"), JSON),
    "nan": Document(lambda: raw_ninjs("NaN"), JSON, REFUSED),
    "infinity": Document(lambda: raw_ninjs("-Infinity"), JSON, REFUSED),
    "minus-zero": Document(lambda: raw_ninjs("-0"), JSON, READ),
    "version-negative": Document(lambda: raw_ninjs("-5"), JSON, READ),
    "version-an-object": Document(lambda: raw_ninjs('{"a": 1}'), JSON, READ),
    "version-a-list": Document(lambda: raw_ninjs("[1, 2]"), JSON, READ),
    "version-true": Document(lambda: raw_ninjs("true"), JSON, READ),
    "keys-twice": Document(lambda: '{"uri": "urn:a", "uri": "urn:b", "headline": "x", "type": "text", "headline": "y"}', JSON, READ),
    "keys-many": Document(lambda: '{"uri": "urn:a", "type": "text", "headline": "x", ' + ", ".join(f'"k{n}": 1' for n in range(200_000)) + "}", JSON),
    "keys-alike": Document(lambda: '{"uri": "urn:a", "type": "text", "headline": "x"' + ', "a": 1' * 500_000 + "}", JSON),
    "keys-odd": Document(lambda: '{"uri": "urn:a", "type": "text", "headline": "x", "": 1, "__proto__": {"a": 1}, "\\u0000": 2, "constructor": 1}', JSON, READ),
    "json-half-character": Document(lambda: '{"uri": "urn:a", "type": "text", "headline": "\\ud800"}', JSON, REFUSED),
    "json-escapes": Document(lambda: '{"uri": "urn:a", "type": "text", "headline": "' + "\\u0041" * 500_000 + '"}', JSON),
    "json-backslashes": Document(lambda: '{"uri": "urn:a", "type": "text", "headline": "' + "\\\\" * MILLION, JSON),
    "json-string-open": Document(lambda: '{"uri": "urn:a", "headline": "' + "x" * 5_000_000, JSON),
    "json-commas": Document(lambda: '{"uri": "urn:a", "headline": "x"' + "," * MILLION + "}", JSON),
    "json-tail": Document(lambda: ninjs() + "}" * MANY, JSON),
    "json-twice": Document(lambda: ninjs() * 1_000, JSON),
    "json-comments": Document(lambda: "/* x */" * MANY + ninjs(), JSON),
    "json-utf-16": Document(lambda: ninjs().encode("utf-16"), JSON, READ),
    "json-nul": Document(lambda: ninjs().replace("Ferry", "Fe\\u0000rry"), JSON, READ),
    "json-all-wrong": Document(lambda: json.dumps({key: [{"a": [1, None, {}]}] for key in json.loads(SPECIMENS["ninjs"].content)}), "application/ninjs+json"),
    "json-all-null": Document(lambda: json.dumps(dict.fromkeys(json.loads(SPECIMENS["ninjs"].content))), "application/ninjs+json"),
    "json-all-numbers": Document(lambda: json.dumps(dict.fromkeys(json.loads(SPECIMENS["ninjs"].content), 1e308)), "application/ninjs+json"),
    "json-all-true": Document(lambda: json.dumps(dict.fromkeys(json.loads(SPECIMENS["ninjs-3"].content), True)), "application/ninjs+json"),
    "jsonfeed-all-wrong": Document(lambda: json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [{key: [[{}]] for key in json.loads(SPECIMENS["jsonfeed"].content)["items"][0]}]}), FEED_JSON),
    "year-0": Document(lambda: changed("ninjs", ("2026-03-04", "0000-03-04")), JSON, READ),
    "year-1": Document(lambda: changed("ninjs", ("2026-03-04T12:00:00Z", "0001-01-01T00:00:00+14:00")), JSON, READ),
    "year-9999": Document(lambda: changed("ninjs", ("2026-03-04T12:00:00Z", "9999-12-31T23:59:59-12:00")), JSON, READ),
    "year-1000000000": Document(lambda: changed("ninjs", ("2026-03-04", "1000000000-03-04")), JSON, READ),
    "year-0-g2": Document(lambda: changed("newsml-g2", ("2026-03-04", "0000-00-00")), XML, READ),
    "year-9999-g2": Document(lambda: changed("newsml-g2", ("2026-03-04T12:00:00Z", "9999-12-31T24:00:00-14:00")), XML, READ),
    "year-9999-nitf": Document(lambda: changed("nitf", ("20260304T120000Z", "99991231T235959-1400")), "text/vnd.iptc.nitf", READ),
    "year-9999-rss": Document(lambda: changed("rss", ("04 Mar 2026 12:00:00 GMT", "31 Dec 9999 23:59:59 -1400")), RSS, READ),
    "year-0-rss": Document(lambda: changed("rss", ("04 Mar 2026 12:00:00 GMT", "00 Foo 0000 99:99:99 +9999")), RSS, READ),
    "year-9999-atom": Document(lambda: changed("atom", ("2026-03-04T12:00:00Z", "9999-12-31T23:59:60.999999999999-14:00")), ATOM, READ),
    "year-9999-newsml": Document(lambda: changed("newsml-1.2", ("20260304T120000Z", "99991231T235959-2359")), XML, READ),
    "year-9999-wxr": Document(lambda: changed("wxr", ("2026-03-04 08:00:00", "9999-99-99 99:99:99")), RSS, READ),
    "year-1-mail": Document(lambda: changed("email", ("04 Mar 2026 12:00:00 +0000", "01 Jan 0001 00:00:00 +2359")), MAIL, READ),
    "date-anpa": Document(lambda: changed("anpa", ("03-04-26 1105GMT", "99-99-99 9999GMT"), ("03-04 0212", "99-99 99999")), ""),
    "date-iptc7901": Document(lambda: changed("iptc7901", ("041105 GMT Mar 26", "319999 GMT+99 Dec 9999")), ""),
    "date-photo": Document(lambda: SPECIMENS["photo"].content.replace(b"FERRY", b"\0\xff\x1c\x02\xff"), "image/jpeg"),
    "date-signs": Document(lambda: rss("<title>x</title><pubDate>٢٠٢٦-٠٣-٠٤T١٢:٠٠:٠٠Z</pubDate>"), RSS, READ),
    "version-huge-g2": Document(lambda: changed("newsml-g2", ('version="3"', f'version="{"9" * 100_000}"')), XML, READ),
    "version-negative-g2": Document(lambda: changed("newsml-g2", ('version="3"', 'version="-3"')), XML, READ),
    "version-huge-newsml": Document(lambda: changed("newsml-1.2", (">2</RevisionId>", f">{'9' * 100_000}</RevisionId>")), XML, READ),
    "urgency-huge": Document(lambda: ninjs(urgency=10**300), JSON, READ),
    "urgency-digits-of-others": Document(lambda: changed("nitf", ('ed-urg="3"', 'ed-urg="²"')), "text/vnd.iptc.nitf", READ),
    "urgency-huge-nitf": Document(lambda: changed("nitf", ('ed-urg="3"', f'ed-urg="{"9" * 100_000}"')), "text/vnd.iptc.nitf", READ),
    "sizes-huge": Document(lambda: changed("newsml-g2", ('width="80"', f'width="{"8" * 100_000}"'), ('size="9"', 'size="-9"')), XML, READ),
    "sizes-odd": Document(lambda: changed("nitf", ('width="80"', 'width="٣²"'), ('height="60"', 'height="1e9"')), "text/vnd.iptc.nitf", READ),
    "sizes-huge-rss": Document(lambda: changed("rss", ('width="80"', f'width="{"8" * 5_000}"'), ('length="900"', 'length="NaN"')), RSS, READ),
    "ttl-huge": Document(lambda: changed("rss", ("<ttl>15", f"<ttl>{'9' * 100_000}")), RSS, READ),
    "json-sizes": Document(lambda: ninjs(associations={"a": {"type": "picture", "renditions": {"b": {"href": "https://isle.example/a", "width": 10**300, "height": -1, "sizeinbytes": 1e300}}}}), JSON, READ),
    "anpa-numbers": Document(lambda: changed("anpa", ("0212", "9" * 50), ("a0417", "a" + "9" * 5)), ""),
}  # fmt: skip

PACKED: dict[str, Document] = {
    "gzip-bomb": Document(lambda: bomb(300), "", REFUSED),
    "gzip-bomb-of-words": Document(lambda: gzip.compress(WORDS.encode() * 400_000), TEXT, REFUSED),
    "gzip-in-gzip": Document(lambda: gzip.compress(gzip.compress(FEED)), "", REFUSED),
    "gzip-ten-times": Document(lambda: packed_often(gzip.compress(bytes(20_000_000)), 10), "", REFUSED),
    "gzip-members": Document(lambda: b"".join(gzip.compress(FEED[n : n + 100]) for n in range(0, len(FEED), 100)), RSS, READ),
    "gzip-members-empty": Document(lambda: gzip.compress(b"") * 200_000, RSS, REFUSED),
    "gzip-members-many": Document(lambda: gzip.compress(b"x") * 100_000, RSS, REFUSED),
    "gzip-cut": Document(lambda: gzip.compress(FEED)[:-20], RSS),
    "gzip-tail": Document(lambda: gzip.compress(FEED) + b"junk" * 1_000, RSS, READ),
    "gzip-sum-wrong": Document(lambda: gzip.compress(FEED)[:-8] + bytes(8), RSS),
    "gzip-head-only": Document(lambda: b"\x1f\x8b", RSS, REFUSED),
    "gzip-name-without-end": Document(lambda: b"\x1f\x8b\x08\x08" + bytes(6) + b"x" * 5_000_000, RSS),
    "gzip-extra": Document(lambda: b"\x1f\x8b\x08\x04" + bytes(6) + b"\xff\xff" + b"x" * 70_000, RSS, REFUSED),
    "zip-as-feed": Document(lambda: zipped("../../feed.xml", FEED), RSS, REFUSED),
    "zip-bomb": Document(lambda: zipped("a", bytes(50_000_000)), RSS, REFUSED),
    "zip-in-mail": Document(lambda: parts(base64.b64encode(zipped("../../etc/x", FEED)).decode(), "Content-Type: application/zip; name=\"../../etc/passwd\"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment\r\n"), MAIL),
    "gzip-in-mail": Document(lambda: parts(base64.b64encode(bomb(100)).decode(), "Content-Type: application/gzip\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment\r\n"), MAIL),
    "bzip2": Document(lambda: b"BZh91AY&SY" + bytes(5_000), RSS, REFUSED),
    "compress": Document(lambda: b"\x1f\x9d\x90" + bytes(5_000), RSS, REFUSED),
    "zstd": Document(lambda: b"\x28\xb5\x2f\xfd" + bytes(5_000), RSS, REFUSED),
    "brotli": Document(lambda: b"\x8b\x02\x80" + bytes(range(256)) * 20, RSS),
    "pdf": Document(lambda: b"%PDF-1.7\n" + bytes(5_000), HTML, REFUSED),
    "picture-as-feed": Document(lambda: b"\x89PNG\r\n\x1a\n" + bytes(5_000), RSS, REFUSED),
    "svg-as-feed": Document(lambda: '<svg xmlns="http://www.w3.org/2000/svg" onload="a()"><script>a()</script></svg>', RSS),
    "svg-as-page": Document(lambda: f'<svg onload="a()"><script>a()</script></svg><p>{WORDS}', HTML),
    "picture-and-feed": Document(lambda: b"GIF89a" + FEED, RSS, REFUSED),
    "photo-of-segments": Document(lambda: b"\xff\xd8" + b"\xff\xed\x00\x02" * 500_000, "image/jpeg", REFUSED),
    "photo-of-fills": Document(lambda: b"\xff\xd8" + b"\xff" * 3_000_000, "image/jpeg", REFUSED),
    "photo-of-datasets": Document(lambda: photo_of(b"\x1c\x02\x19\x00\x01x" * 10_000), "image/jpeg"),
    "photo-of-resources": Document(lambda: photo_of(b"", b"8BIM\x04\x05\x00\x00\x00\x00\x00\x00" * 5_000), "image/jpeg"),
    "photo-of-lengths": Document(lambda: photo_of(b"\x1c\x02\x78\xff\xff" + b"\xff" * 60_000), "image/jpeg"),
}  # fmt: skip


def packed_often(content: bytes, times: int) -> bytes:
    """Packed once more, and once more."""
    for _ in range(times):
        content = gzip.compress(content)
    return content


def photo_of(block: bytes, resources: bytes = b"") -> bytes:
    """A JPEG file of this IPTC block."""
    held = b"Photoshop 3.0\x00" + resources
    held += b"8BIM\x04\x04\x00\x00" + len(block).to_bytes(4, "big") + block
    return (
        b"\xff\xd8\xff\xed"
        + min(len(held) + 2, 65_535).to_bytes(2, "big")
        + held
        + b"\xff\xda\x00\x02"
    )


ARCHIVES: dict[str, Document] = {
    "warc-length-too-long": Document(lambda: record(answer(PAGE), length="99999999"), WARC),
    "warc-length-absurd": Document(lambda: record(answer(PAGE), length="9" * 5_000), WARC),
    "warc-length-negative": Document(lambda: record(answer(PAGE), length="-1"), WARC),
    "warc-length-of-other-digits": Document(lambda: record(answer(PAGE), length="٣²"), WARC),
    "warc-length-short": Document(lambda: record(answer(PAGE), length="10"), WARC),
    "warc-length-missing": Document(lambda: record(answer(PAGE)).replace(b"Content-Length", b"X"), WARC),
    "warc-lengths-twice": Document(lambda: record(answer(PAGE), head="Content-Length: 5\r\n"), WARC),
    "warc-heads-without-end": Document(lambda: b"WARC/1.1\r\n" + b"a: b\r\n" * 500_000, WARC, REFUSED),
    "warc-marks": Document(lambda: b"WARC/1.1\r\n" * 500_000, WARC, REFUSED),
    "warc-folds": Document(lambda: record(answer(PAGE), head="A: b\r\n" + " c\r\n" * 30_000), WARC),
    "warc-records-empty": Document(lambda: record(b"", kind="metadata") * 30_000, WARC, REFUSED),
    "warc-records-many": Document(lambda: record(answer(f"<p>{WORDS}".encode())) * 6_000, WARC, READ),
    "warc-in-warc": Document(lambda: record(answer(record(answer(PAGE)), "Content-Type: application/warc")), WARC),
    "warc-blanks": Document(lambda: record(answer(PAGE)) + b"\r\n" * 2_000_000, WARC),
    "warc-chunks": Document(lambda: record(answer(b"1\r\nx\r\n" * 500_000 + b"0\r\n\r\n", "Transfer-Encoding: chunked\r\nContent-Type: text/plain")), WARC),
    "warc-chunk-huge": Document(lambda: record(answer(b"ffffffffffffff\r\n" + PAGE, "Transfer-Encoding: chunked\r\nContent-Type: text/html")), WARC),
    "warc-gzip-bomb": Document(lambda: record(answer(bomb(200), "Content-Type: text/html\r\nContent-Encoding: gzip")), WARC, REFUSED),
    "warc-gzip-four-times": Document(lambda: record(answer(packed_often(bomb(200), 3), "Content-Type: text/html\r\nContent-Encoding: gzip, gzip, gzip, gzip")), WARC, REFUSED),
    "warc-headers": Document(lambda: record(answer(PAGE, "a: b\r\n" * 100_000 + "Content-Type: text/html")), WARC),
    "warc-status": Document(lambda: record(b"HTTP/1.1 " + b"2" * 500_000), WARC, REFUSED),
    "warc-target-file": Document(lambda: record(answer(PAGE)).replace(b"https://isle.example/1", b"file:///etc/passwd"), WARC),
    "warc-target-long": Document(lambda: record(answer(PAGE)).replace(b"isle.example/1", b"isle.example/" + b"x" * 200_000), WARC),
    "warc-packed": Document(lambda: b"".join(gzip.compress(record(answer(PAGE))) for _ in range(50)), WARC, READ),
    "warc-packed-members": Document(lambda: gzip.compress(record(b"", kind="metadata")) * 15_000, WARC, REFUSED),
    "warc-revisits": Document(lambda: record(answer(b""), kind="revisit") * 10_000, WARC, REFUSED),
}  # fmt: skip

FLOWED = "Content-Type: text/plain; format=flowed\r\n"
MAILS: dict[str, Document] = {
    "mail-headers": Document(lambda: mail("X-A: b\r\n" * MANY), MAIL, REFUSED),
    "mail-headers-9000": Document(lambda: mail("X-A: b\r\n" * 9_000), MAIL, READ),
    "mail-header-long": Document(lambda: mail("X-A: " + "b" * 5_000_000 + "\r\n"), MAIL),
    "mail-header-folded": Document(lambda: mail("Subject: a\r\n" + " b\r\n" * MANY), MAIL),
    "mail-subjects": Document(lambda: mail("Subject: =?utf-8?q?a?=\r\n" * 9_000), MAIL),
    "mail-encoded-words": Document(lambda: mail().replace("Ferry", "=?utf-8?q?a?= " * 50_000), MAIL),
    "mail-encoded-words-joined": Document(lambda: mail().replace("Ferry", "=?utf-8?q?a?=" * 50_000), MAIL),
    "mail-encoded-words-open": Document(lambda: mail().replace("Ferry", "=?" * 100_000), MAIL),
    "mail-encoded-words-base64": Document(lambda: mail().replace("Ferry", "=?utf-8?b?" + "A" * MANY + "?="), MAIL),
    "mail-encoded-words-charset": Document(lambda: mail().replace("Ferry", "=?zlib?b?eJw=?= =?rot13?q?a?= =?x?q?=ff?="), MAIL, READ),
    "mail-from-brackets": Document(lambda: mail().replace("Ann <", "(" * 20_000 + "<"), MAIL),
    "mail-from-quotes": Document(lambda: mail().replace("Ann <", '"' * 20_001 + "<"), MAIL),
    "mail-from-many": Document(lambda: mail().replace("Ann <", "a@b.example, " * 20_000 + "<"), MAIL),
    "mail-from-group": Document(lambda: mail().replace("Ann <", "a:" * 20_000 + "<"), MAIL),
    "mail-from-ats": Document(lambda: mail().replace("Ann <", "@" * 20_000 + "<"), MAIL),
    "mail-references": Document(lambda: mail("References: " + "<a@b> " * 100_000 + "\r\n"), MAIL),
    "mail-parameters": Document(lambda: mail("Content-Type: text/plain; " + "a=b; " * 50_000 + "\r\n"), MAIL),
    "mail-parameters-continued": Document(lambda: mail("Content-Type: text/plain; " + "".join(f"name*{n}=b; " for n in range(20_000)) + "\r\n"), MAIL),
    "mail-parameters-odd": Document(lambda: mail("Content-Type: text/plain; name*0*=x'y; name*1*=%zz; charset*=zlib''x\r\n"), MAIL),
    "mail-disposition": Document(lambda: parts(WORDS, "Content-Disposition: attachment; filename=" + '"a' * 50_000 + "\r\n"), MAIL),
    "mail-filename-path": Document(lambda: parts("x", 'Content-Type: image/jpeg\r\nContent-Disposition: attachment; filename="../../../etc/passwd\\0.jpg"\r\n'), MAIL),
    "mail-boundary-long": Document(lambda: mail("Content-Type: multipart/mixed; boundary=" + "b" * 100_000 + "\r\n", "--" + "b" * 100_000), MAIL),
    "mail-boundary-of-signs": Document(lambda: mail('Content-Type: multipart/mixed; boundary="(((((((((((((((((.*+)+)+"\r\n', "--(((((((((((((((((.*+)+)+\r\n\r\nx" * 1_000), MAIL),
    "mail-boundary-empty": Document(lambda: mail('Content-Type: multipart/mixed; boundary=""\r\n', "--\r\n\r\nx\r\n" * 2_000), MAIL),
    "mail-boundary-none": Document(lambda: mail("Content-Type: multipart/mixed\r\n"), MAIL),
    "mail-parts": Document(lambda: parts("x", "", many=100_000), MAIL, REFUSED),
    "mail-parts-4000": Document(lambda: parts("x", "Content-Type: text/plain\r\n", many=4_000), MAIL, REFUSED),
    "mail-parts-190": Document(lambda: parts(WORDS * 100, "Content-Type: text/html\r\n", many=190), MAIL),
    "mail-alternatives": Document(lambda: parts(WORDS, "Content-Type: text/plain\r\n", many=150).replace("mixed", "alternative"), MAIL, READ),
    "mail-attachments": Document(lambda: parts(rss(), "Content-Type: application/rss+xml\r\nContent-Disposition: attachment\r\n", many=190), MAIL),
    "mail-attachments-of-feeds": Document(lambda: parts(rss("</item>" + "<item><title>x</title></item>" * 2_000 + "<item>"), "Content-Type: application/rss+xml\r\nContent-Disposition: attachment\r\n", many=60), MAIL),
    "mail-base64-junk": Document(lambda: mail("Content-Transfer-Encoding: base64\r\n", "!$%=" * MILLION), MAIL),
    "mail-base64-line": Document(lambda: mail("Content-Transfer-Encoding: base64\r\n", "QUJD" * MILLION), MAIL),
    "mail-quoted-junk": Document(lambda: mail("Content-Transfer-Encoding: quoted-printable\r\n", "=" * 3_000_000), MAIL),
    "mail-quoted-softs": Document(lambda: mail("Content-Transfer-Encoding: quoted-printable\r\n", "a=\r\n" * 100_000), MAIL),
    "mail-uuencoded": Document(lambda: mail("Content-Transfer-Encoding: x-uuencode\r\n", "begin 644 a\r\n" + "M" * 100_000 + "\r\nend"), MAIL),
    "mail-encoding-unknown": Document(lambda: mail("Content-Transfer-Encoding: zlib\r\nContent-Type: text/plain; charset=rot13\r\n"), MAIL),
    "mail-charset-long": Document(lambda: mail("Content-Type: text/plain; charset=" + "x" * 100_000 + "\r\n"), MAIL),
    "mail-flowed": Document(lambda: mail(FLOWED, "> a \r\n" * 100_000), MAIL),
    "mail-lines": Document(lambda: mail("", "a\r\n" * 390_000), MAIL),
    "mail-nuls": Document(lambda: mail("X-A: \0\0\r\n", "a\0b\r\n" * 1_000), MAIL),
    "mail-colons": Document(lambda: "From: a@b.example\r\nDate: x\r\n" + ":\r\n" * 100_000, MAIL),
    "mail-no-body": Document(lambda: "From: a@b.example\r\nDate: x\r\nSubject: y\r\n", MAIL),
    "mail-headers-split": Document(lambda: mail().replace("Ferry", "Ferry\r\n\r\nBcc: all@isle.example"), MAIL),
    "mail-headers-split-words": Document(lambda: mail().replace("Ferry", "=?utf-8?q?a=0d=0aBcc=3a_b?="), MAIL, READ),
    "mailbox-many": Document(lambda: "From a Wed Mar  4 12:00:00 2026\r\n" + ("\r\nFrom a Wed Mar  4 12:00:00 2026\r\n" + mail()) * 6_000, "application/mbox"),
    "mailbox-froms": Document(lambda: "From a Wed Mar  4 12:00:00 2026\r\n" * 200_000, "application/mbox"),
    "mail-external": Document(lambda: mail('Content-Type: message/external-body; access-type=local-file; name="/etc/passwd"\r\n'), MAIL),
    "mail-partial": Document(lambda: mail('Content-Type: message/partial; id="a"; number=1; total=99999999\r\n'), MAIL),
    "mail-signed": Document(lambda: mail("Content-Type: multipart/signed; boundary=b; protocol=x\r\n", "--b\r\n\r\nx\r\n--b--"), MAIL),
}  # fmt: skip

CODES: dict[str, Document] = {
    "shortcodes-open": Document(lambda: wordpress("[caption " * 50_000), RSS),
    "shortcodes-closed": Document(lambda: wordpress("[/caption]" * 50_000), RSS),
    "shortcodes-nested": Document(lambda: wordpress("[a]" * 50_000 + "[/a]" * 50_000), RSS),
    "shortcodes-attributes": Document(lambda: wordpress("[gallery " + 'a="b" ' * 50_000 + "]"), RSS),
    "shortcodes-ids": Document(lambda: wordpress('[gallery ids="' + "9," * 200_000 + '"]'), RSS),
    "shortcodes-brackets": Document(lambda: wordpress("[" * 500_000), RSS),
    "shortcodes-quotes": Document(lambda: wordpress("[a b='" * 100_000), RSS),
    "shortcodes-galleries": Document(lambda: wordpress('[gallery ids="9"]' * 20_000), RSS),
    "blocks-open": Document(lambda: wordpress("<!-- wp:paragraph " * 50_000), RSS),
    "blocks-json": Document(lambda: wordpress('<!-- wp:a {"a":' + "[" * 100_000 + "} -->"), RSS),
    "serialized": Document(lambda: changed("wxr", ("<wp:meta_value>9", "<wp:meta_value>" + "a:1:{i:0;" * 50_000)), RSS),
    "meta-many": Document(lambda: changed("wxr", ("<wp:postmeta>", "<wp:postmeta><wp:meta_key>a</wp:meta_key><wp:meta_value>b</wp:meta_value></wp:postmeta>" * 50_000 + "<wp:postmeta>")), RSS),
    "authors-many": Document(lambda: changed("wxr", ("<wp:author>", "<wp:author><wp:author_login>a</wp:author_login></wp:author>" * 50_000 + "<wp:author>")), RSS),
    "attachments-alike": Document(lambda: changed("wxr", ("<item><title>quay", ("<item><wp:post_id>9</wp:post_id><wp:post_parent>7</wp:post_parent><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://isle.example/q.jpg</wp:attachment_url></item>") * 4_000 + "<item><title>quay")), RSS),
}  # fmt: skip


def wordpress(copy: str) -> bytes:
    """An export with this in its one post."""
    return changed("wxr", ('[gallery ids="9"]', copy))
