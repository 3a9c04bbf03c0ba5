"""Running lists of fresh headlines: they never date or belong to the story beside them."""

import re
from collections.abc import Iterator

from copydesk.cleaning.furniture_rule import About, Claim, Furniture
from copydesk.cleaning.phrases import Phrases
from copydesk.markup.galley import Galley
from copydesk.markup.tidy import count_words
from copydesk.story.story import Role

_LABEL = (
    r"just in|breaking( news)?|latest( news| headlines| updates?)?|developing( stor(y|ies))?"
    r"|news ?flash|trending( now| stories)?|top (stories|headlines)|headlines|live updates?"
    r"|eilmeldung(en)?|newsticker|ticker|en direct|dernière minute|en continu|última hora"
    r"|ultim'?ora|laatste nieuws|срочно|son dakika|z ostatniej chwili"
    r"|عاجل|آخر الأخبار|أحدث الأخبار|خبر عاجل|شريط الأخبار|חדשות אחרונות|מבזקים|خبر فوری"
)
_ALONE = Phrases(_LABEL, r"\s*[:：»>|–—-]*")
_IN_FRONT = Phrases(_LABEL, r"\s*[:：»|]\s*")
_SPLITS = (
    re.compile(r"\s+//+(?:\s+|$)"),
    re.compile(r"\s+\|+(?:\s+|$)"),
    re.compile(r"\s*\+\+\+\s*"),
    re.compile(r"\s*\*\*\*\s*"),
    re.compile(r"\s+[•·▪■●♦◆»]+(?:\s+|$)"),
)
_SEPARATORS = ("//", "|", "+++", "***", *"•·▪■●♦◆»")
_MOST_ITEM_WORDS = 30


def find(galley: Galley, about: About) -> Iterator[Claim]:
    """Claim labels with the list that follows, labels in front of a list, and bare lists."""
    signs = [sign for sign in _SEPARATORS if sign in galley.text]
    texts = [line.text for line in galley.lines]
    listed = {number for sign in signs for number, text in enumerate(texts) if sign in text}
    labelled = False
    # All else is neither a list nor right above one.
    for number in sorted(listed | {number - 1 for number in listed if number}):
        text = texts[number]
        front = _IN_FRONT.match(text) if number in listed else None
        items = _items(text[front.end() :] if front else text) if number in listed else ()
        if front and len(items) > 1:
            yield Claim(line=number, role=Role.TICKER_LABEL, end=front.end())
            yield Claim(line=number, role=Role.TICKER, start=front.end(), items=items)
        elif _ALONE.fullmatch(text):
            labelled = number + 1 in listed and len(_items(texts[number + 1])) > 1
            if labelled:
                yield Claim(line=number, role=Role.TICKER_LABEL)
            continue
        elif len(items) >= (2 if labelled else 4):
            yield Claim(line=number, role=Role.TICKER, items=items)
        labelled = False


def _items(text: str) -> tuple[str, ...]:
    """A line's headlines, when it is a list of at least two under one separator."""
    if not any(sign in text for sign in _SEPARATORS):
        return ()
    for split in _SPLITS:
        if len(split.findall(text[:20_000])) < 2 and not (split is _SPLITS[0] and "//" in text):
            continue
        parts = tuple(part.strip() for part in split.split(text) if part.strip())
        if _are_headlines(parts):
            return parts
    return ()


def _are_headlines(parts: tuple[str, ...]) -> bool:
    lengths = [count_words(part) for part in parts]
    return (
        len(parts) > 1 and max(lengths) <= _MOST_ITEM_WORDS and sum(lengths) / len(lengths) >= 3.0
    )


FURNITURE = Furniture(name="tickers", find=find)
