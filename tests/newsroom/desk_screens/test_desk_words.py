"""The desk in other languages: Arabic whole, and every catalogue as it was compiled."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.contrib.auth.models import User
from django.test import Client
from wagtail.users.models import UserProfile

import copydesk.newsroom
from copydesk.newsroom.desk.models import StoryRow
from newsroom.desk_screens.spoken import words

LOCALE = Path(copydesk.newsroom.__file__).parent / "locale"
LANGUAGES = ("ar", "de", "es", "fr")
PLACE = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
Said = dict[tuple[str, ...], tuple[str, ...]]


def test_everything_the_desk_says_has_its_arabic() -> None:
    told = {first for first, *_ in _po("ar")}
    assert words() - told == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_compiled_as_it_is_written(language: str) -> None:
    with (LOCALE / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = dict(_pairs(read_mo(file)))
    assert compiled == _po(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_loses_what_is_filled_in(language: str) -> None:
    for said, forms in _po(language).items():
        for form in forms if len(said) == 1 else ():
            assert sorted(PLACE.findall(form)) == sorted(PLACE.findall(said[0])), said


@pytest.mark.django_db
def test_an_editor_who_reads_arabic_gets_an_arabic_desk_from_right_to_left(
    at_desk: Callable[[str], Client], editor: User, row: StoryRow
) -> None:
    profile = UserProfile.get_for_user(editor)
    profile.preferred_language = "ar"
    profile.save()
    browser = at_desk("editor")
    for address in ("/desk/queue/", f"/desk/review/{row.key}/"):
        page = browser.get(address).content.decode()
        assert 'dir="rtl"' in page
        assert "قائمة الانتظار" in page
    assert "ما ورد" in browser.get(f"/desk/review/{row.key}/").content.decode()


def _po(language: str) -> Said:
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return dict(_pairs(read_po(file)))


def _pairs(catalogue: object) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    for message in catalogue:  # type: ignore[attr-defined]
        if message.id:
            said = message.id if isinstance(message.id, tuple | list) else (message.id,)
            forms = (
                message.string if isinstance(message.string, tuple | list) else (message.string,)
            )
            yield tuple(said), tuple(forms)
