"""The room's bell: "there is something new, go and look", across the processes of this machine.

A ring carries no news and may be lost: what is new stands in rows, and whoever waits looks at
them every second anyway. So a bell that cannot be hung up is no error.
"""

import time
from pathlib import Path

from django.conf import settings

from copydesk.bus.bell import Waiter
from copydesk.bus.datagram import DatagramBell


class Patience:
    """Waits without a bell: only the time passes."""

    def fileno(self) -> int:
        """Nothing to watch."""
        return -1

    def wait(self, timeout: float) -> bool:
        """Let the time pass."""
        time.sleep(max(0.0, timeout))
        return False

    def close(self) -> None:
        """Nothing to give back."""


def ring() -> None:
    """Tell all who wait that there is something new. Never raises."""
    try:
        _bell().ring()
    except OSError:
        return  # no folder for bells: those who wait look every second


def waiter() -> Waiter:
    """Wait for the room's bell; close it afterwards."""
    try:
        return _bell().waiter()
    except OSError:
        return Patience()


def _bell() -> DatagramBell:
    return DatagramBell(Path(settings.BELL_ROOT))
