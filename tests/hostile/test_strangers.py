"""Strangers at the front, the login and the report form: they get what is theirs, no traceback."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.reports.rows import TallyRow
from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from hostile import active
from hostile.vectors import some, vectors
from newsroom.corrections.sending import address, send
from newsroom.desk.copy_for_tests import feed
from newsroom.serving.conftest import WORDS, Running

SECRET = b"a secret beside the site"
METHODS = ("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "PROPFIND", "FOO")
PASSWORD = "nine days in port"


@pytest.fixture
def attacks(shared: Path) -> Path:
    """The folder of vectors."""
    return shared / "bench" / "attacks"


@pytest.fixture
def front(tmp_path: Path) -> Iterator[Running]:
    """A running front; beside its folders lies what nobody may read."""
    (tmp_path / "secret-key").write_bytes(SECRET)
    (tmp_path / "win.ini").write_bytes(SECRET)
    for name in ("static", "media"):
        (tmp_path / name).mkdir()
    made = Running(tmp_path, most=3)
    yield made
    made.stop()


@pytest.fixture
def edition(bring: Callable[..., list[StoryRow]], editor: User) -> EditionRow:
    """A published story."""
    (row,) = bring(feed())
    return actions.publish(row, by=editor)


def ask(
    front: Running, target: bytes, head: bytes = b"host: x\r\n", method: bytes = b"GET"
) -> bytes:
    """What the front answers to these very bytes."""
    with front.connect() as line:
        line.sendall(b"%b %b HTTP/1.1\r\n%bconnection: close\r\n\r\n" % (method, target, head))
        got = b""
        while piece := line.recv(65536):
            got += piece
    return got


def status(answer: bytes) -> int:
    """The status of an answer; 0 where the front hung up."""
    found = re.match(rb"HTTP/1.1 (\d+)", answer)
    return int(found[1]) if found else 0


def in_target(text: str) -> bytes:
    """Text as a client that escapes nothing but blanks and controls would send it."""
    raw = text.encode("utf-8", "replace")
    return re.sub(rb"[\x00-\x20\x7f]", lambda found: b"%%%02X" % found[0][0], raw)


@pytest.mark.parametrize("folder", [b"/", b"/static/", b"/media/", b"/ferry/"])
def test_no_path_leads_out_of_the_folders(front: Running, attacks: Path, folder: bytes) -> None:
    ours = ["../secret-key", "%2e%2e/secret-key", "..%2fsecret-key", "..%5csecret-key", ".%00./x"]
    for path in [*ours, *(one.payload for one in vectors(attacks, "path"))]:
        for depth in (b"", b"../"):
            answer = ask(front, folder + depth + in_target(path).lstrip(b"/"))
            assert SECRET not in answer, path
            assert status(answer) in {0, 400, 404}, path


def test_no_header_changes_what_the_next_reader_gets(front: Running, attacks: Path) -> None:
    usual = ask(front, b"/ferry/").partition(b"\r\n\r\n")[2]
    assert usual == WORDS
    for vector in vectors(attacks, "own"):
        if vector.kind == "cache":
            told = {"host": "x", **json.loads(vector.payload)}
            head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
            assert status(ask(front, b"/ferry/", head.encode())) < 500, vector.id
            assert ask(front, b"/ferry/").partition(b"\r\n\r\n")[2] == usual, vector.id


def test_no_line_end_in_an_address_makes_a_header(front: Running, attacks: Path) -> None:
    own = (one for one in vectors(attacks, "own") if one.kind == "header")
    for vector in [*vectors(attacks, "header"), *own]:
        for before in (b"/ferry/", b"/live/stream?since=", b"/"):
            answer = ask(front, before + in_target(vector.payload), method=b"HEAD")
            names = re.findall(rb"(?m)^([\w-]+):", answer)
            assert not {b"set-cookie", b"location", b"bcc"} & {one.lower() for one in names}


@pytest.mark.parametrize("method", METHODS)
def test_a_page_is_only_read(front: Running, method: str) -> None:
    for path in (b"/ferry/", b"/live/stream", b"/static/x.css", b"/media/x.jpg", b"/none/"):
        assert status(ask(front, path, method=method.encode())) in {0, 400, 405}, path


def test_odd_requests_are_answered_or_hung_up_on(front: Running) -> None:
    long = [b"/ferry/?" + b"a=1&" * 9000, b"/" + b"a" * 30_000, b"/ferry/?" + b"%" * 500]
    odd = [b"*", b"http://evil.example/ferry/", b"//evil.example/", b"/ferry/;a=b", b"/%ff/"]
    for target in [*long, *odd]:
        answer = ask(front, target)
        assert status(answer) in {0, 200, 400, 404, 414, 431}, target
        assert b"evil.example" not in answer.partition(b"\r\n\r\n")[0]
    for head in (
        b"content-length: -1\r\n",
        b"content-length: 9\r\ncontent-length: 1\r\n",
        b"\0: 1\r\n",
    ):
        assert status(ask(front, b"/ferry/", b"host: x\r\n" + head)) in {0, 200, 400}
    assert status(ask(front, b"/ferry/")) == 200


@pytest.mark.django_db
def test_the_login_never_leads_off_the_site(client: Client, editor: User, attacks: Path) -> None:
    editor.set_password(PASSWORD)
    editor.save()
    own = [one for one in vectors(attacks, "own") if one.kind == "redirect"]
    for vector in [*some(attacks, "redirect"), *own]:
        door = f"/desk/login/?next={quote(vector.payload, safe='')}"
        told = {"username": "editor", "password": PASSWORD, "next": vector.payload}
        client.logout()
        answer = client.post(door, told)
        assert answer.status_code == 302, vector.payload
        place = answer["location"].replace("\\", "/")
        assert urlsplit(urljoin("http://testserver/desk/", place)).netloc == "testserver"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "host", ["evil.example", "testserver@evil.example", "", "..", "a b", "[::1"]
)
def test_the_room_answers_to_no_other_name(client: Client, settings: Settings, host: str) -> None:
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    for path in ("/desk/login/", "/report/", "/desk/queue/"):
        answer = client.get(path, headers={"host": host})
        assert answer.status_code == 400
        assert b"evil" not in answer.content


@pytest.mark.django_db
def test_what_a_reader_reports_is_shown_as_text_everywhere(
    edition: EditionRow,
    attacks: Path,
    client: Client,
    editor: User,
) -> None:
    wanted = {"report_text", "reporter_name", "correction_text"}
    words = [one.payload for one in some(attacks, "own") if one.where in wanted]
    words += [one.payload for one in some(attacks, "html")[::6]]
    client.force_login(editor)
    # The second is merged with the first, as many of the others are: its screen has other parts.
    for told in ["It was 240,001.", "It was 240,001 crowns.", *words]:
        TallyRow.objects.all().delete()  # none of them is asked to wait
        told = told.encode("utf-8", "replace").decode()
        text = f"{told} is wrong here"
        answer = send(client, address(edition), text=text, right=told, link=told)
        assert answer.status_code in {303, 422}
        page = client.get(answer["location"]) if answer.status_code == 303 else answer
        assert active.on_page(page.content.decode()) == []
    usual, merged, *attacked = [
        triage(client, report) for report in ReportRow.objects.order_by("pk")
    ]
    assert len(attacked) > len(words) / 2
    for page in attacked:
        assert active.on_page(page) == active.on_page(usual)
        assert not +(active.acting(page) - (active.acting(usual) | active.acting(merged)))


def triage(client: Client, report: ReportRow) -> str:
    """The desk's screen of a report, and of the correction that may follow, without other ones."""
    ReportRow.objects.exclude(pk=report.pk).update(story=report.story, block="elsewhere")
    page = client.get(f"/desk/reports/{report.pk}/").content.decode()
    form = client.get(f"/desk/correct/{report.story.key}/?report={report.pk}").content.decode()
    return page + form


@pytest.mark.django_db
def test_the_report_form_withstands_broken_posts(edition: EditionRow, client: Client) -> None:
    form = address(edition)
    odd = [
        {},
        {"token": "x" * 100_000},
        {"token": "\0", "text": "\0" * 50, "kind": "\0"},
        {"text": "x" * 200_000, "kind": "figure", "token": ""},
        {f"field{n}": "1" for n in range(900)},
    ]
    for told in odd:
        assert client.post(form, told).status_code in {400, 403, 410, 413, 422, 429}
    for query in ("story=%00&edition=1", "story=a&edition=" + "9" * 5000, "story=a&edition=%D9%A1"):
        assert client.get(f"/report/?{query}&block=%00%ff").status_code in {400, 404}
    for query in ("address=http://[", "address=%00", "address=//%5cevil.example/"):
        assert client.get(f"/report/?{query}").status_code in {200, 404}
    many = {f"field{n}": "1" for n in range(1200)}
    assert client.post(form, many).status_code == 400
    assert (
        client.post(form, b"\xff" * 50, content_type="multipart/form-data; boundary=x").status_code
        < 500
    )
    assert not ReportRow.objects.exists()
