"""The desk bears its own name and mark, and leads nobody to the makers of its parts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from lxml import etree, html


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/desk/", "/desk/queue/", "/desk/stories/", "/desk/captures/"])
def test_a_page_of_the_desk_bears_its_mark(at_desk: Callable[[str], Client], address: str) -> None:
    page = html.fromstring(at_desk("chief").get(address).content)
    assert page.findtext(".//title").endswith(" - copydesk")
    assert page.xpath("//template[@data-wagtail-sidebar-branding-logo]//svg")
    assert page.xpath("//link[@rel='icon']/@href") == ["/static/desk/mark.svg"]
    assert not page.xpath("//link[@rel='shortcut icon']")


@pytest.mark.django_db
def test_one_signs_in_to_the_desk(client: Client) -> None:
    page = html.fromstring(client.get("/desk/login/").content)
    assert page.findtext(".//title") == "Sign in - copydesk"
    assert page.findtext(".//h1") == "Sign in to the desk"
    assert page.xpath("//div[@class='login-logo']/*[@aria-label='copydesk']")


@pytest.mark.django_db
def test_what_is_not_there_is_said_in_the_desks_own_words(at_desk: Callable[[str], Client]) -> None:
    answer = at_desk("editor").get("/desk/nowhere/")
    assert answer.status_code == 404
    assert "Wagtail" not in "".join(html.fromstring(answer.content).xpath("//main//text()"))


@pytest.mark.django_db
def test_no_link_of_the_first_page_leads_out_of_the_house(
    at_desk: Callable[[str], Client],
) -> None:
    page = at_desk("chief").get("/desk/").content.decode()
    assert "guide.wagtail.org" not in page
    assert "docs.wagtail.org" not in page


def test_the_mark_is_a_drawing_with_nothing_in_it_that_acts() -> None:
    drawing = etree.fromstring(Path(str(finders.find("desk/mark.svg"))).read_bytes())
    assert {etree.QName(part).localname for part in drawing.iter()} == {"svg", "rect", "path"}
    assert not [name for part in drawing.iter() for name in part.attrib if name.startswith("on")]
