"""No script and no style stands inside a page of the desk: the content policy forbids it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

from copydesk.newsroom.desk.models import StoryRow
from newsroom.desk_screens.spoken import DESK

INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE
)


@pytest.mark.parametrize(
    "template", sorted((DESK / "templates").rglob("*.html")), ids=lambda p: p.name
)
def test_a_template_holds_no_script_and_no_style(template: Path) -> None:
    assert not INLINE.search(template.read_text(encoding="utf-8"))


@pytest.mark.parametrize("widget", [AdminDateInput, AdminTimeInput, AdminDateTimeInput])
def test_a_date_field_starts_without_a_script_in_the_page(widget: type) -> None:
    field = widget().render("at", None, attrs={"id": "id_at"})
    assert "<script" not in field
    assert "desk-date" in field
    assert "&quot;format&quot;" in field


@pytest.mark.django_db
@pytest.mark.parametrize(
    "where",
    ["home", "queue", "review", "edit", "add", "list", "history", "advert", "author"],
)
def test_no_page_of_the_desk_carries_a_script_that_would_not_run(
    at_desk: Callable[[str], Client], row: StoryRow, where: str
) -> None:
    addresses = {
        "home": "/desk/",
        "queue": reverse("desk_queue"),
        "review": reverse("desk_review", args=[row.key]),
        "edit": reverse("stories:edit", args=[row.pk]),
        "add": reverse("stories:add"),
        "list": reverse("stories:list"),
        "history": reverse("stories:history", args=[row.pk]),
        "advert": reverse("house_adverts:add"),
        "author": reverse("authors:add"),
    }
    page = at_desk("chief").get(addresses[where])
    assert "script-src 'self'" in page["Content-Security-Policy"]
    for script in html.fromstring(page.content).iter("script"):
        assert script.get("src") or script.get("type") in ("application/json", "text/template")
