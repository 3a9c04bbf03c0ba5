"""IPTC 7901, the text transmission format of agencies outside North America (revision 5, 1995).

SOH, then source and number, priority, category, count of words and options in one line, the
keywords in the next; STX, the headline up to a quad code ("="), the copy; ETX, day, time, month
and year; EOT. Read with its control bytes or stripped of them.
"""

import datetime as dt
import re

from copydesk.errors import UnreadableCapture
from copydesk.story.record import Record
from copydesk.story.story import Body, Capture, Concept, Item, Status, WireHeader
from copydesk.wire import dates
from copydesk.wire.charset import peek
from copydesk.wire.format import Format
from copydesk.wire.typed.transmission import Message, flat, is_framed, messages, placed
from copydesk.wire.upstream import signals
from copydesk.wire.upstream.advised import advised

HEADING = re.compile(
    r"(?P<source>[A-Za-z]{2,5}) ?(?P<number>\d{1,5}) (?P<priority>[0-9]) "
    r"(?P<category>[A-Za-z][A-Za-z0-9]{0,4})(?: (?P<count>\d{1,5}))?(?: (?P<options>.+))?$"
)
# Without control bytes the heading alone is too little: the options' source and a quad code too.
STRICT = re.compile(r"[A-Za-z]{3}\d{3,5} [1-9] [A-Za-z]{1,3} \d{1,5}\b")
QUAD = re.compile(r"[=<]\s*$")
SENT = re.compile(
    r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s{0,9}(?P<zone>[A-Z]{1,4}(?:[+-]\d{1,2})?)?\s{1,9}"
    r"(?P<month>[^\W\d_]{3,4})\.?\s+(?P<year>\d\d(?:\d\d)?)",
    re.IGNORECASE,
)
POST = re.compile(rf"\s*{SENT.pattern}\s*", re.IGNORECASE)
NAMED = re.compile(r"(?:by|par|por|von|di|da|door|av|af|od)\s+\S", re.IGNORECASE)
# A word in capitals above the headline: what kind of delivery, or which lead, this is.
MARKER = re.compile(
    r"(?:\W?(?:\d{1,2}(?:st|nd|rd|th|\.)?\s{0,3})?(?:[A-Z]{2,30}|[Ll]d|[Ll]ead|ZF|Zusammenfassung|Update)"
    r"\W?){1,3}:?(?:\s{0,9}\(.{1,40}\))?"
)
ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?\s*(?:lead|ld|zf|version)", re.IGNORECASE)
NOT_FOR_PRINT = re.compile(
    r"following\s+information\s+is\s+not\s+(?:intended\s+)?for\s+publication"
    r"|folgenden\s+Informationen\s+sind\s+nicht\s+zur\s+Ver\w+ffentlichung"
    r"|informations?\s+suivantes?\s+ne\s+sont\s+pas\s+destin\w+es\s+à\s+la\s+publication",
    re.IGNORECASE,
)
RULE = re.compile(r"[*_=#-](?:\s?[*_=#-]){2,}")
HOLDER = re.compile(r"[-*\s]*((?:\(c\)|©|copyright\b).{3,200})", re.IGNORECASE)
STATUS: dict[str, Status] = {"kill": "canceled", "withhold": "withheld"}
CATCH_ROWS = 4
TOP_ROWS = 8
FULL_LINE = 55  # characters; a line of the standard has 69 at most
DateTime = dt.datetime


class Head(Record, frozen=True):
    """What stands above the copy."""

    marker: str = ""
    headline: str = ""
    subheadline: str = ""
    byline: str = ""


def sniff(head: bytes, media_type: str) -> bool:
    """A heading in the standard's order, behind SOH; without it, a headline that ends in a quad."""
    if "html" in media_type.lower() or "xml" in media_type.lower():
        return False
    text = peek(head)
    if is_framed(head):
        return HEADING.match(_first(text.partition("\x01")[2])) is not None
    text = text.lstrip("\x00\x16\x7f \t\r\n")
    if text.startswith("<"):
        return False
    rows = text.splitlines()[:TOP_ROWS]
    return bool(rows) and STRICT.match(flat(rows[0])) is not None and any(map(QUAD.search, rows))


def read(capture: Capture) -> tuple[Item, ...]:
    """The items of a transmission. Raises `UnreadableCapture` where a message has no heading."""
    found = [_item(one, capture) for one in messages(capture, format="iptc7901")]
    items = tuple(item for item in found if item is not None)
    if not items:
        reason = "no heading of a message"
        raise UnreadableCapture(place=capture.place, reason=reason, format="iptc7901")
    return items


def _item(message: Message, capture: Capture) -> Item | None:
    message = message if message.heading else _opened(message)
    heading = HEADING.match(_first(message.heading))
    if not heading:
        return None
    head, copy = _top(message.text)
    text, note = _for_print(copy)
    published = _published(message.post)
    number = f"{heading['source']}{heading['number']}"
    place = next((found for one in text.split("\n\n")[:3] if (found := placed(one)).located), None)
    advice = signals.of_codes(re.findall(r"[^\W\d_]+", head.marker))
    others = (number,) if published else ()
    item = Item(
        guid=f"{number}:{published:%Y%m%dT%H%M}" if published else number,
        alternative_ids=tuple(filter(None, (*others, heading["options"] or ""))),
        body=Body(text=text, media_type="text/plain"),
        source=capture.source,
        format="iptc7901",
        version=_version(head.marker),
        status=STATUS.get(advice, "usable"),
        advice=advice,
        headline=head.headline,
        subheadline=head.subheadline,
        byline=head.byline,
        dateline=place.dateline if place else "",
        located=place.located if place else "",
        published=published,
        slugline=_slugline(message.heading),
        desk_note=note,
        copyright=_holder(copy),
        priority=int(heading["priority"]),
        concepts=(Concept(code=heading["category"].lower(), kind="category"),),
        header=WireHeader(
            service=heading["source"],
            sequence=heading["number"],
            priority=heading["priority"],
            category=heading["category"],
            keyword=_slugline(message.heading),
            take_key=head.marker,
        ),
    )
    return advised(item, "\n".join((head.marker, head.headline, text, note)), own=(head.headline,))


