"""A message of `urn:copydesk:propagation:1` as it came: its envelope, apart from the item in it.

`docs/propagation.md` describes the profile. What a reader does not know it leaves aside.
"""

from collections.abc import Iterator
from typing import Any

from copydesk.errors import UnreadableCapture
from copydesk.story.record import Record
from copydesk.story.sent_change import SentChange, SentPassage
from copydesk.story.story import Advice, Capture, Status
from copydesk.wire import dates, plain
from copydesk.wire.jsontree import number, objects, parse, string

PROFILE = "urn:copydesk:propagation:1"
MEDIA_TYPE = "application/vnd.copydesk.propagation+json"
FORMAT = "propagation"
MOST_CHANGES, MOST_PASSAGES = 500, 2_000
LONGEST_NAME, LONGEST_ADDRESS, LONGEST_WORDS = 200, 2_000, 20_000
RIGHTED = ("correction", "editors_note")
ADVICE: dict[str, Advice] = {
    "update": "update",
    "correction": "correction",
    "release": "release",
    "withhold": "withhold",
    "kill": "kill",
}


class Envelope(Record, frozen=True):
    """What a message says beside its item; `item` is that, as JSON data.

    `id` is the message's own, `receipts` where its sender wants to be told what was done, ""
    where it does not ask.
    """

    id: str
    signal: str
    item: dict[str, Any]
    receipts: str = ""
    before: int = 0
    changes: tuple[SentChange, ...] = ()
    passages: tuple[SentPassage, ...] = ()

    @property
    def status(self) -> Status:
        """What the message alone says of whether its item may be used."""
        held: dict[str, Status] = {"kill": "canceled", "withhold": "withheld"}
        return held.get(self.signal, "usable")

    @property
    def advice(self) -> Advice:
        """What its sender calls the delivery."""
        kinds = {change.kind for change in self.changes}
        if self.signal == "correction" and "clarification" in kinds.difference(RIGHTED):
            return "correction" if kinds.intersection(RIGHTED) else "clarification"
        return ADVICE.get(self.signal, "")


def is_named(head: str) -> bool:
    """Whether the beginning of a document names the profile."""
    before, found, _ = head.partition(f'"{PROFILE}"')
    return bool(found) and before.rstrip().removesuffix(":").rstrip().endswith('"profile"')


def envelope(capture: Capture) -> Envelope:
    """The message in a capture. Raises `UnreadableCapture` where it keeps not to the profile."""
    sent = parse(capture, format=FORMAT)
    if sent.get("profile") != PROFILE:
        raise _refused(capture, f"its profile is not {PROFILE}")
    id, item = string(sent.get("id")), sent.get("item")
    if not id or len(id) > LONGEST_NAME:
        raise _refused(capture, "a message must have an id, of 200 characters at most")
    if not isinstance(item, dict):
        raise _refused(capture, "a message must have an item")
    story = next(iter(objects(sent.get("story"))), {})
    return Envelope(
        id=id,
        signal=string(sent.get("signal")).strip().lower(),
        item=item,
        receipts=_address(sent.get("receipts")),
        before=number(story.get("before")),
        changes=tuple(_changes(sent)),
        passages=tuple(_passages(sent)),
    )


def _refused(capture: Capture, reason: str) -> UnreadableCapture:
    return UnreadableCapture(place=capture.place, reason=reason, format=FORMAT)


def _changes(sent: dict[str, Any]) -> Iterator[SentChange]:
    for one in objects(sent.get("changes"))[:MOST_CHANGES]:
        corrects = one.get("corrects")
        yield SentChange(
            edition=number(one.get("edition")),
            kind=_words(one, "kind").lower(),
            severity=_words(one, "severity").lower(),
            was=_words(one, "was"),
            right=_words(one, "right"),
            notice=_words(one, "notice"),
            why=_words(one, "why"),
            at=dates.parse(string(one.get("at"))),
            reported=dates.parse(string(one.get("reported"))),
            decided=dates.parse(string(one.get("decided"))),
            known_since=dates.parse(string(one.get("known_since"))),
            corrects=tuple(map(number, corrects[:100])) if isinstance(corrects, list) else (),
        )


def _passages(sent: dict[str, Any]) -> Iterator[SentPassage]:
    for one in objects(sent.get("passages"))[:MOST_PASSAGES]:
        yield SentPassage(key=_words(one, "key"), was=_words(one, "was"), now=_words(one, "is"))


def _words(sent: dict[str, Any], name: str) -> str:
    return plain.squeeze(string(sent.get(name))[:LONGEST_WORDS])


def _address(value: object) -> str:
    said = string(value).strip()
    is_web = said.lower().startswith(("http://", "https://"))
    return said if is_web and len(said) <= LONGEST_ADDRESS else ""
