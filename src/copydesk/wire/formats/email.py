"""E-mail (RFC 5322, MIME): the copy, who sent it when, and what hangs on to it.

The text in its richest form is the copy; pictures are named, attachments of any form the wire
knows become items of their own, and one that cannot be read is named in the note to the desk.
"""

import html
import re
from email.message import Message
from urllib.parse import quote

from copydesk.errors import UnreadableCapture
from copydesk.story.record import replace
from copydesk.story.story import Body, Capture, Item, Related, SentPicture
from copydesk.wire import dates
from copydesk.wire.charset import peek
from copydesk.wire.format import Format
from copydesk.wire.mail import mime, nested
from copydesk.wire.refusals import each_readable, refuse
from copydesk.wire.upstream import signals
from copydesk.wire.upstream.advised import advised

FIELD = re.compile(r"([!-9;-~]{1,80}):(?:[ \t]|$)")
ENVELOPE = re.compile(rb"From \S+ .{10,60}\d{4}\r?\n")  # mbox: a line before each message
# Headers that only a mail system writes; next to one of these a few ordinary ones are enough.
OF_SYSTEMS = frozenset(
    {"received", "message-id", "mime-version", "return-path", "delivered-to", "dkim-signature"}
    | {"references", "in-reply-to", "x-mailer", "x-received", "resent-message-id", "list-id"}
)
OF_PEOPLE = frozenset({"from", "to", "subject", "date", "cc", "sender", "reply-to"})
PREFIX = re.compile(
    r"(?:re|fwd?|aw|wg|sv|vs|vl|tr|rif|inoltro|rv|res|enc|antw|doorst|odp|pd|ynt|ilt|fs|rép)"
    r"(?:\[\d{1,3}\]|\(\d{1,3}\))?\s*:\s*|\[(?P<tag>[^\[\]]{1,60})\]\s*",
    re.IGNORECASE,
)
MOST_PREFIXES = 12
MOST_MESSAGES = 500
MOST_ITEMS = 5_000  # as of any delivery
NAME = re.compile(r"<([^<>\s]{3,400})>")
LAYOUT = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
# Read into items of their own; anything else hanging on is named in the note.
READABLE = re.compile(r"text/|message/rfc822$|application/(?:.*\b(?:xml|json)|octet-stream|mbox)")


def sniff(head: bytes, media_type: str) -> bool:
    """Lines of headers that a mail system writes, or one that is said to be a message."""
    text = peek(head.lstrip())
    if text.startswith("<"):
        return False
    names = _field_names(text.partition("\n")[2] if text.startswith("From ") else text)
    if media_type.lower() in FORMAT.media_types:
        return bool(names)
    if {"from", "date"} <= names and "@" in text.partition("\n\n")[0]:
        return True
    return bool(names & OF_SYSTEMS) and len(names & OF_PEOPLE) > 1


def read(capture: Capture) -> tuple[Item, ...]:
    """The message, then the items of its attachments; of a mailbox each message in turn.

    Raises `UnreadableCapture` where a message is beyond the bounds of `mime` or has no copy; in a
    mailbox it is refused by itself.
    """
    content = capture.content.lstrip()
    if not ENVELOPE.match(content):
        return _items(content, capture)
    found = list(ENVELOPE.finditer(content))
    starts = [
        one for one in found if content[max(0, one.start() - 1) : one.start()] in (b"", b"\n")
    ]
    if len(starts) > MOST_MESSAGES:
        left = f"{len(starts) - MOST_MESSAGES} of {len(starts)} messages"
        refuse(capture.place, f"{left}; a mailbox of {MOST_MESSAGES} at most is read at once")
    ends = [one.start() for one in starts[1:]] + [len(content)]
    boxed = (
        (f"{capture.place}@{s.start()}", content[s.end() : end])
        for s, end in zip(starts[:MOST_MESSAGES], ends, strict=False)
    )
    return each_readable(boxed, lambda one: _items(one, capture), most=MOST_ITEMS)


def _items(content: bytes, capture: Capture) -> tuple[Item, ...]:
    message = mime.parsed(content, place=capture.place)
    parts = mime.parts_of(message, place=capture.place)
    item = _item(message, parts, capture)
    if item.body.media_type == "text/plain":
        item = advised(item, item.body.text, own=(item.headline,))
    attached: list[Item] = []
    for part in parts.others:
        if part.media_type.startswith("image/"):
            item = replace(item, pictures=(*item.pictures, _picture(part, capture)))
            continue
        found, note = _attached(part, capture)
        attached += found
        if len(attached) > MOST_ITEMS:
            refuse(capture.place, f"what is attached after the first {MOST_ITEMS} items")
            break
        named = tuple(Related(rel="attachment", guid=i.guid, title=part.name) for i in found)
        item = replace(
            item, related=item.related + named, desk_note=signals.joined(item.desk_note, note)
        )
    if not (parts.copy or parts.others or item.headline):
        reason = "a message without copy, subject or attachment"
        raise UnreadableCapture(place=capture.place, reason=reason, format="email")
    return (item, *attached)


