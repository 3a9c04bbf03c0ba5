"""What copy says of itself and of others, told from news about killings and corrections."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.wire.upstream.advisories import of_copy, of_note, of_take


@pytest.mark.parametrize(
    ("copy", "advice"),
    [
        ("KILL KILL KILL =\nPlease kill item 157 “Ferry sinks off Skerry”.", "kill"),
        ("^BC-Ferry, KILL\n^Ferry sinks\n^EDITORS:^\nPlease KILL a1234, Ferry.", "kill"),
        ("PORT ALDER — Please kill the story Ferry-Sinking, V1234.", "kill"),
        ("Our report.\nA kill is mandatory.", "kill"),
        ("WITHDRAWN-Ferry sinks", "kill"),
        ("This article has been withdrawn.", "kill"),
        ("Diese Meldung wurde zurückgezogen.", "kill"),
        ("Cet article a été retiré.", "kill"),
        ("Esta noticia ha sido anulada.", "kill"),
        ("Dit bericht is ingetrokken.", "kill"),
        ("Den här artikeln har dragits tillbaka.", "kill"),
        ("تم سحب هذا المقال", "kill"),
        ("HOLD HOLD HOLD\nPlease hold item 123 “Queen ends visit”.", "withhold"),
        ("Bitte verwenden Sie die Meldung 0123 vorerst nicht.", "withhold"),
        ("Note to editors: the hold on a1234 is lifted.", "release"),
        ("^Eds: CORRECTS the number of boats in the first paragraph", "correction"),
        ("(In Jan. 3 story, corrects last paragraph to say ten boats)", "correction"),
        ("CORRECTED-UPDATE 1-Ferry line cuts jobs", "correction"),
        ("(Refiles to fix a letter in the headline)", "correction"),
        ("Correction: an earlier version of this article named another boat.", "correction"),
        ("Berichtigung: Es waren 30 Boote.", "correction"),
        ("In einer früheren Version dieses Artikels hieß es, es seien 30.", "correction"),
        ("Une première version de cet article indiquait 30.", "correction"),
        ("Una versión anterior de este artículo decía 30.", "correction"),
        ("Rettifica: le barche erano trenta.", "correction"),
        ("تصحيح: كان العدد ثلاثين", "correction"),
        ("Clarification: this article has been amended to make clear who spoke.", "clarification"),
        ("^Eds: CLARIFIES who spoke", "clarification"),
        ("^BC-Ferry, 1st Ld-Writethru,127\n^Ferry sails", "update"),
        ("UPDATE 2-Ferry sails again", "update"),
        ("(Adds quotes from the harbour master)", "update"),
        ("REPEAT: Ferry sails again", "repeat"),
    ],
)
def test_an_advisory_is_understood(copy: str, advice: str) -> None:
    assert of_copy(copy).advice == advice


@pytest.mark.parametrize(
    "copy",
    [
        "Killed: three miners",
        "KILL THE BILL: protests go on",
        "“Please kill me,” he said.",
        "Kill the bill, they chanted in the square.",
        "^BC-Kill Bill Film, 1st Add\n^The film",
        "Hold: your horses",
        "Please release me, let me go, she sang.",
        "Compost can be used in the garden.",
        "The minister withdrew. This article has been retracted, said the journal.",
        "PRESS RELEASE: Ferry sails",
        "EDITORS: Disregard what was said of the weather",
        "A correction of the market is due, brokers said.",
        "",
    ],
)
def test_news_about_such_things_is_no_advisory(copy: str) -> None:
    assert of_copy(copy).advice in ("", "update")


def test_a_notice_deep_inside_a_long_story_is_part_of_the_story() -> None:
    lines = [f"Paragraph {n} of the long report on retractions in journals." for n in range(60)]
    lines[30] = "This article has been withdrawn."
    assert of_copy("\n".join(lines)).advice == ""


def test_an_order_names_its_targets_by_number_slug_and_headline() -> None:
    said = of_copy("EDITORS: Please kill item BC-Ferry Sinking, a1234, “Ferry sinks off Skerry”.")
    assert said.status == "canceled"
    assert said.targets == ("BC-Ferry Sinking", "a1234", "Ferry sinks off Skerry")


def test_the_heaviest_of_several_advisories_counts() -> None:
    assert of_copy("(Adds quotes)\nCORRECTED: the figure").advice == "correction"


def test_a_refile_that_adds_is_an_update() -> None:
    assert of_copy("(Refiles to add byline)").advice == "update"


@pytest.mark.parametrize(
    ("take", "advice"),
    [("1st Ld-Writethru", "update"), ("KILL", "kill"), ("Correction", "correction"), ("", "")],
)
def test_the_version_part_of_a_keyword_line_is_read(take: str, advice: str) -> None:
    assert of_take(take) == advice


@pytest.mark.parametrize(
    ("note", "advice"),
    [
        ("Corrects figure in paragraph 3", "correction"),
        ("Updates with quotes", "update"),
        ("Please delete the last paragraph", "correction"),
        ("Disregard previous version", "correction"),
        ("Please kill this story", "kill"),
        ("CORRECTION: the cost", "correction"),
        ("Photos in the picture desk", ""),
    ],
)
def test_a_field_for_desks_speaks_to_desks_without_saying_so(note: str, advice: str) -> None:
    assert of_note(note).advice == advice


@given(st.text(max_size=3000))
def test_no_text_is_too_strange(text: str) -> None:
    of_copy(text)
