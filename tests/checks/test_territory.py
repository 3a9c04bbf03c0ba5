"""Where copy may be shown, by contract and by its own terms."""

import pytest

from checks.sound import KNOWN, SOUND, with_picture
from copydesk.checks.check import Known
from copydesk.checks.rules.territory import CHECK
from copydesk.story.record import replace
from copydesk.story.story import Source, Story, Terms

PLACES = ("Germany", "Deutschland", "UK", "U.K.")
HOUSE = replace(KNOWN.house, territories=("DE", "GB"), places=PLACES)
HERE = replace(KNOWN, house=HOUSE)


def by_contract(*territories: str) -> Source:
    return Source(key="isle", name="Isle Wire", terms=Terms(territories=territories))


def on_terms(words: str) -> Story:
    return replace(SOUND, origin=replace(SOUND.origin, usage_terms=words))


def weights(story: Story, known: Known) -> list[str]:
    return [finding.weight for finding in CHECK.find(story, known)]


def test_a_contract_that_leaves_a_territory_of_the_house_out_stops_the_copy() -> None:
    (finding,) = CHECK.find(SOUND, replace(HERE, source=by_contract("DE", "AT")))
    assert (finding.weight, finding.excerpt) == ("stops", "GB")
    assert finding.says == "By contract the copy must not be shown in GB."


def test_a_contract_for_all_territories_of_the_house_lets_it_pass() -> None:
    assert weights(SOUND, replace(HERE, source=by_contract("AT", "DE", "GB"))) == []
    assert weights(SOUND, replace(HERE, source=by_contract())) == []


def test_a_house_that_has_not_said_where_it_publishes_is_told() -> None:
    assert weights(SOUND, replace(KNOWN, source=by_contract("DE"))) == ["warns"]


@pytest.mark.parametrize(
    "words",
    [
        "GERMANY OUT", "AUSTRIA, GERMANY AND SWITZERLAND OUT. NO ARCHIVE.", "No use in Germany.",
        "Not for use by media in the U.K. or Ireland", "Not available to clients in Deutschland.",
        "Worldwide, excluding Germany", "Weltrechte; U.K. OUT",
    ],
)  # fmt: skip
def test_terms_that_name_a_territory_of_the_house_as_out_stop_it(words: str) -> None:
    assert weights(on_terms(words), HERE) == ["stops"]


@pytest.mark.parametrize(
    "words",
    [
        "AUSTRIA OUT", "Web and print in Germany.", "Not for use outside Germany.",
        "Germany and Austria.", "Not to be used in any country except Germany.",
        "No use in Germanytown.", "",
    ],
)  # fmt: skip
def test_terms_that_leave_the_house_in_do_not(words: str) -> None:
    assert weights(on_terms(words), HERE) == []


def test_a_picture_whose_caption_says_that_the_territory_is_out_stops_the_story() -> None:
    (finding,) = CHECK.find(with_picture(caption="The quay. GERMANY OUT"), HERE)
    assert (finding.block, finding.excerpt) == ("picture", "GERMANY OUT")
    assert weights(with_picture(usage_terms="No use in Germany"), HERE) == ["stops"]


@pytest.mark.parametrize(
    "caption", ["Germany out of the cup.", "She was not to be seen in Germany this year."]
)
def test_captions_tell_of_countries_in_other_ways_too(caption: str) -> None:
    assert weights(with_picture(caption=caption), HERE) == []


def test_a_flood_of_terms_is_read_in_good_time() -> None:
    assert weights(on_terms("NOT FOR USE " * 50_000 + "GERMANY " * 50_000), HERE) == ["stops"]


@pytest.mark.parametrize(
    ("words", "weight"),
    [
        ("Print only. No internet use.", "stops"), ("Not for web use.", "stops"),
        ("Editorial use only, online use prohibited.", "stops"),
        ("Nur für den Druck.", "stops"), ("Utilisation sur Internet interdite.", "stops"),
        ("NO ARCHIVE. Germany and Austria.", "warns"), ("No resale, no syndication.", "warns"),
    ],
)  # fmt: skip
def test_terms_that_forbid_a_page_that_stays_are_told(words: str, weight: str) -> None:
    assert weights(on_terms(words), HERE) == [weight]


@pytest.mark.parametrize("words", ["Web, print and apps.", "Nutzung in Druck und Online erlaubt."])
def test_terms_that_allow_it_are_not(words: str) -> None:
    assert weights(on_terms(words), HERE) == []
