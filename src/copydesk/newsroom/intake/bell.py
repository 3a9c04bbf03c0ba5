"""The room's bell: "there is something new, go and look", across the processes of this machine.

A ring carries no news and may be lost: what is new stands in rows, and whoever waits looks at
them every second anyway. So a bell that cannot be hung up is no error.
"""

import time
from pathlib import Path
from typing import Protocol

from django.conf import settings


class Waiter(Protocol):
    """Somebody who waits for the bell."""

    def fileno(self) -> int:
        """What an event loop may watch."""
        ...

    def wait(self, timeout: float) -> bool:
        """Wait for a ring, at most so many seconds; whether one came."""
        ...

    def close(self) -> None:
        """Wait no longer."""
        ...


class Patience:
    """Waits without a bell: only the time passes."""

    def fileno(self) -> int:
        """Nothing to watch."""
        return -1

    def wait(self, timeout: float) -> bool:
        """Let the time pass."""
        time.sleep(timeout)
        return False

    def close(self) -> None:
        """Nothing to give back."""


def ring() -> None:
    """Tell all who wait that there is something new. Never raises."""
    try:
        _bell().ring()
    except (OSError, ImportError):
        return  # no folder for bells: those who wait look every second


def waiter() -> Waiter:
    """Wait for the room's bell; close it afterwards."""
    try:
        return _bell().waiter()
    except (OSError, ImportError):
        return Patience()


def _bell():
    from copydesk.bus.datagram import DatagramBell

    return DatagramBell(Path(settings.BELL_ROOT))
