"""Where readers' requests go: to a shelf, to the stream, or on to the desk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from copydesk.newsroom.front.answer import Answer, Header, answer, short
from copydesk.newsroom.front.asked import FIELDS, Asked
from copydesk.newsroom.front.shelf import Shelf
from copydesk.newsroom.live.hub import Hub
from copydesk.story.record import replace

STREAM = b"/live/stream"
LAST_SEEN = b"last-event-id"
BODY = (b"content-length", b"transfer-encoding")
MATTER = frozenset({*FIELDS, *BODY, LAST_SEEN})
READS = (b"GET", b"HEAD")
COME_BACK = 15  # seconds after which a reader turned away may ask for a stream again


@dataclass(frozen=True, kw_only=True)
class Counter:
    """All that is answered without Django. `room` are the first parts of Django's addresses."""

    site: Shelf
    static: Shelf
    media: Shelf
    hub: Hub
    room: frozenset[bytes] = frozenset()

    def answer(self, method: bytes, target: bytes, told: Mapping[bytes, bytes]) -> Answer | None:
        """The answer, or None where Django has to be asked; `told` as `matters` gives it."""
        path, _, query = target.partition(b"?")
        first = path[1:].split(b"/", 1)[0]
        if first in self.room:
            return None
        if method not in READS:
            return short(405, (b"allow", b"GET, HEAD"))
        asked = read(method, path, query, told)
        return self._found(first, asked) or self.site.not_found(asked)

    def stream_head(self) -> Answer:
        """The head of a stream, or what a reader is told for whom there is no room."""
        if self.hub.is_full:
            wait = (b"retry-after", b"%d" % COME_BACK)
            return short(503, wait, (b"cache-control", b"no-store"))
        lines = [
            (b"content-type", b"text/event-stream; charset=utf-8"),
            (b"cache-control", b"no-store"),
            (b"x-accel-buffering", b"no"),
            (b"connection", b"close"),
            *self.site.part.headers,
        ]
        return answer(200, lines)

    def _found(self, first: bytes, asked: Asked) -> Answer | None:
        if first == b"static":
            # The press lays its own style and scripts under the same address.
            return self.site.answer(asked) or _inside(self.static, b"/static", asked)
        if first == b"media":
            return _inside(self.media, b"/media", asked)
        return self.site.answer(asked)


def matters(headers: Iterable[Header]) -> dict[bytes, bytes]:
    """The headers that matter here; of one sent twice the last counts."""
    return {name: value for name, value in headers if name in MATTER}


def read(method: bytes, path: bytes, query: bytes, told: Mapping[bytes, bytes]) -> Asked:
    """A request as shelves know it."""
    fields = {FIELDS[name]: value for name, value in told.items() if name in FIELDS}
    return Asked(path=path, query=query, is_head=method == b"HEAD", **fields)


def since(query: bytes, told: Mapping[bytes, bytes]) -> int | None:
    """The number of the last line a returning reader has seen; None for a new one."""
    asked = parse_qs(query.decode("latin-1")).get("since", [""])[0]
    number = told.get(LAST_SEEN, b"").decode("latin-1").strip() or asked
    return int(number) if number.isascii() and number.isdigit() and len(number) < 19 else None


def _inside(shelf: Shelf, mount: bytes, asked: Asked) -> Answer | None:
    return shelf.answer(replace(asked, path=asked.path.removeprefix(mount)))
