"""What fuzzing puts its bytes to: all that the wire and the cleaner do with a stranger's delivery.

The first byte says what is asked, the second whether the rest is repeated many times over (so
that work that grows faster than its input shows), and what follows is the delivery.
"""

import io
import time
from collections.abc import Callable
from contextlib import suppress

from copydesk.checks.check import Known
from copydesk.cleaning.clean import clean
from copydesk.errors import RefusedAddress, UnreadableCapture
from copydesk.line import items
from copydesk.story.house import House
from copydesk.story.shapes.html import to_html
from copydesk.wire import charset, dates, plain
from copydesk.wire.archive import http_answer
from copydesk.wire.archive.warc import ArchiveRecord, records
from copydesk.wire.feeds import opml
from copydesk.wire.http import glance, politeness, weblinks
from copydesk.wire.http.address import target
from copydesk.wire.mail import mime
from copydesk.wire.upstream import advisories
from hostile import active
from wire.captured import AT, captured
from wire.specimen import SPECIMENS

HOUSE = House()
KNOWN = Known(now=AT, house=HOUSE)
PLACE = "https://isle.example/feed"
MEDIA_TYPES = (
    "", "application/rss+xml", "application/atom+xml", "application/xml", "application/json",
    "application/feed+json", "text/html", "text/plain", "message/rfc822", "application/warc",
    "application/vnd.iptc.g2.newsmessage+xml", "text/vnd.iptc.nitf", "image/jpeg",
    "application/mbox", "application/x-cdf", "application/ninjs+json", "application/rdf+xml",
)  # fmt: skip
CLEANED = 2  # items of a delivery that are cleaned
REPEATED = 150_000  # bytes, at most, of a delivery repeated
ALLOWED = 1.0  # seconds of CPU


def ask(data: bytes, *, allowed: float = ALLOWED) -> None:
    """Put some bytes to what their first byte says.

    Raises what must never be raised, `AssertionError` where something active comes out or an
    answer takes more CPU than is `allowed` (seconds).
    """
    asked, repeats, rest = data[0] if data else 0, data[1] if len(data) > 1 else 0, data[2:]
    delivery = repeated(rest, repeats) if repeats > 0xE0 else rest
    began = time.process_time()
    QUESTIONS[asked % len(QUESTIONS)](delivery)
    spent = time.process_time() - began
    assert spent <= allowed, f"{spent:.1f} s for {len(delivery)} bytes"


def repeated(rest: bytes, how: int) -> bytes:
    """Bytes with a piece of them many times: where it begins and how long it is, `how` says."""
    start, size = len(rest) * (how & 3) // 4, 1 + (len(rest) >> 1 + (how >> 2 & 3))
    piece = rest[start : start + size]
    times = REPEATED // max(1, len(piece))
    return rest[:start] + piece * times + rest[start + size :]


def _reader(media_type: str) -> Callable[[bytes], None]:
    def asked(content: bytes) -> None:
        _read(content, media_type)

    return asked


def _read(content: bytes, media_type: str) -> None:
    with suppress(UnreadableCapture):
        capture = captured(content, media_type=media_type, place=PLACE)
        for item in items(capture, KNOWN)[:CLEANED]:
            cleaned = clean(item, house=HOUSE)
            found = active.in_copy(to_html(cleaned.story.blocks))
            assert not found, f"active in the copy: {found}"
            advisories.of_copy(plain.words(item.body.text[:20_000]))


def _as_text(content: bytes) -> None:
    text = charset.decode(content, http="").text
    for line in text.splitlines()[:200]:
        dates.parse(line)
    plain.title(text)
    advisories.of_copy(text)
    advisories.notices(text)
    politeness.retry_after(text, at=AT)
    politeness.fresh_until(text, text, at=AT)
    weblinks.links([text], base=PLACE)


def _as_labelled(content: bytes) -> None:
    label, _, rest = content.partition(b"\n")
    charset.decode(rest, http=label.decode("latin-1"))


def _as_address(content: bytes) -> None:
    with suppress(RefusedAddress):
        found = target(content.decode("utf-8", "replace"), base=PLACE)
        assert target(found.url) == found, "an address that is judged twice is judged alike"


def _as_archive(content: bytes) -> None:
    for record in records(io.BytesIO(content), 0, len(content)):
        if isinstance(record, ArchiveRecord):
            with suppress(UnreadableCapture):
                http_answer.body(http_answer.answer(record.block, PLACE), PLACE)


def _as_mail(content: bytes) -> None:
    with suppress(UnreadableCapture):
        message = mime.parsed(content, place=PLACE)
        mime.parts_of(message, place=PLACE)
        for name in ("from", "subject", "date"):
            mime.addresses(message, name)
            mime.headers(message, name)


def _as_list(content: bytes) -> None:
    with suppress(UnreadableCapture):
        opml.read_list(captured(content))


def _at_a_glance(content: bytes) -> None:
    glance.glance(content)


OTHERS = {
    _as_text: b"Wed, 04 Mar 2026 12:00:00 GMT\n2026-W10-3\nEds: KILL urn:isle:1, a0417\n"
    b"CORRECTION: In a story of March 4 ...\n4 mars 2026\n<https://hub.example>; rel=hub\n",
    _as_labelled: b"shift_jis\n<?xml version='1.0' encoding='koi8-r'?>\x83t\x83F",
    _as_address: b"//user@2130706433:80\\@[::ffff:7f00:1%25e]/../a?a#b",
    _as_archive: SPECIMENS["warc"].content,
    _as_mail: SPECIMENS["email"].content,
    _as_list: b'<opml version="2.0"><body><outline text="a"><outline xmlUrl="http://a.example"/>'
    b"</outline></body></opml>",
    _at_a_glance: b'<ttl>15</ttl><skipHours><hour>3</hour></skipHours><guid a="b">isle:1</guid>',
}
QUESTIONS = (*(_reader(one) for one in MEDIA_TYPES), *OTHERS)


def seeds() -> dict[str, bytes]:
    """What fuzzing begins with: every specimen, put to its reader, and words for the rest."""
    found = {
        name: bytes((MEDIA_TYPES.index(one.media_type), 0)) + one.content
        for name, one in SPECIMENS.items()
    }
    for number, (asker, words) in enumerate(OTHERS.items(), len(MEDIA_TYPES)):
        found[asker.__name__.removeprefix("_")] = bytes((number, 0)) + words
    return found
