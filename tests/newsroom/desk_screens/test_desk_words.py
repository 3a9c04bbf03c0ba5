"""The desk in other languages: every catalogue whole, and compiled as it is written."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone, translation
from lxml import html
from wagtail.users.models import UserProfile

from copydesk.newsroom.desk.models import StoryRow, WaitingOrderRow
from copydesk.newsroom.intake.models import RouteRow, SourceRow
from copydesk.newsroom.locale import catalogue
from copydesk.newsroom.locale.catalogue import LANGUAGES
from copydesk.newsroom.locale.gather import Phrase, phrases

LOCALE = Path(catalogue.__file__).parent
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")
Said = dict[tuple[str, ...], tuple[str, ...]]
MODULE = """
_("headline"); gettext_lazy("byline"); pgettext("newspaper", "copy")
ngettext("%(n)d story", "%(n)d stories", 2); other("nothing"); _(name)
"""
TEMPLATE = """{% load i18n %}{% translate "Decide" %} {% trans 'Cut' as cut %}
{% blocktranslate count n=all %}{{ n }} piece{% plural %}{{ n }} pieces{% endblocktranslate %}
{% translate "copy" context "newspaper" %} "not a word of it" {{ _("Put back") }}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_any_room_says_has_its_words(language: str) -> None:
    assert catalogue.bare(_renewed(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_holds_what_is_said_and_nothing_else(language: str) -> None:
    written, renewed = catalogue.read(language), _renewed(language)
    assert {message.id for message in written} == {message.id for message in renewed}
    assert not [message.id for message in written if message.fuzzy]


def test_what_is_said_is_found_in_modules_and_templates(tmp_path: Path) -> None:
    (tmp_path / "front.py").write_text(MODULE)
    (tmp_path / "front.html").write_text(TEMPLATE)
    assert phrases(tmp_path) == {
        Phrase(one="headline"),
        Phrase(one="byline"),
        Phrase(one="copy", context="newspaper"),
        Phrase(one="%(n)d story", many="%(n)d stories"),
        Phrase(one="Decide"),
        Phrase(one="Cut"),
        Phrase(one="%(n)s piece", many="%(n)s pieces"),
        Phrase(one="Put back"),
    }


def test_renewing_adds_what_is_new_and_takes_out_what_is_no_longer_said() -> None:
    words = catalogue.read("de")
    catalogue.renew(words, {Phrase(one="Queue"), Phrase(one="a lead", many="leads")})
    assert [message.id for message in words if message.id] == ["Queue", ("a lead", "leads")]
    assert catalogue.bare(words) == ["a lead"]


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


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "يوم واحد"),
        (2, "يومان"),
        (3, "3 أيام"),
        (11, "11 يوماً"),
        (99, "99 يوماً"),
        (100, "100 يوم"),
        (102, "102 يوم"),
        (103, "103 أيام"),
    ],
)
def test_an_arabic_count_takes_the_form_its_number_asks_for(days: int, said: str) -> None:
    with translation.override("ar"):
        assert translation.ngettext("%(n)s day", "%(n)s days", days) % {"n": days} == said


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


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["queue", "stories", "bring-in", "sources", "captures", "refusals", "reports"]
)
def test_no_screen_of_an_arabic_desk_is_left_in_english(
    at_desk: Callable[[str], Client], chief: User, row: StoryRow, address: str
) -> None:
    profile = UserProfile.get_for_user(chief)
    profile.preferred_language = "ar"
    profile.save()
    page = html.fromstring(at_desk("chief").get(f"/desk/{address}/").content)
    said = {text.strip().casefold() for text in page.xpath("//main//text()[not(ancestor::script)]")}
    assert said & {first.casefold() for first, *_ in _po("ar")} == set()


@pytest.mark.django_db
def test_lists_among_the_settings_are_in_the_editors_language(
    at_desk: Callable[[str], Client], chief: User, agency: SourceRow
) -> None:
    profile = UserProfile.get_for_user(chief)
    profile.preferred_language = "de"
    profile.save()
    RouteRow.objects.create(source=agency, match=RouteRow.Match.ANY, publishes=True)
    WaitingOrderRow.objects.create(
        source=agency, name="urn:x", status="canceled", at=timezone.now()
    )
    for address, cells in (
        ("routes", {"Reihenfolge", "alles", "eingegangen", "Ja"}),
        ("orders", {"Anweisung", "Rückruf"}),
    ):
        page = html.fromstring(at_desk("chief").get(f"/desk/{address}/").content)
        said = {text.strip() for text in page.xpath("//main//table//text()")}
        assert said >= cells


def _renewed(language: str) -> Catalog:
    words = catalogue.read(language)
    catalogue.renew(words, phrases())
    return words


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
