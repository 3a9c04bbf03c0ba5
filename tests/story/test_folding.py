"""Words in the one form they are looked up in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.story.folding import Folded, words


def forms(text: str) -> list[str]:
    return [form for word in words(text) for form in word.folded.forms]


def also(text: str) -> list[str]:
    return [form for word in words(text) for form in word.folded.also]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Straße STRASSE ﬁne Ｆｕｌｌ", "strasse strasse fine full"),
        ("İstanbul IŞIK ışık", "istanbul isik isik"),
        ("Łódź Ærø Đà naïve Ǆ", "lodz aero da naive dz"),
        ("ΑΘΗΝΑ Αθήνα ὁδός", "αθηνα αθηνα οδοσ"),
        ("Ёлка йод їжак", "елка йод їжак"),
        ("أحمد إلى آية ٱلله", "احمد الي ايه الله"),
        ("المدرسة والحرب بالحرب للحرب", "مدرسه حرب حرب حرب"),
        ("مُـــدَرِّس ﻻ یک", "مدرس لا يك"),
        ("٢٠٢٦ ۲۰۲۶ २०२६", "2026 2026 2026"),
        ("240,000 240.000 240’000 240\u202f000", "240000 240000 240000 240000"),
        ("3.5 3,5 1.2.3", "3 5 3 5 1 2 3"),
        ("U.S. e.g. A.B.C", "us eg abc"),
        ("l’école d'Angelo Trump's don’t O'Neill", "ecole angelo trump dont oneill"),
        ("soft\u00adhyphen snake_case C++", "softhyphen snake case c"),
        ('צה"ל שָׁלוֹם', "צהל שלום"),
        ("東京都。知", "東京 京都 都 知"),
        ("2026年", "2026 年"),
        ("हिन्दी", "हिन्दी"),
        ("🔥 … \x00", ""),
        ("مسؤول مسئول مسوول شئون شؤون", "مسوول مسوول مسوول شوون شوون"),
        ("خانه\u200cها خانۀ کتاب ھ", "خانه ها خانه كتاب ه"),
        ("ἀρχῇ ᾠδή ΟΔΥΣΣΕΎΣ Ὀδυσσεύς", "αρχη ωδη οδυσσευσ οδυσσευσ"),
        ("Côte-d’Or Val-d'Isère L’Eau d'Orsay", "cote or val isere eau orsay"),
        ("GROẞE große Iğdır ığdır", "grosse grosse igdir igdir"),
        ("co\u00adope\u00adra\u00adtion Rhein\u2011Main", "cooperation rhein main"),
        ("МОЙ мои\u0306 мои Артём", "мой мой мои артем"),
        ("١٬٢٣٤ ۱۴۰۵ سَمَاءٌ", "1234 1405 سماء"),
    ],
)
def test_words_have_one_form(text: str, expected: str) -> None:
    assert forms(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Müller", "mueller"),
        ("Mu\u0308ller", "mueller"),
        ("Ångström", "aangstroem"),
        ("e-mail", "email"),
        ("Rhein-Main", "rheinmain"),
        ("d’Angelo", "dangelo"),
        ("Trump’s", "trumps"),
        ("İstanbul'da", "istanbulda"),
        ("ferry", ""),
        ("Đorđe", "djordje"),
        ("Smørrebrød", "smoerrebroed"),
        ("Côte-d’Or", "cotedor coteor"),
        ("می\u200cخواهم", "ميخواهم"),
    ],
)
def test_other_spellings_stand_beside_it(text: str, expected: str) -> None:
    assert also(text) == expected.split()


@given(st.text())
def test_any_text_has_words_in_their_places(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        end = word.end
        assert word.folded.forms
        for form in (*word.folded.forms, *word.folded.also):
            assert form
            assert " " not in form
            assert "²" not in form
            assert len(form) <= 64


@given(st.text(alphabet=st.characters(categories=["L", "M", "N", "P"])))
def test_case_makes_no_difference(text: str) -> None:
    lowered = text.lower()
    if lowered.upper().lower() == lowered:
        assert forms(lowered.upper()) == forms(lowered)


@pytest.mark.parametrize(
    "text", ["a" * 10**6, "l'" * 10**6, "a-" * 10**6, "1," * 10**6, "東" * 10**6]
)
def test_a_word_of_any_length_is_folded_in_time(text: str) -> None:
    assert isinstance(next(words(text)).folded, Folded)
