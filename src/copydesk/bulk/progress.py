"""How far a reading is: rate and time left, as one line."""

import threading
import time
from collections.abc import Callable
from typing import Final

EVERY: Final = 0.5  # seconds between two lines


class Progress:
    """Hears from the workers and tells one line at a time; safe to call from several threads."""

    def __init__(
        self,
        total: int,
        done: int,
        tell: Callable[[str], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._total, self._before = total, done
        self._tell, self._clock = tell, clock
        self._began = self._told = clock()
        self._sizes: dict[int, int] = {}
        self._left: dict[int, float] = {}
        self._heard: dict[int, tuple[int, int]] = {}  # captures and stories of units at work
        self._finished = 0
        self._captures = self._stories = 0
        self._lock = threading.Lock()

    def begins(self, number: int, size: int) -> None:
        """A unit is begun, with so many bytes."""
        with self._lock:
            self._sizes[number] = size

    def heard(self, number: int, left: float, stories: int) -> None:
        """A capture of a unit has been done; so much of the unit is left, 1 to 0."""
        with self._lock:
            captures, before = self._heard.get(number, (0, 0))
            self._heard[number] = captures + 1, before + stories
            self._left[number] = left
        self._say()

    def ends(self, number: int, captures: int, stories: int) -> None:
        """A unit is done, with so much in it."""
        with self._lock:
            self._heard.pop(number, None)
            self._left.pop(number, None)
            self._finished += self._sizes.pop(number, 0)
            self._captures += captures
            self._stories += stories
        self._say()

    def _say(self) -> None:
        now = self._clock()
        with self._lock:
            if now - self._told < EVERY:
                return
            self._told = now
            line = self.line(now)
        self._tell(line)

    def line(self, now: float) -> str:
        """How far it is: "41 %, 812 captures, 640 stories, 52.1 a second, 3 min left"."""
        passed = max(now - self._began, 1e-6)
        done = self._finished + sum(
            (1 - left) * self._sizes.get(number, 0) for number, left in self._left.items()
        )
        share = (self._before + done) / self._total if self._total else 1.0
        captures = self._captures + sum(each[0] for each in self._heard.values())
        stories = self._stories + sum(each[1] for each in self._heard.values())
        told = f"{share:.0%}, {captures} captures, {stories} stories"
        told += f", {captures / passed:.1f} a second"
        if done > 0 and passed > 2:
            told += f", {span((self._total - self._before - done) * passed / done)} left"
        return told


def span(seconds: float) -> str:
    """A length of time in words: 40 s, 12 min, 3.5 h, 2.1 days."""
    if seconds < 90:
        return f"{max(0, seconds):.0f} s"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h" if seconds < 48 * 3600 else f"{seconds / 86400:.1f} days"
