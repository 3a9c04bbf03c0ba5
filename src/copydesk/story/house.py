"""A house's choices, as one record that may be loaded from TOML."""

from typing import Annotated

import msgspec

from copydesk.story.finding import Weight
from copydesk.story.record import Record

Territory = Annotated[str, msgspec.Meta(pattern="^[A-Za-z]{2}$")]


class CheckRule(Record, frozen=True):
    """How one check is asked of some copy: of a source, a section, a genre, or of all.

    `check` is its number or name; `source` and `section` are keys, `genre` a genre's code or name;
    "" stands for any. `is_on`, `weight` and `limit` (days, words) say nothing where they are None.
    """

    check: str
    source: str = ""
    section: str = ""
    genre: str = ""
    is_on: bool | None = None
    weight: Weight | None = None
    limit: int | None = None


class House(Record, frozen=True):
    """What a publisher decides about its line: names, languages, what is switched off.

    `switched_off` names formats, furniture rules and checks that are not asked; `labels` are
    further words that stand alone on a line as furniture; `stale_after_days` is when news counts
    as old; `short_words` is the least number of words of a story. `territories` are ISO 3166 codes
    of where the house publishes, none where it has not said; `places` what these are called, so
    that terms in words are understood. `check_rules` say how checks are asked by source, section
    and genre; `dropped` are checks that editors have called false so often that they weigh less,
    by how many steps.
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
    check_rules: tuple[CheckRule, ...] = ()
    dropped: tuple[tuple[str, int], ...] = ()
