"""What the names of an inline element tell of how a page shows it."""

import re
from functools import lru_cache

from copydesk.markup.tags import APART
from copydesk.story.record import Record

_MOST_NAMES, _LONGEST_NAME = 4_096, 200
# Words that only screen readers say: such as "opens in a new window", or a colon after a kicker.
_UNSEEN = re.compile(
    r"(?:^|[-_ ])(?:sr|vh|a11y|screen-?reader)(?:-only|-text|-hidden|$| )|off-?screen|assistive"
    r"|visually-?hidden|element-invisible|(?<!overflow)(?<!label)[-_]hidden(?:$|[ _])"
    r"|hidden-(?:label|text)"
)
# One of these is in all that the words for screen readers are named; to look for them costs little.
_UNSEEN_HINTS = ("sr", "vh", "a11y", "reader", "screen", "hidden", "assistive", "invisible")
# What stands over, under or beside a headline in the same heading.
_BESIDE_HEADLINE = re.compile(
    r"kicker|eyebrow|(?:over|roof|top|tag|strap)-?line|(?:top|super|sub|fore)-?title|dachzeile"
    r"|sub-?(?:line|head)|spitzmarke|surtitre|ante-?titulo|pre-?titulo|volanta|occhiello|chapeu"
    r"|\bmeta|(?:^|[-_ ])(?:date|label|badge|time)(?:$|[-_ ])"
    r"|invisible|(?:^|[-_ ])(?:hide|hidden|aural|implied)(?:$| )"
)
_BLOCKS = frozenset({"block", "d-block"})


class Look(Record, frozen=True, gc=False):
    """How it is shown: `unseen`: to screen readers only; `block`: as lines of its own; `credit`: in
    a picture's caption, as whose picture it is.
    """

    unseen: bool = False
    block: bool = False
    credit: bool = False


PLAIN = Look()


def look_of(words: str) -> Look:
    """What these naming words tell; `PLAIN` itself where they tell nothing."""
    return _look_of(words[:_LONGEST_NAME]) if words else PLAIN


@lru_cache(_MOST_NAMES)
def _look_of(words: str) -> Look:
    found = Look(
        unseen=any(hint in words for hint in _UNSEEN_HINTS) and _UNSEEN.search(words) is not None,
        block="block" in words and not _BLOCKS.isdisjoint(words.split()),
        credit=any(word in words for word in APART),
    )
    return PLAIN if found == PLAIN else found


def is_beside_headline(words: str) -> bool:
    """What is named so stands in a heading beside the headline: a kicker, a date, a label."""
    return _BESIDE_HEADLINE.search(words[:_LONGEST_NAME]) is not None
