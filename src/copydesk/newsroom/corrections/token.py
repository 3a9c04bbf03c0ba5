"""A form's token: signed, dated, bound to story, edition and block. It stands for no person."""

import datetime as dt
import hashlib
import hmac
import time
from dataclasses import dataclass

from django.conf import settings
from django.core import signing

from copydesk.story.record import Record

SALT = "copydesk.corrections.report"
LIVES = dt.timedelta(hours=6)
QUICKEST = 3.0  # seconds: nobody reads the passage and types ten characters in less


class Place(Record, frozen=True):
    """Where an error is: a story by its key, an edition by its number, a block by its key."""

    story: str
    edition: int
    block: str = ""


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What a token is worth. One that is not valid asks the reader to send once more."""

    is_valid: bool
    is_quick: bool = False


def make(place: Place) -> str:
    """A token for the form at a place, good from now."""
    return _signer().sign_object([place.story, place.edition, place.block])


def check(token: str, place: Place) -> Checked:
    """Whether a token was made here, for this place, and not too long ago."""
    try:
        told = _signer().unsign_object(token, max_age=LIVES)
        made = _made_at(token)
    except (signing.BadSignature, ValueError):
        return Checked(is_valid=False)
    if told != [place.story, place.edition, place.block]:
        return Checked(is_valid=False)
    return Checked(is_valid=True, is_quick=time.time() - made < QUICKEST)


def receipt_of(token: str, *typed: str) -> str:
    """The receipt's address for what was sent with a token: sent twice, it is one report.

    Nobody can guess it (128 bits), and nothing in it tells of the report.
    """
    content = "\x00".join((token, *typed)).encode("utf-8", "replace")
    key = hashlib.sha256(b"receipt" + settings.SECRET_KEY.encode()).digest()
    return hmac.new(key, content, hashlib.sha256).hexdigest()[:32]


def _made_at(token: str) -> float:
    """The second a token was made in, as it says itself."""
    return float(signing.b62_decode(token.split(":")[-2]))


def _signer() -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=SALT)
