"""Work for many others at once, one at a time for each: who is slow holds up nobody else.

Every partner has a lane of its own. Those who answer, and quickly, share most of the threads; those
who are slow or do not answer share the rest among themselves.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from copydesk.newsroom.intake import bell

log = logging.getLogger(__name__)

QUICK, SLOW = 12, 4  # threads
SLOWNESS = 2.0  # seconds for one letter


class Lanes:
    """Does `work(key)` for the partners it is given; it says whether there is more to do."""

    def __init__(self, name: str, work: Callable[[int], bool]) -> None:
        self._work = work
        self._pools = {
            False: ThreadPoolExecutor(QUICK, thread_name_prefix=name),
            True: ThreadPoolExecutor(SLOW, thread_name_prefix=f"{name}-slow"),
        }
        self._busy: dict[int, bool] = {}
        self._slow: set[int] = set()
        self._lock = threading.Lock()

    def go(self, due: Iterable[tuple[int, bool]]) -> None:
        """Begin with those that are due, and whether they failed last; waits for none."""
        for key, has_failed in due:
            with self._lock:
                is_slow = has_failed or key in self._slow
                most = SLOW if is_slow else QUICK
                if key in self._busy or list(self._busy.values()).count(is_slow) >= most:
                    continue
                self._busy[key] = is_slow
            self._pools[is_slow].submit(self._turn, key)

    def is_busy(self, key: int) -> bool:
        """Whether a partner has its turn now."""
        with self._lock:
            return key in self._busy

    def close(self) -> None:
        """Wait for what is in hand, and begin nothing more."""
        for pool in self._pools.values():
            pool.shutdown(cancel_futures=True)

    def _turn(self, key: int) -> None:
        began, is_more = time.monotonic(), False
        try:
            is_more = self._work(key)
        # The edge of the loop: what one partner does to us is no affair of the others.
        except Exception:
            log.exception("lane_failed key=%s", key)
        finally:
            connection.close()
            with self._lock:
                self._busy.pop(key, None)
                slow = time.monotonic() - began > SLOWNESS
                (self._slow.add if slow else self._slow.discard)(key)
        if is_more:
            bell.ring()
