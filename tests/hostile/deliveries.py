"""Deliveries that are broken, empty, huge, deep, packed, or not what they are said to be."""

import gzip
import io
import json
import random
import zipfile

LIMIT = 20 * 1024 * 1024
HUGE = 21 * 1024 * 1024
WORDS = "The ferry sailed again on Monday after nine days in port, the harbour master said. "
EMPTY = "<item><title/></item>"
_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde"


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("../../etc/story.txt", WORDS)
    return packed.getvalue()


def _entity_bomb() -> str:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE rss [<!ENTITY e0 "ha">{entities}]>'
    return f"{head}<rss><channel><title>&e9;</title></channel></rss>"


def _feed(body: str) -> str:
    return (
        '<rss version="2.0"><channel><title>W</title><item><title>Ferry</title><guid>1</guid>'
        f"<description>{body}</description></item></channel></rss>"
    )


# Name of the file, which is what it is said to be, and what is in it.
DELIVERIES: dict[str, bytes] = {
    "empty.html": b"",
    "blank.txt": b" \r\n\t \n" * 40,
    "nothing-but-nulls.txt": b"\0" * 5000,
    "nulls-in-words.txt": WORDS.replace(" ", "\0").encode() * 4,
    "picture.html": _PNG + bytes(range(256)) * 20,
    "program.json": b"\x7fELF\2\1\1" + bytes(500),
    "archive.txt": _zip(),
    "noise.xml": random.Random(7).randbytes(40_000),
    "packed.html": gzip.compress(WORDS.encode() * 20),
    "packed-and-cut.html": gzip.compress(random.Random(7).randbytes(9000))[:4000],
    "packed-bomb.txt": gzip.compress(bytes(200 * 1024 * 1024), 9),
    "page-said-to-be.json": f"<html><body><p>{WORDS}</p></body></html>".encode(),
    "json-said-to-be.xml": json.dumps({"a": [WORDS] * 3}).encode(),
    "text-said-to-be.rss": (WORDS * 5).encode(),
    "feed-said-to-be.txt": _feed(WORDS).encode(),
    "cut-feed.xml": _feed(WORDS * 20).encode()[:900],
    "entities.xml": _entity_bomb().encode(),
    "file-of-this-machine.xml": (
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item>'
        b"<title>&x;</title><description>&x;</description></item></channel></rss>"
    ),
    "deep.html": b"<div>" * 120_000 + WORDS.encode(),
    "deep-marks.html": b"<p>" + b"<b><i><font>" * 20_000 + WORDS.encode() + b"</p>" * 20_000,
    "deep-title.rss": _feed(WORDS).replace("Ferry<", "&lt;div>" * 60_000 + "<").encode(),
    "deep.json": b"[" * 200_000,
    "deep-objects.json": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "deep.xml": b"<rss><channel>" + b"<item>" * 100_000,
    "many-attributes.html": b"<p " + b"".join(b"a%d=1 " % n for n in range(100_000)) + b">x</p>",
    "many-items.rss": _feed("x").replace("</item>", "</item>" + EMPTY * 90).encode(),
    "no-text.json": b'{"version":"https://jsonfeed.org/version/1.1","items":[{"id":1},{"id":null},[],7]}',
    "numbers.json": b'{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":1e999,'
    b'"content_text":["x"],"date_published":99999999999999999999}]}',
    "utf-16-halved.txt": b"\xff\xfe" + (WORDS * 3).encode("utf-16-le")[:-1],
    "no-charset.txt": b"\x80\x81\xfe\xff " * 400,
    "escapes.txt": f"\x1b[2J\x1b]0;mine\x07 Ferry \x1b[31m sails\n\n{WORDS * 3}\x9b31m\n".encode(),
    "long-word.txt": b"a" * 1_000_000,
    "long-line.html": b"<p>" + WORDS.encode() * 1_000 + b"</p>",
}  # fmt: skip
TOO_LARGE = {"huge.txt": b"x" * HUGE, "huge.html": b"<p>" + b"ferry " * (HUGE // 6) + b"</p>"}
