"""What the intake's tests share: folders of their own, people of every role, a small web server."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from pytest_django import Settings

from copydesk.newsroom.intake import drop_folder


@pytest.fixture(autouse=True)
def folders(settings: Settings, tmp_path: Path) -> Path:
    settings.CAPTURES_ROOT = tmp_path / "captures"
    settings.DROP_ROOT = tmp_path / "drop"
    settings.BELL_ROOT = tmp_path / "bells"
    drop_folder._glances.clear()
    return tmp_path


@pytest.fixture
def signed_in(person: Callable[[str], User], client: Client) -> Callable[[str], Client]:
    """A browser in which somebody of a role has signed in; "" may do nothing but enter."""

    def enter(role: str) -> Client:
        client.force_login(person(role) if role else _visitor())
        return client

    return enter


def _visitor() -> User:
    user = User.objects.create_user(username="visitor")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


@dataclass
class Answer:
    """What the small server says at a path."""

    content: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Asked:
    """What the small server was asked."""

    path: str
    headers: dict[str, str]
    body: bytes = b""


@dataclass
class Web:
    """A web server on this machine; `asked` holds path and headers of every request."""

    netloc: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def put(
        self, path: str, content: bytes, *, status: int = 200, kind: str = "", **headers: str
    ) -> None:
        said = {"Content-Type": kind, **headers} if kind else headers
        self.answers[path] = Answer(content=content, status=status, headers=said)

    def address(self, path: str) -> str:
        return f"http://{self.netloc}{path}"

    @property
    def paths(self) -> list[str]:
        return [each.path for each in self.asked]


@pytest.fixture
def web(settings: Settings) -> Iterator[Web]:
    """The server, allowed by the house."""
    shown = Web(netloc="")

    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            said = {name.lower(): value for name, value in self.headers.items()}
            body = self.rfile.read(int(said.get("content-length", 0)))
            shown.asked.append(Asked(path=self.path, headers=said, body=body))
            answer = shown.answers.get(self.path, Answer(status=404))
            etag = answer.headers.get("ETag")
            is_known = etag is not None and self.headers.get("If-None-Match") == etag
            self.send_response(304 if is_known else answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            content = b"" if is_known else answer.content
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, format: str, *args: object) -> None:
            """Silence."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    shown.netloc = f"127.0.0.1:{server.server_port}"
    settings.WIRE_ALLOW = (shown.netloc,)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield shown
    server.shutdown()
    server.server_close()
