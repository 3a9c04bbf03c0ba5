"""People at the desk's screens, and a story to work on."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from copydesk.newsroom.desk.models import StoryRow
from newsroom.desk.copy_for_tests import feed


@pytest.fixture
def at_desk(person: Callable[[str], User]) -> Callable[[str], Client]:
    """A browser in which somebody with a role is logged in."""

    def sit_down(role: str) -> Client:
        client = Client(enforce_csrf_checks=False)
        client.force_login(person(role))
        return client

    return sit_down


@pytest.fixture
def row(bring: Callable[..., list[StoryRow]]) -> StoryRow:
    """A story that came by the real line and that nothing stops."""
    (story,) = bring(feed())
    return story
