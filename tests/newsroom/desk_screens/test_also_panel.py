"""The panel "Also on the desk": what it tells of other stories, and keeping two events apart."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from copydesk.newsroom.desk.known_again import ApartRow
from copydesk.newsroom.desk.models import StoryRow
from newsroom.desk.copy_for_tests import PARAGRAPHS, feed

pytestmark = pytest.mark.django_db
AtDesk = Callable[[str], Client]
Bring = Callable[..., list[StoryRow]]
AGAIN = "tag:meridian.example,2026:boats"
TOLD = (
    "Boats to the Skerries run again. The first left Port Alder early on Tuesday with forty "
    "islanders on board, Maren Tolliver told reporters.",
    "“We checked every single weld twice,” the harbour master said.",
    "For eleven days Great Skerry could be reached by helicopter alone, and repairs to the landing "
    "stage that the storm tore off cost 310,000 crowns, the harbour office said.",
)


@pytest.fixture
def other(row: StoryRow, bring: Bring) -> StoryRow:
    """Another story of the ferry, by another hand."""
    (found,) = bring(feed(guid=AGAIN, headline="Islanders home by boat", paragraphs=TOLD))
    return found


def test_another_story_of_the_event_is_told_with_what_differs(
    at_desk: AtDesk, row: StoryRow, other: StoryRow
) -> None:
    panel = _panel(at_desk("editor"), row)
    (line,) = _ones(panel)
    assert line.get("data-relation") == "event"
    assert line.xpath(".//a/@href")[0] == reverse("desk_review", args=[other.key])
    assert "Islanders home by boat" in line.text_content()
    assert "Meridian Wire" in line.text_content()
    figure, quotation = (
        [cell.text_content().strip() for cell in found.xpath("td")]
        for found in line.xpath(".//tbody/tr")
    )
    assert figure[0].startswith("240,000")
    assert "Repairs cost" in figure[0]
    assert figure[1].startswith("310,000")
    assert "tore off" in figure[1]
    assert "every weld twice" in quotation[0]
    assert "every single weld" in quotation[1]


def test_two_stories_are_kept_apart_with_a_trace_at_both_and_taken_back_in_place(
    at_desk: AtDesk, row: StoryRow, other: StoryRow
) -> None:
    editor = at_desk("contributor")
    came = _post(editor, row, part=other.key, reason="the  earlier storm")
    assert came.url.endswith(f"{row.key}/#also")  # type: ignore[attr-defined]

    for one, its_other in ((row, other), (other, row)):
        panel = _panel(editor, one)
        assert not _ones(panel)
        assert "the earlier storm" in panel.text_content()
        assert panel.xpath(".//*[@name='join']/@value")[0] == its_other.key
        page = editor.get(reverse("desk_review", args=[one.key])).content.decode()
        assert "Said not to be the same event" in page

    _post(editor, other, join=row.key)
    assert not ApartRow.objects.exists()
    assert _ones(_panel(editor, row))


def test_what_checks_found_by_comparing_the_two_falls_with_it(
    at_desk: AtDesk, row: StoryRow, bring: Bring
) -> None:
    (near,) = bring(feed(guid=AGAIN, headline="Islanders home", paragraphs=(*PARAGRAPHS, TOLD[0])))
    assert near.findings.get(code="IDN-02").state == "open"
    _post(at_desk("editor"), near, part=row.key)
    assert near.findings.get(code="IDN-02").state == "fixed"


def test_the_same_text_is_never_another_event(at_desk: AtDesk, row: StoryRow, bring: Bring) -> None:
    (same,) = bring(feed(guid=AGAIN))
    editor = at_desk("editor")
    assert not _panel(editor, same).xpath(".//*[@name='part']")
    _post(editor, same, part=row.key)
    assert not ApartRow.objects.exists()
    ApartRow.objects.create(one=row, other=same)
    assert _panel(editor, same).xpath(".//*[@data-relation='same']")


def test_who_may_only_look_keeps_nothing_apart(
    at_desk: AtDesk, row: StoryRow, other: StoryRow
) -> None:
    legal = at_desk("legal")
    assert not _panel(legal, row).xpath(".//form")
    _post(legal, row, part=other.key)
    assert not ApartRow.objects.exists()


def test_a_story_is_not_kept_apart_from_itself(at_desk: AtDesk, row: StoryRow) -> None:
    assert _post(at_desk("editor"), row, part=row.key).status_code == 404


def _panel(client: Client, row: StoryRow) -> html.HtmlElement:
    page = client.get(reverse("desk_review", args=[row.key]))
    (panel,) = html.fromstring(page.content.decode()).xpath("//*[@id='also']")
    return panel


def _ones(panel: html.HtmlElement) -> list[html.HtmlElement]:
    return list(panel.xpath(".//li[@data-relation]"))


def _post(client: Client, row: StoryRow, **typed: str) -> object:
    return client.post(reverse("desk_also", args=[row.key]), typed)
