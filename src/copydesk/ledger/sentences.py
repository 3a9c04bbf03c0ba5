"""Where sentences and quotations begin and end in a paragraph of English copy."""

import re
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
_OPEN_CLOSE = re.compile(r"“[^“”]*(?:”|$)|(?<![\w\"])\"[^\"]*(?:\"|$)")


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
    """What stands in double quotation marks, marks included; one left open runs to the end."""
    return [Span(start=q.start(), end=q.end()) for q in _OPEN_CLOSE.finditer(text) if q.group()[1:]]


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
