"""The sample agency as the fetcher meets it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from copydesk.newsroom.agency.start import write_start

Ask = Callable[..., Any]


@pytest.fixture
def ask(settings: Settings, tmp_path: Path, sample: Path, client: Client) -> Ask:
    """Ask a running sample that started ten minutes ago."""
    settings.SAMPLE_ROOT = sample
    settings.SAMPLE_START = tmp_path / "sample-start"
    write_start(settings.SAMPLE_START, timezone.now() - dt.timedelta(minutes=10))

    def get(path: str, **headers: str) -> HttpResponseBase:
        return client.get(path, headers=headers)

    return get


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/agency/meridian/feed", "application/rss+xml; charset=utf-8"),
        ("/agency/northlight/feed", "application/atom+xml; charset=utf-8"),
        ("/agency/coastal-science/feed", "application/feed+json; charset=utf-8"),
        ("/agency/al-marfa/feed", "application/rss+xml; charset=utf-8"),
        ("/agency/saltmarsh/pages", "text/plain; charset=utf-8"),
        ("/agency/saltmarsh/page/four-clocks", "text/html; charset=utf-8"),
        ("/agency/pictures/ferry.jpg", "image/jpeg"),
    ],
)
def test_everything_comes_with_its_type_and_validators(
    ask: Ask, path: str, media_type: str
) -> None:
    answer = ask(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == media_type
    assert answer["ETag"].startswith('"')
    assert answer["Last-Modified"].endswith("GMT")


@pytest.mark.parametrize(
    "path", ["/agency/meridian/feed", "/agency/dunmarrow/page/goose", "/agency/pictures/ferry.jpg"]
)
def test_what_has_not_changed_is_not_sent_again(ask: Ask, path: str) -> None:
    first = ask(path)
    again = ask(path, if_none_match=first["ETag"])
    assert again.status_code == 304
    assert again.content == b""
    assert ask(path, if_modified_since=first["Last-Modified"]).status_code == 304


def test_a_changed_feed_is_sent_to_who_knows_an_older_one(ask: Ask) -> None:
    assert ask("/agency/meridian/feed", if_none_match='"older"').status_code == 200


def test_the_list_of_pages_names_addresses_that_answer(ask: Ask) -> None:
    addresses = ask("/agency/dunmarrow/pages").content.decode().split()
    assert len(addresses) == 3
    for address in addresses:
        assert ask(address.removeprefix("http://testserver")).status_code == 200


def test_pictures_are_named_at_the_address_the_agency_is_asked_at(ask: Ask) -> None:
    feed = ask("/agency/meridian/feed").content.decode()
    assert "http://testserver/agency/pictures/landslide.jpg" in feed


@pytest.mark.parametrize(
    "path",
    [
        "/agency/nobody/feed",
        "/agency/ledger-quay/feed",
        "/agency/nobody/pages",
        "/agency/saltmarsh/page/nothing",
        "/agency/pictures/nothing.jpg",
        "/agency/pictures/..%2Fplaybook.toml",
    ],
)
def test_what_is_not_there_is_not_found(ask: Ask, path: str) -> None:
    assert ask(path).status_code == 404


def test_a_sample_that_is_not_running_answers_nothing(
    ask: Ask, settings: Settings, tmp_path: Path
) -> None:
    settings.SAMPLE_START = tmp_path / "never"
    assert ask("/agency/meridian/feed").status_code == 404
    assert ask("/agency/pictures/ferry.jpg").status_code == 404


def test_nobody_can_post_to_the_agency(ask: Ask, client: Client) -> None:
    assert client.post("/agency/meridian/feed").status_code == 405
