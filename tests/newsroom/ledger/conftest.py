"""People at the ledger's screens."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client


@pytest.fixture
def at_desk(person: Callable[[str], User]) -> Callable[[str], Client]:
    """A browser in which somebody with a role is logged in."""

    def sit_down(role: str) -> Client:
        client = Client()
        client.force_login(person(role))
        return client

    return sit_down
