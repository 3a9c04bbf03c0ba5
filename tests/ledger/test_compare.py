"""What two versions lay to people differently."""

from copydesk.ledger.compare import Difference, compare
from copydesk.ledger.record import record
from copydesk.story.blocks import Paragraph
from copydesk.story.statement import Statement
from copydesk.story.story import Story

BOATS = "The harbour board said the storm had sunk 12 boats in the outer basin."
HOLD = "“The pier will hold for many years,” Ines Marlow said."


def said(*texts: str) -> tuple[Statement, ...]:
    blocks = tuple(Paragraph(key=f"p{n}", text=text) for n, text in enumerate(texts))
    return record(Story(language="en", blocks=blocks))


def kinds(earlier: tuple[Statement, ...], later: tuple[Statement, ...]) -> list[str]:
    return [one.kind for one in compare(earlier, later)]


def test_the_same_statements_do_not_differ() -> None:
    assert compare(said(BOATS, HOLD), said(BOATS, HOLD)) == ()


def test_statements_in_another_order_do_not_differ() -> None:
    assert compare(said(BOATS, HOLD), said(HOLD, BOATS)) == ()


def test_a_figure_that_fell_is_told_with_both_numbers() -> None:
    (one,) = compare(said(BOATS), said(BOATS.replace("12", "nine")))
    assert (one.kind, one.before, one.after) == ("figure fell", "12", "nine")


def test_a_figure_that_rose_is_told() -> None:
    assert kinds(said(BOATS), said(BOATS.replace("12", "14"))) == ["figure rose"]


def test_a_word_changed_inside_quotation_marks_is_told() -> None:
    later = said(HOLD.replace("will hold", "will not hold"))
    assert compare(said(HOLD), later) == (
        Difference(
            kind="quotation changed",
            before="“The pier will hold for many years,”",
            after="“The pier will not hold for many years,”",
            speaker="Ines Marlow",
            block="p0",
        ),
    )


def test_a_quotation_that_is_gone_is_told() -> None:
    assert kinds(said(HOLD, BOATS), said(BOATS)) == ["quotation lost"]


def test_a_quotation_without_its_speaker_is_told() -> None:
    later = said("“The pier will hold for many years.”")
    assert kinds(said(HOLD), later) == ["attribution dropped"]


def test_a_quotation_laid_to_somebody_else_is_told() -> None:
    assert kinds(said(HOLD), said(HOLD.replace("Ines Marlow", "Ola Brandt"))) == ["speaker changed"]


def test_a_speaker_named_more_fully_is_the_same() -> None:
    named = said(HOLD.replace("Ines Marlow", "harbour master Ines Marlow"))
    assert compare(said(HOLD), named) == ()


def test_a_pronoun_is_nobody_else() -> None:
    assert compare(said(HOLD), said(HOLD.replace("Ines Marlow said", "she said"))) == ()


def test_figures_are_paired_by_what_they_count_whatever_their_order() -> None:
    before = said("The board said the storm had sunk 12 boats and torn 40 roofs from houses.")
    after = said("The board said the storm had torn 40 roofs from houses and sunk 15 boats.")
    assert [(one.kind, one.before, one.after) for one in compare(before, after)] == [
        ("figure rose", "12", "15")
    ]


def test_a_statement_that_stayed_is_no_partner_of_one_that_is_like_it() -> None:
    other = "“The road will hold for many years,” Ola Brandt said."
    found = compare(said(HOLD, other), said(other))
    assert [(one.kind, one.speaker) for one in found] == [("quotation lost", "Ines Marlow")]


def test_a_quotation_broken_by_its_cue_is_the_same_quotation() -> None:
    whole = said("“The pier will hold for years. We tested it four times,” Ines Marlow said.")
    broken = said("“The pier will hold for years,” Ines Marlow said. “We tested it four times.”")
    assert compare(whole, broken) == ()


def test_words_that_lost_their_marks_are_told() -> None:
    later = said("Ines Marlow said the pier will hold for many years.")
    (one,) = compare(said(HOLD), later)
    assert (one.kind, one.after) == ("quotation changed", "")
