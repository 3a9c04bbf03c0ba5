"""Every screen and act of ours at the desk, for every role: no way round a role, no traceback."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.models import EditionRow, FindingRow, StoryRow
from copydesk.newsroom.intake.actions import receive, refuse
from copydesk.newsroom.intake.models import CaptureRow, SourceRow
from copydesk.story.change import ReportKind
from hostile.test_doors import NOW
from newsroom.desk.copy_for_tests import feed

pytestmark = pytest.mark.django_db
ROLES = ("contributor", "editor", "chief")
OURS = "copydesk.newsroom"
LISTED = ("/desk/stories/", "/desk/sources/", "/desk/captures/", "/desk/sections/")
REVISION = re.compile(r"<int:revision_id>|\(\?P<revision_id_\w>[^)]*\)")
# Wagtail raises on a story's form without its count of blocks; `test_story_form` sends it whole.
NEEDS_WHOLE_FORM = re.compile(r"/desk/stories/(?:add|edit|preview)/|/revert/")
# What the desk's buttons send, each sent to every address; "#" is a finding's number.
ACTS = (
    *("publish", "withdraw", "restore", "spike", "take_back", "waive:#", "false_alarm:#"),
    *("cut_block:p1", "put_back:0", "put_back:-1", "recheck", "take_in_hand", "mark_ready"),
    *("release", "give_section", "accept", "decline", "suspect", "check", "no such act", ""),
    *("put_back:" + "9" * 5000, "waive:" + "9" * 5000, "waive:" + "9" * 30, "cut_block:\0"),
)


def routes() -> Iterator[str]:
    """The addresses whose views are ours, and Wagtail's own screens of what the desk holds."""
    yield from _routes(get_resolver().url_patterns, "/")


def _routes(patterns: Any, before: str) -> Iterator[str]:
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, address)
        elif address.startswith("/desk/") and (_is_ours(pattern) or address.startswith(LISTED)):
            yield address


def _is_ours(pattern: URLPattern) -> bool:
    view: Any = pattern.callback
    while hasattr(view, "__wrapped__"):
        view = view.__wrapped__
    view = getattr(view, "view_class", view)
    kwargs = getattr(view, "view_initkwargs", {})
    return OURS in f"{view.__module__} {kwargs.get('model', '')}"


@pytest.fixture
def things(bring: Callable[..., list[StoryRow]], chief: User) -> dict[str, int | str]:
    """One of everything an address can name: a published story, a report, a refusal, a source."""
    (published,) = bring(feed(guid="tag:x,2", headline="Harbour wall is raised"))
    edition = actions.publish(published, by=chief)
    (story,) = bring(feed())
    finding = FindingRow.objects.create(story=story, code="X-01", weight="stops", says="Stop.")
    report = ReportRow.objects.create(
        story=published, edition=edition, kind=ReportKind.FIGURE, text="It was 12.", at=NOW
    )
    refused = receive(b"\0\1\2", place="test:refused", at=NOW)
    refuse(refused, "binary data, not copy")
    return {
        "story": story.pk,
        "key": story.key,
        "published": published.key,
        "finding": finding.pk,
        "report": report.pk,
        "capture": refused.pk,
        "source": SourceRow.objects.get().pk,
        "revision": story.latest_revision.pk,
    }


def addresses(things: dict[str, int | str]) -> list[str]:
    """Every address filled in with what is there, and with what is not."""
    meant = {"stories": "story", "reports": "report", "captures": "capture", "sources": "source"}
    found = set()
    for address in routes():
        what = things[meant.get(address.split("/")[2], "story")]
        for pk, key in ((what, things["key"]), (what, things["published"]), (10**9, "nothing")):
            filled = re.sub(r"<slug:key>", str(key), address)
            filled = re.sub(
                r"<int:revision_id>|\(\?P<revision_id_\w>[^)]*\)", str(things["revision"]), filled
            )
            filled = re.sub(r"<(?:int|str):pk>|\(\?P<pk>[^)]*\)", str(pk), filled)
            filled = filled.replace("<slug:action_name>", "approve").replace("\\.", ".")
            found.add(re.sub(r"<\w+:\w+>", "1", filled).rstrip("$"))
    return sorted(found)


