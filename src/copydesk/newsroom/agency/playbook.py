"""The sample's playbook: what each fictional source sends, in which form, and when.

Read once from a folder; from then on functions of the playbook and a `Moment`. A feed holds what
has appeared by the moment, newest first; a later delivery with the same guid takes the place of
the earlier one, as in any agency's feed.
"""

import datetime as dt
import json
import tomllib
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from copydesk.errors import BadRecord
from copydesk.newsroom.agency.moment import Moment, fill
from copydesk.story.codec import from_plain
from copydesk.story.record import Record

DateTime = dt.datetime
Form = Literal["feed", "page", "drop", "paste"]
Kind = Literal["new", "update", "correction", "kill"]

HERE = "<!-- items -->"
FEED_TYPES = MappingProxyType(
    {
        ".rss": "application/rss+xml",
        ".atom": "application/atom+xml",
        ".json": "application/feed+json",
    }
)


class Delivery(Record, frozen=True):
    """One thing a source sends, `after` so many seconds.

    `file` is its path under `agencies/SOURCE/`, `guid` the source's own id as it stands in the
    copy ("" where the form has none), `kind` what it does to an earlier delivery with that guid.
    `publish` says that the demonstration prints it at the start, in `section`,
    its pictures `gathers`-ed into one gallery; `shows` tells what it is there to show.
    """

    source: str
    form: Form
    file: str
    after: int = 0
    guid: str = ""
    kind: Kind = "new"
    publish: bool = False
    section: str = ""
    gathers: bool = False
    shows: str = ""

    @property
    def file_name(self) -> str:
        """The name it has in a drop folder."""
        return self.file.rpartition("/")[2]


class _Sheet(Record, frozen=True):
    delivery: tuple[Delivery, ...]


class Playbook(Record, frozen=True):
    """All deliveries with their content, by `SOURCE/FILE`, and the feeds they are put in."""

    deliveries: tuple[Delivery, ...]
    contents: dict[str, bytes]
    feeds: dict[str, str]


class Document(Record, frozen=True):
    """What the agency serves: content, media type, when it last changed."""

    content: bytes
    media_type: str
    changed: DateTime


def read_playbook(folder: Path) -> Playbook:
    """The playbook in a sample folder. Raises `BadRecord` where it names what is not there."""
    place = str(folder / "playbook.toml")
    sheet = from_plain(_toml(folder / "playbook.toml"), _Sheet, place=place)
    contents = {
        f"{delivery.source}/{delivery.file}": _content(folder, delivery, place=place)
        for delivery in sheet.delivery
    }
    pulled = {delivery.source for delivery in sheet.delivery if delivery.form == "feed"}
    feeds = {source: _feed_file(folder, source, place=place) for source in sorted(pulled)}
    for source, name in feeds.items():
        contents[f"{source}/{name}"] = (folder / "agencies" / source / name).read_bytes()
    return Playbook(deliveries=sheet.delivery, contents=contents, feeds=feeds)


def feed_at(playbook: Playbook, source: str, moment: Moment) -> Document | None:
    """A source's feed as it stands at a moment; None if the source has no feed."""
    name = playbook.feeds.get(source)
    if name is None:
        return None
    shown = _current(playbook, source, moment)
    changed = _changed(shown, moment)
    pieces = [_filled(playbook, delivery, moment, changed=changed) for delivery in shown]
    frame = _text(playbook, f"{source}/{name}", moment, changed=changed)
    suffix = Path(name).suffix
    whole = _json_feed(frame, pieces) if suffix == ".json" else _xml_feed(frame, pieces)
    return Document(content=whole.encode(), media_type=FEED_TYPES[suffix], changed=changed)


def pages_at(playbook: Playbook, source: str, moment: Moment) -> tuple[Delivery, ...]:
    """The single pages a source shows at a moment, newest first."""
    return _visible(playbook, source, "page", moment)


def page_at(playbook: Playbook, source: str, name: str, moment: Moment) -> Document | None:
    """One page by its name (file name without ending); None while it is not there."""
    for delivery in pages_at(playbook, source, moment):
        if page_name(delivery) == name:
            content = content_of(playbook, delivery, moment)
            changed = _changed((delivery,), moment)
            return Document(content=content, media_type="text/html", changed=changed)
    return None


def page_name(delivery: Delivery) -> str:
    """The name a page has in its address."""
    return delivery.file_name.rpartition(".")[0]


def due(playbook: Playbook, elapsed: float) -> tuple[Delivery, ...]:
    """What has been dropped in the folder or is waiting to be pasted by then, in order."""
    handed = (each for each in playbook.deliveries if each.form in ("drop", "paste"))
    return tuple(sorted((each for each in handed if each.after <= elapsed), key=_after))


def content_of(playbook: Playbook, delivery: Delivery, moment: Moment) -> bytes:
    """A delivery as it leaves the agency: dates filled, or byte for byte where it is not text."""
    try:
        return _filled(playbook, delivery, moment, changed=moment.start).encode()
    except UnicodeDecodeError:
        return playbook.contents[f"{delivery.source}/{delivery.file}"]


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadRecord(place=str(file), reason=str(error)) from error


def _content(folder: Path, delivery: Delivery, *, place: str) -> bytes:
    home = (folder / "agencies" / delivery.source).resolve()
    file = (home / delivery.file).resolve()
    if not file.is_relative_to(home) or not file.is_file():
        raise BadRecord(place=place, reason=f"no file {delivery.source}/{delivery.file}")
    return file.read_bytes()


def _feed_file(folder: Path, source: str, *, place: str) -> str:
    for suffix in FEED_TYPES:
        if (folder / "agencies" / source / f"feed{suffix}").is_file():
            return f"feed{suffix}"
    raise BadRecord(place=place, reason=f"source “{source}” has no feed.rss, .atom or .json")


def _after(delivery: Delivery) -> int:
    return delivery.after


def _visible(playbook: Playbook, source: str, form: Form, moment: Moment) -> tuple[Delivery, ...]:
    shown = (
        delivery
        for delivery in playbook.deliveries
        if delivery.source == source and delivery.form == form and delivery.after <= moment.elapsed
    )
    return tuple(sorted(shown, key=_after, reverse=True))


def _current(playbook: Playbook, source: str, moment: Moment) -> tuple[Delivery, ...]:
    newest: dict[str, Delivery] = {}
    for delivery in _visible(playbook, source, "feed", moment):
        newest.setdefault(delivery.guid, delivery)
    return tuple(newest.values())


def _changed(shown: tuple[Delivery, ...], moment: Moment) -> DateTime:
    latest = max((delivery.after for delivery in shown), default=0)
    return (moment.start + dt.timedelta(seconds=latest)).replace(microsecond=0)


def _filled(playbook: Playbook, delivery: Delivery, moment: Moment, *, changed: DateTime) -> str:
    return _text(playbook, f"{delivery.source}/{delivery.file}", moment, changed=changed)


def _text(playbook: Playbook, key: str, moment: Moment, *, changed: DateTime) -> str:
    return fill(playbook.contents[key].decode(), moment, changed=changed, place=key)


def _xml_feed(frame: str, pieces: list[str]) -> str:
    return frame.replace(HERE, "\n".join(piece.strip() for piece in pieces))


def _json_feed(frame: str, pieces: list[str]) -> str:
    whole = json.loads(frame)
    whole["items"] = [json.loads(piece) for piece in pieces]
    return json.dumps(whole, ensure_ascii=False, indent=1)
