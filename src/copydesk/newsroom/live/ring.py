"""One content to some hundred sockets with a single call of the kernel (Linux's io_uring).

A call of `send` for each reader costs about as much again as the sending itself. A ring is a page
of orders that the kernel works off at one call: the same sends, two thirds of the processor time
(`bench/results/serving.md`). There is none on other systems, on kernels before 5.18 and where a
container forbids it: then `opened` is None and whoever asked sends one by one.

The layout is that of `<linux/io_uring.h>`; man pages io_uring_setup(2), io_uring_enter(2). Sends
are ordered with MSG_DONTWAIT, so that each is done or refused before the call comes back: nothing
is ever left in the ring, and no buffer outlives its call.
"""

import ctypes
import mmap
import os
import socket
import struct
from array import array
from collections.abc import Sequence
from typing import Self

AT_ONCE = 256  # orders in a ring: a power of two
SETUP, ENTER = 425, 426  # numbers of the calls, alike on all machines
RINGS_AT, ORDERS_AT = 0, 0x10000000  # where the kernel lends its memory
ALL_OF_THEM = 1 << 7  # an order that cannot be done does not stop those after it (Linux 5.18)
AWAIT = 1  # come back when all is answered
NOTHING, SEND = 0, 26
ORDER, ANSWER = 16, 4  # lengths in words of four bytes
# What words of an order mean.
CODE, FILE, PLACE_LOW, PLACE_HIGH, SIZE, FLAGS, NUMBER = 0, 1, 4, 5, 6, 7, 8
PARAMETERS = struct.Struct("=30I")

_libc = ctypes.CDLL(None, use_errno=True)


class NoRingError(OSError):
    """This system has no ring, or does not let us have one."""


class Ring:
    """A ring of `AT_ONCE` orders; not to be shared by threads."""

    def __init__(self) -> None:
        self._file, told = _set_up()
        places = told[10:20], told[20:30]  # of the ring of orders, of the ring of answers
        (_, tail, _, _, _, _, slots, *_), (began, ended, _, _, _, answers, *_) = places
        size = max(slots + AT_ONCE * 4, answers + told[1] * ANSWER * 4)
        self._rings = _lent(self._file, size, RINGS_AT)
        self._orders = _lent(self._file, AT_ONCE * ORDER * 4, ORDERS_AT)
        words = memoryview(self._rings).cast("I")
        words[slots // 4 : slots // 4 + AT_ONCE] = array("I", range(AT_ONCE))
        self._tail = words[tail // 4 : tail // 4 + 1]
        self._began = words[began // 4 : began // 4 + 1]
        self._ended = words[ended // 4 : ended // 4 + 1]
        self._answers = words[answers // 4 : answers // 4 + told[1] * ANSWER].cast("B").cast("i")
        self._word = memoryview(self._orders).cast("I")
        self._fill(NUMBER, range(AT_ONCE))

    @classmethod
    def opened(cls) -> Self | None:
        """A ring, where there is one to be had."""
        try:
            return cls()
        except (OSError, AttributeError, ValueError):
            return None

    def send(self, streams: Sequence[socket.socket], content: bytes) -> list[int]:
        """Send it to at most `AT_ONCE` sockets: of each the bytes it took, or minus an errno.

        Raises `OSError` where the kernel refuses the call: whoever got it is not known then.
        """
        idle = [0] * (AT_ONCE - len(streams))
        buffer = (ctypes.c_char * len(content)).from_buffer_copy(content)
        place = ctypes.addressof(buffer)
        self._fill(CODE, [SEND] * len(streams) + idle)
        self._fill(FLAGS, [socket.MSG_DONTWAIT | socket.MSG_NOSIGNAL] * len(streams) + idle)
        self._fill(FILE, [stream.fileno() & 0xFFFFFFFF for stream in streams] + idle)
        self._fill(PLACE_LOW, [place & 0xFFFFFFFF] * AT_ONCE)
        self._fill(PLACE_HIGH, [place >> 32] * AT_ONCE)
        self._fill(SIZE, [len(content)] * AT_ONCE)
        self._enter()
        return self._answered()[: len(streams)]

    def close(self) -> None:
        """Give the kernel its memory back."""
        for view in (self._tail, self._began, self._ended, self._answers, self._word):
            view.release()
        os.close(self._file)

    def _fill(self, word: int, values: Sequence[int]) -> None:
        self._word[word::ORDER] = array("I", values)

    def _enter(self) -> None:
        """Always the whole ring, so that each order keeps its place."""
        self._tail[0] = (self._tail[0] + AT_ONCE) & 0xFFFFFFFF
        done = _libc.syscall(ENTER, self._file, AT_ONCE, AT_ONCE, AWAIT, None, 0)
        if done != AT_ONCE:
            raise NoRingError(ctypes.get_errno(), "io_uring_enter")

    def _answered(self) -> list[int]:
        """The answers by the numbers of their orders; room is made for the next."""
        many = len(self._answers) // ANSWER
        first = self._began[0] % many
        found = self._answers[first * ANSWER : (first + AT_ONCE) * ANSWER]
        by_number = dict(zip(found[0::ANSWER], found[2::ANSWER], strict=True))
        self._began[0] = self._ended[0]
        return [by_number[number] for number in range(AT_ONCE)]


def _set_up() -> tuple[int, tuple[int, ...]]:
    given = bytearray(PARAMETERS.pack(0, 0, ALL_OF_THEM, *[0] * 27))
    file = _libc.syscall(SETUP, AT_ONCE, (ctypes.c_char * len(given)).from_buffer(given))
    if file < 0:
        raise NoRingError(ctypes.get_errno(), "io_uring_setup")
    return file, PARAMETERS.unpack(given)


def _lent(file: int, size: int, place: int) -> mmap.mmap:
    return mmap.mmap(file, size, mmap.MAP_SHARED, mmap.PROT_READ | mmap.PROT_WRITE, offset=place)
