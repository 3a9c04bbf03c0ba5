"""What a contract adds to what a story itself says of when it may be used."""

import datetime as dt

from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.story import DateTime, Story, Terms


def under(story: Story, terms: Terms, *, came: DateTime) -> Story:
    """The story with the later of both embargoes and the earlier of both ends.

    Both are reckoned from when the source first sent it, else from when it came.
    """
    sent = story.published or came
    embargo = sent + dt.timedelta(minutes=terms.embargo) if terms.embargo else None
    end = sent + dt.timedelta(days=terms.expiry) if terms.expiry else None
    said = (story.embargo_until, embargo)
    ends = (story.expires, end)
    return replace(
        story,
        embargo_until=max((moment for moment in said if moment is not None), default=None),
        expires=min((moment for moment in ends if moment is not None), default=None),
    )


def may_pass_on(edition: Edition) -> bool:
    """Whether whole copy may go to others: our own may, a source's where its terms say so."""
    return edition.source is None or edition.source.terms.may_pass_on
