"""From the first house through the second to the third: nobody is present but at the first.

Three newsrooms as `copydesk houses` opens them, with all their processes, doors and folders.
"""

import datetime as dt
import html
import http.client
import re
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from urllib.parse import quote

import pytest

from copydesk.newsroom.house_story import HEADLINE
from copydesk.newsroom.houses import HOST, House
from copydesk.wire.http.signatures import Stamp, new_secret, sign
from journeys.running import waited_for
from propagation.three_houses import Desk, ThreeHouses, ask, headlines, is_there

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc")
WRONG, RIGHT = "240,000 crowns", "90,000 crowns"
LISTS = ("/", "/sea/", "/feed.json", "/feed.atom", "/feed.rss", "/live/ticker.json")
WITHIN = 120.0  # seconds; some three on an idle machine
MEDIA_TYPE = "application/vnd.copydesk.propagation+json"


@pytest.fixture
def houses(tmp_path: Path, migrated: Path) -> Iterator[ThreeHouses]:
    """All three, with the story they begin with."""
    first = tmp_path / "row" / "harbour"
    first.mkdir(parents=True)
    copyfile(migrated, first / "newsroom.sqlite3")
    running = ThreeHouses(tmp_path / "row")
    try:
        running.wait_until_open()
        yield running
    finally:
        running.close()


def test_the_third_corrects_and_kills_with_the_first_though_the_second_was_away(
    houses: ThreeHouses,
) -> None:
    first, second, third = houses.houses
    editor = houses.desk(first)
    key, path = editor.key_of(HEADLINE), f"/{dt.datetime.now(dt.UTC):%Y/%m/%d}/{slug()}/"
    assert WRONG in ask(third, path)[1]

    put_right(editor, key)
    waited_for(lambda: has_new_words(third, path), within=WITHIN)
    waited_for(lambda: "Far Gazette: acted – corrected" in table(editor, key), within=WITHIN)
    strangers_do_nothing(houses, path)

    houses.end(second)
    kill(editor, key)
    waited_for(lambda: ask(first, path)[0] == 410, within=WITHIN)
    assert ask(third, path)[0] == 200
    waited_for(lambda: is_there(second), within=WITHIN)
    for house in houses.houses:
        waited_for(lambda house=house: is_gone(house, path), within=WITHIN)

    waited_for(lambda: "Far Gazette: acted – withheld" in table(editor, key), within=WITHIN)
    told = table(editor, key)
    assert re.search(r"3 kill .* Island Post acted \d+ tries .* withheld", told), told
    assert re.search(r"2 correction .* Island Post acted .* corrected", told), told


def put_right(editor: Desk, key: str) -> None:
    """The chief alone corrects the figure, by the form of the desk."""
    address = f"/desk/correct/{key}/"
    form = editor.read(address)
    block, words = next(
        (name, html.unescape(text))
        for name, text in re.findall(r'name="(text-\w+)"[^>]*>\n([^<]*)<', form)
        if WRONG in text
    )
    draft = re.search(r'name="draft" value="(\d+)"', form)
    assert draft is not None, form
    typed = {block: words.replace(WRONG, RIGHT), "draft": draft[1]}
    came = editor.send(address, act="alone", kind="correction", severity="material", **typed)
    assert "/desk/review/" in came or "/desk/signatures/" in came, came


def kill(editor: Desk, key: str) -> None:
    """By the button of the review."""
    address = f"/desk/review/{key}/act/"
    editor.send(address, act="withdraw", kind="takedown", reason="The ferry never sailed.")


def has_new_words(house: House, path: str) -> bool:
    """Whether page, feeds, search and ticker tell the correction."""
    page, feed, found = (ask(house, at)[1] for at in (path, "/feed.json", search(RIGHT)))
    is_told = RIGHT in page and "Harbour Times has corrected" in page
    return is_told and RIGHT in feed and path in found and "correction" in kinds(house)


