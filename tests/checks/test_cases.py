"""Every check finds what it is for, leaves its near miss alone, and is quiet on sound copy."""

import pytest

from checks.cases import FOUND, PASSED
from checks.sound import ARABIC, KNOWN, SOUND
from copydesk.checks import CHECKS
from copydesk.checks.check import Check
from copydesk.checks.run import check

CODES = [each.code for each in CHECKS]


@pytest.mark.parametrize("each", CHECKS, ids=CODES)
def test_a_check_finds_what_it_is_for(each: Check) -> None:
    story, known = FOUND[each.code]
    assert each.code in {finding.code for finding in each.find(story, known)}


@pytest.mark.parametrize("each", CHECKS, ids=CODES)
def test_a_check_leaves_the_near_miss_alone(each: Check) -> None:
    story, known = PASSED[each.code]
    assert list(each.find(story, known)) == []


@pytest.mark.parametrize("each", CHECKS, ids=CODES)
def test_a_finding_stands_where_it_says(each: Check) -> None:
    story, known = FOUND[each.code]
    keys = {block.key for block in story.blocks}
    for finding in each.find(story, known):
        assert finding.block == "" or finding.block in keys
        assert finding.says.endswith(".")
        assert finding.weight in ("stops", "warns", "notes")


@pytest.mark.parametrize("story", [SOUND, ARABIC], ids=["English", "Arabic"])
def test_sound_copy_gives_no_findings(story: object) -> None:
    assert isinstance(story, type(SOUND))
    assert check(story, KNOWN) == ()
