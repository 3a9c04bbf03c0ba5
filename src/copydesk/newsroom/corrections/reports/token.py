"""A form's token: signed, dated, bound to story, edition and block. It stands for no person."""

import datetime as dt
import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass

from django.conf import settings
from django.core import signing

from copydesk.story.record import Record

SALT = "copydesk.corrections.report"
LIVES = dt.timedelta(hours=6)
WAITED = "waited"
QUICKEST = 3.0  # seconds: nobody reads the passage and types ten characters in less


class Place(Record, frozen=True):
    """Where an error is: a story by its key, an edition by its number, a block by its key."""

    story: str
    edition: int
    block: str = ""


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What a token is worth. One not valid, or too quick, asks the reader to send once more."""

    is_valid: bool
    is_quick: bool = False


def make(place: Place) -> str:
    """A token for the form at a place, good from now; no other form has the same."""
    return _signer().sign_object([place.story, place.edition, place.block, secrets.token_hex(8)])


def renew(token: str, place: Place) -> str:
    """The token for a form that is shown once more: the same while it is good, else a new one.

    Whoever comes with an old one of ours has had the form before them: no need to wait again.
    """
    told = _told(token, place, max_age=None)
    if told is None:
        return make(place)
    if _told(token, place, max_age=LIVES) is not None:
        return token
    return _signer().sign_object([*told[:3], secrets.token_hex(8), WAITED])


def check(token: str, place: Place) -> Checked:
    """Whether a token was made here, for this place, and not too long ago."""
    told = _told(token, place, max_age=LIVES)
    if told is None:
        return Checked(is_valid=False)
    is_quick = told[-1] != WAITED and time.time() - _made_at(token) < QUICKEST
    return Checked(is_valid=True, is_quick=is_quick)


def made_at(token: str) -> dt.datetime:
    """When a form was opened, by its token; only for one that was checked."""
    return dt.datetime.fromtimestamp(_made_at(token), tz=dt.UTC)


def receipt_of(token: str, *typed: str) -> str:
    """The receipt's address for what was sent with a token: sent twice, it is one report.

    Nobody can guess it (128 bits), and nothing in it tells of the report.
    """
    content = "\x00".join((token, *typed)).encode("utf-8", "replace")
    key = hashlib.sha256(b"receipt" + settings.SECRET_KEY.encode()).digest()
    return hmac.new(key, content, hashlib.sha256).hexdigest()[:32]


def _told(token: str, place: Place, *, max_age: dt.timedelta | None) -> list[str] | None:
    """What a token says, where it is one of ours for this place."""
    try:
        told = _signer().unsign_object(token, max_age=max_age)
    except (signing.BadSignature, ValueError):
        return None
    return told if told[:3] == [place.story, place.edition, place.block] else None


def _made_at(token: str) -> float:
    """The second a token was made in, as it says itself."""
    return float(signing.b62_decode(token.split(":")[-2]))


def _signer() -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=SALT)