def is_gone(house: House, path: str) -> bool:
    """Whether the page says 410, and no list, feed, ticker or search names the story."""
    lists = [ask(house, at) for at in (*LISTS, search("Skerries"))]
    status, words = ask(house, path)
    is_silent = all(came == 200 and HEADLINE not in text for came, text in lists)
    return status == 410 and is_silent and RIGHT not in words and HEADLINE not in headlines(house)


def strangers_do_nothing(houses: ThreeHouses, path: str) -> None:
    """What is forged, altered, late or comes again is answered, counted, and changes nothing."""
    first, second, _ = houses.houses
    id, content = last_message(houses.data / second.key)
    now = dt.datetime.now(dt.UTC)
    before = state(houses.data / second.key)
    assert post(second, first, sign(second.secret, id, now, content), content) == (200, "known")
    late = sign(second.secret, id, now - dt.timedelta(minutes=10), content)
    forged = sign(new_secret(), "msg_new", now, content)
    stolen = sign(second.secret, id, now, content)
    altered = content.replace(b'"correction"', b'"kill"', 1)
    for stamp, sent in ((late, content), (forged, content), (stolen, altered)):
        assert post(second, first, stamp, sent)[0] == 401
    assert state(houses.data / second.key) == before
    with tables(houses.data / second.key) as asked:
        (told,) = asked.execute("SELECT refused, trouble FROM intake_pushdoorrow")
        (known,) = asked.execute("SELECT repeats FROM propagation_heardrow WHERE name = ?", [id])
    assert told == (3, "webhook-signature does not fit the secret and the bytes")
    assert known == (1,)
    assert ask(second, path)[0] == 200


def last_message(data: Path) -> tuple[str, bytes]:
    """The id and the very bytes of what a house heard last."""
    with tables(data) as asked:
        ((id, sha256),) = asked.execute(
            "SELECT heard.name, capture.sha256 FROM propagation_heardrow heard "
            "JOIN intake_capturerow capture ON capture.id = heard.capture_id "
            "ORDER BY heard.id DESC LIMIT 1"
        )
    (file,) = (data / "captures").rglob(f"*{sha256[4:]}*")
    return id, file.read_bytes()


def state(data: Path) -> list[int]:
    """How much a house has of what a delivery could make."""
    rows = ("intake_capturerow", "desk_arrivalrow", "desk_editionrow", "propagation_heardrow")
    with tables(data) as asked:
        return [asked.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in rows]


def tables(data: Path) -> sqlite3.Connection:
    """A house's tables, to be read."""
    return sqlite3.connect(f"file:{data / 'newsroom.sqlite3'}?mode=ro", uri=True)


def post(to: House, of: House, stamp: Stamp, content: bytes) -> tuple[int, str]:
    """Deliver at the door that a house keeps for another; the status and what it says of it."""
    headers = {
        "Content-Type": MEDIA_TYPE,
        "webhook-id": stamp.id,
        "webhook-timestamp": stamp.timestamp,
        "webhook-signature": stamp.signature,
    }
    asking = http.client.HTTPConnection(HOST, to.port, timeout=60)
    try:
        asking.request("POST", f"/wire/push/{of.key}/", content, headers)
        answer = asking.getresponse()
        found = re.search(rb'"state": "(\w+)"', answer.read())
        return answer.status, found[1].decode() if found else ""
    finally:
        asking.close()


def table(editor: Desk, key: str) -> str:
    """What the desk sees of who took the story, as words in a row."""
    page = editor.read(f"/desk/deliveries/story/{key}/").partition("<tbody>")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split()).replace(" :", ":")


def kinds(house: House) -> str:
    """The kinds of lines in a house's ticker."""
    return " ".join(re.findall(r'"kind":"(\w+)"', ask(house, "/live/ticker.json")[1]))


def search(words: str) -> str:
    """The address of a reader's question."""
    return f"/search/?q={quote(words)}"


def slug() -> str:
    """The readable part of the story's address."""
    return "-".join(HEADLINE.lower().split())
