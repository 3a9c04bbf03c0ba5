"""A trial: something signed as copy is that holds none, to see whether it would arrive."""

import datetime as dt
import json
from typing import Any

from copydesk.newsroom.intake.models import PushDoorRow
from copydesk.newsroom.intake.signals import pushing

TYPE = "test"
KEYS = frozenset({"type", "timestamp", "data"})
LONGEST = 2000


def connect() -> None:
    """Hear of what partners push; called once when the app is ready."""
    pushing.connect(on_pushing, sender=PushDoorRow, dispatch_uid="propagation.trials")


def trial(now: dt.datetime) -> bytes:
    """As Standard Webhooks proposes it: type, time, data."""
    said = {
        "type": TYPE,
        "timestamp": now.isoformat(),
        "data": {"says": "A trial: there is no copy in it, and nothing is to be done."},
    }
    return json.dumps(said).encode()


def on_pushing(content: bytes, **_: Any) -> dict[str, str] | None:
    """A partner's trial is answered and not kept: there is nothing in it to read."""
    return {"state": "trial"} if is_trial(content) else None


def is_trial(content: bytes) -> bool:
    """Whether it says of itself that it is none but a trial."""
    if len(content) > LONGEST:
        return False
    try:
        said = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return isinstance(said, dict) and said.get("type") == TYPE and said.keys() <= KEYS
