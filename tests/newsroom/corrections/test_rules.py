"""What kind of change a diff allows."""

import pytest

from copydesk.newsroom.corrections.rules import Fact, lint, offered, refusals, severity_for, touched
from copydesk.story.blocks import Block, Credit, Mark, Paragraph, Picture, Quote
from copydesk.story.change import ChangeKind, Severity
from copydesk.story.record import replace
from copydesk.story.story import Story

K = ChangeKind
WAS = "The ferry sailed again on Tuesday, said Maren Tolliver. Repairs cost 240,000 crowns."


def story(text: str = WAS, headline: str = "Ferry sails again", language: str = "en") -> Story:
    return Story(headline=headline, language=language, blocks=(Paragraph(key="p", text=text),))


def kinds(old: Story, new: Story) -> set[ChangeKind]:
    return set(offered(touched(old, new)))


@pytest.mark.parametrize(
    ("now", "facts"),
    [
        (WAS.replace("240,000", "420,000"), {Fact.FIGURE}),
        (WAS.replace("Tolliver", "Tulliver"), {Fact.NAME}),
        (WAS.replace("Tuesday", "Wednesday"), {Fact.DATE}),
        (WAS.replace("Maren", "the harbour master"), {Fact.NAME}),
        (WAS.replace("sailed", "did not sail"), {Fact.SENSE}),
    ],
)
def test_a_changed_fact_is_a_correction_and_never_a_fix(now: str, facts: set[Fact]) -> None:
    what = touched(story(), story(now))
    assert facts <= what.altered | what.added
    assert K.FIX not in offered(what)
    assert offered(what)[0] is K.CORRECTION


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("The fery sailed again on Tuesday.", "The ferry sailed again on Tuesday."),
        ("The ferry sailed sailed again.", "The ferry sailed again."),
        ("In the the harbour it lay.", "In the harbour it lay."),
        ("The ferry sailed , again.", "The ferry sailed, again."),
    ],
)
def test_a_typo_that_touches_no_fact_may_be_fixed(was: str, now: str) -> None:
    assert K.FIX in kinds(story(was), story(now))


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("“We checked every weld twice,” he said.", "“We checked each weld twice,” he said."),
        ("He said six were hurt.", "He said seven were hurt."),
        ("It happened yesterday.", "It happened today."),
        ("رست أولى السفن صباح الأحد.", "رست أولى السفن صباح الإثنين."),
    ],
)
def test_quotations_number_words_days_and_scripts_without_capitals(was: str, now: str) -> None:
    assert K.FIX not in kinds(story(was), story(now))


def test_a_headline_is_no_fix_and_is_serious() -> None:
    what = touched(story(), story(headline="Ferry sails on"))
    assert Fact.HEADLINE in what.altered
    assert severity_for(what) is Severity.SERIOUS


def test_what_is_only_added_may_be_a_clarification() -> None:
    now = WAS + " The sum covers the landing stage alone."
    assert K.CLARIFICATION in kinds(story(), story(now))
    assert K.CLARIFICATION not in kinds(story(), story(WAS.replace("240", "420")))


def test_a_paragraph_that_went_is_no_fix() -> None:
    old = replace(story(), blocks=(*story().blocks, Paragraph(key="q", text="More to follow.")))
    assert K.FIX not in kinds(old, story())


def test_a_link_may_be_mended_quietly() -> None:
    old = replace(
        story(),
        blocks=(
            Paragraph(key="p", text=WAS, marks=(Mark(start=0, end=3, kind="link", href="a"),)),
        ),
    )
    marks = (Mark(start=0, end=3, kind="link", href="https://a.example"),)
    new = replace(old, blocks=(Paragraph(key="p", text=WAS, marks=marks),))
    assert K.FIX in kinds(old, new)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (Quote(key="p", text="Ok.", attribution="A"), Quote(key="p", text="Ok.", attribution="B")),
        (Picture(key="p", credit=Credit(text="A")), Picture(key="p", credit=Credit(text="B"))),
    ],
)
def test_whoever_is_named_beside_a_block_is_a_name(was: Block, now: Block) -> None:
    assert Fact.NAME in touched(Story(blocks=(was,)), Story(blocks=(now,))).altered


@pytest.mark.parametrize("kind", [K.CORRECTION, K.CLARIFICATION, K.UPDATE, K.FIX])
def test_a_notice_without_a_changed_text_is_refused(kind: ChangeKind) -> None:
    assert "no-change" in list(refusals(kind, "A notice.", touched(story(), story())))


@pytest.mark.parametrize("kind", [K.CORRECTION, K.UPDATE])
def test_a_changed_fact_without_a_notice_is_refused(kind: ChangeKind) -> None:
    what = touched(story(), story(WAS.replace("240", "420")))
    assert list(refusals(kind, " ", what, is_override=True)) == ["no-notice"]
    assert list(refusals(kind, "Told.", what, is_override=True)) == []


def test_a_fix_that_touches_a_fact_is_refused_whatever_it_tells() -> None:
    what = touched(story(), story(WAS.replace("240", "420")))
    assert list(refusals(K.FIX, "Told.", what)) == ["fact-touched"]


def test_a_notice_says_what_was_what_is_and_when_in_few_plain_words() -> None:
    was, right = "repairs cost 240,000 crowns", "They cost 420,000 crowns."
    good = f"Correction, 23 November 2026: An earlier version said {was}. {right}"
    assert list(lint(good, was=was, right=right)) == []
    assert list(lint("We tweaked a line.", was=was, right=right)) == [
        "banned",
        "was",
        "right",
        "date",
    ]
    assert "long" in list(lint("word " * 80, was="", right=""))
