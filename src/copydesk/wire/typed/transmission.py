"""What ANPA 1312 and IPTC 7901 share: messages between control bytes, and how their text is coded.

A message is SOH heading STX text ETX post-text EOT (ISO 646 transmission control characters).
Desk systems often strip these; then the heading is told by its form alone. Character sets change
by the escape sequences of ISO 2022 (IPTC 7901, annex C) or, without any, by the usual ladder.
"""

import codecs
import re

from copydesk.errors import UnreadableCapture
from copydesk.story.record import Record
from copydesk.story.story import Capture
from copydesk.wire.charset import decode
from copydesk.wire.refusals import refuse

LARGEST = 1024 * 1024  # hundreds of messages
MOST_LINES = 50_000
MOST_MESSAGES = 2_000
MOST_SHIFTS = 20_000
SHIFTS = (b"\x1b", b"\x0e", b"\x0f")
LONGEST_HEADING = 600
PADDING = b"\x00\x16\x7f \t\r\n"  # what lines carry between messages: NUL, SYN, DEL, white space

# ISO 2022: what an escape sequence designates. Right halves of ISO 8859 by their final byte,
RIGHT_HALVES = {
    "A": "iso8859-1", "B": "iso8859-2", "C": "iso8859-3", "D": "iso8859-4", "F": "iso8859-7",
    "G": "iso8859-6", "H": "iso8859-8", "L": "iso8859-5", "M": "iso8859-9", "V": "iso8859-10",
    "T": "iso8859-11", "Y": "iso8859-13", "_": "iso8859-14", "b": "iso8859-15", "f": "iso8859-16",
}  # fmt: skip
# and national versions of ISO 646: what stands at the places a country may fill.
PLACES = "#$@[\\]^`{|}~"
NATIONAL = {
    "A": "£$@[\\]^`{|}‾", "K": "#$§ÄÖÜ^`äöüß", "H": "#¤ÉÄÖÅÜéäöåü", "G": "#¤@ÄÖÅ^`äöå‾",
    "R": "£$à°ç§^`éùè¨", "f": "£$à°ç§^µéùè¨", "Y": "£$§°çé^ùàòèì", "Z": "£$§¡Ñ¿^`°ñç~",
    "h": "#$·¡ÑÇ¿`´ñç¨", "L": "#$§ÃÇÕ^`ãçõ°", "g": "#$´ÃÇÕ^`ãçõ~", "`": "#$@ÆØÅ^`æøå‾",
    "a": "§$@ÆØÅ^`æøå|", "E": "#$ÄÆØÅÜäæøåü", "C": "#$@ÄÖÅÜéäöåü", "@": "#¤@[\\]^`{|}‾",
    "i": "#¤ÁÉÖÜ^áéöüő",
}  # fmt: skip
DESIGNATED = re.compile(rb"\x1b(?:%[@-~]|[(),-/](?:[@-~]))")
STEP = re.compile(rb"\x1b%([@-~])|\x1b([(),-/])([@-~])|([\x0e\x0f])|[^\x1b\x0e\x0f]+|\x1b")
# "Berlin (abc) - ", "BUENOS AIRES, Argentina (AB) _ ": place, and who reports from there.
DATELINE = re.compile(
    r"\s*(?P<text>(?P<place>[^\W\d_][^\n()\d]{1,40}?)\s?(?:,[^\n()]{1,40}?)?\s*\([^\n()]{2,40}\))"
    r"\s*(?:[-–—_]{1,2}\s|(?=[\w\"“„«']))"
)


class Message(Record, frozen=True):
    """One message: heading, text and post-text; `framed` when control bytes say where it begins."""

    heading: str
    text: str
    post: str = ""
    framed: bool = True


class Place(Record, frozen=True):
    """A dateline as printed, and the place in it."""

    dateline: str = ""
    located: str = ""


def is_framed(head: bytes) -> bool:
    """Whether a capture begins as a transmission does: SOH, with nothing but padding before it."""
    return head.lstrip(PADDING).startswith(b"\x01")


def messages(capture: Capture, *, format: str) -> tuple[Message, ...]:
    """The messages of a capture in order of sending; what is too much is refused by itself.

    Raises `UnreadableCapture` where that is all of it. The whole is bounded in bytes, for where a
    message ends in it is for its sender to say.
    """
    if (size := len(capture.content)) > LARGEST:
        reason = f"{size} bytes; a transmission holds {LARGEST} at most"
        raise UnreadableCapture(place=capture.place, reason=reason, format=format)
    if not is_framed(capture.content):
        (content,) = _within_bounds([capture.content.strip(PADDING)], capture, format)
        return (_stripped(decoded(content, http=capture.charset)),)
    parts = [part for part in capture.content.split(b"\x01")[1:] if part.strip()]
    kept = _within_bounds(parts, capture, format)
    return tuple(_framed(decoded(part, http=capture.charset)) for part in kept)


