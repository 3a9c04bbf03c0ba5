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


RUSSIAN = "Паром снова ходит между островом и материком, сообщила служба порта."
POLISH = (
    "Prom znów pływa między wyspą a lądem. Mieszkańcy czekali dłużej niż dwa tygodnie, może trzy."
)


@pytest.mark.parametrize(
    ("text", "sent", "charset"),
    [
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        ("Το πλοίο συνδέει ξανά το νησί με την ηπειρωτική χώρα.", "cp1253", "cp1253"),
        ("המעבורת שטה שוב בין האי ליבשה, הודיעה רשות הנמל.", "cp1255", "cp1255"),
        ("عادت العبارة تبحر بين الجزيرة والبر الرئيسي صباح الأربعاء.", "cp1256", "cp1256"),
        ("フェリーは水曜日の朝、島と本土の間で再び運航を始めた。", "shift_jis", "cp932"),
        ("フェリーは水曜日の朝、島と本土の間で再び運航を始めた。", "euc_jp", "euc_jp"),
        ("港务局星期三上午宣布，渡轮重新往返于岛屿和大陆之间。", "gbk", "gb18030"),
        ("港務局星期三上午宣布，渡輪重新往返於島嶼和大陸之間。", "big5", "cp950"),
        ("여객선이 수요일 아침 섬과 본토 사이를 다시 운항한다고 밝혔다.", "euc_kr", "cp949"),
        (POLISH, "cp1250", "cp1250"),
        (POLISH, "iso8859-2", "iso8859-2"),
    ],
)
def test_what_nobody_labelled_is_detected(text: str, sent: str, charset: str) -> None:
    got = decode(f"<rss><title>{text}</title></rss>".encode(sent))
    assert (got.text, got.charset) == (f"<rss><title>{text}</title></rss>", charset)
    assert got.known_by == "guess"


@pytest.mark.parametrize("cut", range(4))
def test_long_copy_is_detected_wherever_the_sample_is_cut(cut: int) -> None:
    text = "x" * cut + "<p>港務局星期三上午宣布，渡輪重新往返。</p>" * 1000
    assert decode(text.encode("big5")).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Die Fähre fährt wieder, teilte die Hafenbehörde früh mit. „Endlich“, sagten Größere.",
        "Le ferry circule à nouveau entre l’île et le continent. Où étaient-ils passés ? Créée !",
        "¡El ferry vuelve a navegar! ¿Cuándo? El miércoles por la mañana, señaló la autoridad.",
        "Fergen går igjen mellom øya og fastlandet. Blåbærsyltetøy på høye fjell, sånn går det.",
        "Lautta liikennöi jälleen saaren ja mantereen välillä. Hääyö, työ ja pöytä ääressä, näin.",
        "••••• One ••••• Two ••••• – – – “Three” ••••• 12 €, 13 £, 14 ¥, 20 °C, 5 µg ±2 ½ § 7",
    ],
)
def test_western_copy_stays_western(text: str) -> None:
    assert decode(text.encode("cp1252")) == Decoded(text=text, charset="cp1252", known_by="guess")


@pytest.mark.parametrize(
    ("label", "sent", "text"),
    [
        ("gb2312", "gb18030", "朱镕基"),
        ("shift_jis", "cp932", "①②高橋"),
        ("euc-kr", "cp949", "똠방"),
    ],
)
def test_a_label_stands_for_the_larger_charset(label: str, sent: str, text: str) -> None:
    assert decode(text.encode(sent), http=label).text == text


def test_one_stray_byte_does_not_spoil_what_the_label_says() -> None:
    got = decode((RUSSIAN * 3).encode("cp1251") + b"\x98", http="windows-1251")
    assert (got.text, got.charset) == (RUSSIAN * 3 + "\ufffd", "cp1251")


def test_utf8_with_one_broken_byte_stays_utf8() -> None:
    got = decode("Fähre über Öland".encode() + b"\xff")
    assert (got.text, got.known_by) == ("Fähre über Öland�", "guess")


@given(st.binary(max_size=80), st.text(max_size=12))
def test_any_bytes_become_text(content: bytes, http: str) -> None:
    assert isinstance(decode(content, http=http).text, str)
    assert isinstance(peek(content), str)


# Zeros between the first signs are what tells two bytes a letter from one.
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40))
def test_utf8_survives(text: str) -> None:
    assert decode(text.encode()).text in (text, text.removeprefix("\ufeff"))
