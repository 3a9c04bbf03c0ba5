""" "Just in" as pages carry it."""

import pytest

from copydesk.press.justin import just_in
from copydesk.press.locale import locale_for, locales
from copydesk.press.paper import Locale
from copydesk.story.record import replace
from press.sample import paper

MAIN = Locale()


def test_a_withdrawal_counts_so_that_no_older_list_brings_the_story_back() -> None:
    known = paper()
    line, before = known.ticker()[0], just_in(known, MAIN)
    gone = replace(line, number=known.number() + 1, kind="withdrawn", headline="")
    known.bulletins.append(gone)
    after = just_in(known, MAIN)
    assert line.story not in [each.story for each in after.lines]
    assert after.number == gone.number > before.number


def test_a_list_that_has_nothing_left_still_has_its_number() -> None:
    known = paper()
    known.bulletins = [replace(each, kind="withdrawn") for each in known.bulletins]
    empty = just_in(known, MAIN)
    assert empty.lines == ()
    assert empty.number == known.number() > 0


BOTH = (Locale(key="us", language="en-US"), Locale(key="ar", language="ar-EG"))


@pytest.mark.parametrize("key", ["", "us", "ar"])
def test_two_locales_of_one_language_know_their_own_lines_apart(key: str) -> None:
    known = paper()
    known.site = replace(known.site, language="en-GB", locales=BOTH)
    here = next(one for one in locales(known.site) if one.key == key)
    shown = just_in(known, here)
    tags = shown.tongues.split(" ")
    assert tags == ["en-gb", "en-us", "ar-eg"]
    assert locale_for(tags[shown.place], known.site).key == key
