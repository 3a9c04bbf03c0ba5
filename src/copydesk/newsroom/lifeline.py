"""A child process ends with its parent, however that ended: its standard input is then closed."""

import os
import signal
import sys
import threading

SUPERVISED = "COPYDESK_SUPERVISED"


def end_with_parent() -> None:
    """Stop this process, in order, when the supervisor that started it is gone."""
    if os.environ.get(SUPERVISED) == "1":
        threading.Thread(target=_watch, name="lifeline", daemon=True).start()


def _watch() -> None:
    while os.read(sys.stdin.fileno(), 1024):
        continue
    os.kill(os.getpid(), signal.SIGTERM)
