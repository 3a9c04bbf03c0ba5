"""What can go wrong, as a small tree of exceptions with fields.

Odd copy is no exception: it becomes a `Finding` or a `Cutting`. An exception means that a call
could not do its job; it always names the input and the reason.
"""


class CopydeskError(Exception):
    """The call could not do its job; `place` names the input, `reason` says why."""

    def __init__(self, *, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


class UnreadableCapture(CopydeskError):
    """No format reads this capture, or the one it claims breaks off: it is kept as a refusal."""

    def __init__(self, *, place: str, reason: str, format: str = "", offset: int = -1) -> None:
        super().__init__(place=place, reason=reason)
        self.format = format
        self.offset = offset


class RefusedAddress(CopydeskError):
    """The address leads where the fetcher must not go: private, loopback, odd port, odd scheme."""


class FetchFailed(CopydeskError):
    """The other side did not deliver within the bounds of time, size and redirects."""

    def __init__(self, *, place: str, reason: str, status: int = 0) -> None:
        super().__init__(place=place, reason=reason)
        self.status = status


class BadRecord(CopydeskError):
    """JSON that is not one of our records; `reason` carries the path to the wrong field."""


class NotAllowed(CopydeskError):
    """The person asking has no leave for this act."""


class Stopped(CopydeskError):
    """The act is held back by findings or by the state of the story."""
