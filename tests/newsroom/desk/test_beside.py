"""What else lies at the desk of one story or one event, and what an editor says apart."""

from collections.abc import Callable

from copydesk.newsroom.desk.copy import to_record
from copydesk.newsroom.desk.likeness.beside import Beside, beside
from copydesk.newsroom.desk.likeness.remembering import traits
from copydesk.newsroom.desk.models import StoryRow
from newsroom.desk.copy_for_tests import OTHER, feed

Bring = Callable[..., list[StoryRow]]
AGAIN = "tag:meridian.example,2026:ferry-again"
# The ferry of PARAGRAPHS, told by somebody else.
TOLD = (
    "Boats to the Skerries run again. The first left Port Alder early on Tuesday with forty "
    "islanders on board, Maren Tolliver told reporters.",
    "For eleven days Great Skerry could be reached by helicopter alone, and mending what the storm "
    "did to the landing stage has cost the harbour 240,000 crowns.",
)


def among(row: StoryRow) -> list[Beside]:
    return list(beside(row, traits(to_record(row))))


def test_a_copy_under_another_identifier_is_the_same_text(bring: Bring) -> None:
    (first,) = bring(feed())
    bring(feed(guid="tag:meridian.example,2026:market", headline="Vote put off", paragraphs=OTHER))
    (second,) = bring(feed(guid=AGAIN))

    assert [(one.row, one.relation) for one in among(second)] == [(first, "same")]
    assert among(second)[0].sure > 0.9
    assert [one.row for one in among(first)] == [second]


def test_another_report_of_the_event_stands_beside_it_with_what_both_name(bring: Bring) -> None:
    (first,) = bring(feed())
    (second,) = bring(feed(guid=AGAIN, headline="Islanders home by boat", paragraphs=TOLD))
    bring(feed(guid="tag:meridian.example,2026:market", headline="Vote put off", paragraphs=OTHER))

    (found,) = among(second)

    assert (found.row, found.relation) == (first, "event")
    assert {"Skerries", "Tolliver"} <= set(found.shared)