def _within_bounds(parts: list[bytes], capture: Capture, format: str) -> list[bytes]:
    """Messages one by one and together, no more than any wire sends at a time."""
    kept: list[bytes] = []
    refused: list[tuple[str, str]] = []
    lines = shifts = 0
    for n, part in enumerate(parts, 1):
        own = part.count(b"\n"), sum(map(part.count, SHIFTS))
        lines, shifts = lines + own[0], shifts + own[1]
        if reason := _too_much(*own, messages=1):
            refused.append((f"{capture.place}#{n}", reason))
            lines, shifts = lines - own[0], shifts - own[1]
        elif reason := _too_much(lines, shifts, messages=len(kept) + 1):
            left = f"{len(parts) - n + 1} of {len(parts)} messages"
            refused.append((capture.place, f"{left}; {reason}"))
            break
        else:
            kept.append(part)
    if refused and not kept:
        raise UnreadableCapture(place=capture.place, reason=refused[0][1], format=format)
    for place, reason in refused:
        refuse(place, reason)
    return kept


def _too_much(lines: int, shifts: int, *, messages: int) -> str:
    bounds = (
        (lines, MOST_LINES, "lines"),
        (messages, MOST_MESSAGES, "messages"),
        (shifts, MOST_SHIFTS, "changes of character set"),
    )
    reasons = (
        f"{found} {what}; a transmission holds {most} at most"
        for found, most, what in bounds
        if found > most
    )
    return next(reasons, "")


def decoded(content: bytes, *, http: str = "") -> str:
    """The text of a message, its code extensions (ISO 2022) carried out."""
    if not DESIGNATED.search(content):
        return decode(content, http=http).text
    state = Codes()
    return "".join(state.step(found) for found in STEP.finditer(content))


def placed(paragraph: str) -> Place:
    """The dateline at the beginning of a paragraph, where there is one."""
    found = DATELINE.match(paragraph[:160])
    if not found:
        return Place()
    return Place(dateline=found["text"].strip(), located=found["place"].partition(",")[0].strip())


def flat(heading: str) -> str:
    """A heading as one line, control bytes as blanks."""
    return " ".join(re.sub(r"[\x00-\x20\x7f]+", " ", heading[:LONGEST_HEADING]).split())


class Codes:
    """Which sets of characters stand where, as the escape sequences of a message set them."""

    def __init__(self) -> None:
        self.left = ""
        self.right = "iso8859-1"
        self.is_utf8 = False
        self.is_shifted = False

    def step(self, found: re.Match[bytes]) -> str:
        """The characters of one run of bytes; "" for an escape sequence or a shift."""
        if found[1]:
            self.is_utf8 = found[1] == b"G"
        elif found[2]:
            self._designate(found[2].decode("ascii"), found[3].decode("ascii"))
        elif found[4]:
            self.is_shifted = found[4] == b"\x0e"
        else:
            return self._read(found[0].replace(b"\x1b", b""))
        return ""

    def _designate(self, where: str, final: str) -> None:
        if where == "(":
            self.left = final
        elif final in RIGHT_HALVES and where in "-./":
            self.right = RIGHT_HALVES[final]

    def _read(self, run: bytes) -> str:
        if self.is_utf8:
            return run.decode("utf-8", "replace")
        if self.is_shifted:
            run = bytes(byte | 0x80 if byte > 0x20 else byte for byte in run)
        text = codecs.decode(run, self.right, "replace")
        if self.left in NATIONAL and not self.is_shifted:
            text = text.translate(str.maketrans(PLACES, NATIONAL[self.left]))
        return text


def _framed(part: str) -> Message:
    heading, start, rest = part.partition("\x02")
    if not start:
        return _stripped(part, framed=True)
    text, _, post = rest.partition("\x03")
    return Message(heading=heading, text=text, post=post.partition("\x04")[0].strip("\x7f \r\n"))


def _stripped(part: str, *, framed: bool = False) -> Message:
    """A message without STX: its heading is left in the text, for the format to find."""
    text, _, post = part.partition("\x04")[0].partition("\x03")
    return Message(heading="", text=text, post=post.strip("\x7f \r\n"), framed=framed)
