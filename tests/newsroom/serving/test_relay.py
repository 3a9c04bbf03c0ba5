"""What goes to the desk, and what comes back: framed anew, and told calmly when nobody is there."""

import json
import socket
from typing import Any

import pytest

from copydesk.press.pages.search import CLOSED
from newsroom.serving.test_door import GET, ask, until

HEAD = b"GET /desk/head/ HTTP/1.1\r\nhost: paper.example\r\n"


def said(running: Any, lines: bytes) -> list[list[str]]:
    """The head the desk got for one that was sent."""
    with running.connect() as line:
        line.sendall(HEAD + lines + b"connection: close\r\n\r\n")
        got = until(line, b"never")
    found: list[list[str]] = json.loads(got.partition(b"\r\n\r\n")[2])
    return found


def test_the_desk_is_told_who_asks_and_nothing_of_the_connection(running: Any) -> None:
    lines = (
        b"Cookie: a=b\r\nTE: trailers\r\nKeep-Alive: 5\r\nUpgrade-Insecure-Requests: 1\r\n"
        b"X-Forwarded-For: 203.0.113.9, 198.51.100.7\r\nX-Forwarded-Proto: https\r\n"
        b"X-Forwarded-Host: evil.example\r\nForwarded: for=1\r\nX-Real-IP: 1\r\n"
    )
    assert said(running, lines) == [
        ["host", "paper.example"],
        ["cookie", "a=b"],
        ["upgrade-insecure-requests", "1"],
        ["x-forwarded-for", "198.51.100.7"],
        ["x-forwarded-proto", "https"],
        ["connection", "close"],
    ]


def test_headers_a_reader_binds_to_the_connection_do_not_go_on(running: Any) -> None:
    found = said(running, b"Connection: x-secret\r\nX-Secret: 1\r\nX_Forwarded_For: 1\r\n")
    assert [name for name, _ in found] == [
        *("host", "x-forwarded-for", "x-forwarded-proto", "connection"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        b"content-length: 5\r\ncontent-length: 6\r\n",
        b"content-length: 5\r\ntransfer-encoding: chunked\r\n",
        b"transfer-encoding: xchunked\r\n",
        b"transfer-encoding : chunked\r\n",
        b"content-length: +5\r\n",
        b"content-length: 5, 5\r\n",
        b"host: other.example\r\n",
        b"x: 1\r\n folded\r\n",
        b"x: 1\n\nGET /desk/ HTTP/1.1\r\nhost: x\r\n",
        b"x: 1\r\r\n",
        b"x\x00y: 1\r\n",
    ],
)
def test_a_head_that_two_could_read_in_two_ways_reaches_no_desk(running: Any, lines: bytes) -> None:
    with running.connect() as line:
        line.sendall(b"POST /desk/ HTTP/1.1\r\nhost: x\r\n" + lines + b"\r\n")
        got = until(line, b"never")
    assert got[:12] in (b"HTTP/1.1 400", b"HTTP/1.1 411")
    assert got.count(b"HTTP/1.1") == 1
    assert b"desk" not in got


def test_a_request_without_a_host_is_refused(running: Any) -> None:
    with running.connect() as line:
        line.sendall(b"GET /ferry/ HTTP/1.1\r\n\r\n")
        assert until(line, b"never").startswith(b"HTTP/1.1 400")


