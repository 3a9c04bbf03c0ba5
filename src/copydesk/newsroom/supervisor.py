"""Keeps child processes running, and ends them all together."""

import logging
import os
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from copydesk.newsroom.lifeline import SUPERVISED

log = logging.getLogger(__name__)

TICK = 0.2
LONGEST_WAIT = 30.0
STEADY = 60.0  # seconds after which a child counts as well again
STOP_WITHIN = 10.0


def wait_after(failures: int) -> float:
    """Seconds until something is tried again: 1, 2, 4 ... and no longer than half a minute."""
    return min(LONGEST_WAIT, 2.0 ** min(failures - 1, 10))


@dataclass
class Child:
    """A process to keep running, and how it has fared."""

    name: str
    command: Sequence[str]
    files: tuple[int, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    failures: int = 0
    started: float = 0.0
    next_start: float = 0.0

    def start(self, environment: Mapping[str, str], now: float) -> None:
        """Start it: in a session of its own, so that Ctrl-C reaches the supervisor alone."""
        self.process = subprocess.Popen(  # noqa: S603  # our own modules, by our own Python
            self.command,
            env={**environment, SUPERVISED: "1"},
            stdin=subprocess.PIPE,
            pass_fds=self.files,
            start_new_session=True,
        )
        self.started = now

    def note_end(self, now: float) -> float:
        """It ended unasked: later and later it is started again; gives the wait in seconds."""
        self.failures = 1 if now - self.started > STEADY else self.failures + 1
        wait = wait_after(self.failures)
        self.next_start = now + wait
        self.hang_up()
        return wait

    def hang_up(self) -> None:
        """Let go of the process and of the line that tells it we are here."""
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()
        self.process = None


@dataclass
class Supervisor:
    """Children and the say-so over them."""

    children: list[Child]
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    stop_within: float = STOP_WITHIN

    def run(self, stop: threading.Event, tick: Callable[[], None] = lambda: None) -> None:
        """Keep all running until told to stop; then end all, whatever happens meanwhile."""
        try:
            while not stop.is_set():
                for child in self.children:
                    self.look_after(child, time.monotonic())
                tick()
                stop.wait(TICK)
        finally:
            self.end()

    def look_after(self, child: Child, now: float) -> None:
        """Start a child that does not run, when its time has come."""
        if child.process is not None and child.process.poll() is not None:
            code, wait = child.process.returncode, child.note_end(now)
            log.error("child_ended name=%s code=%s again_in=%.0fs", child.name, code, wait)
        if child.process is None and now >= child.next_start:
            child.start(self.environment, now)

    def end(self) -> None:
        """Ask all to stop, wait, and end those that do not."""
        running = [child for child in self.children if child.process is not None]
        for child in running:
            assert child.process is not None
            child.process.terminate()
        deadline = time.monotonic() + self.stop_within
        for child in running:
            assert child.process is not None
            try:
                child.process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                log.warning("child_killed name=%s", child.name)
                child.process.kill()
                child.process.wait()
            child.hang_up()
