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
from copydesk.story.story import Body, Capture, Concept, Item, Related, Status, WireHeader
from copydesk.wire import advisories, dates, signals
from copydesk.wire.advised import advised
from copydesk.wire.charset import peek
from copydesk.wire.format import Format
from copydesk.wire.transmission import MOST_MESSAGES, Message, flat, is_framed, messages, placed
from copydesk.wire.typeset import Line, lines

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
CYCLE = re.compile(r"(?:am|pm|bc|ap|sp)s?-(?=\S)", re.IGNORECASE)
DESK = re.compile(r"^[A-Z]{2}--(?=\S)")  # whose story it is (a region), not what it is about
VERSION = re.compile(r"(\d{1,2})\s*(?:st|nd|rd|th)\s*-?\s*(?:ld|lead|writethru|version)", re.I)
ANY_LEAD = re.compile(r"\b(?:ld|lead|writethru)", re.IGNORECASE)
NOTE = re.compile(
    r"\W{0,2}(?:eds\.?|editors?|notes? to editors?|editors?['’]?s? notes?|advisory|note)"
    r"\s*[:_—–]\s*",
    re.IGNORECASE,
)
NAMED = re.compile(r"(?:by|par|por|von|di|da|door)\s+\S", re.IGNORECASE)
PHOTOS = re.compile(
    r"\W?(?:\w+ )?(?:photos?|graphics?|videos?)\s+[A-Z]{2,6}\d{1,4}\b", re.IGNORECASE
)
PHOTO = re.compile(r"\b[A-Z]{2,6}\d{1,4}\b")
LABEL = re.compile(r"(?:hl|hed|headline)\s*:\s*", re.IGNORECASE)
SENT = re.compile(
    r"(?P<a>\d\d)-(?P<b>\d\d)-(?P<year>\d\d)\s+(?P<hour>\d\d):?(?P<minute>\d\d)\s*(?P<zone>[A-Z]{2,4})"
    r"|(?P<hour2>\d\d):?(?P<minute2>\d\d)\s*(?P<zone2>[A-Z]{2,4})\s+(?P<a2>\d\d)-(?P<b2>\d\d)-(?P<year2>\d\d)"
)
END = re.compile(r"\W{0,3}(?:more|end|ends|30)\W{0,3}|#{2,5}", re.IGNORECASE)
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
    if not 0 < len(found) <= MOST_MESSAGES:
        reason = f"{len(found)} messages with a heading; a transmission has 1 to {MOST_MESSAGES}"
        raise UnreadableCapture(place=capture.place, reason=reason, format="anpa")
    return tuple(_item(heading, message, capture) for heading, message in found)


def _split(message: Message) -> Iterator[tuple[re.Match[str], Message]]:
    """A message with its heading; stripped of control bytes, a text may hold several."""
    if message.heading:
        heading = HEADING.match(flat(message.heading))
        if heading:
            yield heading, message
        return
    rows = message.text.splitlines(keepends=True)
    starts = [(at, *found) for at in range(len(rows)) if (found := _heading_at(rows, at))]
    ends = [at for at, _, _ in starts[1:]] + [len(rows)]
    for (at, heading, taken), end in zip(starts, ends, strict=True):
        own = "".join(rows[at : at + taken])
        text = "".join(rows[at + taken : end])
        yield heading, Message(heading=own, text=text, post=message.post)


def _found(text: str) -> re.Match[str] | None:
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
    top = Top(_without_end(lines(message.text)), heading["keyword"])
    take = heading["version"].strip()
    advice = advisories.of_take(take)
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


def _own_slugs(top: "Top", others: tuple[str, ...]) -> tuple[str, ...]:
    """A line's kill repeats the slug of the story it kills; a desk system's names its own item."""
    line = top.keyword_line
    return () if others else (line, line.partition(",")[0])


class Top:
    """What stands above the copy, line by line: keyword, headline, notes, byline, pictures."""

    def __init__(self, found: list[Line], keyword: str) -> None:
        self.keyword_line = self.headline = self.byline = self.agency = ""
        self.notes: list[str] = []
        self.photos: list[str] = []
        self.copy: list[Line] = []
        self.all: list[Line] = found
        at = 0
        if found and found[0].mark == "^" and _is_keyword(found[0].words, keyword):
            self.keyword_line, at = found[0].words, 1
        while at < len(found) and self._take(found, at):
            at += 1
        self.copy += found[at:]
        if not self.headline and len(self.copy) == 1:
            self.headline = _without_place(self.copy[0].words)

    def body(self) -> str:
        """The copy, a blank line between paragraphs; where nothing else came, the notes are it."""
        said = (self.keyword_line, self.headline)
        sent = self.copy or [line for line in self.all if line.words not in said]
        rows = ((not at or sent[at - 1].mark == line.mark == "\b") for at, line in enumerate(sent))
        gaps = ("\n" if is_row else "\n\n" for is_row in rows)
        return "".join(gap + line.words for gap, line in zip(gaps, sent, strict=True)).strip("\n")

    def first_paragraph(self) -> str:
        """The first paragraph that is set as one, as sent."""
        return next((line.words for line in self.copy if line.mark == "\t"), "")

    def _take(self, found: list[Line], at: int) -> bool:
        """Take a line as part of the top; False where the copy begins."""
        line = found[at]
        if line.mark == "" and at and NOTE.fullmatch(found[at - 1].words):
            self.notes.append(line.words)
            return True
        if line.mark != "^":
            return False
        if NOTE.match(line.words):
            self.notes += [rest] if (rest := NOTE.sub("", line.words, count=1).rstrip(")")) else []
        elif PHOTOS.match(line.words):
            self.photos += PHOTO.findall(line.words)
        elif not self.headline:
            self.headline = LABEL.sub("", line.words, count=1)
        elif not self.byline and NAMED.match(line.words):
            self.byline = line.words
        elif self.byline and found[at + 1 : at + 2] and found[at + 1].mark == "\t":
            self.agency = line.words
        else:
            self.copy.append(line)
        return True


def _without_end(found: list[Line]) -> list[Line]:
    """The lines without the moment of sending and the marks of an end: "(more)", "-30-"."""
    while found and (END.fullmatch(found[-1].words) or _is_post(found[-1].words)):
        found.pop()
    return found


def _is_post(words: str) -> bool:
    return len(words) < 40 and SENT.search(words) is not None


def _is_keyword(words: str, keyword: str) -> bool:
    """Whether a line says the heading's keyword again, spelt out."""
    squeezed = re.sub(r"\W+", "", CYCLE.sub("", words)).lower()
    start = re.sub(r"\W+", "", CYCLE.sub("", keyword)).lower()[:12]
    return bool(start) and squeezed.startswith(start)


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
    return "" if advisories.of_take(words) else "1"


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


def _without_place(paragraph: str) -> str:
    place = placed(paragraph).dateline
    rest = paragraph.partition(place)[2].lstrip(" _-–—") if place else paragraph
    return rest if len(rest) <= 300 else ""


FORMAT = Format(name="anpa", media_types=("text/vnd.iptc.anpa",), sniff=sniff, read=read)
