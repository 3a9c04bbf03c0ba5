"""Each kind of furniture: a line where it cuts, and copy where it must not."""

import pytest

from copydesk.cleaning import FURNITURE
from copydesk.cleaning.furniture_rule import About
from copydesk.markup.text import read_text
from copydesk.story.house import House
from copydesk.story.story import Body, Item

STORY = (
    "The council of the town met on Tuesday and decided, after long talks, to mend the wall.\n\n"
    "Nobody knew on Wednesday when the work would begin, and the mayor said it might be in May.\n"
)
CUTS = {
    "tickers": "Just in:\nBridge closed after collision // Mayor to speak at noon // Fares rise //",
    "labels": "ADVERTISEMENT",
    "slugs": "06Storm facebookJumbo",
    "continues": "Continue reading the main story",
    "adverts": "We may earn a commission from links on this page.",
    "prompts": "Sign up for our newsletter and get the news every morning",
    "promos": "Related articles",
    "legal": "© 2026 Marlow Gazette. All rights reserved.",
    "issue boxes": "Notice an issue?",
    "navigation": "Skip to main content",
    "source credits": "Source: Northern Press Agency",
    "desk talk": "(Reporting by Anna Reed; Editing by Paul Lund)",
    "paywalls": "Subscribe to continue reading this story",
    "tips": "Have you seen the goose? Write to newsroom[at]marlow[dot]example",
    "biographies": "Anna Reed is a reporter covering the coast for the Marlow Gazette.",
    "duplicates": "Nobody knew on Wednesday when the work would begin, and the mayor said it might"
    " be in May.",
}
PASSES = {
    "tickers": "The score was 2 // 1 when play ended.",
    "labels": "The photo was taken in May.",
    "slugs": "Covid-19 wave ebbs",
    "continues": "Continue reading, the teacher told the class, and so they did until noon.",
    "adverts": "The firm may earn millions in the year to come, its owners said.",
    "prompts": "“Subscribe now,” he said, and the crowd laughed.",
    "promos": "More talks are planned for May.",
    "legal": "Copyright law was changed in May, parliament said.",
    "issue boxes": "Have prices peaked?",
    "navigation": "Home was never the same again, she said.",
    "source credits": "The source of the river is: unknown.",
    "desk talk": "Editors of the paper said they would appeal.",
    "paywalls": "To read the wall's age, engineers drilled into it on Tuesday.",
    "tips": "“Have you seen the goose?” the clerk asked. Nobody had.",
    "biographies": "The mayor is a friend of the ferry's owner, who lives in the town.",
    "duplicates": "Nobody knew on Friday when the work would begin, and the mayor was silent.",
}


def found_by(name: str, line: str) -> bool:
    galley = read_text(f"{STORY}\n{line}\n")
    item = Item(guid="x", body=Body(text=galley.text, media_type="text/plain", is_page=True))
    about = About(item=item, house=House(), prose=(True, True), first=0, last=1)
    rule = next(rule for rule in FURNITURE if rule.name == name)
    return any(claim.line >= 2 for claim in rule.find(galley, about))


@pytest.mark.parametrize("name", [rule.name for rule in FURNITURE])
def test_every_rule_cuts_its_own_kind(name: str) -> None:
    assert found_by(name, CUTS[name])


@pytest.mark.parametrize("name", [rule.name for rule in FURNITURE])
def test_no_rule_cuts_copy_that_looks_alike(name: str) -> None:
    assert not found_by(name, PASSES[name])


@pytest.mark.parametrize(
    "line",
    [
        "Local news matters. Support the Gazette from 3 crowns a week.",
        "Wir sind für Sie da. Unterstützen Sie den Boten ab 3 Kronen im Monat.",
        "Une rédaction vit de ses lecteurs. Soutenez la Gazette dès 3 couronnes par mois.",
        "El diario es de todos. Apoya a La Gaceta desde 3 coronas al mes.",
    ],
)
def test_a_sentence_that_asks_for_money_with_its_price_is_cut(line: str) -> None:
    assert found_by("prompts", line)


@pytest.mark.parametrize(
    "line",
    [
        "Residents support the plan, which costs them 3 crowns a week.",
        "“Support us from 3 crowns a week,” she said to the crowd.",
        "Support for the plan fell. It would cost each household 3 crowns a week.",
    ],
)
def test_copy_about_such_prices_stays(line: str) -> None:
    assert not found_by("prompts", line)


def test_names_of_rules_differ() -> None:
    assert len({rule.name for rule in FURNITURE}) == len(FURNITURE)


def test_a_ticker_without_a_label_is_known_by_its_length() -> None:
    headlines = " // ".join(f"Council number {n} votes on the wall" for n in range(6))
    assert found_by("tickers", headlines)


@pytest.mark.parametrize(
    "mark", ["ENDS", "Ends", "- ends -", "-ends-", "— ENDS —", "###", "# # #", "-30-", "انتهى"]
)
def test_the_mark_under_the_last_line_is_cut(mark: str) -> None:
    assert found_by("desk talk", mark)


@pytest.mark.parametrize("line", ["Ends meet, she said.", "30", "#1 in the charts"])
def test_words_of_the_story_are_no_end_mark(line: str) -> None:
    assert not found_by("desk talk", line)


@pytest.mark.parametrize(
    "line",
    [
        "Do you know more? Write to the newsroom: newsroom[at]marlow[dot]example",
        "Got a story? Email us at news@marlow.example",
        "Waren Sie dabei? Schreiben Sie uns: leser@marlow.example",
        "Avez-vous vu l'oie ? Écrivez à redaction@marlow.example",
        "هل شاهدت الإوزة؟ تواصل معنا عبر البريد",
        "Contact the newsroom at news@marlow.example",
    ],
)
def test_a_tip_box_is_cut(line: str) -> None:
    assert found_by("tips", line)


def test_a_promo_behind_an_arrow_is_cut() -> None:
    assert found_by("promos", "> RELATED: The slowest express in the world turns 100")
