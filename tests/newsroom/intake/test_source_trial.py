"""A source tried out before anybody takes it on."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from lxml import html

from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.intake.models import CaptureRow, SourceRow

pytestmark = pytest.mark.django_db

FEED = b"""<rss><channel><title>Meridian</title><ttl>30</ttl>
  <atom:link rel="hub" href="https://hub.example/"/>
  <item><guid>1</guid><title>Ferry strikes pier</title>
  <pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate>
  <description>&lt;p&gt;PORT ALDER (MW) - A ferry struck the pier.&lt;/p&gt;</description></item>
</channel></rss>"""
Enter = Callable[[str], Client]


def tried(client: Client, address: str) -> Any:
    form = {"address": address, "name": "Meridian Wire", "language": "en"}
    return client.post("/desk/source-trial/", form)


def test_what_would_come_is_shown_and_nothing_is_kept(web: Any, signed_in: Enter) -> None:
    web.put("/feed", FEED, kind="application/rss+xml", ETag='"1"')
    page = tried(signed_in("chief"), web.address("/feed"))
    words = page.content.decode()
    for shown in ("Ferry strikes pier", "PORT ALDER", "https://hub.example/", "30 minutes", "rss"):
        assert shown in words
    assert "tells whether there is anything new" in words
    assert not CaptureRow.objects.exists()
    assert not StoryRow.objects.exists()
    assert not SourceRow.objects.exists()


def test_only_the_copy_itself_runs_as_its_letters_do(web: Any, signed_in: Enter) -> None:
    web.put("/feed", FEED, kind="application/rss+xml")
    page = html.fromstring(tried(signed_in("chief"), web.address("/feed")).content)
    (item,) = page.xpath("//article[contains(@class, 'desk-trial__item')]")
    assert item.get("dir") is None, "the desk's own words run as the desk does"
    assert item.xpath("h2[@dir='auto']/text()") == ["Ferry strikes pier"]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://127.0.0.1/", "private or reserved address"),
        ("not an address", "Enter a valid URL"),
        ("", "Enter a valid URL"),
    ],
)
def test_why_nothing_would_come_is_told(signed_in: Enter, address: str, told: str) -> None:
    assert told in tried(signed_in("chief"), address).content.decode()


def test_an_answer_that_is_no_copy_is_told(web: Any, signed_in: Enter) -> None:
    web.put("/picture", b"\x89PNG\r\n\x1a\n" + bytes(100), kind="image/png")
    assert "PNG picture" in tried(signed_in("chief"), web.address("/picture")).content.decode()


def test_only_who_keeps_the_sources_may_try_one(web: Any, signed_in: Enter) -> None:
    assert tried(signed_in("contributor"), web.address("/feed")).status_code in (302, 403)
    assert web.asked == []
