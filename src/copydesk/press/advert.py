"""A house advert, as the desk has it."""

import datetime as dt

from copydesk.story.blocks import Picture
from copydesk.story.record import Record


class Advert(Record, frozen=True):
    """Words, or a picture with words beside it, that lead to an address.

    It stands beside stories of its `sections` (any where there are none), in its `locale` ("*" for
    any), that were first published from `starts` until `ends`, and nowhere once it has ended.
    `weight` is how often it is drawn beside others (1 to 100).
    """

    key: str
    words: str
    address: str
    picture: Picture | None = None
    sections: tuple[str, ...] = ()
    locale: str = "*"
    starts: dt.datetime | None = None
    ends: dt.datetime | None = None
    weight: int = 1
