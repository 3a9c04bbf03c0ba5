"""The fetcher against a server on the loopback that behaves as badly as servers do."""

import asyncio
import gzip
import socketserver
import threading
import time
import zlib
from collections.abc import Iterator

import pytest
from typing_extensions import override

from copydesk.errors import FetchFailed, RefusedAddress
from copydesk.story.record import replace
from copydesk.wire.http.fetch import Fetched, Policy, Validators, fetch, fetch_in_loop, judge
from wire.captured import AT

FEED = b"<rss><channel><title>Isle Wire</title></channel></rss>"
BOMB = gzip.compress(b"\0" * 30_000_000)


def answer(status: str, body: bytes = b"", **headers: str) -> bytes:
    """An answer of HTTP, written out."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{k}: {v}" for k, v in named.items())]
    if not {"Content-Length", "Transfer-Encoding"} & set(named):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


PACKED = {
    "/gzip": (gzip.compress(FEED), "gzip"),
    "/zlib": (zlib.compress(FEED), "deflate"),
    "/deflate": (zlib.compress(FEED)[2:-4], "deflate"),
    "/members": (gzip.compress(FEED[:20]) + gzip.compress(FEED[20:]), "gzip"),
    "/padded": (gzip.compress(FEED) + b"\0" * 8, "gzip"),
    "/bomb": (BOMB, "gzip"),
    "/cut": (gzip.compress(FEED)[:-12], "gzip"),
    "/garbage": (b"no gzip at all", "gzip"),
    "/brotli": (b"x", "br"),
}
ANSWERS = {
    "/feed": answer(
        "200 OK", FEED, Content_Type="application/rss+xml; charset=UTF-8", ETag='"7"',
        Last_Modified="Wed, 04 Mar 2026 09:00:00 GMT", Cache_Control="max-age=60",
    ),
    "/moved": answer("301 Moved", Location="/feed"),
    "/found": answer("302 Found", Location="/feed"),
    "/loop": answer("302 Found", Location="/loop"),
    "/inside": answer("302 Found", Location="http://169.254.169.254/latest/meta-data/"),
    "/other-port": answer("302 Found", Location="http://127.0.0.1:1/"),
    "/to-file": answer("302 Found", Location="file:///etc/passwd"),
    "/nowhere": answer("302 Found"),
    "/busy": answer("503 Busy", Retry_After="120"),
    "/gone": answer("410 Gone"),
    "/lying": answer("200 OK", b"short", Content_Length="5000"),
    "/partial": answer("206 Partial Content", FEED),
    "/heavy-etag": answer("200 OK", FEED, ETag=f'"{"x" * 5000}"'),
    "/large": answer("200 OK", b"x" * 200_000),
    "/cookie": answer("302 Found", Location="/echo", Set_Cookie="a=b"),
    "/hubbed": answer(
        "200 OK", FEED, Link='<https://hub.example/>; rel="hub", </feed.xml>; rel="self"'
    ),
    "/nonsense": b"SSH-2.0-OpenSSH\r\n\r\n",
    "/long-header": answer("200 OK", FEED, X_Long="x" * 100_000),
}  # fmt: skip
ANSWERS |= {
    path: answer("200 OK", body, Content_Encoding=how) for path, (body, how) in PACKED.items()
}


class Handler(socketserver.BaseRequestHandler):
    """Reads one request, answers by its path."""

    @override
    def handle(self) -> None:
        """Answer."""
        head = self._head()
        path = head.split(" ")[1] if " " in head else ""
        assert isinstance(self.server, Hostile)
        self.server.asked.append(head)
        try:
            if path == "/drip":
                self._drip()
            elif path == "/endless":
                self._endless()
            elif path == "/echo":
                self.request.sendall(answer("200 OK", head.encode(), Content_Type="text/plain"))
            elif path == "/same" and '"7"' in head:
                self.request.sendall(answer("304 Not Modified", ETag='"7"'))
            elif path != "/silent":
                self.request.sendall(ANSWERS.get(path, ANSWERS["/feed"]))
            else:
                self.server.over.wait(20)
        except OSError:
            return  # the other side has had enough

    def _head(self) -> str:
        taken = b""
        while b"\r\n\r\n" not in taken and (piece := self.request.recv(4096)):
            taken += piece
        return taken.decode("latin-1")

    def _drip(self) -> None:
        assert isinstance(self.server, Hostile)
        self.request.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        while not self.server.over.wait(0.05):
            self.request.sendall(b"x")

    def _endless(self) -> None:
        self.request.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            self.request.sendall(b"x" * 65_536)


class Hostile(socketserver.ThreadingTCPServer):
    """The server, with what it was asked."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.over = threading.Event()

    @property
    def place(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.server_address[1]}"


@pytest.fixture(scope="module")
def server() -> Iterator[Hostile]:
    """A hostile server on the loopback."""
    with Hostile() as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield made
        made.over.set()
        made.shutdown()
        thread.join()


def get(server: Hostile, path: str, *, state: Validators | None = None, **bounds: float) -> Fetched:
    """Fetch a path of the hostile server, within small bounds."""
    policy = Policy(allow=(server.place,), deadline=5, max_bytes=100_000)
    policy = replace(policy, **bounds)
    address = f"http://{server.place}{path}"
    return fetch(address, state=state or Validators(), policy=policy, at=AT)


