"""One thing in many wordings: what a check is for is found however a house puts it."""

import pytest

from checks.sound import KNOWN, TEXTS, only, story, with_text
from copydesk.checks.run import check
from copydesk.story.story import Byline, Story


def _codes(told: Story) -> set[str]:
    return {finding.code for finding in check(told, KNOWN)}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("CLN-01", "Bookmark this article"),
        ("CLN-01", "Reuters via Getty Images"),
        ("CLN-01", "Artikel anhören"),
        ("CLN-04", "Tap to install our free app and never miss a tide."),
        ("CLN-04", "Téléchargez notre application pour tout lire."),
        ("CLN-10", "Type your caption here"),
        ("CLN-10", "Bild folgt"),
        ("CLN-10", "Vivamus sagittis lectus vel augue laoreet rutrum faucibus."),
        ("CLN-11", "(Restores dropped byline)"),
        ("CLN-11", "ab/cde"),
        ("CLN-12", "Excellent question! The pier was built of oak."),
        ("CLN-12", "Lamento la confusión; el texto ya está completo."),
        ("CLN-12", "The outline follows the notes you uploaded."),
    ],
)
def test_it_is_found(code: str, text: str) -> None:
    assert code in _codes(with_text(text, at=5))


@pytest.mark.parametrize(
    "text",
    [
        "Listen to this, the pilot said, and the whole bridge fell silent.",
        "Print on the hull of the ferry had faded, and the line will paint it again.",
        "The firm asked readers of the app to follow the harbour board’s advice.",
        "The board apologised for the confusion about the fares and gave money back.",
        "Sed festival visitors heard a tempor choir before the ferry left.",
        "The trims on the new ferry’s sails were changed after the first trial.",
    ],
)
def test_near_misses_are_left_alone(text: str) -> None:
    assert not _codes(with_text(text)) & {"CLN-01", "CLN-04", "CLN-10", "CLN-11", "CLN-12"}


@pytest.mark.parametrize("headline", ["Working title: pier", "(no subject)", "Platzhalter 2"])
def test_headlines_that_are_none(headline: str) -> None:
    assert "COM-01" in _codes(story(headline=headline))


@pytest.mark.parametrize("name", ["Digital Content Team", "By Web Producer", "Webredaktion"])
def test_bylines_that_name_nobody(name: str) -> None:
    assert "COM-03" in _codes(story(byline=Byline(text=name)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Quarrington denied it.", True),
        ("Officials denied it.", False),
        ("Quarrington denied it. The line asked Bela Quarrington twice.", False),
    ],
)
def test_a_surname_that_nobody_introduced(text: str, found: bool) -> None:
    assert ("ATT-05" in _codes(with_text(text))) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The board split 9 to 6 with all 17 members voting.", True),
        ("The board split 9 to 8 with all 17 members voting.", False),
        ("The board split 9 to 6, and two members were away.", False),
    ],
)
def test_votes_that_do_not_come_to_all(text: str, found: bool) -> None:
    assert ("FIG-03" in _codes(with_text(text))) is found


@pytest.mark.parametrize(
    ("headline", "text", "language", "found"),
    [
        ("Line fined 30 million", "The line was fined 13 million crowns by a court.", "en", True),
        ("Line fined 30 million", "The line was fined 30 million crowns by a court.", "en", False),
        ("Line fined 30 million", "A new pier will cost 13 million crowns.", "en", False),
        ("Two more die of fever", "The fever has killed 17 people since May.", "en", False),
        ("Incendie : neuf blessés", "L’incendie a fait six blessés, dit-on.", "fr", True),
        ("Mueren 31 personas", "Trece personas murieron en la explosión.", "es", True),
        ("Mueren trece personas", "Trece personas murieron en la explosión.", "es", False),
    ],
)
def test_a_headline_and_its_text(headline: str, text: str, language: str, found: bool) -> None:
    told = story(headline=headline, language=language, blocks=only(text, TEXTS[3]).blocks)
    assert ("FIG-01" in _codes(told)) is found


@pytest.mark.parametrize(
    ("after", "found"),
    [
        ("Traders said that rain was expected before the week was out.", True),
        ("A Short Line That Names Nothing", True),
        ("So said the mayor of Tarn.", False),
        ("– Anya Wendelin, pilot", False),
    ],
)
def test_a_quotation_and_what_follows_it(after: str, found: bool) -> None:
    told = only(TEXTS[0], "“Nobody on the islands was ever asked about it.”", after)
    assert ("ATT-02" in _codes(told)) is found


def test_a_line_separator_is_seen_by_nobody() -> None:
    assert "CLN-07" in _codes(with_text("The board\u2028met again."))
