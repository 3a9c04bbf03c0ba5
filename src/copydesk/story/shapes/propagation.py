"""A change carried to those who took the copy: the profile `urn:copydesk:propagation:1`.

ninjs has no field for what was wrong and what is right; the profile says it beside the item, which
is whole and valid ninjs 3.1, so that who knows no profile may read the item alone.
`docs/propagation.md` describes it, `docs/propagation.schema.json` is its schema.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Literal

from copydesk.story.blocks import plain_text
from copydesk.story.change import Change, ChangeKind
from copydesk.story.diff import compare_blocks
from copydesk.story.edition import Edition
from copydesk.story.record import Record
from copydesk.story.sent_change import SentPassage
from copydesk.story.shapes.imprint import Imprint
from copydesk.story.shapes.ninjs import Ninjs, to_ninjs
from copydesk.story.shapes.outgoing import SIGNALS, name_of, note_of, stamp

PROFILE = "urn:copydesk:propagation:1"
MEDIA_TYPE = "application/vnd.copydesk.propagation+json"
Signal = Literal["", "new", "update", "correction", "release", "withhold", "kill"]
# Where more than these have changed the item itself tells it better.
MOST_PASSAGES = 500
RELEASED = "HOLD LIFTED: this story may be used again."
RANK: tuple[Signal, ...] = ("", "update", "correction")


class Step(Record, frozen=True):
    """A change with the editions whose notices it puts right, the latest first."""

    change: Change
    corrects: tuple[int, ...] = ()


class Sending(Record, frozen=True):
    """An edition on its way to one taker.

    `before` is the edition the taker has, None where it has none; `steps` are the changes since,
    newest first: who missed an edition is told of all that it missed. `was_withdrawn` where the
    taker was told, or may have been, not to use it. `receipts` is where it may tell what it did.
    """

    id: str
    edition: Edition
    before: Edition | None = None
    steps: tuple[Step, ...] = ()
    was_withdrawn: bool = False
    receipts: str = ""


def signal_of(sending: Sending) -> Signal:
    """What the edition is to the one the taker has; "" where no fact was touched."""
    edition = sending.edition
    if edition.withdrawn:
        return "withhold" if edition.kind is ChangeKind.WITHHOLD else "kill"
    if sending.was_withdrawn:
        return "release"
    if sending.before is None:
        return "new"
    said = (_signal(step.change.kind) for step in sending.steps)
    return max(said, key=RANK.index, default=_signal(edition.kind))


def to_message(sending: Sending, imprint: Imprint) -> dict[str, Any]:
    """The message, as plain JSON data; the same for the same sending."""
    edition = sending.edition
    name = name_of(edition, imprint)
    said = {
        "profile": PROFILE,
        "id": sending.id,
        "at": _moment(edition.at),
        "house": {"name": imprint.name, "url": imprint.url},
        "signal": signal_of(sending),
        "story": {
            "uri": name,
            "address": name,
            "edition": edition.number,
            "before": sending.before.number if sending.before else 0,
        },
        "changes": [_change(step) for step in sending.steps],
        "passages": [{"key": one.key, "was": one.was, "is": one.now} for one in _passages(sending)],
        "receipts": sending.receipts,
        "item": with_note(to_ninjs(edition, imprint), sending),
    }
    return {name: value for name, value in said.items() if value}


def with_note(item: Ninjs, sending: Sending) -> Ninjs:
    """A ninjs object whose note to desks begins with what this edition is, and what changed."""
    note = ed_note(sending)
    return item | ({"edNote": note} if note else {})


def ed_note(sending: Sending) -> str:
    """The note to desks: first the kind of change and what changed, then all earlier notices."""
    signal = signal_of(sending)
    lines = [note_of(sending.edition)]
    is_told = any(step.change.notice is not None for step in sending.steps)
    if signal == "release":
        lines.insert(0, RELEASED)
    elif signal == "update" and not is_told and sending.before is not None:
        number, before = sending.edition.number, sending.before.number
        lines.insert(0, f"UPDATE: edition {number} takes the place of edition {before}.")
    return "\n".join(filter(None, lines))


def passages(before: Edition, after: Edition) -> Iterator[SentPassage]:
    """The words that changed, block by block: headline and standfirst first, then the body."""
    for name in ("headline", "standfirst"):
        was, now = getattr(before.story, name), getattr(after.story, name)
        if was != now:
            yield SentPassage(key=name, was=was, now=now)
    for change in compare_blocks(before.story.blocks, after.story.blocks):
        was = plain_text(change.before) if change.before is not None else ""
        now = plain_text(change.after) if change.after is not None else ""
        if was != now:
            yield SentPassage(key=change.key, was=was, now=now)


def _passages(sending: Sending) -> Sequence[SentPassage]:
    before, after = sending.before, sending.edition
    if before is None or before.withdrawn or after.withdrawn:
        return ()
    return tuple(islice(passages(before, after), MOST_PASSAGES))


def _signal(kind: ChangeKind) -> Signal:
    said = SIGNALS.get(kind, "")
    return "correction" if said == "correction" else "update" if said == "update" else ""


def _change(step: Step) -> dict[str, Any]:
    change = step.change
    said = {
        "edition": change.edition_to,
        "kind": change.kind.value,
        "severity": change.severity.value,
        "was": change.was,
        "right": change.right,
        "notice": change.notice.text if change.notice else "",
        "why": change.why,
        "at": _moment(change.at),
        "reported": _moment(change.reported),
        "decided": _moment(change.decided),
        "known_since": _moment(change.known_since),
        "corrects": list(step.corrects),
    }
    return {name: value for name, value in said.items() if value}


def _moment(at: dt.datetime | None) -> str:
    return stamp(at) if at is not None else ""
