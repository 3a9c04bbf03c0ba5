"""The process that takes captures down the line, one at a time: `python -m copydesk.bulk.reader`.

What goes wrong with a page goes wrong here: the process may be ended at any time and costs no
more than the page in hand. It ends itself when nobody listens any more, or a page will not end.
"""

import faulthandler
import resource
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from copydesk.bulk.messages import Done, Refused, Terms, pack, receive, send
from copydesk.bulk.rows import StoryRow, story_row
from copydesk.checks.check import Known
from copydesk.errors import CopydeskError
from copydesk.line import delivery, process
from copydesk.story.story import Capture

Read = Callable[[Capture, Known], Iterator[StoryRow | Done]]


def rows(capture: Capture, known: Known) -> Iterator[StoryRow | Done]:
    """The stories of a capture, as the line makes them, and what was left out.

    Raises `UnreadableCapture`.
    """
    came = delivery(capture, known)
    for number, item in enumerate(came.items):
        yield story_row(capture, process(item, capture, known), number)
    yield Done(left_out=came.left_out)


def work(connection: socket.socket, read: Read = rows) -> None:
    """Take captures from the connection and give rows back, until it is closed."""
    terms = msgspec.msgpack.decode(receive(connection), type=Terms)
    resource.setrlimit(resource.RLIMIT_AS, (terms.memory, terms.memory))
    send(connection, pack(Done()))  # ready
    with Path("/dev/null").open("w") as nowhere:
        while message := receive(connection):
            capture = msgspec.msgpack.decode(message, type=Capture)
            known = Known(now=capture.at, house=terms.house)
            _guard(terms.seconds, nowhere.fileno())
            try:
                for row in read(capture, known):
                    send(connection, pack(row))
                    _guard(terms.seconds, nowhere.fileno())
            except OSError:
                return
            except CopydeskError as error:
                send(connection, pack(Refused(reason=error.reason)))
            except MemoryError:
                send(connection, pack(Refused(reason="it takes more memory than a page may")))
            except Exception as error:  # noqa: BLE001 - one page must not end the reading
                reason = f"unexpected: {type(error).__name__}: {error}"
                send(connection, pack(Refused(reason=reason)))
            faulthandler.cancel_dump_traceback_later()


def _guard(seconds: float, nowhere: int) -> None:
    """End this very process, whatever it is in, should nobody end it in time."""
    faulthandler.dump_traceback_later(2 * seconds + 5, exit=True, file=nowhere)


if __name__ == "__main__":
    work(socket.socket(fileno=int(sys.argv[1])))
