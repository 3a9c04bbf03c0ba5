"""The desk says who the house is and what machines may do; the file holds what it does not say."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from lxml import html

from copydesk.newsroom.desk.house import site
from copydesk.newsroom.desk.models import AboutRow, HouseRow, LocaleRow
from copydesk.newsroom.printing.house_plan import HousePlan
from copydesk.press.locale import locale_at

pytestmark = pytest.mark.django_db
FILE = """
[site]
publisher = "File Press"
contact = "desk@file.example"
[site.policy]
sellers = ["ads.example, 1, DIRECT"]
"""


@pytest.fixture
def _file(settings: LazySettings, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    (tmp_path / "house.toml").write_text(FILE, encoding="utf-8")


def send(client: Client, **told: str) -> Any:
    row = HouseRow.load()
    return client.post(reverse("wagtailsettings:edit", args=["desk", "houserow", row.pk]), told)


@pytest.mark.usefixtures("_file")
def test_an_empty_form_leaves_all_as_the_file_has_it(at_desk: Callable[[str], Client]) -> None:
    before = site()
    assert send(at_desk("chief")).status_code == 302
    assert HouseRow.objects.count() == 1
    assert site() == before


@pytest.mark.usefixtures("_file")
def test_what_the_desk_says_stands_in_place_of_the_file(at_desk: Callable[[str], Client]) -> None:
    told = {
        "publisher": "Desk Press",
        "mining": "allowed",
        "sellers": "a.example, 1, DIRECT\r\nb.example, 2, RESELLER",
        "security": "mailto:holes@desk.example",
        "security_days": "90",
    }
    assert send(at_desk("chief"), **told).status_code == 302
    made = site()
    assert (made.publisher, made.contact) == ("Desk Press", "desk@file.example")
    assert made.policy.sellers == ("a.example, 1, DIRECT", "b.example, 2, RESELLER")
    assert made.policy.security == ("mailto:holes@desk.example",)
    assert (made.policy.mining_is_reserved, made.policy.security_days) == (False, 90)


def test_the_press_sees_at_once_that_the_house_says_something_else() -> None:
    plan = HousePlan()
    before = plan.now()
    HouseRow.objects.create(publisher="Desk Press")
    assert before.publisher != "Desk Press"
    assert plan.now().publisher == "Desk Press"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("security", "http://desk.example/holes"),
        ("security_more", "Expires: 2030-01-01T00:00:00Z"),
        ("sellers", "a.example, 1"),
        ("trust", "friend=https://f.example/"),
        ("gatherers", "Some Bot"),
        ("robots", "Disallow: /"),
        ("security_days", "400"),
        ("mining_terms", "ask us"),
    ],
)
def test_a_line_that_its_standard_does_not_know_is_not_saved(
    at_desk: Callable[[str], Client], name: str, line: str
) -> None:
    answer = send(at_desk("chief"), **{name: line})
    assert answer.status_code == 200
    assert name in answer.context["form"].errors
    assert not getattr(HouseRow.objects.get(), name)


@pytest.mark.usefixtures("_file")
def test_the_form_shows_what_holds_where_the_desk_says_nothing(
    at_desk: Callable[[str], Client],
) -> None:
    row = HouseRow.load()
    address = reverse("wagtailsettings:edit", args=["desk", "houserow", row.pk])
    page = html.fromstring(at_desk("chief").get(address).content)
    assert page.get_element_by_id("id_publisher").get("placeholder") == "File Press"
    assert page.get_element_by_id("id_sellers").get("placeholder") == "ads.example, 1, DIRECT"
    for script in page.iter("script"):
        assert script.get("src") or script.get("type") in ("application/json", "text/template")


def test_who_may_not_shape_the_paper_does_not_come_to_the_form(
    at_desk: Callable[[str], Client],
) -> None:
    row = HouseRow.load()
    address = reverse("wagtailsettings:edit", args=["desk", "houserow", row.pk])
    assert at_desk("editor").get(address).status_code == 302


def test_an_edition_in_another_language_has_its_own_publisher_and_terms() -> None:
    arabic = LocaleRow.objects.create(key="ar", language="ar", publisher="دار المرفأ")
    LocaleRow.objects.create(key="de", language="de")
    AboutRow.objects.create(locale=arabic, terms="شروطنا")
    HouseRow.objects.create(publisher="Desk Press")
    made = site()
    assert locale_at("ar", made).publisher == "دار المرفأ"
    assert locale_at("de", made).publisher == "Desk Press"
    assert [about.terms for about in made.about] == ["شروطنا"]
