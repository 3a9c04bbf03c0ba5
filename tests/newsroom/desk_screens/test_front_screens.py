"""Fronts at the desk: an editor shapes and submits, a chief lets it go out, all see it before."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import html

from copydesk.newsroom.desk.models import LocaleRow
from copydesk.newsroom.fronts.models import FrontOrderRow, FrontRow

pytestmark = pytest.mark.django_db
AtDesk = Callable[[str], Client]


def typed(words: str, **more: Any) -> dict[str, Any]:
    """The form of a front that holds a note of the house."""
    note = {"parts-0-value-headline": "", "parts-0-value-text": words}
    return {
        "locale": "",
        "section": "",
        "top-count": 0,
        "parts-count": 1,
        "parts-0-deleted": "",
        "parts-0-order": 0,
        "parts-0-type": "note",
        "parts-0-id": "",
        **note,
        "goes_on": "on",
        **more,
    }


@pytest.fixture
def front(person: Callable[[str], User], at_desk: AtDesk) -> FrontRow:
    """The front of the paper as an editor has drafted it and handed it on."""
    page = at_desk("editor").post(
        "/desk/fronts/add/", typed("We print twice today.", **{"action-submit": "1"}), follow=True
    )
    assert page.status_code == 200
    return FrontRow.objects.get()


def test_what_an_editor_submits_waits_for_a_chief(front: FrontRow) -> None:
    assert not front.live
    assert not FrontOrderRow.objects.exists()
    state = front.current_workflow_state
    assert state is not None
    assert state.workflow.name == "Fronts"
    assert [group.name for group in state.current_task_state.task.specific.groups.all()] == [
        "Chief"
    ]


def test_an_editor_has_no_button_that_publishes_a_front(at_desk: AtDesk, front: FrontRow) -> None:
    buttons = {
        role: at_desk(role).get(f"/desk/fronts/edit/{front.pk}/").content.decode()
        for role in ("editor", "chief")
    }
    assert 'name="action-publish"' in buttons["chief"]
    assert 'name="action-publish"' not in buttons["editor"]


def test_a_chief_lets_it_go_out(at_desk: AtDesk, front: FrontRow) -> None:
    task = front.current_workflow_task_state
    at_desk("chief").post(
        f"/desk/fronts/workflow/action/{front.pk}/approve/{task.pk}/", {"comment": ""}
    )
    front.refresh_from_db()
    assert front.live
    assert front.shape["parts"][0]["text"] == "We print twice today."
    assert [order.place for order in FrontOrderRow.objects.all()] == ["/"]


def test_an_editor_sees_it_as_readers_will_at_four_widths(at_desk: AtDesk, front: FrontRow) -> None:
    browser = at_desk("editor")
    form = html.fromstring(browser.get(f"/desk/fronts/edit/{front.pk}/").content)
    widths = form.xpath("//*[@data-device-width]/@data-device-width")
    assert list(dict.fromkeys(widths)) == ["360", "768", "1280", "1920"]
    address = f"/desk/fronts/preview/{front.pk}/"
    kept = browser.post(address, typed("We print three times today."))
    assert json.loads(kept.content)["is_valid"]
    assert "We print three times today." in browser.get(address).content.decode()
    front.refresh_from_db()
    assert front.shape == {}


def test_the_front_of_another_language_is_seen_in_its_own_direction(at_desk: AtDesk) -> None:
    arabic = LocaleRow.objects.create(key="ar", language="ar-EG", name="بريد الميناء")
    browser = at_desk("editor")
    address = "/desk/fronts/preview/"
    browser.post(address, typed("نطبع مرتين اليوم.", locale=str(arabic.pk)))
    page = html.document_fromstring(browser.get(address).content.decode())
    assert (page.get("lang"), page.get("dir")) == ("ar-EG", "rtl")
    assert "نطبع مرتين اليوم." in page.text_content()
