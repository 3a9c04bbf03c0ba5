"""ANPA 1312, the wire transmission form of North American agencies (84-2, amended by 89-3).

The heading is service and number, selector, priority, category, keyword, version, date and count
of words; the text's own first line is the keyword once more, with its version in words. Lines
that begin with a caret are set flush (headline, notes, byline, subheads), paragraphs begin with a
tab, lines of tables with a backspace. Read with its control bytes or stripped of them.
"""

import datetime as dt
import re
from collections.abc import Iterator

from copydesk.errors import UnreadableCapture
from copydesk.story.story import Advice, Body, Capture, Concept, Item, Related, Status, WireHeader
from copydesk.wire import dates
from copydesk.wire.charset import peek
from copydesk.wire.format import Format
from copydesk.wire.refusals import refuse
from copydesk.wire.typed.anpa_top import CYCLE, SENT, Top, without_end
from copydesk.wire.typed.transmission import (
    MOST_MESSAGES,
    Message,
    flat,
    is_framed,
    messages,
    placed,
)
from copydesk.wire.typed.typeset import lines
from copydesk.wire.upstream import advisories, signals
from copydesk.wire.upstream.advised import advised

# Flash, bulletin, urgent, routine, deferred, release at will, weekday and weekend advance.
PRIORITY = {"f": 1, "b": 2, "u": 3, "r": 4, "d": 5, "w": 6, "a": 7, "s": 8}
CATEGORY = {
    "a": "Domestic", "d": "Food", "e": "Entertainment", "f": "Financial", "i": "International",
    "l": "Lifestyle", "o": "Weather", "p": "Political", "s": "Sports", "t": "Travel",
    "v": "Advisory", "w": "Washington",
}  # fmt: skip
HEADING = re.compile(
    r"(?P<service>[A-Za-z]?)(?P<sequence>\d{3,5})(?:[A-Za-z_-]\S{0,15})? "
    r"(?:[\w.-]{1,8} )?(?P<priority>[A-Za-z]) (?P<category>[A-Za-z]{1,3}) "
    r"(?P<keyword>\S{1,40})(?P<version>(?: \S{1,30}){0,8}?) (?P<month>\d\d?)-(?P<day>\d\d?)"
    r"(?: (?P<count>\d{1,5}))?$"
)
BEGINS = re.compile(r"[A-Za-z]?\d{3,5}(?:\b|[A-Za-z_-])")
DESK = re.compile(r"^[A-Z]{2}--(?=\S)")  # whose story it is (a region), not what it is about
VERSION = re.compile(
    r"(\d{1,2})\s*(?:st|nd|rd|th)\s{0,3}-?\s{0,3}(?:ld|lead|writethru|version)", re.I
)
SQUEEZED = re.compile(r"(\d(?:st|nd|rd|th))(?=\w)")
ANY_LEAD = re.compile(r"\b(?:ld|lead|writethru)", re.IGNORECASE)
MORE = re.compile(r"^\W{0,4}more\W{0,4}$", re.IGNORECASE | re.MULTILINE)
STATUS: dict[str, Status] = {"kill": "canceled", "withhold": "withheld"}
DateTime = dt.datetime


def sniff(head: bytes, media_type: str) -> bool:
    """A heading in the standard's order: behind SOH, or as the very first line or two."""
    if "html" in media_type.lower() or "xml" in media_type.lower():
        return False
    text = peek(head)
    if is_framed(head):
        heading, stx, _ = text.partition("\x01")[2].partition("\x02")
        return HEADING.match(flat(heading)) is not None if stx else _found(heading) is not None
    return _found(text.lstrip("\x00\x16\x7f \t\r\n")) is not None


def read(capture: Capture) -> tuple[Item, ...]:
    """The items of a transmission, or of one stripped of its control bytes.

    Raises `UnreadableCapture` where no message has a heading in the standard's order.
    """
    found = [one for message in messages(capture, format="anpa") for one in _split(message)]
    if not found:
        reason = "no message with a heading"
        raise UnreadableCapture(place=capture.place, reason=reason, format="anpa")
    if len(found) > MOST_MESSAGES:
        left = f"{len(found) - MOST_MESSAGES} of {len(found)} messages"
        refuse(capture.place, f"{left}; a transmission holds {MOST_MESSAGES} at most")
    return tuple(_item(heading, message, capture) for heading, message in found[:MOST_MESSAGES])


def _split(message: Message) -> Iterator[tuple[re.Match[str], Message]]:
    """A message with its heading; stripped of control bytes, a text may hold several."""
    if message.heading:
        heading = HEADING.match(flat(message.heading))
        if heading:
            yield heading, message
        return
    rows = [f"{row}\n" for row in message.text.split("\n")]
    starts = [(at, *found) for at in range(len(rows)) if (found := _heading_at(rows, at))]
    ends = [*(at for at, _, _ in starts), len(rows)][1:]
    for (at, heading, taken), end in zip(starts, ends, strict=False):
        own = "".join(rows[at : at + taken])
        text = "".join(rows[at + taken : end])
        yield heading, Message(heading=own, text=text, post=message.post)


def _found(text: str) -> re.Match[str] | None:
    if not BEGINS.match(text):
        return None
    found = _heading_at(text.splitlines()[:2], 0)
    return found[0] if found else None


