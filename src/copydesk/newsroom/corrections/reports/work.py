"""Proof of work: a sum any browser does within a second or two, and a flood must do each time.

A puzzle is signed and dated and stands for nobody. Solved are numbers n0, n1 ... such that SHA-256
of "puzzle:place:number" begins with so many zero bits; several small ones, so that luck evens out.
"""

import datetime as dt
import hashlib
import secrets

from django.core import signing

from copydesk.newsroom.corrections.reports import limits

SALT = "copydesk.corrections.work"
LIVES = dt.timedelta(minutes=10)
# 4 x 2^14 hashes on average: 0.4 s on a slow phone (150,000 a second in script), seldom over 1 s.
PARTS, BITS = 4, 14
LONGEST = 20  # digits of a number


def puzzle() -> str:
    """A new puzzle, good for ten minutes."""
    return _signer().sign(secrets.token_hex(8))


def is_solved(given: str, proof: str, now: float) -> bool:
    """Whether a puzzle of ours was solved in time, and for the first time."""
    numbers = proof.split(",")
    if len(numbers) != PARTS or max(map(len, numbers)) > LONGEST:
        return False
    try:
        _signer().unsign(given, max_age=LIVES)
    except signing.BadSignature:
        return False
    if not all(is_part(given, place, number) for place, number in enumerate(numbers)):
        return False
    return limits.is_first(given, now)


def is_part(given: str, place: int, number: str) -> bool:
    """Whether a number solves one part of a puzzle."""
    digest = hashlib.sha256(f"{given}:{place}:{number}".encode()).digest()
    return int.from_bytes(digest[:4], "big") >> (32 - BITS) == 0


def _signer() -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=SALT)
