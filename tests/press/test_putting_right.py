"""How often and how promptly errors are put right, as readers are told."""

import datetime as dt

from copydesk.press.pages import corrections
from copydesk.press.putting_right import Account, Spread, figures, spread_of
from copydesk.story.change import ChangeKind
from press.markup import read
from press.sample import paper

DAY = dt.date(2026, 11, 22)
WHOLE = Account(
    first=dt.date(2025, 12, 1),
    last=DAY,
    stories=12_000,
    changes={ChangeKind.CORRECTION: 15, ChangeKind.CLARIFICATION: 3, ChangeKind.UPDATE: 900},
    reports=40,
    seen=40,
    accepted=12,
    answered=38,
    by_readers=9,
    to_seen=Spread(count=40, median=240, ninth=1800),
    to_decision=Spread(count=38, median=1500, ninth=14_400),
    to_everywhere=Spread(count=9, median=1800, ninth=86_400 * 3),
)
NOVEMBER = Account(first=dt.date(2026, 11, 1), last=DAY, stories=1_000, reports=4, answered=3)


def spans(*seconds: float) -> Spread:
    return spread_of(dt.timedelta(seconds=one) for one in seconds)


def test_the_middle_and_nine_in_ten_are_times_that_were_taken() -> None:
    assert spans(*range(10, 0, -1)) == Spread(count=10, median=5, ninth=9)
    assert spans(7) == Spread(count=1, median=7, ninth=7)
    assert spans() == Spread()
    assert spans(-5).median == 0


def test_what_tells_of_no_error_is_not_counted_as_put_right() -> None:
    told = figures([WHOLE, NOVEMBER], "en")
    assert told is not None
    named = {one.name: one.value for one in told.told}
    assert named["Put right"] == "18"
    assert named["Put right in 1,000 stories"] == "1.5"
    assert named["Reports answered"] == "95%"
    assert ("From report to decision", "25 minutes", "4 hours") in told.times
    assert ("From report to everywhere", "30 minutes", "3 days") in told.times
    assert [row[:2] for row in told.months] == [("November 2026", "1,000")]


def test_figures_are_told_as_the_language_tells_them() -> None:
    german, arabic = figures([WHOLE, NOVEMBER], "de"), figures([WHOLE], "ar-EG")
    assert german is not None
    assert arabic is not None
    assert {"12.000", "1,5"} <= {one.value for one in german.told}
    assert german.months[0][0] == "November 2026"
    assert "١٨" in {one.value for one in arabic.told}


def test_the_page_tells_them_below_what_was_put_right() -> None:
    on = paper()
    on.held_accounts = (WHOLE, NOVEMBER)
    page = corrections.PAGE.print("corrections/index.html", on)
    assert page is not None
    assert read(page.content).errors == []
    text = page.content.decode()
    assert text.index('class="amends"') < text.index('<h2 id="page-figures">')
    assert "nine in ten within" in text


def test_a_paper_that_counts_nothing_tells_nothing() -> None:
    page = corrections.PAGE.print("corrections/index.html", paper())
    assert page is not None
    assert b"page-figures" not in page.content
    assert figures((), "en") is None


def test_the_page_is_printed_anew_when_a_day_has_ended() -> None:
    on = paper()
    assert not list(corrections.PAGE.aged(on.now - dt.timedelta(seconds=1), on))
    assert list(corrections.PAGE.aged(on.now - dt.timedelta(days=1), on)) == [
        "corrections/index.html"
    ]
