"""A bell across processes: "there is something new, go and look".

A bus carries no news itself; what is new stands in numbered rows of the database, so nothing is
lost when a ring is. `BUSES` names the kinds; each is given the folder it hangs in. Imports
`story` only.
"""

from collections.abc import Callable
from pathlib import Path

from copydesk.bus.bell import Bell
from copydesk.bus.datagram import DatagramBell
from copydesk.bus.memory import hang

BUSES: dict[str, Callable[[Path], Bell]] = {
    "datagram": DatagramBell,
    "memory": hang,
}
