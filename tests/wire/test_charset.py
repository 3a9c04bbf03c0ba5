"""The charset of a capture, from the surest sign to the weakest."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.wire.charset import Decoded, decode, peek

TEXT = "<p>“Fähre” – 12 €</p>"


@pytest.mark.parametrize(
    ("content", "http", "charset", "known_by"),
    [
        (codecs.BOM_UTF8 + TEXT.encode(), "latin-1", "utf-8", "mark"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "", "utf-16-le", "mark"),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "", "utf-32-be", "mark"),
        (TEXT.encode("utf-16-be"), "", "utf-16-be", "document"),
        (TEXT.encode("cp1252"), "windows-1252", "cp1252", "http"),
        (TEXT.encode("cp1252"), "iso-8859-1", "cp1252", "http"),
        (TEXT.encode(), "", "utf-8", "fit"),
        (TEXT.encode(), "iso-8859-1", "utf-8", "fit"),
        (TEXT.encode("cp1252"), "utf-8", "cp1252", "guess"),
        (TEXT.encode("cp1252"), "no-such-charset", "cp1252", "guess"),
        (TEXT.encode("cp1252"), "rot13", "cp1252", "guess"),
    ],
)
def test_the_ladder(content: bytes, http: str, charset: str, known_by: str) -> None:
    assert decode(content, http=http) == Decoded(
        text=TEXT,
        charset=charset,
        known_by=known_by,  # type: ignore[arg-type]  # the parameters are plain strings
    )


@pytest.mark.parametrize(
    "declaration",
    ["<?xml version='1.0' encoding='koi8-r'?>", "<meta charset=koi8-r>",
     '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'],
)  # fmt: skip
def test_what_the_document_says_of_itself(declaration: str) -> None:
    got = decode((declaration + "Паром").encode("koi8-r"))
    assert (got.text, got.known_by) == (declaration + "Паром", "document")


def test_utf8_with_one_broken_byte_stays_utf8() -> None:
    got = decode("Fähre über Öland".encode() + b"\xff")
    assert (got.text, got.known_by) == ("Fähre über Öland�", "guess")


@given(st.binary(max_size=80), st.text(max_size=12))
def test_any_bytes_become_text(content: bytes, http: str) -> None:
    assert isinstance(decode(content, http=http).text, str)
    assert isinstance(peek(content), str)


@given(st.text(max_size=40))
def test_utf8_survives(text: str) -> None:
    assert decode(text.encode()).text in (text, text.removeprefix("\ufeff"))
