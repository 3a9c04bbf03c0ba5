"""A server on the loopback that does to its clients what the worst servers do.

Every path is a way to misbehave; `WAYS` names them all with what a careful client says of it.
Used by the tests with a short deadline, and by `bench/wire/hostile.py` with the real one.
"""

import gzip
import socket
import socketserver
import struct
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from typing_extensions import override

MEGABYTE = 1024 * 1024
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
TLS_HELLO = 0x16


@dataclass
class Talk:
    """One connection: what to send on, and when all is over."""

    socket: socket.socket
    over: threading.Event
    place: str

    def send(self, *pieces: bytes) -> None:
        """Send some bytes."""
        self.socket.sendall(b"".join(pieces))

    def drip(self, piece: bytes, every: float = 0.05) -> None:
        """Send some bytes again and again, slowly, until the client has had enough."""
        while not self.over.wait(every):
            self.send(piece)

    def flood(self, piece: bytes) -> None:
        """Send some bytes again and again, as fast as the client takes them."""
        while not self.over.is_set():
            self.send(piece)

    def wait(self) -> None:
        """Keep the connection open and say nothing more."""
        self.over.wait(30)


def drip_headers(talk: Talk) -> None:
    """A header line that grows by a letter at a time."""
    talk.send(OK, b"X-Slow: ")
    talk.drip(b"a")


def drip_body(talk: Talk) -> None:
    """A body that comes a byte at a time: no single read ever times out."""
    talk.send(OK, b"Content-Length: 100000\r\n\r\n")
    talk.drip(b"x")


def drip_chunks(talk: Talk) -> None:
    """Chunks of one byte, slowly."""
    talk.send(CHUNKED)
    talk.drip(b"1\r\nx\r\n")


def endless_chunks(talk: Talk) -> None:
    """Chunks without end."""
    talk.send(CHUNKED)
    talk.flood(b"10000\r\n" + b"x" * 65_536 + b"\r\n")


def endless_small_chunks(talk: Talk) -> None:
    """Chunks of one byte without end, fast."""
    talk.send(CHUNKED)
    talk.flood(b"1\r\nx\r\n" * 1000)


def endless_chunk_extension(talk: Talk) -> None:
    """A chunk whose size line never ends."""
    talk.send(CHUNKED, b"5;x=")
    talk.flood(b"y" * 65_536)


def endless_trailers(talk: Talk) -> None:
    """Headers behind the last chunk, without end."""
    talk.send(CHUNKED, b"1\r\nx\r\n0\r\n")
    talk.flood(b"X-Trail: " + b"y" * 1000 + b"\r\n")


def endless_body(talk: Talk) -> None:
    """A body without a length and without an end."""
    talk.send(OK, b"\r\n")
    talk.flood(b"x" * 65_536)


def endless_headers(talk: Talk) -> None:
    """Headers without end."""
    talk.send(OK)
    talk.flood(b"X-More: " + b"y" * 100 + b"\r\n")


def endless_header_line(talk: Talk) -> None:
    """One header without end."""
    talk.send(OK, b"X-Long: ")
    talk.flood(b"y" * 65_536)


def endless_status_line(talk: Talk) -> None:
    """A status line without end."""
    talk.send(b"HTTP/1.1 200 ")
    talk.flood(b"K" * 65_536)


def flood_of_continues(talk: Talk) -> None:
    """Interim answers without end, and never the answer."""
    talk.flood(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)


def flood_of_hints(talk: Talk) -> None:
    """Early hints without end."""
    talk.flood(b"HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n" * 20)


def slow_redirects(talk: Talk) -> None:
    """Every hop is quick enough, all together are not."""
    talk.over.wait(0.15)
    talk.send(b"HTTP/1.1 302 Found\r\nLocation: /slow-redirects?x\r\nContent-Length: 0\r\n\r\n")


def redirect_loop(talk: Talk) -> None:
    """A redirect to itself."""
    talk.send(b"HTTP/1.1 301 Moved\r\nLocation: /redirect-loop\r\nContent-Length: 0\r\n\r\n")


def redirect_to_private(talk: Talk) -> None:
    """A redirect to another host of the inner network, by a number in disguise."""
    talk.send(b"HTTP/1.1 302 Found\r\nLocation: http://[::ffff:10.0.0.1]/\r\n\r\n")


