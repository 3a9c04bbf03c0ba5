"""OUT-12: the tickers of one page disagree, or carry nothing that shows they are fresh."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.checks.reading import words_of
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story, Ticker

_TIME = re.compile(
    r"\b\d{1,2}[:.h]\d{2}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d+ ?(?:min(?:ute)?s?|hours?|h|m) ago\b", re.I
)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """Two lists of one capture that differ, items twice in one list, items without a time."""
    tickers = [ticker for ticker in known.tickers if ticker.items]
    if not tickers:
        return
    yield from _differing(tickers)
    for ticker in tickers:
        twice = len(ticker.items) - len(_normal(ticker))
        if twice:
            says = f"The ticker at the {ticker.position} carries {twice} headlines twice."
            yield CHECK.about("", says, excerpt=ticker.items[0])
    bare = [item for ticker in tickers for item in ticker.items if not _TIME.search(item)]
    if bare:
        says = f"{len(bare)} ticker headlines carry no time: nothing shows that they are recent."
        yield CHECK.about("", says, excerpt=bare[0], weight=Weight.NOTES)


def _differing(tickers: list[Ticker]) -> Iterator[Finding]:
    first = _normal(tickers[0])
    for other in tickers[1:]:
        second = _normal(other)
        if first != second:
            says = "The tickers of one page differ from each other."
            evidence = f"{len(first & second)} headlines in both, {len(first | second)} in all"
            yield CHECK.about("", says, excerpt=other.items[0], evidence=evidence)


def _normal(ticker: Ticker) -> set[tuple[str, ...]]:
    return {tuple(words_of(item)) for item in ticker.items}


CHECK = Check(code="OUT-12", name="tickers differ", weight=Weight.WARNS, find=find)
