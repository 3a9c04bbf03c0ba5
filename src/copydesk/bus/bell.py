"""What a bell is: one side rings, any number of others wait."""

from typing import Protocol


class Waiter(Protocol):
    """Somebody who waits for the bell. A ring between two waits is not lost: the next returns."""

    def fileno(self) -> int:
        """A file descriptor that can be read once the bell has rung, for an event loop."""

    def wait(self, timeout: float) -> bool:
        """Wait for a ring, at most so many seconds; whether one came. Many rings count as one."""

    def close(self) -> None:
        """Wait no longer."""


class Bell(Protocol):
    """Says that there is something new, not what."""

    def ring(self) -> None:
        """Tell all who wait now. Never blocks."""

    def waiter(self) -> Waiter:
        """Begin to wait; rings from now on are heard."""
