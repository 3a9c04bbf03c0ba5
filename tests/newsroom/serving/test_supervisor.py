"""The supervisor: what ends is started again, and all ends together."""

import os
import select
import signal
import subprocess
import sys
import threading
from pathlib import Path

from copydesk.newsroom.supervisor import LONGEST_WAIT, STEADY, Child, Supervisor

STAYS = [sys.executable, "-S", "-c", "import sys; sys.stdin.read()"]
DEAF = [
    sys.executable,
    "-S",
    "-c",
    "import signal, sys; signal.signal(15, signal.SIG_IGN); print('deaf', flush=True);"
    "signal.pause()",
]
ENDS = [sys.executable, "-S", "-c", "raise SystemExit(3)"]


def test_all_children_are_gone_when_it_is_told_to_stop() -> None:
    supervisor = Supervisor([Child("a", STAYS), Child("b", STAYS)], {})
    stop, processes = threading.Event(), []

    def tick() -> None:
        processes.extend(child.process for child in supervisor.children)
        stop.set()

    supervisor.run(stop, tick)
    assert [process.poll() for process in processes] == [-signal.SIGTERM, -signal.SIGTERM]


def test_a_child_that_does_not_listen_is_ended(tmp_path: Path) -> None:
    child = Child("deaf", DEAF)
    supervisor = Supervisor([child], {}, stop_within=0.2)
    child.start({}, now=0.0)
    process = child.process
    assert process is not None
    supervisor.end()
    assert process.returncode in (-signal.SIGKILL, -signal.SIGTERM)


def test_a_child_that_ended_is_started_again_later_and_later() -> None:
    child = Child("ends", ENDS)
    supervisor = Supervisor([child], {})
    waits, now = [], 100.0
    for _ in range(3):
        supervisor.look_after(child, now)
        assert child.process is not None
        child.process.wait()
        supervisor.look_after(child, now)
        assert child.process is None
        waits.append(child.next_start - now)
        now = child.next_start
    assert waits == [1.0, 2.0, 4.0]


def test_waits_are_bounded_and_forgotten_after_a_steady_time() -> None:
    child = Child("any", STAYS, failures=20)
    assert child.note_end(now=10.0) == LONGEST_WAIT
    assert child.note_end(now=STEADY + 1) == 1.0


def test_a_child_ends_when_its_parent_is_killed() -> None:
    code = (
        "import subprocess, sys, os\n"
        "from copydesk.newsroom.supervisor import Child\n"
        "child = Child('c', [sys.executable, '-c', 'from copydesk.newsroom.lifeline import "
        "end_with_parent as e; e(); import signal; print(1, flush=True); signal.pause()'])\n"
        "child.start(dict(os.environ), 0.0)\n"
        "print(child.process.pid, flush=True)\n"
        "sys.stdin.read()\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert parent.stdout is not None
    assert parent.stdin is not None
    lines = [parent.stdout.readline() for _ in range(2)]
    child = max(int(line) for line in lines)
    parent.kill()
    # The child holds the other end of this pipe: it closes when the child is gone.
    assert parent.stdout.read() == b""
    parent.stdin.close()
    parent.stdout.close()
    parent.wait()
    assert has_ended(child)


def has_ended(process: int) -> bool:
    """Whether it is gone, or goes within ten seconds."""
    try:
        handle = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], 10.0)[0])
    finally:
        os.close(handle)
