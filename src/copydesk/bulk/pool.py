"""Units side by side on this machine: a thread a worker, each with a reading process in hand.

The threads only read files, wait and write; what takes time is done in the processes.
"""

import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from copydesk.bulk.hand import READER, Hand
from copydesk.bulk.places import Unit
from copydesk.bulk.work import Desk, Job, Stopped, UnitDone, read_unit
from copydesk.story.story import Capture

Result = tuple[int, UnitDone | OSError]


class Pool:
    """Workers of this machine. `told` hears number, share left, stories after every capture."""

    def __init__(
        self,
        processes: int,
        *,
        has: Callable[[str], bool],
        keep: Callable[[Capture], None],
        told: Callable[[int, float, int], None],
        command: tuple[str, ...] = READER,
    ) -> None:
        self._processes, self._command = processes, command
        self._has, self._keep, self._told = has, keep, told
        self._stop = threading.Event()

    def read(self, units: Iterator[tuple[int, Unit]], job: Job) -> Iterator[Result]:
        """Do units, and give each when it is done, or why it could not be done now."""
        hands: queue.SimpleQueue[Hand] = queue.SimpleQueue()
        every = [Hand(job.terms, self._command) for _ in range(self._processes)]
        for hand in every:
            hands.put(hand)
        running: set[Future[Result]] = set()
        with ThreadPoolExecutor(self._processes, thread_name_prefix="unit") as threads:
            try:
                for number, unit in units:
                    running.add(threads.submit(self._one, number, unit, job, hands))
                    if len(running) > self._processes:
                        yield from self._finished(running)
                while running:
                    yield from self._finished(running)
            finally:
                self._stop.set()
                threads.shutdown(wait=True, cancel_futures=True)
                for hand in every:
                    hand.close()

    def _finished(self, running: set[Future[Result]]) -> Iterator[Result]:
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            running.discard(future)
            yield future.result()

    def _one(self, number: int, unit: Unit, job: Job, hands: "queue.SimpleQueue[Hand]") -> Result:
        hand = hands.get()
        try:
            desk = Desk(
                self._has, self._keep, lambda left, n: self._told(number, left, n), self._stop
            )
            return number, read_unit(number, unit, job, hand, desk)
        except OSError as error:
            return number, error
        except Stopped:
            return number, InterruptedError("stopped")
        finally:
            hands.put(hand)
