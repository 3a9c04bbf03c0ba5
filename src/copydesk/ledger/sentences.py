"""Where sentences and quotations begin and end in a paragraph of English copy."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from copydesk.story.blocks import Span
from copydesk.story.figures import word_set

_ABBREVIATED: Final = word_set(
    "mr mrs ms dr prof gen col lt sgt capt sen rep gov st jr sr co corp inc ltd no vs etc jan feb"
    " mar"
    " apr jun jul aug sept sep oct nov dec u.s u.k u.n e.u a.m p.m i.e e.g fig al maj rev hon adm"
    " cmdr"
    " ave blvd dept"
)
_END = re.compile(r"(?<![.!?…])[.!?…]+[”\"’')\]]*(?=\s+[“\"‘'(\[]?[A-Z0-9“\"]|\s*$)|\n+")
_OPEN_CLOSE = re.compile(
    r"[“„][^“”„]*(?:[”“]|$)|«[^«»]*(?:»|$)|``(?:[^`']|'(?!')|`(?!`))*(?:''|$)|(?<![\w\"])\"[^\"]*(?:\"|$)"
)
_SINGLE_OPENS = re.compile(r"(?<![\w’'])[‘'](?=[A-Z\w])")
_SINGLE_CLOSES = re.compile(r"(?<=[,.?!…])[’'](?!\w)")


def sentences(text: str) -> list[Span]:
    """The sentences of a text, in order; abbreviations and initials end none."""
    spans, start = [], 0
    for stop in _END.finditer(text):
        if _is_abbreviation(text, stop.start()):
            continue
        spans.append(_trimmed(text, start, stop.end()))
        start = stop.end()
    spans.append(_trimmed(text, start, len(text)))
    return [span for span in spans if span.end > span.start]


def quotations(text: str) -> list[Span]:
    """What stands in double quotation marks, marks included; one left open runs to the end.

    Where a text has none, single marks that close behind a sign do as well: 'It holds,' she said.
    """
    found = [
        Span(start=q.start(), end=q.end()) for q in _OPEN_CLOSE.finditer(text) if q.group()[1:]
    ]
    return found or list(_single(text))


def _single(text: str) -> Iterator[Span]:
    closes = [mark.end() for mark in _SINGLE_CLOSES.finditer(text)]
    last = 0
    for mark in _SINGLE_OPENS.finditer(text) if closes else ():
        nearest = bisect_left(closes, mark.start() + 2)
        if mark.start() >= last and nearest < len(closes):
            last = closes[nearest]
            yield Span(start=mark.start(), end=last)


def joined(spans: Sequence[Span], quoted: list[Span]) -> Iterator[Span]:
    """Sentences that end inside one quotation are one: it is laid to one speaker as a whole."""
    last: Span | None = None
    for span in spans:
        if last is not None and _is_within(last.end, quoted):
            last = Span(start=last.start, end=span.end)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _is_within(place: int, quoted: list[Span]) -> bool:
    nearest = bisect_left(quoted, place, key=lambda span: span.start) - 1
    return nearest >= 0 and place < quoted[nearest].end


def is_left_open(text: str) -> bool:
    """Whether the paragraph's last quotation goes on into the next."""
    spans = quotations(text)
    return bool(spans) and spans[-1].end == len(text) and text[-1] not in '”"'


def _is_abbreviation(text: str, dot: int) -> bool:
    if text[dot] != ".":
        return False
    word = re.search(r"[A-Za-z.]{1,8}$", text[max(0, dot - 8) : dot])
    if word is None:
        return False
    return (
        word.group().lower() in _ABBREVIATED
        or re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", word.group()) is not None
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)
