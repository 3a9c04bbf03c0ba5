"""Content credentials are found in every kind of file that may carry them, and named."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.wire.content_credentials import BMFF_UUID, PNG, Credentials, find

ACTIVE = "urn:c2pa:0a1b2c3d-0000-4000-8000-000000000002"


def box(kind: bytes, held: bytes) -> bytes:
    return (8 + len(held)).to_bytes(4, "big") + kind + held


def superbox(label: str, *inner: bytes) -> bytes:
    description = box(b"jumd", bytes(16) + b"\x03" + label.encode() + b"\x00")
    return box(b"jumb", description + b"".join(inner))


def store() -> bytes:
    """Two manifests, the second of them the active one."""
    asserted = superbox("c2pa.assertions", superbox("c2pa.actions.v2"), superbox("c2pa.hash.data"))
    older = superbox("urn:c2pa:0a1b2c3d-0000-4000-8000-000000000001", superbox("c2pa.claim.v2"))
    return superbox("c2pa", older, superbox(ACTIVE, asserted, superbox("c2pa.claim.v2")))


def in_jpeg(held: bytes, room: int = 100) -> bytes:
    """In segments of so many bytes, the head of the box in each."""
    head, payload = held[:8], held[8:]
    cuts = [payload[at : at + room] for at in range(0, len(payload), room)]
    segments = b""
    for number, cut in enumerate(cuts, 1):
        body = b"JP\x02\x11" + number.to_bytes(4, "big") + head + cut
        segments += b"\xff\xeb" + (len(body) + 2).to_bytes(2, "big") + body
    return b"\xff\xd8" + segments + b"\xff\xda\x00\x02"


def in_png(held: bytes) -> bytes:
    return PNG + len(held).to_bytes(4, "big") + b"caBX" + held + bytes(4)


def in_webp(held: bytes) -> bytes:
    chunk = b"C2PA" + len(held).to_bytes(4, "little") + held
    return b"RIFF" + (len(chunk) + 4).to_bytes(4, "little") + b"WEBP" + chunk


def in_avif(held: bytes) -> bytes:
    about = BMFF_UUID + bytes(4) + b"manifest\x00" + bytes(8)
    return box(b"ftyp", b"avifmif1") + box(b"uuid", about + held)


@pytest.mark.parametrize("carry", [in_jpeg, in_png, in_webp, in_avif])
def test_the_active_manifest_is_named_with_what_it_asserts(carry: Callable[[bytes], bytes]) -> None:
    found = find(carry(store()))
    assert found == Credentials(
        label=ACTIVE, manifests=2, assertions=("c2pa.actions.v2", "c2pa.hash.data")
    )
    assert found.named == f"{ACTIVE} (c2pa.actions.v2, c2pa.hash.data)"


def test_other_boxes_are_no_credentials() -> None:
    assert find(in_jpeg(superbox("somebody.else", superbox("c2pa")))) is None
    assert find(in_png(superbox("c2pa"))) is None
    assert find(b"GIF89a") is None


@given(st.binary(max_size=60), st.integers(0, 600), st.sampled_from([in_jpeg, in_png, in_avif]))
def test_broken_stores_never_raise(noise: bytes, at: int, carry: Callable[[bytes], bytes]) -> None:
    whole = carry(store())
    find(whole[:at] + noise + whole[at + len(noise) :])
    find(whole[:at])
