"""What a contract adds to what a story says of its use."""

import datetime as dt

from copydesk.story.story import Story, Terms
from copydesk.story.terms import under

SENT = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
CAME = SENT + dt.timedelta(hours=1)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def test_without_terms_a_story_stays_as_it_is() -> None:
    story = Story(published=SENT, embargo_until=SENT + HOUR, expires=SENT + DAY)
    assert under(story, Terms(), came=CAME) == story


def test_a_contract_holds_back_what_the_source_does_not() -> None:
    story = under(Story(published=SENT), Terms(embargo=90, expiry=2), came=CAME)
    assert story.embargo_until == SENT + dt.timedelta(minutes=90)
    assert story.expires == SENT + 2 * DAY


def test_the_stricter_of_both_holds() -> None:
    said = Story(published=SENT, embargo_until=SENT + 5 * HOUR, expires=SENT + DAY)
    story = under(said, Terms(embargo=60, expiry=30), came=CAME)
    assert (story.embargo_until, story.expires) == (SENT + 5 * HOUR, SENT + DAY)


def test_where_the_source_says_no_time_the_delivery_counts() -> None:
    assert under(Story(), Terms(embargo=60), came=CAME).embargo_until == CAME + HOUR
