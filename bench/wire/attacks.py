"""Hostile deliveries and addresses: the outcome of each, its time and its memory.

    python bench/wire/attacks.py [--out bench/results/wire-attacks.md] [--only 'mail|gzip']

Our own deliveries (`tests/hostile/wire_all.py`) and the shared vectors of XML, JSON, feeds, SVG
and text, each read in a child process of its own; then the story is made of the first items, by
the whole line, and looked at for what is active, by our own look and by the shared oracle where
html5lib is installed. Seconds are of CPU, memory is what the child took more than at its start.
Addresses are judged as written and fetched with sockets that connect nowhere.
"""

import argparse
import gc
import json
import os
import re
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("COPYDESK_SHARED", ROOT.parent / "shared"))
sys.path[:1] = [str(ROOT / "tests")]  # in place of this folder, which has a `hostile` of its own

from copydesk import line  # noqa: E402
from copydesk.errors import FetchFailed, RefusedAddress, UnreadableCapture  # noqa: E402
from copydesk.story.shapes.html import to_html  # noqa: E402
from copydesk.wire.http.address import is_public  # noqa: E402
from copydesk.wire.http.fetch import Policy, Validators, fetch  # noqa: E402
from hostile import active  # noqa: E402
from hostile.test_wire_addresses import ADDRESSES  # noqa: E402
from hostile.vectors import KNOWN, capture, shared_oracle, vectors  # noqa: E402
from hostile.wire_all import DOCUMENTS  # noqa: E402
from hostile.wire_documents import Document  # noqa: E402
from wire.specimen import SPECIMENS  # noqa: E402

SECONDS, MEBIBYTES = 1.0, 150.0  # what one delivery may cost
LINED = 2  # items of a delivery that become stories
HELD = 60.0  # seconds of CPU after which a child is ended
FILES = {"xml": "", "json": "application/json", "feed": "", "svg": "", "text": "text/plain"}
HEAD = """# Hostile deliveries and addresses

Made by `python bench/wire/attacks.py --out bench/results/wire-attacks.md`: CPU seconds and MiB of
reading, then of making stories of the first two items.
"""
TABLE = """
| delivery | wanted | outcome | items | read | stories |
| --- | --- | --- | --- | --- | --- |"""
Look = Callable[[str], list[str]]


@dataclass
class Result:
    """What came of one delivery; seconds and MiB of reading it, and of making stories of it."""

    end: str = "the child was ended"
    items: int = 0
    seconds: float = HELD
    memory: float = 0.0
    lined: float = 0.0
    lined_memory: float = 0.0
    faults: list[str] = field(default_factory=list)

    @property
    def is_bounded(self) -> bool:
        """Whether reading it costs no more than it may."""
        return self.seconds <= SECONDS and self.memory <= MEBIBYTES

    def is_wanted(self, wanted: str) -> bool:
        """Whether the outcome is the one that is wanted, with nothing active in it."""
        ended = self.end.split(":")[0]
        return not self.faults and ended in (
            {"read", "refused"} if wanted == "either" else {wanted}
        )


def tried(document: Document, look: Look) -> Result:
    """One delivery in a child of its own."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        signal.setitimer(signal.ITIMER_VIRTUAL, HELD)
        os.write(theirs, json.dumps(vars(_in_child(document, look))).encode())
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return Result(**json.loads(told)) if told else Result()


def _in_child(document: Document, look: Look) -> Result:
    sent = capture(document.content(), document.media_type, charset=document.charset)
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")  # the peak is counted from here
    before, began, result = _held("VmRSS"), time.process_time(), Result()
    found = []
    try:
        found = list(line.items(sent, KNOWN))
        result.end = "read"
    except UnreadableCapture as refused:
        result.end = f"refused: {refused.reason[:90]}"
    except Exception as error:  # noqa: BLE001  # this is what must not happen
        result.end = f"{type(error).__name__}: {str(error)[:90]}"
    read = time.process_time()
    result.items, result.seconds, result.memory = len(found), read - began, _held("VmHWM") - before
    written = []
    for item in found[:LINED]:
        try:
            written.append(to_html(line.process(item, sent, KNOWN).cleaned.story.blocks))
        except Exception as error:  # noqa: BLE001
            result.faults.append(repr(error)[:90])
    result.lined, result.lined_memory = time.process_time() - read, _held("VmHWM") - before
    result.faults += [fault for copy in written for fault in look(copy)]
    return result


def _held(what: str) -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(rf"{what}:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


def looks() -> Look:
    """Our own look, and the shared oracle's where it can be had."""
    try:
        static = shared_oracle(SHARED / "bench" / "attacks").static
    except (ImportError, OSError):
        return active.in_copy
    return lambda copy: active.in_copy(copy) + static(copy)


