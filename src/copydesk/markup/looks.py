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
# What stands over, under or beside a headline in the same heading.
_BESIDE_HEADLINE = re.compile(
    r"kicker|eyebrow|(?:over|roof|top|tag|strap)-?line|(?:top|super|sub|fore)-?title|dachzeile"
    r"|sub-?(?:line|head)|spitzmarke|surtitre|ante-?titulo|pre-?titulo|volanta|occhiello|chapeu"
    r"|\bmeta|(?:^|[-_ ])(?:date|label|badge|time)(?:$|[-_ ])"
    r"|invisible|(?:^|[-_ ])(?:hide|hidden|aural|implied)(?:$| )"
)
_BLOCKS = frozenset({"block", "d-block"})


class Look(Record, frozen=True, gc=False):
    """How it is shown: `unseen`: to screen readers only; `block`: as lines of its own; `beside`:
    in a heading, beside the headline; `credit`: in a picture's caption, as whose picture it is.
    """

    unseen: bool = False
    block: bool = False
    beside: bool = False
    credit: bool = False


PLAIN = Look()


def look_of(words: str) -> Look:
    """What these naming words tell; `PLAIN` itself where they tell nothing."""
    return _look_of(words[:_LONGEST_NAME]) if words else PLAIN


@lru_cache(_MOST_NAMES)
def _look_of(words: str) -> Look:
    found = Look(
        unseen=_UNSEEN.search(words) is not None,
        block=not _BLOCKS.isdisjoint(words.split()),
        beside=_BESIDE_HEADLINE.search(words) is not None,
        credit=any(word in words for word in APART),
    )
    return PLAIN if found == PLAIN else found
