"""Pictures of bare text: labels, captions, credits and slugs without any markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.conftest import Cleaning
from copydesk.cleaning.pictures import find_shots
from copydesk.cleaning.proof import Proof
from copydesk.cleaning.shot import Shot, shot_text
from copydesk.markup.text import read_text
from copydesk.story.blocks import Picture

PARAGRAPH = (
    "The harbour town began clearing its streets on Tuesday after a winter storm tore roofs from"
    " forty houses and sank nine boats at the quay, officials said, and the council would meet on"
    " Wednesday to decide on emergency money for families who lost their homes in the storm."
)
END = "Shops on Quay Street stayed shut.\n" * 8


def shots(text: str) -> list[Shot]:
    proof = Proof(galley=read_text(text))
    return find_shots(proof, (), range(len(proof.galley.lines)))


def found(text: str) -> list[tuple[str, str | None]]:
    """Caption and credit of every picture."""
    proof = Proof(galley=read_text(text))
    window = range(len(proof.galley.lines))
    texts = (shot_text(proof, shot, ()) for shot in find_shots(proof, (), window))
    return [(caption, credit.text if credit else None) for caption, credit in texts]


CAPTION, CREDIT = "A boat on the quay on Monday.", "Lena Moss/Northern Press"
FORMS = {
    "a credit under its caption": f"{PARAGRAPH}\n{CAPTION}\nFoto: {CREDIT}\n{PARAGRAPH}\n{END}",
    "a credit at the end of its caption": f"{PARAGRAPH}\n{CAPTION} Photo: {CREDIT}\n{PARAGRAPH}",
    "a credit in brackets": f"{PARAGRAPH}\n{CAPTION} ({CREDIT})\n{PARAGRAPH}",
    "a chain with an agency": f"{PARAGRAPH}\n{CAPTION}\nLena Moss/AP\n{PARAGRAPH}\n{END}",
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_bare_text_has(text: str) -> None:
    ((caption, credit),) = found(text)
    assert caption == CAPTION
    assert credit is not None
    assert credit.startswith("Lena Moss/")


def test_a_credit_printed_first_has_its_caption_below() -> None:
    text = f"{PARAGRAPH}\nIMAGO/Lena Moss\nTwo boats on the quay\n{PARAGRAPH}\n{END}"
    assert found(text) == [("Two boats on the quay", "IMAGO/Lena Moss")]


MORE = {
    "a label between caption and credit": "Ivy on a wall in Marlow (\nImage:\nGetty Images)",
    "a caption said again without its credit": (
        "Ivy on a wall in Marlow Getty Images\nIvy on a wall in Marlow"
    ),
    "two names with a stroke": "Ivy on a wall in Marlow.\nNorthlight/Lena Moss",
    "an old picture": "FILE - Ivy on a wall in Marlow",
    "words that point": "Ivy Moss (l.) with a wall in Marlow",
}


@pytest.mark.parametrize("lines", MORE.values(), ids=MORE)
def test_a_caption_is_known_by(lines: str, clean_text: Cleaning) -> None:
    other = "The mayor said on Tuesday that the town would count what it had lost in the storm."
    story = clean_text(f"{PARAGRAPH}\n{other}\n{lines}\n{PARAGRAPH[::-1]}.\n{other[4:]}\n").story
    (picture,) = (b for b in story.blocks if isinstance(b, Picture))
    assert "in Marlow" in picture.caption


def test_furniture_said_twice_is_no_caption() -> None:
    assert found(f"{PARAGRAPH}\nMore on the storm\nMore on the storm\n{PARAGRAPH}\n{END}") == []


def test_a_long_paragraph_above_a_credit_is_no_caption() -> None:
    assert found(f"{PARAGRAPH}\nFoto: Lena Moss\n{PARAGRAPH}\n{END}") == [("", "Lena Moss")]


@pytest.mark.parametrize(
    "line", ["mehr", "dpa", "By Lena Moss, AP", "Von Lena Moss, dpa", "© 2026 Marlow Gazette"]
)
def test_who_wrote_or_owns_it_is_no_picture(line: str) -> None:
    assert found(f"Harbour town counts the cost\n{line}\n{PARAGRAPH}\n{END}") == []


def test_a_day_over_a_credit_is_no_caption() -> None:
    assert found(f"3 March 2026\nFoto: Lena Moss\n{PARAGRAPH}\n{END}") == [("", "Lena Moss")]


def test_a_caption_printed_twice_is_one(clean_text: Cleaning) -> None:
    text = (
        f"{PARAGRAPH}\n\n{PARAGRAPH[:180]} it said.\n\nPhoto\n\n{CAPTION}\n\n{CAPTION}\n\n"
        f"Credit\n{CREDIT}\n\nThe mayor said that {PARAGRAPH[11:]}\n"
    )
    pictures = [b for b in clean_text(text).story.blocks if isinstance(b, Picture)]
    assert sum(picture.caption == CAPTION for picture in pictures) == 1


def test_every_picture_says_why() -> None:
    for text in FORMS.values():
        for shot in shots(text):
            assert 0 < shot.sure <= 1
            assert shot.why


LINES = ["Photo", "Credit", CAPTION, CREDIT, "Foto: Lena Moss", "© Lena Moss", "", PARAGRAPH, "AP"]


@given(st.lists(st.sampled_from(LINES) | st.text(max_size=40), max_size=30))
def test_no_line_is_in_two_pictures(lines: list[str]) -> None:
    taken = [number for shot in shots("\n".join(lines)) for number in set(shot.lines)]
    assert len(taken) == len(set(taken))


def test_a_picture_written_out_in_brackets_has_its_caption_and_credit() -> None:
    note = "[Image: A drawing of the new sleeping car. HANDOUT / Ostmere Rail]"
    assert found(f"{PARAGRAPH}\n\n{note}\n\n{PARAGRAPH}\n{END}") == [
        ("A drawing of the new sleeping car.", "HANDOUT / Ostmere Rail")
    ]


def test_what_stands_under_a_gallery_of_several_is_its_caption(clean_text: Cleaning) -> None:
    story = clean_text(f"{PARAGRAPH}\n\nView 3 images\n\n{CAPTION}\n\n{PARAGRAPH[4:]}\n").story
    (picture,) = (block for block in story.blocks if isinstance(block, Picture))
    assert picture.caption == CAPTION
