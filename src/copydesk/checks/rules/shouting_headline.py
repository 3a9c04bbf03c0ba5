"""LNG-04: a headline in capitals, too long, cut off or with a stray mark."""

import re
from collections.abc import Iterator

from copydesk.checks.check import Check, Known
from copydesk.story.finding import Finding, Weight
from copydesk.story.story import Story

_STRAY = re.compile(r"^\s*[,;:.|/•·–—-]|[,;:|/•·–—-]\s*$|//|\|\|")
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))
_LONGEST = 140  # signs; the longest of the bench's 1,072 sound headlines that a desk would run


def find(story: Story, known: Known) -> Iterator[Finding]:
    """One finding: the first thing that is wrong with its form."""
    reason = _reason(story.headline.strip())
    if reason:
        yield CHECK.about("headline", f"The headline {reason}.", excerpt=story.headline)


def _reason(headline: str) -> str:
    reasons = (
        (_is_shouted(headline), "is set in capitals"),
        (re.search(r"[!?！？]{2,}", headline) is not None, "shouts with repeated marks"),
        (len(headline) > _LONGEST, "is too long to be shown"),
        (re.search(r"(?:…|\.{2,})\W*$", headline) is not None, "breaks off"),
        (_STRAY.search(headline) is not None, "has a stray mark"),
        (
            any(headline.count(a) != headline.count(b) for a, b in _PAIRS),
            "has a mark without its pair",
        ),
        (
            headline.count('"') % 2 == 1 and not re.search(r'\d"', headline),
            "has a mark without its pair",
        ),
    )
    return next((reason for is_so, reason in reasons if is_so), "")


def _is_shouted(headline: str) -> bool:
    """Most words of a headline of three or more in capitals; acronyms alone are no shouting."""
    words = [word for word in re.findall(r"[^\W\d_]{2,}", headline) if word.upper() != word.lower()]
    loud = [word for word in words if word.isupper()]
    return (
        len(words) >= 3 and len(loud) >= 0.75 * len(words) and any(len(word) > 4 for word in loud)
    )


CHECK = Check(code="LNG-04", name="headline form", weight=Weight.WARNS, find=find)
