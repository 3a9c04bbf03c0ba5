"""What stands above the copy of an ANPA transmission: keyword, headline, notes, byline."""

import re

from copydesk.wire.typed.transmission import placed
from copydesk.wire.typed.typeset import Line

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
CYCLE = re.compile(r"(?:am|pm|bc|ap|sp)s?-(?=\S)", re.IGNORECASE)


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


def without_end(found: list[Line]) -> list[Line]:
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
    has_cycle = CYCLE.match(words) and CYCLE.match(keyword)
    return bool(has_cycle) or (bool(start) and squeezed.startswith(start))


def _without_place(paragraph: str) -> str:
    place = placed(paragraph).dateline
    rest = paragraph.partition(place)[2].lstrip(" _-–—") if place else paragraph
    return rest if len(rest) <= 300 else ""
