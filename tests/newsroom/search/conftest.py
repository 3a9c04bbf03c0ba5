"""Stories put before the public, and readers who search for them."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from copydesk.newsroom.desk.models import SectionRow, StoryRow
from copydesk.newsroom.desk.publishing import Intent, add_edition
from copydesk.newsroom.intake.models import SourceRow
from copydesk.newsroom.search import views
from copydesk.newsroom.search.pace import Pace
from copydesk.story.blocks import Paragraph
from copydesk.story.change import ChangeKind
from copydesk.story.edition import Edition
from copydesk.story.story import Story

UPDATE = Intent(kind=ChangeKind.UPDATE, by="Edith")
KILL = Intent(kind=ChangeKind.TAKEDOWN, text="Withdrawn: the claim was false.", by="Edith")


@pytest.fixture(autouse=True)
def own_pace(monkeypatch: pytest.MonkeyPatch) -> Pace:
    """No test waits for the searches of another."""
    pace = Pace()
    monkeypatch.setattr(views, "PACE", pace)
    return pace


@pytest.fixture
def out(world: SectionRow) -> Callable[..., Edition]:
    """Put a story before the public, or its next edition."""

    def make(
        headline: str,
        *texts: str,
        key: str = "",
        language: str = "en",
        section: SectionRow | None = None,
        source: SourceRow | None = None,
    ) -> Edition:
        row = StoryRow.objects.filter(key=key).first() if key else None
        row = row or StoryRow.objects.create(
            headline=headline, section=section or world, source=source, language=language
        )
        told = texts or ("Nothing else was said.",)
        blocks = tuple(Paragraph(key=f"p{n}", text=text) for n, text in enumerate(told))
        story = Story(headline=headline, language=language, blocks=blocks)
        return add_edition(row, story, UPDATE, withdrawn=False)

    return make


@pytest.fixture
def kill() -> Callable[[Edition], Edition]:
    """Withdraw a story."""

    def make(edition: Edition) -> Edition:
        row = StoryRow.objects.get(key=edition.id)
        return add_edition(row, Story(language="en"), KILL, withdrawn=True)

    return make


@pytest.fixture
def ask(client: Client) -> Callable[..., HttpResponse]:
    """Search as a reader does."""

    def get(q: str = "", **fields: str) -> Any:
        return client.get("/search/", {"q": q, **fields})

    return get


def page(response: HttpResponse) -> str:
    """The words of an answer."""
    return response.content.decode()


def headlines(response: HttpResponse) -> list[str]:
    """The headlines that were found, in order."""
    found = re.findall(r'<h2 class="headline">(.*?)</h2>', page(response), re.DOTALL)
    return [unescape(re.sub(r"<[^>]+>", "", each)).strip() for each in found]


def onward(response: HttpResponse) -> str:
    """The address of the next page of results, or ""."""
    found = re.search(r'<p class="onward"><a href="([^"]+)"', page(response))
    return unescape(found[1]) if found else ""