def sent(act: str, things: dict[str, int | str]) -> dict[str, Any]:
    """All fields that any form of ours reads."""
    number = str(things["finding"])
    return {
        "act": act.replace("#", number),
        "story": [things["key"], things["published"], "nothing"],
        f"reason-{number}": "Because.",
        "reason": "Because.",
        "answer": "Thank you.",
        "kind": "correction",
        "notice": "An earlier version of this story gave a wrong figure.",
        "severity": "minor",
        "section": "world",
        "report": things["report"],
        "headline": "Changed by a stranger",
        "door": "fetch",
        "fetch-address": "http://169.254.169.254/latest/",
        "next": "//evil.example/",
        "action-publish": "1",
        "anchor": "p1\r\nX-Evil: 1",
    }


def decided() -> list[object]:
    """What a contributor must not bring about."""
    return [
        list(StoryRow.objects.order_by("pk").values_list("pk", "live")),
        list(EditionRow.objects.order_by("pk").values_list("pk", "withdrawn", "current")),
        list(StoryRow.objects.filter(state__in=("spiked", "killed", "withheld")).values_list("pk")),
        list(FindingRow.objects.filter(state__in=("waived", "false")).values_list("pk")),
        list(ReportRow.objects.order_by("pk").values_list("pk", "state", "answer")),
        list(SourceRow.objects.order_by("pk").values_list("pk", "name", "address", "active")),
        list(CaptureRow.objects.order_by("pk").values_list("pk", "state", "sha256")),
    ]


def test_every_screen_is_found() -> None:
    found = set(routes())
    assert {"/desk/queue/act/", "/desk/review/<slug:key>/act/", "/desk/bring-in/"} <= found
    assert len(found) > 30


def test_nobody_gets_in_without_signing_in(client: Client, things: dict[str, int | str]) -> None:
    before = decided()
    for address in addresses(things):
        for answer in (client.get(address), client.post(address, sent("publish", things))):
            assert answer.status_code == 302, address
            assert answer["location"].startswith("/desk/login/?next="), address
    assert decided() == before


@pytest.mark.parametrize("role", ROLES)
def test_every_screen_answers_every_role(
    client: Client, person: Callable[[str], User], things: dict[str, int | str], role: str
) -> None:
    client.force_login(person(role))
    for address in addresses(things):
        answer = client.get(address)
        assert answer.status_code < 500, address
        answer = client.get(address, {"page": "9" * 40, "q": "\0", "shelf": "x", "part": "lines"})
        assert answer.status_code < 500, address


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act[:16] or "none")
def test_every_act_answers_every_role_and_contributors_decide_nothing(
    client: Client, person: Callable[[str], User], things: dict[str, int | str], act: str
) -> None:
    before = decided()
    for role in ROLES:
        with transaction.atomic():  # each finds things as they were, and makes them so again
            client.force_login(person(role))
            try_everywhere(client, things, act)
            assert role != "contributor" or decided() == before
            transaction.set_rollback(True)


def try_everywhere(client: Client, things: dict[str, int | str], act: str) -> None:
    """Send an act to every address that might take it."""
    for address in addresses(things):
        if "act" in address or "decide" in address or "correct" in address or act == "publish":
            if NEEDS_WHOLE_FORM.search(address):
                continue
            answer = client.post(address, sent(act, things))
            assert answer.status_code < 500, address
            assert "X-Evil" not in answer.headers
            assert "evil.example" not in answer.get("location", "")


def test_a_page_elsewhere_cannot_act_for_an_editor(
    person: Callable[[str], User], things: dict[str, int | str]
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("chief"))
    before = decided()
    for address in addresses(things):
        assert client.post(address, sent("publish", things)).status_code == 403, address
    assert decided() == before
