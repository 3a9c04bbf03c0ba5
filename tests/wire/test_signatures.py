"""Who signed a delivery."""

import base64
import datetime as dt
import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.story.record import replace
from copydesk.wire.http.signatures import (
    TOLERANCE,
    Stamp,
    is_from_hub,
    new_secret,
    sign,
    why_refused,
)

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
SECRET = "whsec_" + base64.b64encode(b"k" * 32).decode()
COPY = b'{"uri": "urn:meridian:1"}'


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_a_hub_that_knows_the_secret_is_believed(method: str) -> None:
    digits = hmac.new(b"secret", COPY, method).hexdigest()
    assert is_from_hub(f"{method}={digits}", secret="secret", content=COPY)
    assert not is_from_hub(f"{method}={digits}", secret="another", content=COPY)
    assert not is_from_hub(f"{method}={digits}", secret="secret", content=COPY + b" ")


def test_a_hub_that_signs_in_a_way_we_do_not_know_is_not_believed() -> None:
    digits = hmac.new(b"secret", COPY, hashlib.md5).hexdigest()
    assert not is_from_hub(f"md5={digits}", secret="secret", content=COPY)


@given(st.text(max_size=80))
def test_whatever_stands_in_a_hubs_header_nothing_is_raised(header: str) -> None:
    assert not is_from_hub(header, secret="secret", content=COPY)


def test_the_example_of_the_standard_is_signed_alike() -> None:
    """The key and message that the Standard Webhooks libraries test themselves with."""
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    at = dt.datetime.fromtimestamp(1614265330, dt.UTC)
    stamp = sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", at, b'{"test": 2432232314}')
    assert stamp.signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_partner_that_knows_the_secret_is_believed() -> None:
    stamp = sign(SECRET, "msg_1", NOW, COPY)
    assert why_refused(stamp, secret=SECRET, content=COPY, now=NOW) == ""


def test_while_a_secret_changes_one_of_several_signatures_is_enough() -> None:
    stamp = sign(SECRET, "msg_1", NOW, COPY)
    both = replace(stamp, signature=f"v1,{'A' * 43}= {stamp.signature}")
    assert why_refused(both, secret=SECRET, content=COPY, now=NOW) == ""


def test_altered_bytes_and_other_secrets_are_refused() -> None:
    stamp = sign(SECRET, "msg_1", NOW, COPY)
    for secret, content in ((SECRET, COPY + b" "), (new_secret(), COPY)):
        told = why_refused(stamp, secret=secret, content=content, now=NOW)
        assert told == "webhook-signature does not fit the secret and the bytes"


@pytest.mark.parametrize("away", [TOLERANCE, -TOLERANCE])
def test_a_delivery_sent_again_later_is_refused(away: dt.timedelta) -> None:
    stamp = sign(SECRET, "msg_1", NOW, COPY)
    assert why_refused(stamp, secret=SECRET, content=COPY, now=NOW + away) == ""
    late = NOW + away * 1.01
    assert "five minutes" in why_refused(stamp, secret=SECRET, content=COPY, now=late)


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=60))
def test_whatever_a_stranger_sends_it_is_refused_in_words(id: str, at: str, signed: str) -> None:
    stamp = Stamp(id=id, timestamp=at, signature=signed)
    assert why_refused(stamp, secret=SECRET, content=COPY, now=NOW)
