"""What the press does when nothing waits: the best compression, page by page, newest first."""

import datetime as dt
import os
import threading

from copydesk.newsroom.printing import orders
from copydesk.newsroom.printing.press import Press

LAST = 19  # the priority of a thread that gets what others leave
AT_ONCE = 200


class SpareTime:
    """Compresses in a thread of its own, which gives way to whatever else there is to do."""

    def __init__(self, made: Press) -> None:
        self.press = made

    def use(self, now: dt.datetime) -> int:
        """Pack pages better until there is none left or an act waits; gives how many."""
        # On Linux a thread has a priority of its own.
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LAST)
        for count in range(AT_ONCE):
            if orders.is_any_due(now) or not self.press.pack_better(now):
                return count
        return AT_ONCE
