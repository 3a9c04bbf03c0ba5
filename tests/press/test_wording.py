"""Notices in plain words, in every language of the house."""

import datetime as dt

import pytest

from copydesk.press.paper import Locale, Site
from copydesk.press.reporting import place_asked
from copydesk.press.wording import Said, taken_down, wording
from copydesk.story.change import ChangeKind
from copydesk.story.record import replace
from press.memory_paper import MemoryPaper
from press.sample import DAY, SITE


@pytest.mark.parametrize("language", ["ar", "de", "en", "es", "fr"])
def test_a_caption_is_named_as_the_place_of_the_error(language: str) -> None:
    site = Site(name="The Example", url="https://example.org")
    at = dt.datetime(2026, 11, 23, 14, 2, tzinfo=dt.UTC)
    plain, caption = (
        wording(
            ChangeKind.CORRECTION,
            Said(was="it was 9", right="It was 8.", is_caption=is_caption),
            at=at,
            language=language,
            site=site,
        )
        for is_caption in (False, True)
    )
    assert caption != plain
    assert "it was 9" in caption


@pytest.mark.parametrize("language", ["ar", "de", "es", "fr"])
def test_why_a_sources_story_came_down_is_said_in_the_language_of_its_readers(
    language: str,
) -> None:
    site = Site(name="The Example", url="https://example.org")
    said, english = (
        [
            taken_down("Tarn Wire", is_killed=killed, language=one, site=site)
            for killed in (True, False)
        ]
        for one in (language, "en")
    )
    assert all("Tarn Wire" in words for words in said)
    assert not {*said} & {*english}


def test_pages_about_reports_speak_as_that_part_of_the_paper_does() -> None:
    arabic = Locale(key="ar", language="ar-EG", name="بريد")
    paper = MemoryPaper(replace(SITE, locales=(arabic,)), DAY)
    page = place_asked("", paper, status=200, language="ar")
    assert b'<html lang="ar-EG" dir="rtl">' in page.content
