"""Brings the newsroom up to date beside the door: again and again, until the database lets it."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copydesk.newsroom.supervisor import wait_after

if TYPE_CHECKING:
    from copydesk.newsroom.sampling import Opening

log = logging.getLogger(__name__)
Tell = Callable[[str], None]


@dataclass
class Opener:
    """The opening of the newsroom: `work` in a thread, for a database may answer late or never."""

    work: Callable[[], "Opening"]
    tell: Tell
    opening: "Opening | None" = None
    failures: int = 0
    next_try: float = 0.0
    _thread: threading.Thread | None = None
    _problem: Exception | None = None

    @property
    def is_trying(self) -> bool:
        """Whether it is at work."""
        return self._thread is not None and self._thread.is_alive()

    def look(self, now: float) -> bool:
        """Begin it, see how it went, begin again; whether the newsroom is open. `now` in seconds,
        as time goes on."""
        if self.opening is not None:
            return True
        if self._thread is None:
            if now >= self.next_try:
                # No hindrance to the end of the process: what it does begins anew next time.
                self._thread = threading.Thread(target=self._try, name="opening", daemon=True)
                self._thread.start()
        elif not self.is_trying:
            self._thread = None
            self._note_failure(now)
        return False

    def _try(self) -> None:
        try:
            self.opening = self.work()
        # The edge of the process: readers are served whatever is wrong with the database.
        except Exception as problem:
            log.exception("opening_failed")
            self._problem = problem

    def _note_failure(self, now: float) -> None:
        if self._problem is None:
            return
        self.failures += 1
        wait = wait_after(self.failures)
        self.next_try = now + wait
        reason = f"{type(self._problem).__name__}: {self._problem}"
        log.error("opening_waits reason=%s again_in=%.0fs", reason, wait)
        if self.failures == 1:
            self.tell(f"The desk can not be opened yet ({reason}). What is printed can be read.")
        self._problem = None
