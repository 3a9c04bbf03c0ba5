"""Credits at the end of captions, in the words of many languages, one line each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.cleaning.credit import (
    is_credit_line,
    is_firm_credit,
    names_somebody,
    split_credit,
    take_apart,
)

TAILS = {
    "Der Hafen am Montag. © Lena Moss | Northern Press": "© Lena Moss | Northern Press",
    "She may win the seat. | Lena Moss/PA Images via Getty Images": (
        "Lena Moss/PA Images via Getty Images"
    ),
    "Einsatz am Montag im Hafen / Lena Moss": "Lena Moss",
    "Kryžius, asociatyvi nuotr. / J. Moss / LRT nuotr.": "J. Moss / LRT nuotr.",
    "港で開かれた会議＝１３日（代表撮影）": "代表撮影",
    "항구의 어선 모습. [사진 출처 = 연합뉴스]": "사진 출처 = 연합뉴스",
    "Kapal di pelabuhan(Dok.IGI )": "Dok.IGI",
    "Die Boote liegen im Hafen. IMAGO/Lena Moss": "IMAGO/Lena Moss",
    "Die Boote liegen im Hafen.dpa": "dpa",
    "So ein Boot wird es nicht mehr geben, Foto: Moss Images": "Foto: Moss Images",
    "Am Kai von Marlow. Bildrechte: MDR/Lena Moss": "Bildrechte: MDR/Lena Moss",
    "Umkhumbi. Isithombe: Sithunyelwe": "Isithombe: Sithunyelwe",
    "Thuyền ở bến cảng. Ảnh: bệnh viện cung cấp": "Ảnh: bệnh viện cung cấp",
    "The boat in the harbour on Monday. Lena Moss": "Lena Moss",
    "The boat in the harbour on Monday. (Lena Moss)": "Lena Moss",
    "The boat on Monday. AP Photo/Lena Moss": "AP Photo/Lena Moss",
    "Un barco en el puerto EFE/ L.M. Moss": "EFE/ L.M. Moss",
    "Le bateau au port. (Photo AFP)": "Photo AFP",
    "القارب في الميناء (أ ف ب)": "أ ف ب",
    "قارب على الرصيف. تصوير: ليلى منصور": "تصوير: ليلى منصور",
    "قایق در بندر. عکس: ایسنا": "عکس: ایسنا",
    "סירה ברציף. צילום: לנה מוס": "צילום: לנה מוס",
    "港口的渔船。新华社记者 李明 摄": "新华社记者 李明 摄",
    "Лодка у причала. Фото: Анна Мосс / ТАСС": "Фото: Анна Мосс / ТАСС",
    "नाव घाट पर। फोटो: अनीता मोस": "फोटो: अनीता मोस",
    "The harbour in 1797 — via Wikimedia Commons": "via Wikimedia Commons",
    "Pigment print, 40 x 32 in. Courtesy Moss Gallery.": "Courtesy Moss Gallery.",
    "Los precios suben. (Foto Prensa Norte: Elena Mar)": "Foto Prensa Norte: Elena Mar",
    "A yearbook. Photo by Handout/Marlow School Board/Marlow High School/AFP via Getty Images": (
        "Photo by Handout/Marlow School Board/Marlow High School/AFP via Getty Images"
    ),
}
WHOLE = [
    "Gary met Prof. Lena Moss",
    "A man (CDU) and a woman (AfD)",
    "Soldaten werden gefeiert (Kundus, 6.12.2010)",
    "Dress with a bow. (Symbolfoto)",
    "The power of the image: how it came about in the year of the flood, and why it stays.",
    "Boats by the quay, said the mayor of Marlow.",
    "From left: Lena Moss, Tom Vale",
    "قارب صيد على رصيف الميناء بعد العاصفة. مدينة الميناء القديمة",
    "قارب صيد على رصيف الميناء بعد العاصفة. (صورة قديمة)",
    "ראש העיר בנמל. הוא אמר: הסערה חלפה",
]


@pytest.mark.parametrize(("text", "credit"), TAILS.items())
def test_a_credit_at_the_end_of_a_caption_is_told_apart(text: str, credit: str) -> None:
    parts = split_credit(text, in_caption=True)
    assert parts is not None
    assert parts.credit == credit
    assert credit not in parts.caption
    assert text.startswith(parts.caption)


@pytest.mark.parametrize("text", WHOLE)
def test_a_caption_without_a_credit_stays_whole(text: str) -> None:
    assert split_credit(text, in_caption=True) is None


def test_outside_captions_a_name_behind_a_sentence_is_no_credit() -> None:
    assert split_credit("The boat in the harbour on Monday. Lena Moss") is None


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("© Lena Moss | Lena Moss", "© Lena Moss"),
        ("Foto Lena Moss", "Lena Moss"),
        ("Fotocredit: SID", "SID"),
        ("Фото: Анна Мосс", "Анна Мосс"),
        ("Zdroj: ČTK", "ČTK"),
        ("Photo Agency Marlow", "Photo Agency Marlow"),
        ("( Image: Getty Images)", "Getty Images"),
    ],
)
def test_what_is_printed_of_a_credit(line: str, printed: str) -> None:
    assert take_apart(line).text == printed


@pytest.mark.parametrize(
    ("line", "photographer", "agencies"),
    [
        ("Lena Moss on Unsplash", "Lena Moss", ("Unsplash",)),
        ("© Lena Moss (KNA)", "Lena Moss", ("KNA",)),
        ("picture alliance/dpa | Lena Moss", "Lena Moss", ("picture alliance", "dpa")),
        ("Foto: Lena Moss/NTB", "Lena Moss", ("NTB",)),
        ("潟沼義樹撮影", "", ("潟沼義樹",)),
    ],
)
def test_photographer_and_agencies_are_named(
    line: str, photographer: str, agencies: tuple[str, ...]
) -> None:
    credit = take_apart(line)
    assert (credit.photographer, credit.agencies) == (photographer, agencies)


@pytest.mark.parametrize("line", ["Quelle: Lena Moss", "Foto: privat", "(Bild: KI-Modell / dmk)"])
def test_beside_a_picture_more_lines_are_credits(line: str) -> None:
    assert is_credit_line(line, in_figure=True)


@pytest.mark.parametrize("line", ["mehr", "AA", "pool", "A student at work (moss11/iStock)"])
def test_common_words_are_no_agencies(line: str) -> None:
    assert not is_firm_credit(line)


@pytest.mark.parametrize("line", ["Reuters", "dpa", "© 2026 Lena Moss"])
def test_who_sent_the_story_is_no_firm_credit(line: str) -> None:
    assert not is_firm_credit(line)


@pytest.mark.parametrize(
    "line", ["Foto: Lena Moss", "Lena Moss/Reuters", "Getty Images", "Bildrechte: dpa/Lena Moss"]
)
def test_a_labelled_name_or_a_chain_is_a_firm_credit(line: str) -> None:
    assert is_firm_credit(line)


@given(st.text(alphabet="AaBb .:/|()©—,'Fotovia撮影", max_size=300), st.booleans())
def test_any_caption_is_told_apart_without_loss(text: str, in_caption: bool) -> None:
    parts = split_credit(text, in_caption=in_caption)
    take_apart(text)
    is_firm_credit(text)
    names_somebody(text)
    if parts is not None:
        assert text.strip().startswith(parts.caption)
        assert parts.credit in text[parts.start :]
