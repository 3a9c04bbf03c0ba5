"""What readers find, and how they are answered."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from copydesk.newsroom.desk.models import EditionRow, LocaleRow, SectionRow
from copydesk.newsroom.intake.models import SourceRow
from copydesk.newsroom.search import views
from copydesk.newsroom.search.asked import read
from copydesk.newsroom.search.pace import OF_ALL, OF_ONE, Pace
from copydesk.newsroom.search.views import AT_ONCE
from copydesk.press.pages.search import CLOSED
from copydesk.press.searching import closed_page
from copydesk.story.codec import from_json, to_json
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from newsroom.search.conftest import headlines, onward, page
from press.sample import SITE, paper

Out = Callable[..., Edition]
Ask = Callable[..., HttpResponse]

FIELDS = ["q", "after", "from", "to", "section", "language", "locale"]


def test_the_newest_story_comes_first(out: Out, ask: Ask) -> None:
    out("Ferry sails")
    out("Ferry stops")
    assert headlines(ask("ferry")) == ["Ferry stops", "Ferry sails"]


def test_the_best_match_comes_first_when_asked_for(out: Out, ask: Ask) -> None:
    out("Ferry sails", "The ferry is back.", "A ferry, a ferry!")
    out("Council meets", "It rained.", "The ferry was late.")
    assert headlines(ask("ferry", order="best")) == ["Ferry sails", "Council meets"]
    assert headlines(ask("ferry")) == ["Council meets", "Ferry sails"]


def test_an_edition_is_found_in_the_transaction_that_makes_it(out: Out, ask: Ask) -> None:
    with transaction.atomic():
        out("Ferry sails")
        assert headlines(ask("ferry")) == ["Ferry sails"]


def test_an_edition_that_is_rolled_back_is_not_found(out: Out, ask: Ask) -> None:
    with transaction.atomic():
        out("Ferry sails")
        transaction.set_rollback(True)
    assert headlines(ask("ferry")) == []


def test_withdrawn_copy_is_found_no_more_nor_are_its_words(
    out: Out, kill: Callable[[Edition], Edition], ask: Ask
) -> None:
    edition = out("Mayor resigns", "A claim about the harbour.")
    out("Harbour opens")
    kill(edition)
    answer = ask("harbour")
    assert headlines(answer) == ["Harbour opens"]
    assert "claim" not in page(answer)
    assert headlines(ask("mayor")) == []


def test_withdrawn_copy_that_comes_back_stands_where_it_stood(
    out: Out, kill: Callable[[Edition], Edition], ask: Ask
) -> None:
    first = out("Ferry sails")
    out("Ferry stops")
    kill(first)
    out("Ferry sails", key=first.id)
    assert headlines(ask("ferry")) == ["Ferry stops", "Ferry sails"]


def test_a_correction_changes_the_words_that_are_found(out: Out, ask: Ask) -> None:
    first = out("Ferry sails on Monday")
    out("Ferry sails on Tuesday", key=first.id)
    assert headlines(ask("ferry monday")) == []
    assert headlines(ask("ferry tuesday")) == ["Ferry sails on Tuesday"]


def test_found_words_are_marked_and_all_else_is_escaped(out: Out, ask: Ask) -> None:
    out("Tea & <b>ferry</b>", "The <script>ferry</script> sailed.")
    told = page(ask("ferry"))
    assert "Tea &amp; &lt;b&gt;<mark>ferry</mark>&lt;/b&gt;" in told
    assert "&lt;script&gt;<mark>ferry</mark>&lt;/script&gt;" in told
    assert "<script>ferry" not in told


def test_what_was_typed_stands_in_the_field_again_escaped(out: Out, ask: Ask) -> None:
    told = page(ask('"><script>alert(1)</script>'))
    assert "<script>alert" not in told
    assert 'value="&quot;&gt;&lt;script&gt;' in told


def test_arabic_words_are_found_and_marked_as_they_are_written(out: Out, ask: Ask) -> None:
    out("عودة العبّارة إلى الميناء", language="ar")
    told = page(ask("عباره الي ميناء"))
    assert "<mark>العبّارة</mark>" in told
    assert '<article lang="en" dir="rtl">' in told


def test_filters_narrow_what_is_found(out: Out, ask: Ask, agency: SourceRow) -> None:
    sport = SectionRow.objects.create(key="sport-local", name="Sport")
    out("Ferry race", section=sport)
    out("Ferry sails", source=agency)
    out("Fähre fährt, ferry", language="de-AT")
    assert headlines(ask("ferry", section="sport-local")) == ["Ferry race"]
    assert headlines(ask("ferry", source="meridian")) == ["Ferry sails"]
    assert headlines(ask("ferry", language="de")) == ["Fähre fährt, ferry"]
    assert headlines(ask("", section="sport-local")) == ["Ferry race"]
    assert headlines(ask("ferry", section="world", source="meridian")) == ["Ferry sails"]


def test_a_section_has_the_stories_of_its_sub_sections_too(out: Out, ask: Ask) -> None:
    sport = SectionRow.objects.create(key="sport-local", name="Sport")
    rowing = SectionRow.objects.create(key="rowing", name="Rowing", parent=sport)
    out("Ferry race", section=sport)
    out("Ferry crew rows", section=rowing)
    out("Ferry sails")
    answer = ask("ferry", section="sport-local")
    assert headlines(answer) == ["Ferry crew rows", "Ferry race"]
    assert headlines(ask("ferry", section="rowing")) == ["Ferry crew rows"]
    assert "Sport – Rowing</option>" in page(answer)


def test_a_paper_in_several_languages_finds_the_stories_of_the_one_it_is_read_in(
    out: Out, ask: Ask
) -> None:
    LocaleRow.objects.create(key="ar", language="ar", name="الميناء")
    out("Ferry 7 sails")
    out("العبارة 7 تبحر", language="ar-EG")
    out("Fähre 7 fährt", language="de")
    assert headlines(ask("7")) == ["Fähre 7 fährt", "Ferry 7 sails"]
    assert headlines(ask("7", locale="ar")) == ["العبارة 7 تبحر"]
    assert headlines(ask("7", locale="ar", language="*")) == [
        "Fähre 7 fährt",
        "العبارة 7 تبحر",
        "Ferry 7 sails",
    ]
    assert headlines(ask("7", locale="ar", language="de")) == ["Fähre 7 fährt"]
    assert headlines(ask("7", locale="gone")) == ["Fähre 7 fährt", "Ferry 7 sails"]


def test_a_locale_searches_in_its_own_words_and_frame(out: Out, ask: Ask) -> None:
    LocaleRow.objects.create(key="ar", language="ar", name="الميناء")
    out("Ferry sails")
    answer = ask("ferry", locale="ar")
    told = page(answer)
    assert answer["Content-Language"] == "ar"
    assert '<html lang="ar" dir="rtl">' in told
    assert '<input type="hidden" name="locale" value="ar">' in told
    assert 'href="/search/?q=ferry&amp;language=%2A&amp;locale=ar"' in told
    assert 'href="/ar/archive/"' in told


def test_today_is_told_by_the_hour_and_other_days_by_their_date(out: Out, ask: Ask) -> None:
    now = timezone.now()
    long_ago = now.replace(year=now.year - 2, month=3, day=2, hour=12)
    this_year = now - dt.timedelta(days=1)
    for name, at in (("today", now), ("yesterday", this_year), ("once", long_ago)):
        row = EditionRow.objects.get(story__key=out(f"Ferry {name}").id)
        edition = replace(from_json(row.content, Edition, place="test"), first_at=at)
        EditionRow.objects.filter(pk=row.pk).update(content=to_json(edition).decode())
    told = page(ask("ferry"))
    assert f"2 March {long_ago.year}" in told or f"March 2, {long_ago.year}" in told
    assert re.search(r">\d\d:\d\d</time>", told)
    assert len(re.findall(r"\d\d:\d\d</time>", told)) == 1


def test_days_narrow_what_is_found_both_included(out: Out, ask: Ask) -> None:
    for day in (1, 2, 3):
        edition = out(f"Ferry {day}")
        at = dt.datetime(2026, 3, day, 12, tzinfo=dt.UTC)
        EditionRow.objects.filter(story__key=edition.id).update(at=at, first_at=at)
    assert headlines(ask("ferry", **{"from": "2026-03-02"})) == ["Ferry 3", "Ferry 2"]
    assert headlines(ask("ferry", to="2026-03-02")) == ["Ferry 2", "Ferry 1"]
    assert headlines(ask("", **{"from": "2026-03-02", "to": "2026-03-02"})) == ["Ferry 2"]
    assert headlines(ask("ferry", **{"from": "2027-01-01"})) == []


@pytest.mark.parametrize("order", ["", "best"])
def test_all_results_come_once_by_pages_though_news_comes(out: Out, ask: Ask, order: str) -> None:
    for number in range(AT_ONCE + 5):
        out(f"Ferry {number}")
    first = ask("ferry", order=order)
    out("Ferry of tomorrow")
    second = Client().get(onward(first))
    found = headlines(first) + headlines(second)
    assert sorted(found) == sorted(f"Ferry {number}" for number in range(AT_ONCE + 5))
    assert onward(second) == ""


def test_nothing_found_is_said_with_a_way_on(out: Out, ask: Ask) -> None:
    out("Ferry sails")
    told = page(ask("barge", section="world"))
    assert "No story has all of this." in told
    assert 'href="/search/?q=barge"' in told
    assert 'href="/archive/"' in told


def test_more_words_than_count_are_said_to_be_left_out(out: Out, ask: Ask) -> None:
    told = page(ask(" ".join(f"word{number}" for number in range(40))))
    assert "the first words count" in told


def test_without_words_there_is_the_form_alone(out: Out, ask: Ask) -> None:
    out("Ferry sails")
    for q in ("", "  ", '""', "…"):
        answer = ask(q)
        assert (answer.status_code, headlines(answer)) == (200, [])
        assert "No story" not in page(answer)


def test_the_answer_is_for_no_index_needs_no_cookie_and_is_kept_for_a_moment(
    out: Out, ask: Ask
) -> None:
    answer = ask("ferry")
    assert '<meta name="robots" content="noindex">' in page(answer)
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Cache-Control"] == "public, max-age=2"
    assert "form-action 'self'" in answer["Content-Security-Policy"]
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert not answer.cookies


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    ["q=%00", "q=%ff%fe", "q=" + quote('"' * 5000), "q=" + "a+" * 5000, "q=a&after=9-9",
     "q=a&after=-1", "q=a&after=99999999999999999-1-1", "q=a&from=0001-01-01&to=9999-12-31",
     "q=a&from=x&to=%00", "q=a&section=%00&source=%27&language=%22", "q=a&order=worst",
     "q=-", "q=a&q=b", "after=1"],
)  # fmt: skip
def test_no_address_is_an_error(client: Client, query: str) -> None:
    assert client.get(f"/search/?{query}").status_code == 200


@hypothesis_settings(max_examples=200)
@given(
    st.dictionaries(
        st.sampled_from(["q", "after", "from", "to", "section", "language", "locale"]), st.text()
    )
)
def test_any_fields_are_read(fields: dict[str, str]) -> None:
    asked = read(fields, SITE)
    assert len(asked.wanted.every) <= 12


def test_other_methods_are_refused(client: Client, db: None) -> None:
    assert client.post("/search/", {"q": "a"}).status_code == 405
    assert client.head("/search/").status_code == 200


def test_one_reader_does_not_take_the_time_of_all() -> None:
    pace, now = Pace(), 10_000_000.0
    assert [pace.take("a", now) for _ in range(OF_ONE + 1)] == [0] * OF_ONE + [10]
    assert pace.take("b", now) == 0
    assert pace.take("a", now + 10) == 0
    assert [pace.take(f"{n}", now) for n in range(OF_ALL + 1)][-1] > 0


class Exhausted(Pace):
    """Nobody may search for seven seconds."""

    def take(self, network: str, now: float) -> int:
        return 7


def test_too_many_searches_are_told_when_to_come_back(
    ask: Ask, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "PACE", Exhausted())
    late = ask("ferry")
    assert (late.status_code, late["Retry-After"]) == (429, "7")
    assert late["Cache-Control"] == "no-store"
    assert "wait a moment" in page(late)


def test_without_its_table_search_is_closed_and_says_so(out: Out, ask: Ask) -> None:
    closed = Path(settings.PRESS_ROOT, CLOSED)
    closed.parent.mkdir(parents=True, exist_ok=True)
    closed.write_bytes(closed_page(paper()).content)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE search_published")
    answer = ask("ferry")
    assert (answer.status_code, answer["Retry-After"]) == (503, "15")
    assert "Search is closed for a moment" in page(answer)
