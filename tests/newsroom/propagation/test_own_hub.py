"""Our own hub: who asks for a feed is told of its news (W3C WebSub, 2018)."""

import datetime as dt
import hashlib
import hmac
import json
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.house import site
from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.logbook.models import LineRow
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.press import Press
from copydesk.newsroom.propagation import distributing, hub
from copydesk.newsroom.propagation.hub_rows import HubAskRow, HubPingRow, SubscriberRow
from copydesk.newsroom.propagation.models import DeliveryRow, TakerRow
from copydesk.wire.http.hubs import named_in
from newsroom.desk.copy_for_tests import feed

pytestmark = pytest.mark.django_db

URL = "https://paper.example"
TOPIC = f"{URL}/feed.atom"
NOW = timezone.now()
HOUR = dt.timedelta(hours=1)
State = DeliveryRow.State


@dataclass
class Told:
    """What a subscriber got."""

    headers: dict[str, str]
    body: bytes


@dataclass
class Subscriber:
    """A reader's program on this machine: it confirms what it asked for, and takes the news."""

    netloc: str
    confirms: bool = True
    status: int = 202
    asked: list[dict[str, str]] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    @property
    def callback(self) -> str:
        return f"http://{self.netloc}/callback?feed=7"


@pytest.fixture
def reader(settings: Settings) -> Iterator[Subscriber]:
    shown = Subscriber(netloc="")

    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            query = parse_qs(urlsplit(self.path).query)
            said = {name: values[0] for name, values in query.items()}
            shown.asked.append(said)
            self._answer(200 if shown.confirms else 404, said.get("hub.challenge", "").encode())

        def do_POST(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = self.rfile.read(int(headers.get("content-length", 0)))
            shown.told.append(Told(headers=headers, body=body))
            self._answer(shown.status, b"")

        def _answer(self, status: int, content: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Silence."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    shown.netloc = f"127.0.0.1:{server.server_port}"
    settings.WIRE_ALLOW = (shown.netloc,)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield shown
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def house(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house with a feed on its site."""
    settings.SITE_URL, settings.PRESS_ROOT, settings.FEED_HUBS = URL, tmp_path / "site", []
    settings.BELL_ROOT = tmp_path / "bells"
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    hub._lately.clear()
    lay(tmp_path / "site", "first")
    return tmp_path / "site"


@pytest.fixture
def press(house: Path) -> Press:
    return Press(SiteFolder(house))


def lay(root: Path, words: str, name: str = "feed.atom") -> bytes:
    """Lay a feed as the press does: another file under the same name."""
    root.mkdir(exist_ok=True)
    content = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>{words}</title></feed>".encode()
    coming = root / ".coming"
    coming.write_bytes(content)
    coming.replace(root / name)
    return content


def ask(client: Client, callback: str, mode: str = "subscribe", **more: str) -> int:
    named = {name.replace("_", ".", 1): value for name, value in more.items()}
    said = {"hub.mode": mode, "hub.callback": callback, "hub.topic": TOPIC, **named}
    return client.post("/hub/", said).status_code


def subscribed(client: Client, reader: Subscriber, **more: str) -> TakerRow:
    assert ask(client, reader.callback, **more) == 202
    hub.confirm(timezone.now())
    return TakerRow.objects.get(way="hub")


def test_who_asks_is_told_of_the_news_once_it_confirmed_that_it_was_it(
    client: Client, reader: Subscriber, house: Path
) -> None:
    taker = subscribed(client, reader, hub_secret="hush", hub_lease_seconds="86400")
    (question,) = reader.asked
    assert question["feed"] == "7"
    assert (question["hub.mode"], question["hub.topic"]) == ("subscribe", TOPIC)
    assert question["hub.lease_seconds"] == "86400"
    assert len(question["hub.challenge"]) >= 32
    content = lay(house, "second")
    assert distributing.distribute(NOW) == 1
    (told,) = reader.told
    assert told.body == content
    digits = hmac.new(b"hush", content, hashlib.sha256).hexdigest()
    assert told.headers["x-hub-signature"] == f"sha256={digits}"
    assert told.headers["content-type"] == "application/atom+xml"
    assert f'<{URL}/hub/>; rel="hub"' in told.headers["link"]
    assert f'<{TOPIC}>; rel="self"' in told.headers["link"]
    taker.refresh_from_db()
    assert taker.last_told == NOW
    assert (taker.active, taker.form, taker.topic) == (True, "atom", TOPIC)


def test_the_same_bytes_are_told_once_and_what_was_there_before_not_at_all(
    client: Client, reader: Subscriber, house: Path
) -> None:
    subscribed(client, reader)
    assert distributing.distribute(NOW) == 0
    lay(house, "second")
    lay(house, "third")
    assert (distributing.distribute(NOW), distributing.distribute(NOW)) == (1, 0)
    assert b"third" in reader.told[0].body
    assert "x-hub-signature" not in reader.told[0].headers


def test_nothing_goes_to_who_did_not_confirm(
    client: Client, reader: Subscriber, house: Path
) -> None:
    reader.confirms = False
    assert ask(client, reader.callback) == 202
    hub.confirm(timezone.now())
    lay(house, "second")
    assert distributing.distribute(NOW) == 0
    assert not TakerRow.objects.exists()
    assert not HubAskRow.objects.exists()


@pytest.mark.parametrize(
    "callback",
    [
        "",
        "callback",
        "ftp://reader.example/",
        "http://127.0.0.1:9/",
        "http://[::1]/",
        "http://10.1.2.3/callback",
        "http://169.254.169.254/latest/",
        "http://reader.internal/",
        "http://user:word@reader.example/",
        "https://reader.example:8443/",
        f"{URL}/hub/",
        "https://reader.example/" + "a" * 2000,
    ],
)
def test_no_question_goes_to_an_address_inside_or_in_disguise(
    client: Client, callback: str
) -> None:
    assert ask(client, callback) == 400
    assert not HubAskRow.objects.exists()


@pytest.mark.parametrize(
    "topic",
    [
        "https://other.example/feed.atom",
        f"{URL}/",
        f"{URL}/feed.xml",
        f"{URL}/missing/feed.atom",
        f"{URL}/../feed.atom",
        f"{URL}/%2e%2e/site/feed.atom",
        f"{URL}/feed.atom?x=1",
        f"{URL}/a%00/feed.atom",
    ],
)
def test_only_our_own_feeds_are_topics(client: Client, topic: str) -> None:
    assert ask(client, "https://reader.example/", hub_topic=topic) == 400


def test_a_feed_in_another_script_is_a_topic_by_its_address(client: Client, house: Path) -> None:
    folder = house / "topics" / "الطقس"
    folder.mkdir(parents=True)
    lay(folder, "weather", "feed.json")
    said = f"{URL}/topics/%D8%A7%D9%84%D8%B7%D9%82%D8%B3/feed.json"
    assert ask(client, "https://reader.example/", hub_topic=said) == 202


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"hub_mode": "publish"}, 400),
        ({"hub_lease_seconds": "soon"}, 400),
        ({"hub_lease_seconds": ""}, 202),
        ({"hub_secret": "s" * 200}, 400),
        ({"hub_secret": "s" * 199}, 202),
        ({"hub_verify": "sync", "verify_token": "x"}, 202),
    ],
)
def test_what_is_asked_is_looked_at_before_it_is_believed(
    client: Client, more: dict[str, str], status: int
) -> None:
    assert ask(client, "https://reader.example/", **more) == status


def test_one_host_cannot_be_asked_without_end(client: Client) -> None:
    answers = [
        ask(client, f"https://reader.example/{number}") for number in range(hub.MOST_ASKS_A_HOST)
    ]
    assert set(answers) == {202}
    refused = client.post(
        "/hub/",
        {"hub.mode": "subscribe", "hub.callback": "https://reader.example/x", "hub.topic": TOPIC},
    )
    assert refused.status_code == 429
    assert int(refused["retry-after"]) > 0
    assert ask(client, "https://another.example/") == 202


def test_asked_again_and_again_one_host_is_asked_by_us_so_often_and_no_more(
    client: Client, reader: Subscriber
) -> None:
    reader.confirms = False
    for _ in range(hub.ASKED_A_WHILE + 5):
        ask(client, reader.callback)
        hub.confirm(timezone.now())
    assert len(reader.asked) == hub.ASKED_A_WHILE


def test_a_callback_that_does_not_answer_is_asked_three_times(
    client: Client, settings: Settings
) -> None:
    settings.WIRE_ALLOW = ("127.0.0.1:9",)
    assert ask(client, "http://127.0.0.1:9/") == 202
    now = timezone.now()
    for _ in range(hub.MOST_TRIES):
        assert hub.confirm(now) == 1
        now += HOUR
    assert not HubAskRow.objects.exists()


def test_it_is_told_no_more_once_it_confirmed_that_too(
    client: Client, reader: Subscriber, house: Path
) -> None:
    taker = subscribed(client, reader)
    assert ask(client, reader.callback, "unsubscribe") == 202
    hub.confirm(timezone.now())
    taker.refresh_from_db()
    assert not taker.active
    lay(house, "second")
    assert distributing.distribute(NOW) == 0
    assert ask(client, reader.callback, "unsubscribe") == 404


def test_a_stranger_can_neither_end_nor_change_a_subscription(
    client: Client, reader: Subscriber
) -> None:
    subscribed(client, reader, hub_secret="hush")
    reader.confirms = False
    ask(client, reader.callback, "unsubscribe")
    ask(client, reader.callback, hub_secret="mine")
    hub.confirm(timezone.now())
    assert SubscriberRow.objects.get().secret == "hush"
    assert TakerRow.objects.get().active


def test_a_lease_ends_and_one_renewed_misses_nothing(
    client: Client, reader: Subscriber, house: Path
) -> None:
    taker = subscribed(client, reader, hub_lease_seconds="1")
    assert taker.lease_until is not None
    lasts = taker.lease_until - timezone.now()
    assert dt.timedelta(minutes=59) < lasts <= HOUR
    lay(house, "second")
    subscribed(client, reader, hub_lease_seconds="999999999")
    assert hub.end_old(timezone.now() + 2 * HOUR) == 0
    assert distributing.distribute(NOW) == 1
    assert hub.end_old(timezone.now() + hub.LONGEST_LEASE + HOUR) == 1
    lay(house, "third")
    assert distributing.distribute(NOW) == 0


def test_who_does_not_take_it_is_tried_later_and_then_gets_what_lies_there(
    client: Client, reader: Subscriber, house: Path
) -> None:
    taker = subscribed(client, reader)
    reader.status = 500
    lay(house, "second")
    assert distributing.distribute(NOW) == 0
    assert distributing.distribute(NOW) == 0
    assert len(reader.told) == 1
    taker.refresh_from_db()
    assert (taker.failures, taker.trouble) == (1, "answered 500")
    reader.status = 200
    lay(house, "third")
    assert distributing.distribute(NOW + HOUR) == 1
    assert b"third" in reader.told[-1].body
    taker.refresh_from_db()
    assert (taker.failures, taker.trouble) == (0, "")


def test_who_says_it_is_gone_is_asked_no_more(
    client: Client, reader: Subscriber, house: Path
) -> None:
    taker = subscribed(client, reader)
    reader.status = 410
    lay(house, "second")
    distributing.distribute(NOW)
    taker.refresh_from_db()
    assert not taker.active


def test_when_a_feed_is_gone_its_subscribers_hear_so(
    client: Client, reader: Subscriber, house: Path
) -> None:
    subscribed(client, reader)
    (house / "feed.atom").unlink()
    distributing.distribute(timezone.now())
    hub.confirm(timezone.now())
    assert reader.asked[-1]["hub.mode"] == "denied"
    assert reader.asked[-1]["hub.reason"] == "the feed is gone"
    assert not HubAskRow.objects.exists()


def test_a_story_its_update_and_its_kill_stand_on_the_table_of_a_subscriber(
    client: Client, reader: Subscriber, press: Press, editor: User, chief: User,
    bring: Callable[..., list[StoryRow]],
) -> None:  # fmt: skip
    taker = subscribed(client, reader)
    (row,) = bring(feed())
    actions.publish(row, by=editor)
    press.empty_outbox(timezone.now())
    assert list(taker.deliveries.values_list("state", "kind")) == [(State.WAITING, "new")]
    assert distributing.distribute(timezone.now()) == 1
    assert row.headline.encode() in reader.told[-1].body
    assert taker.deliveries.get().state == State.ACKNOWLEDGED
    row.refresh_from_db()
    actions.withdraw(row, by=chief, reason="It was false.")
    press.empty_outbox(timezone.now())
    distributing.distribute(timezone.now())
    assert row.headline.encode() not in reader.told[-1].body
    kill = taker.deliveries.get(kind="kill")
    assert (kill.state, kill.acknowledged_at is not None) == (State.ACKNOWLEDGED, True)
    told = LineRow.objects.filter(story=row.key, act="told").values_list("what", flat=True)
    assert [json.loads(line)["more"] for line in told] == [{"takers": [taker.key]}] * 2


def test_our_feeds_name_our_hub(
    press: Press, editor: User, bring: Callable[..., list[StoryRow]], house: Path
) -> None:
    (row,) = bring(feed())
    actions.publish(row, by=editor)
    press.empty_outbox(timezone.now())
    assert site().hubs == (f"{URL}/hub/",)
    for name in ("feed.rss", "feed.atom", "feed.json"):
        named = named_in((house / name).read_bytes(), base=URL)
        assert (named.hubs, named.topic) == ((f"{URL}/hub/",), f"{URL}/{name}")


def test_hubs_elsewhere_are_named_and_told_in_place_of_ours(
    client: Client, reader: Subscriber, press: Press, editor: User, settings: Settings,
    bring: Callable[..., list[StoryRow]],
) -> None:  # fmt: skip
    settings.FEED_HUBS = [f"http://{reader.netloc}/hub"]
    assert ask(client, "https://reader.example/") == 404
    (row,) = bring(feed())
    actions.publish(row, by=editor)
    press.empty_outbox(timezone.now())
    waiting = HubPingRow.objects.count()
    assert waiting >= 3
    while HubPingRow.objects.exists():
        assert distributing.ping(timezone.now())
    forms = [parse_qs(told.body.decode()) for told in reader.told]
    assert len(forms) == waiting
    assert {form["hub.mode"][0] for form in forms} == {"publish"}
    assert TOPIC in {form["hub.url"][0] for form in forms}


def test_a_hub_elsewhere_that_is_away_is_told_later(reader: Subscriber) -> None:
    reader.status = 503
    HubPingRow.objects.create(
        key="k", hub=f"http://{reader.netloc}/", topic=TOPIC, at=NOW, next_try=NOW
    )
    assert distributing.ping(NOW) == 0
    row = HubPingRow.objects.get()
    assert row.next_try > NOW
    assert row.trouble == "answered 503"
