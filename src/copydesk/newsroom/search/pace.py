"""How many searches may come at once, so that no one reader takes the time of all."""

from collections import Counter
from threading import Lock

WINDOW = 10.0  # seconds
OF_ONE, OF_ALL = 30, 400  # searches in a window: of one network, of all together
MOST_KEPT = 50_000  # networks


class Pace:
    """Counts by network for one window, then forgets them; safe in threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._window = -1
        self._asked: Counter[str] = Counter()
        self._all = 0

    def take(self, network: str, now: float) -> int:
        """Count one search; 0 lets it pass, else the seconds to wait. `now` is of one clock."""
        with self._lock:
            if int(now // WINDOW) != self._window or len(self._asked) > MOST_KEPT:
                self._window = int(now // WINDOW)
                self._asked.clear()
                self._all = 0
            self._asked[network] += 1
            self._all += 1
            if self._asked[network] <= OF_ONE and self._all <= OF_ALL:
                return 0
            return max(1, round((self._window + 1) * WINDOW - now))


PACE = Pace()
