"""What a source says about its own item: kill, withhold, correction, in words or in data.

Feeds that have no field for it put a word before the headline. Ours (and who likes) may use a
small extension instead: elements `status`, `version`, `replaces` and `note` in the namespace
`urn:copydesk:signal:1`, or the same names in a `_copydesk` object of JSON.
"""

import re
from collections.abc import Iterable

from copydesk.story.record import Record
from copydesk.story.story import Advice, Status

NAMESPACE = "urn:copydesk:signal:1"

# Capitals only: "Killed: three miners" is news, "KILL: Three miners" an order.
KILL = re.compile(
    r"\W{0,3}(?:MANDATORY\s+|BULLETIN\s+)?(?:KILL|KILLED|WITHDRAWN|RETRACTED)(?:\s*[:—–\]]\s*|\s+-\s+)"
)
HOLD = re.compile(r"\W{0,3}(?:HOLD|WITHHOLD|WITHHELD|DO NOT USE)(?:\s*[:—–\]]\s*|\s+-\s+)")
RIGHT = re.compile(
    r"\W{0,3}(?:corrected|correction|corrects|clarification|clarified|refile|advisory"
    r"|editors?['’]? note)\s*[:—–\]]\s*",
    re.IGNORECASE,
)
KINDS: tuple[tuple[re.Pattern[str], Status], ...] = (
    (KILL, "canceled"), (HOLD, "withheld"), (RIGHT, "usable"),
)  # fmt: skip
# What every such word ends in.
ENDING = re.compile(r"[:—–\]]|\s-\s")
STATUS: dict[str, Status] = {
    "usable": "usable",
    "withheld": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
    "killed": "canceled",
    "deleted": "canceled",
    "retracted": "canceled",
}


# Heaviest first.
ADVICE: dict[str, Advice] = {
    "kill": "kill",
    "mandatorykill": "kill",
    "withhold": "withhold",
    "hold": "withhold",
    "correction": "correction",
    "corrected": "correction",
    "clarification": "clarification",
    "release": "release",
    "repeat": "repeat",
    "update": "update",
    "writethru": "update",
}


class Signal(Record, frozen=True):
    """A headline without its word of warning, what that word means, and the word itself."""

    headline: str
    status: Status = "usable"
    note: str = ""


def of_headline(headline: str) -> Signal:
    """Read "KILL:", "WITHDRAWN:", "CORRECTED:" and their like before a headline."""
    if not ENDING.search(headline):
        return Signal(headline=headline)
    for pattern, status in KINDS:
        found = pattern.match(headline)
        if found:
            return Signal(
                headline=headline[found.end() :].strip() or headline,
                status=status,
                note=found[0].strip(" :—–-[]()*"),
            )
    return Signal(headline=headline)


def of_codes(codes: Iterable[str]) -> Advice:
    """What machine-readable flags ("sig:correction", "Update", "sig:kill") call a delivery."""
    said = {re.split(r"[:/#]", code.strip().lower())[-1] for code in codes}
    return next((ADVICE[word] for word in ADVICE if word in said), "")


def status_of(word: str) -> Status:
    """A publishing status in any of its notations ("stat:canceled"); usable when unknown."""
    return STATUS.get(re.split(r"[:/#]", word.strip().lower())[-1], "usable")


def joined(*notes: str) -> str:
    """Notes to the desk, one a line, none twice."""
    return "\n".join(dict.fromkeys(note for note in notes if note))