def redirect_to_metadata(talk: Talk) -> None:
    """A redirect to where clouds keep their keys."""
    talk.send(b"HTTP/1.1 307 Away\r\nLocation: http://169.254.169.254/latest/meta-data/\r\n\r\n")


def redirect_with_body(talk: Talk) -> None:
    """A redirect with a body without end."""
    talk.send(b"HTTP/1.1 302 Found\r\nLocation: /redirect-with-body\r\n\r\n")
    talk.flood(b"x" * 65_536)


def length_too_long(talk: Talk) -> None:
    """Less than was said."""
    talk.send(OK, b"Content-Length: 5000\r\n\r\nshort")


def length_negative(talk: Talk) -> None:
    """A length below nothing."""
    talk.send(OK, b"Content-Length: -1\r\n\r\nshort")


def length_absurd(talk: Talk) -> None:
    """A length no disk has room for."""
    talk.send(OK, b"Content-Length: 99999999999999999999999999\r\n\r\nshort")


def length_large(talk: Talk) -> None:
    """A length beyond what is taken, honestly said."""
    talk.send(OK, b"Content-Length: 999999999999\r\n\r\n")
    talk.flood(b"x" * 65_536)


def two_lengths(talk: Talk) -> None:
    """Two lengths that differ."""
    talk.send(OK, b"Content-Length: 5\r\nContent-Length: 9\r\n\r\nshortlong")


def bad_chunk_size(talk: Talk) -> None:
    """A chunk whose size is no number."""
    talk.send(CHUNKED, b"zz\r\nx\r\n0\r\n\r\n")


def huge_chunk_size(talk: Talk) -> None:
    """A chunk that is said to be larger than any memory."""
    talk.send(CHUNKED, b"ffffffffffffffffffff\r\nx\r\n")


def bomb(packed: bytes, coding: bytes) -> Callable[[Talk], None]:
    """A small answer that unpacks to a large one."""

    def send(talk: Talk) -> None:
        talk.send(OK, b"Content-Encoding: " + coding + b"\r\n")
        talk.send(b"Content-Length: %d\r\n\r\n" % len(packed), packed)

    return send


def _zeros(pack: "zlib._Compress", megabytes: int) -> bytes:
    piece = b"\0" * MEGABYTE
    return b"".join(pack.compress(piece) for _ in range(megabytes)) + pack.flush()


GZIP_BOMB = _zeros(zlib.compressobj(9, zlib.DEFLATED, 31), 200)
DEFLATE_BOMB = _zeros(zlib.compressobj(9), 200)


def reset(talk: Talk) -> None:
    """The connection is thrown down in the middle."""
    talk.send(OK, b"Content-Length: 100000\r\n\r\n", b"x" * 500)
    talk.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    talk.socket.close()


def never_closes(talk: Talk) -> None:
    """A body without length on a connection that is kept open."""
    talk.send(OK, b"Connection: keep-alive\r\n\r\n<rss></rss>")
    talk.wait()


def silent(talk: Talk) -> None:
    """Not a word."""
    talk.wait()


def hangs_up(talk: Talk) -> None:
    """Not a word, and gone."""


def nul_in_header(talk: Talk) -> None:
    """A zero byte in a header."""
    talk.send(OK, b'ETag: "a\0b"\r\nContent-Length: 1\r\n\r\nx')


def cookie_flood(talk: Talk) -> None:
    """A megabyte of cookies."""
    cookie = b"Set-Cookie: a=" + b"b" * 8000 + b"; Path=/\r\n"
    talk.send(OK, cookie * 130, b"Content-Length: 1\r\n\r\nx")


def huge_etag(talk: Talk) -> None:
    """An ETag of a hundred thousand letters."""
    talk.send(OK, b'ETag: "' + b"e" * 100_000 + b'"\r\nContent-Length: 1\r\n\r\nx')


def noise(talk: Talk) -> None:
    """No HTTP at all."""
    talk.send(bytes(range(256)) * 100)


def slow_tls(talk: Talk) -> None:
    """A TLS handshake a byte at a time."""
    talk.send(b"\x16\x03\x03\x3f\xff")
    talk.drip(b"\0")


@dataclass(frozen=True)
class Way:
    """A way to misbehave, and a regular expression for what is said of it."""

    act: Callable[[Talk], None]
    reason: str
    scheme: str = "http"


