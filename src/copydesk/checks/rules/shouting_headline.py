"""LNG-04: a headline in capitals, too long, cut off or with a stray mark."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_STRAY = re.compile(r"^\s*[,;:.|/•·–—-]|[,;:|/•·–—-]\s*$|//|\|\|")
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))
_BREAKS_OFF, _END = re.compile(r"(?:…|\.\.)\W*$"), 40  # signs at the end that are looked at
_DANGLING = re.compile(  # an article or a preposition that governs nothing is no end
    r" (?:the|a|an|of|and|or|with|from|than|into|because|their|our|its|der|die|das|und|oder|mit|dem"
    r"|den|le|la|les|un|une|et|ou|de|du|des|el|los|las|y|o|con|del)$"
)
_TOO_LONG = "is too long to be shown"
_LONGEST = 140  # signs; on the development faults sound headlines end at 116, the rest are titles


def find(story: Story, known: Known) -> Iterator[Finding]:
    """One finding: the first thing that is wrong with its form."""
    reason = _reason(story.headline.strip())
    if reason:
        weight = Weight.NOTES if reason == _TOO_LONG else None  # some sound ones are titles
        says = f"The headline {reason}."
        yield CHECK.about("headline", says, excerpt=story.headline, weight=weight)


def _reason(headline: str) -> str:
    reasons = (
        (_is_shouted(headline), "is set in capitals"),
        (re.search(r"[!?！？]{2,}", headline) is not None, "shouts with repeated marks"),
        (len(headline) > _LONGEST, _TOO_LONG),
        (_BREAKS_OFF.search(headline[-_END:]) is not None, "breaks off"),
        (_DANGLING.search(headline) is not None, "breaks off"),
        (_STRAY.search(headline) is not None, "has a stray mark"),
        (_is_unpaired(headline), "has a mark without its pair"),
    )
    return next((reason for is_so, reason in reasons if is_so), "")


def _is_unpaired(headline: str) -> bool:
    """A bracket or quotation mark alone; German, Polish and others open with „ and close with “."""
    if headline.count('"') % 2 and not re.search(r'\d"', headline):
        return True
    if "„" in headline or headline.count("”") == 2:
        return sum(headline.count(sign) for sign in "„“”") % 2 == 1
    return any(headline.count(first) != headline.count(last) for first, last in _PAIRS)


def _is_shouted(headline: str) -> bool:
    """Most words of a headline of three or more in capitals; acronyms alone are no shouting."""
    words = [word for word in re.findall(r"[^\W\d_]{2,}", headline) if word.upper() != word.lower()]
    loud = [word for word in words if word.isupper()]
    return (
        len(words) >= 3 and len(loud) >= 0.75 * len(words) and any(len(word) > 4 for word in loud)
    )


CHECK = Check(code="LNG-04", name="headline form", weight=Weight.WARNS, find=find)
