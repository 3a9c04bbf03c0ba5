"""CLN-03: a ticker, or a list of other stories, stands in the body."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, cut_whole
from copydesk.checks.reading import ends_a_sentence, length, prose
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_SIGNS = re.compile(r"(?<=\s)(?:/{2,}|\+{2,}|\|{1,2}|[•·●▪■♦»›~]|\*{1,3}|>>)(?=\s)")
_LABEL = re.compile(
    r"\s*(?:just in|breaking(?: news)?|latest(?: news| headlines)?|live(?: updates)?"
    r"|trending(?: now)?"
    r"|headlines|top (?:stories|news)|most (?:read|popular|viewed)|happening now|news ?flash"
    r"|news ticker"
    r"|also (?:in the news|today)|in other news|عاجل|آخر الأخبار|الآن|eilmeldung|dernière (?:heure"
    r"|minute)"
    r"|en direct|à la une|newsticker|schlagzeilen|(?:jetzt|gerade) (?:neu|eben)|kurz gemeldet"
    r"|última hora|lo último|titulares|en vivo|more (?:headlines|stories|news))\s*[:"
    r"|–—-]+",
    re.I,
)
# Marks that also stand within sentences: headlines in a row if each begins like one.
_SOFT = re.compile(r"\s(?:…|\.{3}|/|[–—])\s")
_LONGEST = 20_000


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Headlines in a row with a sign between them; a ticker that was cut is noted."""
    for words in prose(story):
        if _is_ticker(words.text):
            says = "A ticker or a list of other stories stands in the copy."
            yield CHECK.at(words, says, fix=cut_whole(words))
    for ticker in known.tickers:
        says = f"A ticker of {len(ticker.items)} headlines came with the copy and was cut."
        where = f"at the {ticker.position} of the capture"
        excerpt = " // ".join(ticker.items[:3])
        yield CHECK.about("", says, excerpt=excerpt, evidence=where, weight=Weight.NOTES)


def _is_ticker(text: str) -> bool:
    label = _LABEL.match(text)
    rest = text[label.end() if label else 0 :][:_LONGEST]
    if label and not rest.strip():
        return True
    rest = rest.strip().removeprefix("+++").removesuffix("+++")
    lines = _SIGNS.sub("\n", rest).split("\n")
    items = [item.strip() for item in lines if item.strip()]
    if len(items) < 2 or not _SIGNS.search(rest):
        return _is_row(_SOFT.split(rest), labelled=label is not None)
    if len(items) < (2 if label else 3) or (not label and len(_SIGNS.findall(rest)) < 2):
        return False
    least = 2 if label or "+++" in text else 3
    return sum(_is_headline(item, least) for item in items) >= 0.7 * len(items)


def _is_row(items: list[str], *, labelled: bool) -> bool:
    """Three headlines or more, two behind a label: each with words of its own and no full stop."""
    row = [item.strip() for item in items]
    if not labelled and any(":" in item for item in row):
        return False  # a list with what leads it in
    opened = sum(item[:1].isupper() or item[:1].isdigit() or item[:1] in "“‘" for item in row)
    least = 2 if labelled else 4
    whole = all(_is_headline(item, 3) and length(item) <= 12 for item in row)
    return len(row) >= least and whole and (opened == len(row) or labelled)


def _is_headline(item: str, least: int) -> bool:
    return least <= length(item) <= 25 and not ends_a_sentence(item)


CHECK = Check(code="CLN-03", name="ticker", weight=Weight.STOPS, find=find)
