"""Answers held in memory: never one that the press has taken back."""

from pathlib import Path
from typing import Any

import pytest

from copydesk.newsroom.front.ready import LONGEST_HEAD, MOST_HEADS, ReadyAnswers
from copydesk.newsroom.front.shelf import LARGEST
from copydesk.newsroom.front.turn import Turn
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.press.paper import Page
from newsroom.serving.conftest import WORDS
from newsroom.serving.test_door import GET, ask, until

PAGE = Page(path="a/index.html", media_type="text/html; charset=utf-8", content=b"<p>one</p>")


def test_the_number_moves_with_every_change_set_and_rests_between(tmp_path: Path) -> None:
    folder = SiteFolder(tmp_path)
    with folder.alone():
        folder.lay([PAGE], stamp=1)
    turn = Turn(tmp_path)
    assert [turn.has_moved() for _ in range(3)] == [True, False, False]
    with folder.alone():
        folder.lay([], ["a/index.html"], stamp=2)
    assert [turn.has_moved() for _ in range(3)] == [True, False, False]
    turn.close()


def test_while_names_change_nothing_is_trusted(tmp_path: Path) -> None:
    (tmp_path / ".number").write_bytes((7).to_bytes(8, "little"))
    turn = Turn(tmp_path)
    assert [turn.has_moved() for _ in range(3)] == [True, True, True]
    turn.close()


@pytest.mark.parametrize("held", [None, b""])
def test_without_a_number_nothing_is_trusted(tmp_path: Path, held: bytes | None) -> None:
    if held is not None:
        (tmp_path / ".number").write_bytes(held)
    turn = Turn(tmp_path)
    assert [turn.has_moved() for _ in range(3)] == [True, True, True]
    turn.close()


def test_a_folder_put_in_place_of_another_is_seen_a_second_later(tmp_path: Path) -> None:
    (tmp_path / ".number").write_bytes((8).to_bytes(8, "little"))
    turn = Turn(tmp_path)
    assert turn.has_moved()
    (tmp_path / ".number").unlink()
    turn.look_again()
    assert turn.has_moved()


def test_a_page_is_gone_for_all_the_moment_the_press_says_so(running: Any) -> None:
    with running.connect() as line:
        for _ in range(3):
            line.sendall(GET + b"\r\n")
            assert b"200 OK" in until(line, b"runs again.")
        running.lay("ferry/index.html", b"<p>Withdrawn.</p>", status=410)
    answer = ask(running, "GET", "/ferry/")
    assert (answer.status, answer.content) == (410, b"<p>Withdrawn.</p>")  # type: ignore[attr-defined]


def test_a_reader_who_holds_the_page_is_told_so_from_memory(running: Any) -> None:
    etag = ask(running, "GET", "/ferry/").headers["etag"]
    for _ in range(3):
        answer = ask(running, "GET", "/ferry/", if_none_match=etag)
        assert (answer.status, answer.headers["etag"]) == (304, etag)
    assert ask(running, "GET", "/ferry/", if_none_match='"other"').status == 200
    assert ask(running, "GET", "/ferry/", range="bytes=0-3").status == 206


def test_a_large_file_comes_whole_and_in_parts(running: Any) -> None:
    content = bytes(range(256)) * (LARGEST // 256 + 5000)
    running.lay("film.mp4", content)
    for _ in range(2):
        assert ask(running, "GET", "/film.mp4").content == content  # type: ignore[attr-defined]
    part = ask(running, "GET", "/film.mp4", range="bytes=1000000-")
    assert part.content == content[1_000_000:]  # type: ignore[attr-defined]
    head = ask(running, "HEAD", "/film.mp4")
    assert (head.headers["content-length"], head.content) == (str(len(content)), b"")  # type: ignore[attr-defined]


def test_readings_after_a_large_file_are_answered_in_order(running: Any) -> None:
    running.lay("film.mp4", b"x" * (3 * LARGEST))
    with running.connect() as line:
        film = b"GET /film.mp4 HTTP/1.1\r\nhost: x\r\n\r\n"
        line.sendall(film + GET + b"\r\n" + film + GET + b"connection: close\r\n\r\n")
        got = until(line, b"never")
    assert len(got) > 6 * LARGEST
    assert got.count(b"HTTP/1.1 200 OK") == 4


def test_a_reader_beyond_the_places_is_asked_to_come_back(running: Any) -> None:
    running.hall.most = 1
    with running.connect() as one:
        one.sendall(GET + b"\r\n")
        until(one, b"runs again.")
        with running.connect() as other:
            assert until(other, b"never").startswith(b"HTTP/1.1 503")


def test_a_stream_asked_for_right_behind_a_page_begins_after_it(running: Any) -> None:
    with running.connect() as line:
        line.sendall(GET + b"\r\n" + b"GET /live/stream HTTP/1.1\r\nhost: x\r\n\r\n")
        got = until(line, b"retry: 3000\n\n")
    assert got.index(b"The ferry runs again.") < got.index(b"text/event-stream")


def test_a_head_that_is_not_the_same_to_the_byte_is_read(running: Any) -> None:
    with running.connect() as line:
        for _ in range(3):
            line.sendall(GET + b"\r\n")
            assert b"200 OK" in until(line, WORDS)
        line.sendall(GET + b"range: bytes=0-3\r\n\r\n")
        assert b"206 Partial" in until(line, b"<!do")
        line.sendall(GET + b"host: other.example\r\n\r\n")
        assert b"400 Bad" in until(line, b"never")


def test_only_so_many_heads_and_none_too_long_are_known_by_their_bytes(tmp_path: Path) -> None:
    (tmp_path / ".number").write_bytes((8).to_bytes(8, "little"))
    turn = Turn(tmp_path)
    turn.has_moved()
    ready = ReadyAnswers(turn)
    for number in range(MOST_HEADS + 1):
        ready.keep_head(b"%d" % number, b"answer")
    assert ready.by_head(b"0") == b"answer"
    assert ready.by_head(b"%d" % MOST_HEADS) is None
    ready.forget()
    ready.keep_head(b"x" * (LONGEST_HEAD + 1), b"answer")
    assert ready.by_head(b"x" * (LONGEST_HEAD + 1)) is None
    ready.close()


def test_an_answer_known_by_its_head_is_forgotten_when_the_number_moves(tmp_path: Path) -> None:
    number = tmp_path / ".number"
    number.write_bytes((8).to_bytes(8, "little"))
    turn = Turn(tmp_path)
    turn.has_moved()
    ready = ReadyAnswers(turn)
    ready.keep_head(b"head", b"answer")
    number.write_bytes((10).to_bytes(8, "little"))
    assert [ready.by_head(b"head") for _ in range(2)] == [None, None]
    ready.close()
