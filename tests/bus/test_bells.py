"""What every bell keeps to; the same for all kinds."""

import asyncio
import socket
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from copydesk.bus import BUSES
from copydesk.bus.bell import Bell
from copydesk.bus.datagram import DatagramBell


@pytest.fixture(params=sorted(BUSES))
def bell(request: pytest.FixtureRequest, tmp_path: Path) -> Bell:
    """A bell of each kind."""
    return BUSES[request.param](tmp_path / "bells")


def test_a_ring_is_heard_by_all_who_wait(bell: Bell) -> None:
    with closing(bell.waiter()) as one, closing(bell.waiter()) as other:
        bell.ring()
        assert one.wait(1)
        assert other.wait(1)


def test_nobody_hears_what_was_not_rung(bell: Bell) -> None:
    with closing(bell.waiter()) as waiter:
        assert not waiter.wait(0)


def test_a_ring_before_the_wait_is_not_lost(bell: Bell) -> None:
    with closing(bell.waiter()) as waiter:
        bell.ring()
        assert waiter.wait(0)
        assert not waiter.wait(0)


def test_a_ring_before_the_waiter_came_is_not_heard(bell: Bell) -> None:
    bell.ring()
    with closing(bell.waiter()) as waiter:
        assert not waiter.wait(0)


def test_ringing_never_blocks_and_many_rings_are_one(bell: Bell) -> None:
    with closing(bell.waiter()) as waiter:
        for _ in range(3000):
            bell.ring()
        assert waiter.wait(0)
        assert not waiter.wait(0)


def test_ringing_where_nobody_waits_is_no_error(bell: Bell) -> None:
    bell.waiter().close()
    bell.ring()


def test_closing_twice_changes_nothing(bell: Bell) -> None:
    waiter = bell.waiter()
    waiter.close()
    waiter.close()
    bell.ring()


def test_a_wait_ends_when_another_thread_rings(bell: Bell) -> None:
    with closing(bell.waiter()) as waiter:
        ringer = threading.Thread(target=bell.ring)
        ringer.start()
        assert waiter.wait(5)
        ringer.join()


def test_an_event_loop_can_wait_for_the_bell(bell: Bell) -> None:
    async def listen() -> bool:
        with closing(bell.waiter()) as waiter:
            loop, rung = asyncio.get_running_loop(), asyncio.Event()
            loop.add_reader(waiter.fileno(), rung.set)
            loop.call_soon(bell.ring)
            await asyncio.wait_for(rung.wait(), 5)
            loop.remove_reader(waiter.fileno())
            return waiter.wait(0)

    assert asyncio.run(listen())


def test_the_datagram_bell_rings_across_processes(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from copydesk.bus.datagram import DatagramBell; "
        "DatagramBell(pathlib.Path(sys.argv[1])).ring()"
    )
    with closing(DatagramBell(tmp_path).waiter()) as waiter:
        subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True)
        assert waiter.wait(1)


def test_a_socket_whose_process_is_gone_is_taken_away(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as dead:
        dead.bind(str(tmp_path / "1-dead.bell"))
    with closing(DatagramBell(tmp_path).waiter()) as waiter:
        DatagramBell(tmp_path).ring()
        assert waiter.wait(0)
        assert not (tmp_path / "1-dead.bell").exists()


def test_a_waiter_takes_its_socket_away(tmp_path: Path) -> None:
    DatagramBell(tmp_path).waiter().close()
    assert not list(tmp_path.iterdir())


def test_a_folder_with_a_long_path_works(tmp_path: Path) -> None:
    folder = tmp_path / ("long-" * 20) / ("longer-" * 20)
    with closing(DatagramBell(folder).waiter()) as waiter:
        DatagramBell(folder).ring()
        assert waiter.wait(0)


def test_the_folder_is_private(tmp_path: Path) -> None:
    DatagramBell(tmp_path / "bells").waiter().close()
    assert (tmp_path / "bells").stat().st_mode & 0o777 == 0o700


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("ours")
    DatagramBell(tmp_path).ring()
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
