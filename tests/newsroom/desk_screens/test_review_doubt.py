"""The review tells how sure cleaning is, why, and what to look at first."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client, override_settings

from copydesk.newsroom.desk.copy import fill, keep_draft, to_record
from copydesk.newsroom.desk.models import StoryRow
from copydesk.newsroom.desk.templatetags.desk_tags import language_name, percent
from copydesk.story.blocks import Heading, Paragraph
from copydesk.story.record import replace
from copydesk.story.story import Cleaned, Confidence
from newsroom.desk.copy_for_tests import PARAGRAPHS
from newsroom.desk_screens.doubting import LABEL, PROMO, cleaned_of, doubt, keep

pytestmark = pytest.mark.django_db
AtDesk = Callable[[str], Client]


@pytest.fixture
def doubted(row: StoryRow) -> StoryRow:
    """A story with an unsure headline, an unsure paragraph, a sure one and an unsure cutting."""
    keys = [block.key for block in to_record(row).blocks]
    doubt(
        row,
        Confidence(of="headline", value=0.41, why="by its place alone"),
        Confidence(of="byline", value=0.97, why="printed and in the page's data"),
        Confidence(of=keys[0], value=0.99, why="running text"),
        Confidence(of=keys[1], value=0.2, why="stands among promotions"),
    )
    return row


def test_unsure_blocks_and_fields_are_marked_with_word_share_and_reason(
    at_desk: AtDesk, doubted: StoryRow
) -> None:
    page = _page(at_desk("editor"), doubted)
    story = page[page.index('id="story-title"') :]
    assert "unsure, <bdi>41%</bdi>" in story
    assert "by its place alone" in story
    assert "unsure, <bdi>20%</bdi>" in story
    assert "stands among promotions" in story
    assert "97%" not in story
    assert story.count("desk-passage--unsure") == 2


def test_every_piece_of_the_galley_tells_how_sure_and_why(
    at_desk: AtDesk, doubted: StoryRow
) -> None:
    page = _page(at_desk("editor"), doubted)
    galley = page[page.index('id="galley-title"') : page.index('id="story-title"')]
    for told in (
        "sure, <bdi>99%</bdi>",
        "running text",
        "sure, <bdi>90%</bdi>",
        "ad-label rule",
        "unsure, <bdi>30%</bdi>",
    ):
        assert told in galley


def test_what_is_unsure_is_listed_the_least_sure_first_with_its_place(
    at_desk: AtDesk, doubted: StoryRow
) -> None:
    answer = at_desk("editor").get(_of(doubted))
    found = [(each.words, each.confidence, each.is_cut) for each in answer.context["unsure"]]
    assert found == [
        (PARAGRAPHS[1], 0.2, False),
        (PROMO, 0.3, True),
        (doubted.headline, 0.41, False),
    ]
    page = answer.content.decode()
    for each in answer.context["unsure"]:
        assert f'href="#{each.place}"' in page
        assert f'id="{each.place}"' in page


def test_what_an_editor_has_changed_is_in_doubt_no_more(at_desk: AtDesk, doubted: StoryRow) -> None:
    draft = doubted.get_latest_revision_as_object()
    story = to_record(draft)
    first, second, *rest = story.blocks
    mended = replace(second, text="“Twice,” said Maren Tolliver.")
    fill(draft, replace(story, headline="Mended", blocks=(first, mended, *rest)))
    keep_draft(doubted, draft)
    unsure = at_desk("editor").get(_of(doubted)).context["unsure"]
    assert [each.words for each in unsure] == [PROMO]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"role": "cut:promo"}, [PROMO]),
        ({"role": "cut"}, [LABEL, PROMO]),
        ({"unsure": "1"}, [PARAGRAPHS[1], PROMO]),
        ({"unsure": "1", "role": "kept:block"}, [PARAGRAPHS[1]]),
        ({"order": "doubt", "role": "cut"}, [PROMO, LABEL]),
    ],
)
def test_the_galley_is_sifted_by_role_and_doubt(
    at_desk: AtDesk, doubted: StoryRow, asked: dict[str, str], words: list[str]
) -> None:
    galley = at_desk("editor").get(_of(doubted), asked).context["galley"]
    assert [line.pieces[0].text for line in galley] == words


def test_a_strange_role_is_as_if_not_asked(at_desk: AtDesk, doubted: StoryRow) -> None:
    browser = at_desk("editor")
    whole = browser.get(_of(doubted)).context["galley"]
    asked = {"role": "<script>", "unsure": "yes", "order": "x"}
    assert browser.get(_of(doubted), asked).context["galley"] == whole


def test_the_roles_to_ask_for_are_those_that_came(at_desk: AtDesk, doubted: StoryRow) -> None:
    by = at_desk("editor").get(_of(doubted)).context["sifting"]
    assert {choice.value: choice.count for choice in by.cut} == {
        "cut": 2, "cut:ad-label": 1, "cut:promo": 1,
    }  # fmt: skip
    assert {"kept", "kept:block"} <= {choice.value for choice in by.kept}


def test_the_house_says_what_is_unsure(at_desk: AtDesk, doubted: StoryRow) -> None:
    with override_settings(DOUBT=0.25):
        unsure = at_desk("editor").get(_of(doubted)).context["unsure"]
    assert [each.confidence for each in unsure] == [0.2]


def test_a_cleaning_that_tells_no_doubts_has_none(at_desk: AtDesk, row: StoryRow) -> None:
    keep(row, replace(cleaned_of(row), confidences=()))
    page = _page(at_desk("editor"), row)
    assert 'id="unsure"' not in page
    assert "desk-passage--unsure" not in page


def test_a_cleaning_stored_before_doubts_were_told_is_shown(at_desk: AtDesk, row: StoryRow) -> None:
    arrival = row.arrivals.get()
    arrival.cleaned.pop("confidences", None)
    for piece in arrival.cleaned["account"]:
        piece.pop("confidence", None)
    arrival.save()
    assert at_desk("editor").get(_of(row)).status_code == 200
    assert all(piece.confidence == 1.0 for piece in cleaned_of(row).cuttings)


def test_doubts_stay_with_their_blocks_in_the_next_version(
    bring: Callable[..., list[StoryRow]], row: StoryRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from copydesk import line
    from newsroom.desk.copy_for_tests import feed

    process = line.process

    def telling(*asked: Any) -> Any:
        done = process(*asked)
        told = tuple(
            Confidence(of=block.key, value=0.1 * n)
            for n, block in enumerate(done.cleaned.story.blocks)
        )
        return replace(done, cleaned=replace(done.cleaned, confidences=told))

    monkeypatch.setattr(line, "process", telling)
    bring(
        feed(paragraphs=("It is a new first paragraph of the ferry office.", *PARAGRAPHS), hours=1)
    )
    cleaned: Cleaned = cleaned_of(row)
    assert [each.of for each in cleaned.confidences] == [b.key for b in cleaned.story.blocks]


def test_a_block_cut_and_put_back_is_in_the_doubt_it_was_in(
    at_desk: AtDesk, doubted: StoryRow
) -> None:
    browser = at_desk("editor")
    key = to_record(doubted).blocks[1].key
    browser.post(_of(doubted) + "act/", {"act": f"cut_block:{key}"})
    unsure = browser.get(_of(doubted)).context["unsure"]
    assert PARAGRAPHS[1] not in [each.words for each in unsure]
    index = next(
        n for n, piece in enumerate(cleaned_of(doubted).account)
        if PARAGRAPHS[1] == getattr(piece, "text", "").strip()
    )  # fmt: skip
    browser.post(_of(doubted) + "act/", {"act": f"put_back:{index}"})
    unsure = browser.get(_of(doubted)).context["unsure"]
    assert PARAGRAPHS[1] in [each.words for each in unsure]


def test_the_version_of_the_cleaner_stands_in_the_trace(at_desk: AtDesk, row: StoryRow) -> None:
    page = _page(at_desk("editor"), row)
    cleaner = cleaned_of(row).story.cleaner
    assert cleaner
    assert cleaner in page[page.index('id="history"') :]
    assert cleaner in page[: page.index('id="story-title"')]


def test_a_hostile_reason_is_shown_as_text(at_desk: AtDesk, row: StoryRow) -> None:
    doubt(row, Confidence(of="headline", value=0.1, why="<script>alert(1)</script>"))
    assert "<script>alert" not in _page(at_desk("editor"), row)


def test_a_block_in_another_language_is_named_and_turned(at_desk: AtDesk, row: StoryRow) -> None:
    draft = row.get_latest_revision_as_object()
    story = to_record(draft)
    foreign = Paragraph(key="x1", text="قال مدير الميناء إن الرحلات ستعود", language="ar")
    question = Heading(key="x2", text="Will it sail?", kind="question")
    fill(draft, replace(story, blocks=(*story.blocks, foreign, question)))
    keep_draft(row, draft)
    page = _page(at_desk("editor"), row)
    assert 'dir="rtl" lang="ar"' in page
    assert "<bdi>Arabic</bdi>" in page
    assert "6 · question" in page


@pytest.mark.parametrize(
    ("share", "said"), [(0.599, "59%"), (0.6, "60%"), (1.0, "100%"), (0.0, "0%"), (0.29, "29%")]
)
def test_a_share_is_never_rounded_up(share: float, said: str) -> None:
    assert percent(share) == said


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("ar", "Arabic"),
        ("pt-BR", "Portuguese"),
        ("und-Latn", "Latin"),
        ("x9", "x9"),
        ("und", "und"),
    ],
)
def test_a_language_is_called_by_its_name(tag: str, name: str) -> None:
    assert language_name(tag) == name


def _of(row: StoryRow) -> str:
    return f"/desk/review/{row.key}/"


def _page(browser: Client, row: StoryRow) -> str:
    return browser.get(_of(row)).content.decode()
