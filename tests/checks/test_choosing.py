"""How checks are asked by source, section and genre; what editors call false weighs less."""

from checks.sound import KNOWN, story, with_text
from copydesk.checks.check import Known
from copydesk.checks.run import check
from copydesk.story.finding import Weight
from copydesk.story.house import CheckRule
from copydesk.story.record import replace
from copydesk.story.story import Concept, Source, Story

BAD = with_text("ADVERTISEMENT", "The the pier.")
SOURCE = Source(key="skerry", name="Skerry Wire")


def _known(*rules: CheckRule, **dropped: int) -> Known:
    house = replace(
        KNOWN.house,
        check_rules=rules,
        dropped=tuple((name.replace("_", "-"), steps) for name, steps in dropped.items()),
    )
    return replace(KNOWN, house=house, source=SOURCE)


def _weights(told: Story, known: Known) -> dict[str, str]:
    return {one.code: one.weight for one in check(told, known)}


def test_a_check_is_switched_off_for_one_source_only() -> None:
    assert "CLN-01" not in _weights(
        BAD, _known(CheckRule(check="CLN-01", source="skerry", is_on=False))
    )
    assert "CLN-01" in _weights(BAD, _known(CheckRule(check="CLN-01", source="else", is_on=False)))


def test_the_narrower_rule_holds_whatever_their_order() -> None:
    wide = CheckRule(check="page furniture", weight=Weight.NOTES)
    narrow = CheckRule(check="CLN-01", section="Islands", weight=Weight.WARNS)
    for rules in ((wide, narrow), (narrow, wide)):
        assert _weights(BAD, _known(*rules))["CLN-01"] == "warns"


def test_a_check_made_heavier_stops() -> None:
    assert (
        _weights(BAD, _known(CheckRule(check="LNG-02", weight=Weight.STOPS)))["LNG-02"] == "stops"
    )


def test_a_rule_may_switch_on_what_the_house_has_off() -> None:
    known = _known(CheckRule(check="CLN-01", section="Islands", is_on=True))
    off = replace(known.house, switched_off=frozenset({"CLN-01"}))
    assert "CLN-01" in _weights(BAD, replace(known, house=off))


def test_a_genre_has_a_measure_of_its_own() -> None:
    rule = CheckRule(check="COM-06", genre="flash", limit=3)
    brief = story(blocks=with_text().blocks[:1])
    told = replace(brief, blocks=(replace(brief.blocks[0], text="Six words of news came in."),))
    flash = replace(told, concepts=(Concept(code="genre:Flash", name="Flash", kind="genre"),))
    assert "COM-06" in _weights(told, _known(rule))
    assert "COM-06" not in _weights(flash, _known(rule))


def test_a_check_called_false_too_often_weighs_a_step_less_and_says_so() -> None:
    (found,) = (one for one in check(BAD, _known(CLN_01=1)) if one.code == "CLN-01")
    assert found.weight == "warns"
    assert "editors called this check false" in found.says


def test_a_finding_says_which_edition_of_the_check_made_it_and_where_its_block_came() -> None:
    (found,) = (one for one in check(BAD, KNOWN) if one.code == "LNG-02")
    assert (found.version, found.confidence, found.source_span) == (1, 1.0, None)