def _first(heading: str) -> str:
    """The first line of a heading that holds anything."""
    return flat(next((row for row in heading.split("\n")[:3] if row.strip()), ""))


def _opened(message: Message) -> Message:
    """A message without control bytes: heading, keywords and post-text told by their place."""
    text = message.text.lstrip("\x00\x16\x7f \t\r\n")
    rows = [f"{row}\n" for row in text.split("\n")]
    at = 1
    while at < min(len(rows), CATCH_ROWS) and not rows[at].strip():
        at += 1
    while at < min(len(rows), CATCH_ROWS) and rows[at].rstrip().endswith("/"):
        at += 1
    if len(rows) > 1 and at < CATCH_ROWS and not any("/" in row for row in rows[1:at]):
        at += 0 if at < len(rows) and QUAD.search(rows[at]) else 1
    post = message.post
    while rows and (not rows[-1].strip("\x7f \r\n") or rows[-1].strip() == "NNNN"):
        rows.pop()
    if not post and rows and POST.fullmatch(rows[-1]):
        post = rows.pop()
    return Message(heading="".join(rows[:at]), text="".join(rows[at:]), post=post)


def _slugline(heading: str) -> str:
    rows = [row.strip("\x00\x7f \t\r/") for row in heading.split("\n")]
    return " ".join([row for row in rows if row][1 : 1 + CATCH_ROWS])


def _top(text: str) -> tuple[Head, str]:
    """The lines above the copy, up to a quad code, and the copy."""
    rows = text.lstrip("\r\n").split("\n")
    end = next((at for at, row in enumerate(rows[:TOP_ROWS]) if QUAD.search(row)), 0)
    while end + 1 < TOP_ROWS and end + 1 < len(rows) and QUAD.search(rows[end + 1]):
        end += 1
    found = _unwrapped(rows[: end + 1])
    copy = "\n".join(rows[end + 1 :])
    marker = found.pop(0) if len(found) > 1 and MARKER.fullmatch(found[0]) else ""
    byline = next((line for line in found[1:] if NAMED.match(line)), "")
    lines = [line for line in found if line != byline]
    return Head(
        marker=marker,
        headline=lines[0] if lines else "",
        subheadline=" ".join(lines[1:]),
        byline=byline,
    ), copy


def _unwrapped(rows: list[str]) -> list[str]:
    """Lines of the top. CR LF only turns the line where the sender also ends some with LF alone;
    where all lines end alike, one that is full is turned over."""
    turns = [row.endswith("\r") for row in rows[:-1]]
    is_told = any(turns) and not all(turns)
    lines: list[str] = []
    for at, row in enumerate(rows):
        before = rows[at - 1] if at else ""
        words = row.strip("= <\t\r")
        is_turned = turns[at - 1] if at and is_told else len(before.strip()) >= FULL_LINE
        if lines and is_turned and not QUAD.search(before) and not NAMED.match(words):
            lines[-1] = f"{lines[-1]} {words}"
        elif words:
            lines.append(words)
    return lines


def _for_print(copy: str) -> tuple[str, str]:
    """The copy in paragraphs, and what the sender says is not for publication."""
    cut = NOT_FOR_PRINT.search(copy)
    start = copy.rfind("\n", 0, cut.start()) + 1 if cut else len(copy)
    note = copy[cut.end() :].lstrip(" .:=\r\n") if cut else ""
    paragraphs = _paragraphs(copy[:start])
    while paragraphs and (RULE.fullmatch(paragraphs[-1]) or paragraphs[-1] == "NNNN"):
        paragraphs.pop()
    return "\n\n".join(paragraphs), "\n".join(_paragraphs(note))


def _paragraphs(text: str) -> list[str]:
    """Paragraphs: a blank line, an indent or a mark of a list or heading begins a new one."""
    found: list[list[str]] = []
    is_open = False
    for row in text.split("\n"):
        words = " ".join(re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", " ", row).split())
        if not words:
            is_open = False
        elif is_open and not row.startswith(("  ", "\t", "- ", "* ", "#")):
            found[-1].append(words)
        else:
            found.append([words])
            is_open = not words.startswith("#")
    return [" ".join(rows) for rows in found]


def _version(marker: str) -> str:
    """ "1" as first sent, "2" for the first lead; "" where the word above gives no number."""
    ordinal = ORDINAL.search(marker)
    if ordinal:
        return str(int(ordinal[1]) + 1)
    return "" if marker else "1"


def _published(post: str) -> DateTime | None:
    found = SENT.search(post[:200])
    if not found:
        return None
    clock = f"{found['hour']}:{found['minute']}"
    return dates.parse(
        f"{found['day']} {found['month']} {found['year']} {clock} {found['zone'] or ''}"
    )


def _holder(copy: str) -> str:
    """The line that says whose copyright the copy is, as sent."""
    lines = (HOLDER.match(line.strip()) for line in copy.splitlines()[:5_000])
    return next((found[1].strip() for found in lines if found), "")


FORMAT = Format(
    name="iptc7901",
    media_types=("text/vnd.iptc.7901",),
    sniff=sniff,
    read=read,
    is_copy=True,
)
