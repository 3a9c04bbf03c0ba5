"""Memory that a page took goes back to the machine, where its C library can be told so.

The tree of a page is thousands of small pieces. Once it is let go, glibc keeps them all for later:
a desk that had read some hundred pages held twenty megabytes that nothing was in.
"""

import ctypes


def give_back() -> None:
    """Let the machine have what is held for nothing; a millisecond. Elsewhere nothing happens."""
    if _trim is not None:
        _trim(0)


def _found() -> "ctypes._NamedFuncPointer | None":
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return None


_trim = _found()