def _item(message: Message, parts: mime.Parts, capture: Capture) -> Item:
    headline, tags = _subject(mime.header(message, "subject"))
    signal = signals.of_headline(headline)
    people = mime.addresses(message, "from")
    names = [name for name, _ in people if name]
    sender = [name for name, _ in mime.addresses(message, "sender") if name]
    about = _names(mime.header(message, "references"))
    guid = next(iter(_names(mime.header(message, "message-id"))), "")
    priority = re.match(r"[1-5]", mime.header(message, "x-priority"))
    return Item(
        guid=guid or f"sha256:{capture.sha256}",
        body=_body(parts.copy),
        source=capture.source,
        format="email",
        status=signal.status,
        headline=signal.headline,
        byline=", ".join(names),
        publisher=mime.header(message, "organization") or ", ".join(sender or names),
        provider=next((address for _, address in people if address), ""),
        published=dates.parse(mime.header(message, "date")),
        expires=dates.parse(_either(message, "expires", "expiry-date")),
        language=mime.header(message, "content-language").partition(",")[0].strip(),
        keywords=(*tags, *_listed(mime.header(message, "keywords"))),
        desk_note=signals.joined(signal.note, mime.header(message, "comments")),
        priority=int(priority[0]) if priority else 0,
        replaces=next(iter(_names(_either(message, "supersedes", "obsoletes"))), ""),
        related=_related(message, about),
        chain=next(iter(about), guid),
    )


def _field_names(text: str) -> set[str]:
    """The names of the headers that a text begins with; none where its first line is no header."""
    names: set[str] = set()
    for line in text.splitlines():
        found = FIELD.match(line)
        if found:
            names.add(found[1].lower())
        elif not names or not line.startswith((" ", "\t")):
            break
    return names


def _subject(words: str) -> tuple[str, tuple[str, ...]]:
    """A subject without the marks of replies, forwarding and lists; and these lists' names."""
    tags: list[str] = []
    rest = words
    for _ in range(MOST_PREFIXES):
        found = PREFIX.match(rest)
        if not found or not rest[found.end() :].strip():
            break
        tags += [found["tag"].strip()] if found["tag"] else []
        rest = rest[found.end() :]
    return rest.strip(), tuple(tags)


def _names(words: str) -> tuple[str, ...]:
    """Names of messages (RFC 5322, 3.6.4): what is between angle brackets."""
    return tuple(NAME.findall(words)[:100])


def _related(message: Message, about: tuple[str, ...]) -> tuple[Related, ...]:
    replied = _names(mime.header(message, "in-reply-to"))
    rest = tuple(name for name in about if name not in replied)
    return (
        *(Related(rel="in-reply-to", guid=name) for name in replied),
        *(Related(rel="references", guid=name) for name in rest),
    )


def _either(message: Message, *names: str) -> str:
    return next(filter(None, (mime.header(message, name) for name in names)), "")


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


def _body(copy: tuple[mime.Part, ...]) -> Body:
    if not any(part.media_type == "text/html" for part in copy):
        text = "\n\n".join(part.text for part in copy)
        return Body(text=text, media_type="text/plain", is_page=True)
    text = "\n".join(_as_html(part) for part in copy)
    base = next((part.location for part in copy if part.location.startswith("http")), "")
    return Body(text=text, base=base, is_page=LAYOUT.search(text) is not None)


def _as_html(part: mime.Part) -> str:
    if part.media_type == "text/html":
        return part.text
    paragraphs = re.split(r"\n[ \t]*\n", html.escape(part.text, quote=False).replace("\r\n", "\n"))
    return "".join(f"<p>{one.strip()}</p>" for one in paragraphs if one.strip())


def _picture(part: mime.Part, capture: Capture) -> SentPicture:
    """A picture with the words that it carries itself, or that the message has for it."""
    src = f"cid:{part.cid}" if part.cid else f"attachment:{quote(part.name or 'picture')}"
    try:
        (said,) = nested.read(capture, part.content, media_type=part.media_type)
    except (UnreadableCapture, ValueError):
        said = Item(guid="", body=Body(text=""))
    carried = said.pictures[0] if said.pictures else SentPicture(src=src)
    return replace(
        carried,
        src=src,
        caption=carried.caption or part.description,
        media_type=part.media_type,
        renditions=(),
    )


def _attached(part: mime.Part, capture: Capture) -> tuple[tuple[Item, ...], str]:
    """The items of an attachment; none, and a note to the desk, where it cannot be read."""
    name = part.name or part.description or part.cid or "without a name"
    kind = "" if part.media_type == "application/octet-stream" else part.media_type
    try:
        if not READABLE.match(part.media_type):
            raise UnreadableCapture(place=capture.place, reason="not a form of copy")
        return nested.read(capture, part.content, media_type=kind, charset=part.charset), ""
    except UnreadableCapture as error:
        return (), f"Attachment not read: {name} ({part.media_type}): {error.reason}."


FORMAT = Format(
    name="email", media_types=("message/rfc822", "application/mbox"), sniff=sniff, read=read
)
