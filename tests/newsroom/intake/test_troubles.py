"""Troubles are written down once and said in the language of who looks."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.users.models import UserProfile

import copydesk.wire.http
from copydesk.newsroom.intake import troubles
from copydesk.newsroom.intake.models import SourceRow

RAISED = re.compile(r"reason ?=\s*f?\"([^\"]+)\"")


def in_german(trouble: str) -> str:
    with override("de"):
        return troubles.said(trouble)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("asks us to wait (429)", "bittet uns zu warten (429)"),
        ("answered 404 Not Found", "antwortete mit 404 Not Found"),
        ("not asked: a redirect to nowhere", "nicht gefragt: eine Weiterleitung ins Leere"),
        (
            "2 pages failed, first https://isle.example/a: answered 404; 3 addresses of the list"
            " were left out",
            "Seiten ohne Erfolg: 2, zuerst https://isle.example/a: antwortete mit 404; "
            "ausgelassene Adressen der Liste: 3",
        ),
        ("The hub answered 404.", "Der Hub antwortete mit 404."),
    ],
)
def test_a_trouble_is_said_in_the_editors_language(written: str, said: str) -> None:
    assert in_german(written) == said
    assert troubles.said(written) == written


@pytest.mark.parametrize(
    "written",
    [
        "", "Cannot connect to host isle.example:443", "Der Hub hat 404 geantwortet.",
        "a; b", "100 % of it", "%(reason)s", "not asked: " * 3_000,
    ],
)  # fmt: skip
def test_what_is_none_of_our_sentences_stands_as_it_was_written(written: str) -> None:
    assert troubles.said(written) == written


def test_all_reasons_of_the_fetcher_are_among_them() -> None:
    folder = Path(str(copydesk.wire.http.__file__)).parent
    code = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    reasons = {re.sub(r"\{[^}]*\}", "7", reason) for reason in RAISED.findall(code)}
    assert len(reasons) > 15
    assert {reason for reason in reasons if in_german(reason) == reason} == set()


@pytest.mark.django_db
def test_the_desk_says_it_in_the_language_of_who_looks(
    signed_in: Callable[[str], Client], person: Callable[[str], User]
) -> None:
    source = SourceRow.objects.create(
        key="isle", name="Isle Wire", address="https://isle.example/feed", failures=3,
        state="fails", trouble="asks us to wait (429)",
    )  # fmt: skip
    profile = UserProfile.get_for_user(person("chief"))
    profile.preferred_language = "de"
    profile.save()
    browser = signed_in("chief")
    for address in ("sources:index", "sources:inspect"):
        args = (source.pk,) if address == "sources:inspect" else ()
        assert (
            "bittet uns zu warten (429)"
            in browser.get(reverse(address, args=args)).content.decode()
        )