LATE, LARGE = "not done within", "larger than"
WAYS = {
    "drip-headers": Way(drip_headers, LATE),
    "drip-body": Way(drip_body, LATE),
    "drip-chunks": Way(drip_chunks, LATE),
    "endless-chunks": Way(endless_chunks, LARGE),
    "endless-small-chunks": Way(endless_small_chunks, f"{LARGE}|{LATE}"),
    "endless-chunk-extension": Way(endless_chunk_extension, "."),
    "endless-trailers": Way(endless_trailers, "."),
    "endless-body": Way(endless_body, LARGE),
    "endless-headers": Way(endless_headers, "[Hh]eader"),
    "endless-header-line": Way(endless_header_line, "[Hh]eader|[Ll]ine|bytes"),
    "endless-status-line": Way(endless_status_line, "[Ss]tatus|[Ll]ine|bytes"),
    "flood-of-continues": Way(flood_of_continues, LATE),
    "flood-of-hints": Way(flood_of_hints, LATE),
    "slow-redirects": Way(slow_redirects, f"{LATE}|redirects"),
    "redirect-loop": Way(redirect_loop, "more than 5 redirects"),
    "redirect-to-private": Way(redirect_to_private, "private or reserved"),
    "redirect-to-metadata": Way(redirect_to_metadata, "private or reserved"),
    "redirect-with-body": Way(redirect_with_body, "more than 5 redirects"),
    "length-too-long": Way(length_too_long, "payload|body|Content"),
    "length-negative": Way(length_negative, "Content-Length|400"),
    "length-absurd": Way(length_absurd, "Content-Length|400|larger"),
    "length-large": Way(length_large, LARGE),
    "two-lengths": Way(two_lengths, "Content-Length|400"),
    "bad-chunk-size": Way(bad_chunk_size, "[Cc]hunk|payload|400"),
    "huge-chunk-size": Way(huge_chunk_size, "[Cc]hunk|payload|400"),
    "bomb-gzip": Way(bomb(GZIP_BOMB, b"gzip"), LARGE),
    "bomb-deflate": Way(bomb(DEFLATE_BOMB, b"deflate"), LARGE),
    "bomb-nested": Way(bomb(gzip.compress(GZIP_BOMB), b"gzip, gzip"), "did not ask for"),
    "brotli-unasked": Way(bomb(b"\x8b\x03\x80", b"br"), "did not ask for"),
    "reset": Way(reset, "."),
    "never-closes": Way(never_closes, LATE),
    "silent": Way(silent, LATE),
    "hangs-up": Way(hangs_up, "[Dd]isconnected"),
    "nul-in-header": Way(nul_in_header, "[Hh]eader|400"),
    "cookie-flood": Way(cookie_flood, "[Hh]eader|bytes|400"),
    "huge-etag": Way(huge_etag, "bytes|line|400"),
    "noise": Way(noise, "HTTP|400"),
    "slow-tls": Way(slow_tls, LATE, scheme="https"),
}


class Handler(socketserver.BaseRequestHandler):
    """Reads one request, misbehaves by its path."""

    @override
    def handle(self) -> None:
        """Misbehave."""
        assert isinstance(self.server, HostileServer)
        talk = Talk(self.request, self.server.over, self.server.place)
        way = self._way()
        try:
            if way is not None:
                way.act(talk)
        except OSError:
            return  # the client has had enough

    def _way(self) -> Way | None:
        taken = b""
        try:
            while b"\r\n\r\n" not in taken and (piece := self.request.recv(4096)):
                taken += piece
                if taken[0] == TLS_HELLO:
                    return WAYS["slow-tls"]
        except OSError:
            return None
        path = taken.split(b" ")[1].decode("latin-1") if taken.count(b" ") > 1 else ""
        return WAYS.get(path.strip("/").partition("?")[0])


class HostileServer(socketserver.ThreadingTCPServer):
    """The server; `over` ends whatever it is still about."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.over = threading.Event()

    @property
    def place(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.server_address[1]}"

    def address(self, name: str) -> str:
        """Where a way to misbehave is reached."""
        return f"{WAYS[name].scheme}://{self.place}/{name}"

    @override
    def handle_error(self, request: object, client_address: object) -> None:
        """Broken connections are what it is for."""


@contextmanager
def running() -> Iterator[HostileServer]:
    """A hostile server that runs as long as it is needed."""
    with HostileServer() as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield made
        finally:
            made.over.set()
            made.shutdown()
            thread.join()