def test_a_feed_is_fetched_with_what_is_known_of_it(server: Hostile) -> None:
    got = get(server, "/feed")
    assert got.capture is not None
    assert (got.status, got.capture.content, got.capture.at) == (200, FEED, AT)
    assert (got.capture.media_type, got.capture.charset) == ("application/rss+xml", "UTF-8")
    assert got.capture.place == got.address == f"http://{server.place}/feed"
    assert got.validators.etag == '"7"'
    assert got.fresh_until is not None


def test_a_validator_too_long_to_carry_is_not_kept(server: Hostile) -> None:
    assert get(server, "/heavy-etag").validators == Validators()


def test_what_is_not_new_is_not_sent_again(server: Hostile) -> None:
    got = get(server, "/same", state=Validators(etag='"7"'))
    assert (got.status, got.capture, got.validators.etag) == (304, None, '"7"')


def test_the_hub_and_topic_of_a_feed_are_told_from_its_headers(server: Hostile) -> None:
    got = get(server, "/hubbed")
    assert (got.hubs, got.topic) == (("https://hub.example/",), f"http://{server.place}/feed.xml")
    assert (get(server, "/feed").hubs, get(server, "/feed").topic) == ((), "")


@pytest.mark.parametrize("path", ["/gzip", "/zlib", "/deflate", "/members", "/padded"])
def test_a_packed_answer_is_unpacked(server: Hostile, path: str) -> None:
    capture = get(server, path).capture
    assert capture is not None
    assert capture.content == FEED


def test_a_redirect_is_followed_and_told_when_it_is_for_good(server: Hostile) -> None:
    feed = f"http://{server.place}/feed"
    for_good, for_now = get(server, "/moved"), get(server, "/found")
    assert (for_good.address, for_good.moved_to) == (feed, feed)
    assert (for_now.address, for_now.moved_to) == (feed, "")


def test_a_server_that_asks_us_to_wait_is_no_failure(server: Hostile) -> None:
    got = get(server, "/busy")
    assert (got.status, got.capture) == (503, None)
    assert got.retry_after is not None
    assert (got.retry_after - AT).total_seconds() == 120


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/loop", "more than 5 redirects"),
        ("/nowhere", "redirect to nowhere"),
        ("/gone", "410"),
        ("/lying", "payload|body|Content"),
        ("/partial", "a part that was not asked for"),
        ("/large", "larger than 100000 bytes"),
        ("/endless", "larger than 100000 bytes"),
        ("/bomb", "larger than 100000 bytes"),
        ("/cut", "breaks off"),
        ("/garbage", "broken packing"),
        ("/brotli", "did not ask for"),
        ("/nonsense", "status|HTTP"),
        ("/long-header", "8190|large|long"),
    ],
)
def test_a_bad_answer_is_a_failure_with_its_reason(server: Hostile, path: str, reason: str) -> None:
    with pytest.raises(FetchFailed, match=reason) as failed:
        get(server, path)
    assert server.place in failed.value.place


def test_a_failure_carries_the_status(server: Hostile) -> None:
    with pytest.raises(FetchFailed) as failed:
        get(server, "/gone")
    assert failed.value.status == 410


@pytest.mark.parametrize("path", ["/drip", "/silent"])
def test_dripped_bytes_do_not_hold_us_beyond_the_deadline(server: Hostile, path: str) -> None:
    start = time.monotonic()
    with pytest.raises(FetchFailed, match=r"not done within 0\.4 seconds"):
        get(server, path, deadline=0.4)
    assert time.monotonic() - start < 4


@pytest.mark.parametrize("path", ["/inside", "/other-port", "/to-file"])
def test_a_redirect_to_where_we_must_not_go_is_refused(server: Hostile, path: str) -> None:
    with pytest.raises(RefusedAddress):
        get(server, path)


def test_the_loopback_is_refused_unless_it_is_allowed(server: Hostile) -> None:
    before = len(server.asked)
    with pytest.raises(RefusedAddress):
        fetch(f"http://{server.place}/feed", state=Validators(), policy=Policy(), at=AT)
    assert len(server.asked) == before


def test_a_name_that_resolves_to_a_private_number_is_refused() -> None:
    with pytest.raises(RefusedAddress, match=r"resolves to 10\.0\.0\.1"):
        judge("wire.example", [(2, "93.184.216.34"), (2, "10.0.0.1")])


def test_a_name_that_is_allowed_is_resolved_and_asked(server: Hostile) -> None:
    port = server.server_address[1]
    policy = Policy(allow=(f"localhost:{port}",), deadline=5)
    got = fetch(f"http://localhost:{port}/feed", state=Validators(), policy=policy, at=AT)
    assert got.capture is not None


def test_a_server_that_does_not_listen_is_a_failure() -> None:
    with pytest.raises(FetchFailed):
        fetch(
            "http://127.0.0.1:9/", state=Validators(), policy=Policy(allow=("127.0.0.1:9",)), at=AT
        )


def test_no_cookie_is_kept_and_the_environment_has_no_say(
    server: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    capture = get(server, "/cookie").capture
    assert capture is not None
    assert b"cookie" not in capture.content.lower()
    assert b"User-Agent: copydesk" in capture.content


def test_those_with_an_event_loop_fetch_in_it(server: Hostile) -> None:
    policy = Policy(allow=(server.place,), deadline=5)
    address = f"http://{server.place}/feed"
    got = asyncio.run(fetch_in_loop(address, state=Validators(), policy=policy, at=AT))
    assert got.status == 200
