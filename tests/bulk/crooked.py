"""A reading process that does to order what real pages do by bad luck: hang, die, devour."""

import os
import signal
import socket
import sys
from collections.abc import Iterator

from copydesk.bulk.messages import Done
from copydesk.bulk.reader import rows, work
from copydesk.bulk.rows import StoryRow
from copydesk.checks.check import Known
from copydesk.story.story import Capture


def read(capture: Capture, known: Known) -> Iterator[StoryRow | Done]:
    """The stories of a capture, unless it holds an order."""
    if b"please hang" in capture.content:
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        while True:
            pass
    if b"please die" in capture.content:
        os.kill(os.getpid(), signal.SIGSEGV)
    if b"please devour" in capture.content:
        _ = bytearray(1 << 40)
    if b"please stumble" in capture.content:
        raise ValueError("stumbled")
    yield from rows(capture, known)


if __name__ == "__main__":
    work(socket.socket(fileno=int(sys.argv[1])), read)
