"""When a story was published and changed, where data, print and marks say different days."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cleaning.heads import PROSE, data, head_of, page, sure

from copydesk.cleaning.dates import begins_with_day, is_date_label
from copydesk.cleaning.head import Head
from copydesk.cleaning.moments import all_said, read_said

TITLE = "<h1>Council closes the ferry quay</h1>"


def days(head: Head) -> tuple[str, str]:
    """The days of publication and of the last change, month and day."""
    return (
        f"{head.published:%m-%d}" if head.published else "",
        f"{head.updated:%m-%d}" if head.updated else "",
    )


# -- print against data --------------------------------------------------------------------------


def test_the_one_day_readers_are_shown_is_that_of_the_story_and_data_make_it_doubtful() -> None:
    said = data(datePublished="2024-03-03T08:00:00Z", dateModified="2026-01-15T09:30:00+01:00")
    head, _ = head_of(page(f"{TITLE}<div>15 January 2026</div>", said))
    assert head.published
    assert head.published.isoformat() == "2026-01-15T09:30:00+01:00"
    assert sure(head, "published").value <= 0.6
    assert sure(head, "published").why == "printed, +01:00; page data has another day"


def test_a_day_on_the_byline_under_the_headline_counts_as_shown() -> None:
    above = f"{TITLE}<div>By Anna Reed | 5 March 2026</div>"
    head, _ = head_of(page(above, data(datePublished="2025-03-03T08:00:00Z")))
    assert days(head) == ("03-05", "")


def test_a_day_far_below_the_headline_says_nothing_against_data() -> None:
    html = page(meta=data(datePublished="2026-03-03T08:00:00Z"))
    html = html.replace("</article>", "<div>9 March 2026</div></article>")
    assert days(head_of(html)[0]) == ("03-03", "")


def test_a_day_marked_as_published_goes_before_data_that_have_the_day_of_change() -> None:
    above = f"{TITLE}<div>Published 3 March 2024</div><div>Updated 5 March 2026</div>"
    head, _ = head_of(page(above, data(datePublished="2026-03-05", dateModified="2026-03-05")))
    assert head.published
    assert (head.published.year, days(head)) == (2024, ("03-03", "03-05"))


def test_day_and_month_in_the_other_order_are_the_same_day() -> None:
    above = f"{TITLE}<div>09.10.2025</div>"
    head, _ = head_of(page(above, data(datePublished="2025-09-10T16:07:00Z")))
    assert days(head) == ("09-10", "")


def test_a_day_under_the_headline_goes_before_the_day_on_the_masthead() -> None:
    above = (
        f"<div>Friday, 20 March 2026</div><p>{'Weather. ' * 4}</p>{TITLE}<div>3 March 2026</div>"
    )
    assert days(head_of(page(above))[0]) == ("03-03", "")


def test_a_clock_without_zone_is_not_moved_to_another_place_by_a_day() -> None:
    above = f"{TITLE}<div>3 March 2026</div>"
    head, _ = head_of(page(above, data(datePublished="2026-03-04T09:21:40")))
    assert head.published
    assert head.published.utcoffset() == dt.timedelta()


# -- change --------------------------------------------------------------------------------------


def test_the_change_readers_are_told_of_goes_before_the_last_time_a_page_was_saved() -> None:
    said = data(datePublished="2026-03-03T08:00:00Z", dateModified="2026-05-01T08:00:00Z")
    head, _ = head_of(page(f"{TITLE}<div>Updated 5 March 2026</div>", said))
    assert days(head) == ("03-03", "03-05")


def test_what_was_saved_before_publication_is_no_change() -> None:
    said = data(datePublished="2026-03-03T06:30:00Z", dateModified="2026-03-02T17:12:00Z")
    assert days(head_of(page(meta=said))[0]) == ("03-03", "")


def test_a_label_on_a_line_of_its_own_says_whose_day_follows() -> None:
    above = f"{TITLE}<div>3 March 2026</div><div>Last updated:</div><div>5 March 2026</div>"
    assert days(head_of(page(above))[0]) == ("03-03", "03-05")


@pytest.mark.parametrize(
    "above",
    [
        "<div class='date'>Updated 5 March 2026</div>",
        "<div>Last updated: <time datetime='2026-03-05'>5 March</time> 2026. Prices vary.</div>",
    ],
)
def test_an_element_marked_as_the_date_may_say_when_it_was_changed(above: str) -> None:
    assert days(head_of(page(TITLE + above))[0]) == ("", "03-05")


# -- reading days --------------------------------------------------------------------------------


def test_of_two_days_without_a_word_the_earlier_is_that_of_publication() -> None:
    above = f"{TITLE}<div>21 May 2026 24 April 2026</div>"
    assert days(head_of(page(above))[0])[0] == "04-24"


@pytest.mark.parametrize(
    "line",
    [
        "Veranstaltung: 21. Februar 2026, 19 Uhr",
        "Registriert: 18.09.2008, 05:56",
        "Joined 18 September 2008",
        "Ausdruck vom 11.02.2026",
        "© 19.12.2019",
    ],
)
def test_the_day_of_something_else_is_no_day_of_the_story(line: str) -> None:
    assert days(head_of(page(f"{TITLE}<div>{line}</div>"))[0]) == ("", "")


def test_a_day_that_may_be_two_in_a_mark_is_the_one_that_is_printed() -> None:
    above = f"{TITLE}<time datetime='02-12-2025 10:29'>2. Dezember 2025 10:29</time>"
    html = page(above).replace("<html>", "<html lang='de'>")
    assert days(head_of(html)[0]) == ("12-02", "")


@pytest.mark.parametrize(
    "first",
    [
        "Hafenstadt, (12.11.2025). Der Rat der Stadt hat am Dienstag die Schliessung beschlossen.",
        "(12. November 2025) Der Rat der Stadt hat am Dienstag die Schliessung beschlossen.",
    ],
)
def test_a_day_in_front_of_the_copy_is_the_last_resort(first: str) -> None:
    html = page().replace(PROSE, f"<p>{first}</p>{PROSE}")
    head, _ = head_of(html)
    assert days(head) == ("11-12", "")
    assert sure(head, "published").value <= 0.5


def test_a_month_may_adjoin_the_word_before_it() -> None:
    found = read_said("By Anna ReedMar 5, 2026 | 6 comments")
    assert found
    assert (found.at.date(), found.start) == (dt.date(2026, 3, 5), len("By Anna Reed"))


@pytest.mark.parametrize(
    "text", ["Last updated:", "Published", "Zuletzt aktualisiert am", "更新日"]
)
def test_words_that_only_say_whose_day_follows_are_a_label(text: str) -> None:
    assert is_date_label(text)


@pytest.mark.parametrize("text", ["Published by Harbour Press", "Updated 3 March 2026", "Menu", ""])
def test_words_that_say_more_are_no_label_of_a_day(text: str) -> None:
    assert not is_date_label(text)


@given(st.text(max_size=300))
def test_days_stand_in_the_text_they_are_read_from(text: str) -> None:
    is_date_label(text)
    begins_with_day(text)
    reached = 0
    for said in all_said(text):
        assert reached <= said.start < said.end
        reached = said.end


def test_the_day_of_a_reader_below_the_story_is_not_taken_into_the_head() -> None:
    html = page(f"{TITLE}<div>3 March 2026</div>")
    _, proof = head_of(html.replace("</article>", "</article><div>9 March 2026, 21:44</div>"))
    taken = {proof.line(n).text for n, kept in proof.decided.items() if kept[0].part == "published"}
    assert taken == {"3 March 2026"}