def shared_documents() -> Iterator[tuple[str, Document]]:
    """The shared vectors as deliveries; JSON was written as Latin-1, byte for byte."""
    folder = SHARED / "bench" / "attacks"
    for name, media_type in FILES.items():
        if not (folder / f"{name}.jsonl").is_file():
            continue
        for one in vectors(folder, name):
            charset = "latin-1" if name == "json" else "utf-8"
            content = one.payload.encode(charset, "surrogatepass" if name != "json" else "replace")
            yield f"shared {name} {one.id}", Document(lambda sent=content: sent, media_type)


def knocks(addresses: list[str]) -> tuple[int, list[str]]:
    """How many addresses came to nothing, and what inner addresses sockets were to reach."""
    reached: list[str] = []

    def reach(made: socket.socket, *place: tuple[str, int]) -> None:
        if made.family != socket.AF_UNIX:
            if not is_public(place[0][0]):
                reached.append(place[0][0])
            raise ConnectionRefusedError

    def look_up(host: str, port: int, *_: object, **__: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    socket.getaddrinfo = look_up  # type: ignore[assignment]
    for act in ("connect", "connect_ex", "sendto"):
        setattr(socket.socket, act, reach)
    refused = 0
    for address in addresses:
        try:
            fetch(address, state=Validators(), policy=Policy(deadline=5), at=KNOWN.now)
        except (RefusedAddress, FetchFailed):
            refused += 1
    return refused, reached


def report(results: dict[str, tuple[str, Result]], addresses: str) -> str:
    """The figures, and a line for all of ours."""
    shared = {name: one for name, one in results.items() if name.startswith("shared ")}
    ours = {name: one for name, one in results.items() if name not in shared}
    sums = [_sum(name, some) for name, some in (("ours", ours), ("shared", shared)) if some]
    rows = (_row(name, wanted, one) for name, (wanted, one) in ours.items())
    return "\n".join([HEAD, *sums, addresses, TABLE, *rows]) + "\n"


def _row(name: str, wanted: str, one: Result) -> str:
    mark = "" if one.is_wanted(wanted) and one.is_bounded else " **!**"
    end = f"{one.end} {one.faults[:3] or ''}".replace("|", "\\|")
    costs = f"{one.seconds:.2f} s, {one.memory:.0f} | {one.lined:.2f} s, {one.lined_memory:.0f}"
    return f"| {name}{mark} | {wanted} | {end} | {one.items} | {costs} |"


def _sum(name: str, some: dict[str, tuple[str, Result]]) -> str:
    ended = [one for _, one in some.values()]
    wanted = sum(one.is_wanted(said) for said, one in some.values())
    slowest = max(some, key=lambda one: some[one][1].seconds)
    largest = max(some, key=lambda one: some[one][1].memory)
    odd = [
        each for each, (said, one) in some.items() if not (one.is_wanted(said) and one.is_bounded)
    ]
    return (
        f"- {name}: {wanted} of {len(some)} with the outcome wanted, "
        f"{sum(one.is_bounded for one in ended)} within {SECONDS:g} s and {MEBIBYTES:g} MiB; "
        f"slowest {some[slowest][1].seconds:.2f} s ({slowest}), "
        f"largest {some[largest][1].memory:.0f} MiB ({largest}); stories: "
        f"{sum(one.lined <= SECONDS for one in ended)} within {SECONDS:g} s, slowest "
        f"{max(one.lined for one in ended):.2f} s" + (f"; amiss: {', '.join(odd)}" if odd else "")
    )


def main() -> None:
    """Try all, print the figures, write them where asked to."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path)
    options.add_argument("--only", default="", help="deliveries, a regular expression")
    given = options.parse_args()
    look = looks()
    for specimen in SPECIMENS.values():  # models and tables are loaded once, before all
        _in_child(Document(lambda sent=specimen.content: sent, specimen.media_type), look)
    results = {
        name: (document.wanted, tried(document, look))
        for name, document in [*DOCUMENTS.items(), *shared_documents()]
        if re.search(given.only, name)
    }
    addresses = list(dict.fromkeys(ADDRESSES))
    if (SHARED / "bench/attacks/ssrf.jsonl").is_file():
        addresses += [one.payload for one in vectors(SHARED / "bench" / "attacks", "ssrf")]
    refused, reached = knocks(addresses)
    told = f"- addresses: {refused} of {len(addresses)} came to nothing; "
    told += f"packets to inner addresses: {len(reached)}"
    text = report(results, told)
    print(text)
    if given.out:
        given.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
