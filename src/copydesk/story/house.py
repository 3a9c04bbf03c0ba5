"""A house's choices, as one record that may be loaded from TOML."""

from typing import Annotated

import msgspec

from copydesk.story.record import Record

Territory = Annotated[str, msgspec.Meta(pattern="^[A-Za-z]{2}$")]


class House(Record, frozen=True):
    """What a publisher decides about its line: names, languages, what is switched off.

    `switched_off` names formats, furniture rules and checks that are not asked; `labels` are
    further words that stand alone on a line as furniture; `stale_after_days` is when news counts
    as old; `short_words` is the least number of words of a story. `territories` are ISO 3166 codes
    of where the house publishes, none where it has not said; `places` what these are called, so
    that terms in words are understood.
    """

    name: str = ""
    language: str = "en"
    switched_off: frozenset[str] = frozenset()
    labels: tuple[str, ...] = ()
    stale_after_days: int = 7
    short_words: int = 50
    picture_agencies: tuple[str, ...] = ()
    territories: tuple[Territory, ...] = ()
    places: tuple[str, ...] = ()
