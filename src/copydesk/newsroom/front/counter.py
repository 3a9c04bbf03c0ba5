"""Where readers' requests go: to a shelf, to the stream, or on to the desk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from copydesk.newsroom.front.answer import Answer, Header, short
from copydesk.newsroom.front.asked import FIELDS, Asked
from copydesk.newsroom.front.ready import ReadyAnswers
from copydesk.newsroom.front.shelf import Shelf, chosen
from copydesk.story.record import replace

STREAM = b"/live/stream"
LAST_SEEN = b"last-event-id"
BODY = (b"content-length", b"transfer-encoding")
EXPECT = b"expect"
MATTER = frozenset({*FIELDS, *BODY, EXPECT, LAST_SEEN, b"host"})
READS = (b"GET", b"HEAD")
COME_BACK = 15  # seconds after which a reader turned away may ask again


@dataclass(frozen=True, kw_only=True)
class Counter:
    """All that is answered without the desk. `room` are the first parts of the desk's addresses."""

    site: Shelf
    static: Shelf
    media: Shelf
    ready: ReadyAnswers
    room: frozenset[bytes] = frozenset()

    def is_for_desk(self, target: bytes) -> bool:
        """Whether the desk answers at this address."""
        return target.partition(b"?")[0][1:].split(b"/", 1)[0] in self.room

    def answer(self, method: bytes, target: bytes, told: Mapping[bytes, bytes]) -> Answer:
        """The answer to a request that is not for the desk; `told` as `matters` gives it."""
        if method not in READS:
            return short(405, (b"allow", b"GET, HEAD"))
        path, _, query = target.partition(b"?")
        asked = read(method, path, query, told)
        coded = self.site.coded(asked)
        if coded is not None:
            if method == b"GET":
                self.ready.keep(target, asked.accepts, coded)
            return chosen(coded, asked)
        return self._other(asked) or self.site.not_found(asked)

    def _other(self, asked: Asked) -> Answer | None:
        """What lies on another shelf; the press lays style of its own under `/static/` too."""
        for mount, shelf in ((b"/static", self.static), (b"/media", self.media)):
            if asked.path.startswith(mount + b"/"):
                return shelf.answer(replace(asked, path=asked.path.removeprefix(mount)))
        return self.site.instead(asked)


def come_back() -> Answer:
    """What a reader is told for whom there is no room now."""
    return short(503, (b"retry-after", b"%d" % COME_BACK), (b"cache-control", b"no-store"))


def matters(headers: Iterable[Header]) -> dict[bytes, bytes]:
    """The headers that matter here, in small letters; those sent twice are one list."""
    lines = [(own, value) for name, value in headers if (own := name.lower()) in MATTER]
    told = dict(lines)
    if len(told) != len(lines):
        for name in told:
            told[name] = b", ".join(value for own, value in lines if own == name)
    return told


def read(method: bytes, path: bytes, query: bytes, told: Mapping[bytes, bytes]) -> Asked:
    """A request as shelves know it."""
    fields = {FIELDS[name]: value for name, value in told.items() if name in FIELDS}
    return Asked(path=path, query=query, is_head=method == b"HEAD", **fields)