def _heading_at(rows: list[str], at: int) -> tuple[re.Match[str], int] | None:
    """The heading that begins at a row, and how many rows it takes: one or two."""
    if at >= len(rows) or not BEGINS.match(rows[at]):
        return None
    for taken in (1, 2):
        found = HEADING.match(flat(" ".join(row[:300] for row in rows[at : at + taken])))
        if found and 1 <= int(found["month"]) <= 31 and 1 <= int(found["day"]) <= 31:
            return found, taken
    return None


def _item(heading: re.Match[str], message: Message, capture: Capture) -> Item:
    top = Top(without_end(lines(message.text)), heading["keyword"])
    take = heading["version"].strip()
    advice = _advice(take)
    published = _published(heading, message, capture)
    name, others = _names(heading, message, published)
    body = top.body()
    place = placed(top.first_paragraph())
    item = Item(
        guid=name,
        alternative_ids=others,
        body=Body(text=body, media_type="text/plain"),
        source=capture.source,
        format="anpa",
        version=_version(f"{take} {top.keyword_line.partition(',')[2]}"),
        status=STATUS.get(advice, "usable"),
        advice=advice,
        signals=("more",) if MORE.search(message.text[-200:]) else (),
        headline=top.headline,
        byline=top.byline,
        publisher=top.agency,
        dateline=place.dateline,
        located=place.located,
        published=published,
        slugline=_slugline(heading["keyword"], top.keyword_line),
        desk_note=signals.joined(*top.notes),
        related=tuple(Related(rel="picture", guid=one) for one in top.photos),
        priority=PRIORITY.get(heading["priority"].lower(), 0),
        concepts=_category(heading["category"]),
        chain=_chain(heading),
        header=WireHeader(
            service=heading["service"],
            sequence=heading["sequence"],
            priority=heading["priority"],
            category=heading["category"],
            keyword=heading["keyword"],
            take_key=take,
        ),
    )
    said = "\n".join(line.words for line in top.all)
    return advised(item, said, own=(item.headline, *_own_slugs(top, others)))


def _own_slugs(top: Top, others: tuple[str, ...]) -> tuple[str, ...]:
    """A line's kill repeats the slug of the story it kills; a desk system's names its own item."""
    line = top.keyword_line
    return () if others else (line, line.partition(",")[0])


def _slugline(keyword: str, line: str) -> str:
    """The keyword without its cycle and desk; what the heading cut off in mid-word is left out."""
    short = CYCLE.sub("", keyword, count=1)
    spelt = CYCLE.sub("", line.partition(",")[0].strip(), count=1)
    fitting = ""
    for word in spelt.split():
        if not short.startswith(fitting + word):
            break
        fitting += word
    return DESK.sub("", fitting or short, count=1)


def _version(words: str) -> str:
    """ "1" as first sent, "2" for the first lead ...; "" where the words give no number."""
    ordinal = VERSION.search(words)
    if ordinal:
        return str(int(ordinal[1]) + 1)
    if ANY_LEAD.search(words):
        return "2"
    return "" if _advice(words) else "1"


def _advice(take: str) -> Advice:
    """What a take calls the delivery; headings squeeze its words ("7thWritethru")."""
    return advisories.of_take(SQUEEZED.sub(r"\1 ", take))


def _names(
    heading: re.Match[str], message: Message, published: DateTime | None
) -> tuple[str, tuple[str, ...]]:
    """What the item is called. Numbers of a line begin anew each day, so the day is part of it.

    A heading on one line is a desk system's own: there the first word alone is the name.
    """
    number = f"{heading['service']}{heading['sequence']}"
    if "\n" not in message.heading.strip() or published is None:
        return number, ()
    return f"{number}:{published:%Y%m%d}", (number,)


def _chain(heading: re.Match[str]) -> str:
    """What all takes and leads of a story share: keyword and day."""
    return f"{CYCLE.sub('', heading['keyword']).lower()}:{heading['month']}-{heading['day']}"


def _category(letter: str) -> tuple[Concept, ...]:
    name = CATEGORY.get(letter.lower(), "")
    return (Concept(code=letter.lower(), name=name, kind="category"),)


def _published(heading: re.Match[str], message: Message, capture: Capture) -> DateTime | None:
    """The moment after the text; else the heading's day in the year that brings it nearest."""
    month, day = int(heading["month"]), int(heading["day"])
    sent = SENT.search(message.post) or SENT.search(message.text[-200:])
    if sent:
        part = {name.rstrip("2"): text for name, text in sent.groupdict().items() if text}
        a, b = (part["a"], part["b"]) if month <= 12 else (part["b"], part["a"])
        iso = f"20{part['year']}-{a}-{b}T{part['hour']}:{part['minute']} {part['zone']}"
        found = dates.parse(iso)
        if found:
            return found
    month, day = (month, day) if month <= 12 else (day, month)
    years = (capture.at.year, capture.at.year - 1, capture.at.year + 1)
    days = [found for year in years if (found := dates.parse(f"{year}-{month:02}-{day:02}"))]
    return min(days, key=lambda one: abs(one - capture.at), default=None)


FORMAT = Format(
    name="anpa",
    media_types=("text/vnd.iptc.anpa",),
    sniff=sniff,
    read=read,
    is_copy=True,
)
