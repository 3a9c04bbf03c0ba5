"""The text of a transmission as lines: how each is set, and its words without typesetters' codes.

ANPA 1312 gives control bytes and some printing characters a meaning of their own: "_" is a dash,
"{" a half, two grave accents open a quotation, "<" ends a line set flush left, "=" a centred one.
"""

import re

from copydesk.story.record import Record

INSTRUCTION = re.compile("\x0c[^\x0b\x0c\n]{0,200}\x0b")  # for the typesetting machine alone
BLANKS = re.compile("[\x10\x1c-\x1f]+ ?")  # space band, fixed spaces: em, en, thin
CODES = re.compile("[\x00-\x07\x0b-\x0f\x11-\x1b\x7f]")
DASH = re.compile(r"(?<![\w_])_(?![\w_])|(?<=\s)_(?=\s)")
CLOSED = re.compile(r"(?<!['\d]\d)(?<!\d)''(?!')")
MOST_COLUMNS = 60
ENDS = "<=^ \t\r\n"


class Line(Record, frozen=True):
    """A line or paragraph: `mark` is "^" set flush, tab a paragraph, backspace a table's row."""

    mark: str
    words: str


def lines(text: str) -> list[Line]:
    """Lines and paragraphs in order; a paragraph that runs over several rows is one.

    `mark` is "" for a paragraph that no code begins.
    """
    gathered: list[tuple[str, list[str]]] = []
    is_open = False
    for row in _killed(INSTRUCTION.sub("", text)).split("\n"):
        row = row.rstrip("\r")
        mark = _mark(row)
        if not row.strip():
            is_open = False
        elif mark or not is_open:
            gathered.append((mark, [row]))
            is_open = not _is_ended(row)
        else:
            gathered[-1][1].append(row)
            is_open = not _is_ended(row)
    found = (Line(mark=mark, words=_words(mark, " ".join(rows))) for mark, rows in gathered)
    return [line for line in found if line.words]


def words(text: str) -> str:
    """The words of a line, codes for typesetters taken out or turned into what they print."""
    text = CODES.sub("", BLANKS.sub(" ", text))
    text = DASH.sub("—", text.replace("{", "½"))
    text = text.replace("``", "“").replace("`", "‘")
    return " ".join(CLOSED.sub("”", text).split())


def _mark(row: str) -> str:
    if row[:1] in ("^", "\x08", "\t"):
        return row[0]
    return "\t" if row.startswith("  ") else ""


def _is_ended(row: str) -> bool:
    return row[:1] == "\x08" or row.rstrip().endswith(("<", "=", "^"))


def _words(mark: str, row: str) -> str:
    row = (row[1:] if mark == "^" else row).rstrip(ENDS)
    if mark == "^":
        row = row.removesuffix("@")
    if mark != "\x08":
        return words(row)
    if row.count(";") > 1:
        return "\t".join(words(cell).strip("^") for cell in row[1:].split(";", MOST_COLUMNS))
    return words(row[1:])


def _killed(text: str) -> str:
    """Carry out "kill word" (CAN): the sender takes back the word before it."""
    if "\x18" not in text:
        return text
    kept, *later = text.split("\x18")
    parts = [kept.rstrip(" ")]
    for part in later:
        parts[-1] = parts[-1].rstrip(" ")
        parts[-1] = parts[-1][: max(parts[-1].rfind(" "), parts[-1].rfind("\n")) + 1]
        parts.append(part)
    return "".join(parts)
