"""Proof that a delivery is from whom it says: HMACs over its bytes, compared in constant time.

Hubs sign as WebSub says (`X-Hub-Signature: sha256=...`, W3C Recommendation 2018, section 8),
partners who push to us as Standard Webhooks says (`webhook-id`, `-timestamp`, `-signature`).
"""

import base64
import datetime as dt
import hashlib
import hmac
import secrets

from copydesk.story.record import Record

DateTime = dt.datetime

# SHA-1 too: large hubs know nothing better, and as an HMAC it still proves who holds the secret.
HUB_METHODS = ("sha1", "sha256", "sha384", "sha512")
SECRET_PREFIX = "whsec_"  # noqa: S105  # how the standard marks a secret, not one
SECRET_BYTES = 32
# How far a partner's clock may be from ours.
TOLERANCE = dt.timedelta(minutes=5)
LONGEST_ID = 200


class Stamp(Record, frozen=True):
    """The three headers of a signed delivery, as they came."""

    id: str
    timestamp: str
    signature: str


def is_from_hub(header: str, *, secret: str, content: bytes) -> bool:
    """Whether a hub that knows the secret signed exactly these bytes."""
    method, _, digits = header.strip().partition("=")
    method = method.lower()
    if method not in HUB_METHODS:
        return False
    made = hmac.new(secret.encode(), content, getattr(hashlib, method)).hexdigest()
    return hmac.compare_digest(made.encode(), digits.strip().lower().encode())


def new_secret() -> str:
    """A secret for a partner: "whsec_" and 32 random bytes in base64."""
    return SECRET_PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def sign(secret: str, id: str, at: DateTime, content: bytes) -> Stamp:
    """The headers a partner sends with a delivery."""
    timestamp = str(int(at.timestamp()))
    return Stamp(id=id, timestamp=timestamp, signature=_made(secret, id, timestamp, content))


def why_refused(stamp: Stamp, *, secret: str, content: bytes, now: DateTime) -> str:
    """Why a delivery is not believed, in words for the partner; "" where it is."""
    if not stamp.id or len(stamp.id) > LONGEST_ID:
        return "webhook-id is missing or too long"
    if not stamp.timestamp.isdecimal() or len(stamp.timestamp) > 12:
        return "webhook-timestamp is no number of seconds"
    if abs(now.timestamp() - int(stamp.timestamp)) > TOLERANCE.total_seconds():
        return "webhook-timestamp is more than five minutes from our clock"
    made = _made(secret, stamp.id, stamp.timestamp, content).encode()
    # Several while a partner changes its secret, parted by blanks.
    sent = stamp.signature.split(" ")[:8]
    if any(hmac.compare_digest(made, one.encode("utf-8", "replace")) for one in sent):
        return ""
    return "webhook-signature does not fit the secret and the bytes"


def _made(secret: str, id: str, timestamp: str, content: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(SECRET_PREFIX))
    text = f"{id}.{timestamp}.".encode() + content
    return "v1," + base64.b64encode(hmac.new(key, text, hashlib.sha256).digest()).decode()