def test_a_body_ends_where_its_length_says(running: Any) -> None:
    with running.connect() as line:
        line.sendall(b"POST /report/ HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\nabcd")
        line.sendall(b"GET /desk/ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        got = until(line, b"never")
    assert got.count(b"HTTP/1.1 200") == 2
    assert b"desk POST /report/ 4" in got
    assert got.endswith(b"desk GET /desk/ 0")


def test_a_body_nobody_asked_for_is_passed_over(running: Any) -> None:
    with running.connect() as line:
        line.sendall(b"POST /ferry/ HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nGET / HTT")
        line.sendall(GET + b"connection: close\r\n\r\n")
        got = until(line, b"never")
    assert got.startswith(b"HTTP/1.1 405")
    assert b"HTTP/1.1 200" in got


def test_who_waits_to_be_asked_for_a_body_is_asked(running: Any) -> None:
    with running.connect() as line:
        head = b"POST /report/ HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n"
        line.sendall(head + b"expect: 100-continue\r\n\r\n")
        assert until(line, b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
        line.sendall(b"abcd")
        assert b"desk POST /report/ 4" in until(line, b"/ 4")


def test_the_head_of_a_desk_page_has_no_body(running: Any) -> None:
    with running.connect() as line:
        line.sendall(
            b"HEAD /desk/ HTTP/1.1\r\nhost: x\r\n\r\n" + GET + b"connection: close\r\n\r\n"
        )
        got = until(line, b"never")
    head, _, rest = got.partition(b"\r\n\r\n")
    assert b"content-length: 18" in head
    assert rest.startswith(b"HTTP/1.1 200")


def test_what_the_desk_sends_without_length_comes_whole(running: Any) -> None:
    answer = ask(running, "GET", "/desk/large/")
    assert answer.headers["transfer-encoding"] == "chunked"
    assert len(answer.content) == 80 * 65536  # type: ignore[attr-defined]


def test_a_reader_who_takes_nothing_does_not_fill_our_memory(running: Any) -> None:
    with running.connect() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        line.sendall(b"GET /desk/large/ HTTP/1.1\r\nhost: x\r\n\r\n")
        assert ask(running, "GET", "/desk/large/").status == 200
        held = [door._transport.get_write_buffer_size() for door in running.hall.connections]
        assert max(held) < 1024 * 1024
    settled(running)


def test_an_old_reader_gets_the_desk_until_we_hang_up(running: Any) -> None:
    with running.connect() as line:
        line.sendall(b"GET /desk/large/ HTTP/1.0\r\n\r\n")
        head, _, body = until(line, b"never").partition(b"\r\n\r\n")
    assert b"transfer-encoding" not in head
    assert len(body) == 80 * 65536


def test_a_desk_that_is_away_is_told_calmly_and_pages_go_on(running: Any) -> None:
    running.close_desk()
    with running.connect() as line:
        line.sendall(b"POST /report/ HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\nabcd")
        line.sendall(GET + b"connection: close\r\n\r\n")
        got = until(line, b"never")
    assert got.startswith(b"HTTP/1.1 503")
    assert b"Back in a moment" in got
    assert b"The ferry runs again." in got
    assert running.hall.at_desk == 0


def test_the_press_may_lay_the_page_that_says_so(running: Any) -> None:
    running.lay("503.html", b"<title>Un instant</title>")
    running.close_desk()
    answer = ask(running, "GET", "/desk/")
    assert (answer.status, answer.content) == (503, b"<title>Un instant</title>")  # type: ignore[attr-defined]
    assert (answer.headers["retry-after"], answer.headers["cache-control"]) == ("10", "no-store")


def test_search_that_is_closed_says_so_with_its_own_page(running: Any) -> None:
    running.lay("503.html", b"<title>In a moment</title>")
    running.lay(CLOSED, b"<title>Search is closed</title>")
    running.close_desk()
    closed = ask(running, "GET", "/search/?q=ferry")
    assert (closed.status, closed.content) == (503, b"<title>Search is closed</title>")  # type: ignore[attr-defined]
    assert closed.headers["retry-after"]
    assert ask(running, "GET", "/desk/").content == b"<title>In a moment</title>"  # type: ignore[attr-defined]


def test_a_reader_who_leaves_gives_up_the_place_at_the_desk(running: Any) -> None:
    with running.connect() as line:
        line.sendall(b"POST /desk/ HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nabc")
        assert ask(running, "GET", "/desk/").status == 200
        assert running.hall.at_desk == 1
    settled(running)


def test_readers_beyond_the_places_at_the_desk_are_asked_to_come_back(running: Any) -> None:
    running.hall.most_at_desk = 0
    answer = ask(running, "GET", "/desk/")
    assert (answer.status, answer.headers["retry-after"]) == (503, "15")


def settled(running: Any) -> None:
    """Wait until nobody is at the desk."""
    for _ in range(10_000):
        if not running.hall.at_desk:
            return
        running.in_loop(lambda: None)
    raise AssertionError("a place at the desk was never given back")
