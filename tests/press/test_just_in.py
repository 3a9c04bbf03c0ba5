""" "Just in" as pages carry it."""

import pytest

from copydesk.press.justin import just_in
from copydesk.press.locale import locale_for, locales
from copydesk.press.paper import Locale
from copydesk.story.change import ChangeKind, Notice
from copydesk.story.record import replace
from press.memory_paper import MemoryPaper
from press.sample import DAY, FERRY, SITE, first, following, hours, paper

MAIN = Locale()


def test_a_withdrawal_counts_so_that_no_older_list_brings_the_story_back() -> None:
    known = paper()
    line, before = known.ticker()[0], just_in(known, MAIN)
    gone = replace(line, number=known.number() + 1, kind="withdrawn", headline="")
    known.bulletins.append(gone)
    after = just_in(known, MAIN)
    assert line.story not in [each.story for each in after.lines]
    assert after.number == gone.number > before.number


def test_a_small_correction_gives_its_words_to_the_line_that_stands() -> None:
    on = MemoryPaper(SITE, DAY)
    told = first("ferry", hours(1), FERRY)
    on.publish(told)
    on.publish(first("well", hours(2), replace(FERRY, headline="A well")))
    notice = Notice(
        story="ferry", edition=2, kind=ChangeKind.CORRECTION, text="Wrong.", at=DAY + hours(3)
    )
    mended = replace(FERRY, headline="Night ferry mended")
    on.publish(following(told, hours(3), ChangeKind.CORRECTION, mended, notice))
    lines = just_in(on, MAIN).lines
    assert [(line.headline, line.kind) for line in lines] == [
        ("A well", "new"),
        ("Night ferry mended", "new"),
    ]
    assert lines[1].at == told.at
    assert on.number() == 3


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
