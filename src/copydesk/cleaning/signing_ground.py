"""Where on a page its story is signed: what is known before, and whose a line is."""

import re

from copydesk.cleaning.proof import Proof
from copydesk.story.record import Record
from copydesk.story.story import Role

_COMMENT = re.compile(r"comment|kommentar|\breply|respond|disqus")
# How far above, and below, the body its own lines go; how long a name is, and a list of them.
ABOVE, FEW, BELOW, FOOT = 6, 12, 14, 40
LONGEST_NAME, LONGEST_LABELLED, LONGEST_LIST = 40, 60, 160


class Known(Record, frozen=True):
    """What is known before: the site's names, the headline's line, the body's first and last.

    `foot` is where lines begin that are other stories'.
    """

    site: tuple[str, ...] = ()
    at: int = -1
    first: int = 0
    last: int = -1
    foot: int = 0


def foot_of(proof: Proof, last: int) -> int:
    """How far below the body its own lines go: to what advertises other stories."""
    below = range(max(last, 0) + 1, min(max(last, 0) + FOOT, len(proof.galley.lines)))
    return next((n for n in below if proof.role(n) is Role.PROMO), below.stop)


def is_comment(proof: Proof, number: int) -> bool:
    """The line stands among what readers write."""
    places = proof.galley.places
    at = proof.line(number).place
    for _ in range(6):
        if at < 0:
            return False
        if _COMMENT.search(places[at].words):
            return True
        at = places[at].parent
    return False
