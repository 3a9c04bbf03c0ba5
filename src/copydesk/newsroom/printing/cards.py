"""Cards for links to stories, drawn when nothing waits: new stories first, then back in time.

No act draws one: it takes as long as printing the story. A page names its card all the same, for
the name is made of what stands on it; whoever asks in the seconds before it is drawn is shown the
paper's own card, which no cache keeps.
"""

import datetime as dt

from copydesk.newsroom.printing import orders
from copydesk.newsroom.printing.press import Press
from copydesk.newsroom.printing.walking import Walk

AT_ONCE = 20  # a fifth of a second of drawing, then whatever waits has its turn


class Cards:
    """Walks the editions; what has its card is passed over."""

    def __init__(self, made: Press) -> None:
        self.press = made
        self._walk = Walk()

    def draw(self, now: dt.datetime) -> int:
        """Draw what is missing until none is left or an act waits; gives how many."""
        drawn = 0
        while not orders.is_any_due(now) and (addresses := self._walk.next(AT_ONCE)):
            drawn += self.press.draw_cards(addresses, now)
        return drawn
