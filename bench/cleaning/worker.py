"""A process that does one system's pages, and the side that asks it; standard library only.

A line of JSON in is a job, a line out its answer: `prediction`, `seconds` of CPU, `failed` (why,
empty for a success). `{"leave": true}` is answered with the process's peak memory. A process of
its own keeps systems from one another's memory, settings and printing.
"""

import json
import os
import resource
import select
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

Job = dict[str, Any]
Answer = dict[str, Any]
Prediction = dict[str, Any]
PATIENCE = 180.0  # seconds of wall clock for one page; some peers need most of a minute


def as_read(job: Job, found: Prediction) -> Prediction:
    """What was read is the prediction already."""
    return found


def serve(read: Callable[[Job], Any], tell: Callable[[Job, Any], Prediction] = as_read) -> None:
    """Answer jobs until told to leave: `read` is measured, `tell` makes of it a prediction."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no answer
    for line in sys.stdin:
        job = json.loads(line)
        answer = {"peak": peak()} if job.get("leave") else answer_to(job, read, tell)
        out.write(json.dumps(answer) + "\n")
        out.flush()
        if job.get("leave"):
            return


def answer_to(
    job: Job, read: Callable[[Job], Any], tell: Callable[[Job, Any], Prediction]
) -> Answer:
    """One job done and measured."""
    failed, prediction = "", {}
    started = time.process_time()
    seconds = None
    try:
        found = read(job)
        seconds = time.process_time() - started
        prediction = tell(job, found)
    except Exception:  # noqa: BLE001 - a system that fails on a page has an empty answer
        failed = traceback.format_exc()[-2000:]
    if seconds is None:
        seconds = time.process_time() - started
    return {"prediction": prediction, "seconds": seconds, "failed": failed}


def peak() -> float:
    """The most memory this process has held, in MiB."""
    try:
        # The kernel's own mark: `ru_maxrss` would count what the parent held before the start.
        status = Path("/proc/self/status").read_text("ascii", "replace")
        return next(int(row.split()[1]) for row in status.splitlines() if "VmHWM" in row) / 1024
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Worker:
    """One system's process."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._command, self._environment = list(command), dict(environment)
        self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self._environment,
        )

    def ask(self, job: Job) -> Answer:
        """The answer to a job; a process that dies or takes too long is begun anew."""
        answer = self._said(job)
        if answer is None:
            self._end()
            self._process = self._start()
            return {"prediction": {}, "seconds": 0.0, "failed": "the process ended or hung"}
        return answer

    def _said(self, job: Job) -> Answer | None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(json.dumps(job).encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            return None
        ready, _, _ = select.select([self._process.stdout], [], [], PATIENCE)
        line = self._process.stdout.readline() if ready else b""
        if not line.endswith(b"\n"):
            return None
        answer: Answer = json.loads(line)
        return answer

    def close(self) -> float:
        """Let the process go; says how much memory it took at most, in MiB."""
        answer = self._said({"leave": True}) or {}
        self._end()
        return float(answer.get("peak", 0.0))

    def _end(self) -> None:
        self._process.kill()
        self._process.communicate()
