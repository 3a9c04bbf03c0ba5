"""IDN-05: the source killed, withdrew or withholds this item."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known, Words
from copydesk.checks.reading import prose
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_ORDER = re.compile(
    r"\W*(?:(?:BULLETIN|MANDATORY|URGENT|ATTENTION|EDITORS|STORY|PHOTO|ADVISORY)[ :,–—-]+)*"
    r"(?:(?:MANDATORY |BULLETIN )?KILL(?: (?:NOTICE|ADVISORY|THIS|ALL|THE|STORY"
    r"|IMMEDIATELY))?\b(?=\s*(?:[:.,–—-]|$|[A-Z]{3}))"
    r"|WITHDRAWN?\b(?=\s*[:.–—-]|$)|WITHHOLD\b|DO NOT (?:USE|PUBLISH|RUN)\b)"
)
_ADVICE = re.compile(
    r"\b(?:please )?(?:kill|withdraw|disregard|do not (?:use|publish|run)|remove) (?:the |this "
    r"|our )?"
    r"(?:(?:earlier|previous|above|following) )?(?:story|item|article|report|copy|slugged)\b"
    r"|\b(?:story|item|article|report) (?:is|has been|was) (?:killed|withdrawn)\b",
    re.I,
)


def find(story: Story, known: Known) -> Iterator[Finding]:
    """By the item's status first; then by an order to desks, in the headline or first words."""
    if known.status == "canceled":
        yield CHECK.about("status", "The source has killed this item: it must not be used.")
    elif known.status == "withheld":
        yield CHECK.about("status", "The source withholds this item: it must not be used yet.")
    elif _ORDER.match(story.desk_note) or _ADVICE.search(story.desk_note[:2000]):
        says = "The source's note to desks orders this item withdrawn."
        yield CHECK.about("desk_note", says, excerpt=story.desk_note)
    else:
        yield from _order_in_copy(story)


def _order_in_copy(story: Story) -> Iterator[Finding]:
    opening = [Words(text=story.headline, field="headline"), *prose(story)[:2]]
    for words in opening:
        order = _ORDER.match(words.text)
        if order:
            yield CHECK.at(words, "The copy opens with an order to withdraw it.", span=order.span())
            return


CHECK = Check(code="IDN-05", name="killed upstream", weight=Weight.STOPS, find=find)
