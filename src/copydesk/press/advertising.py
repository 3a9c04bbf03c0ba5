"""Where adverts stand in a story, and which: by rule, the same at every printing."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from copydesk.press.advert import Advert
from copydesk.press.locale import lineage, locale_of
from copydesk.press.paper import Site
from copydesk.press.sensitive import is_sensitive
from copydesk.story.edition import Edition

Why = Literal["", "early", "end", "beside", "near", "enough"]


@dataclass(frozen=True, kw_only=True)
class Gap:
    """What follows a paragraph, and why no slot stands there: "" where one does.

    `early` before the next is due, `end` of the story, `beside` what is no paragraph (`following`
    is its kind), `near` the slot before, `enough` when all have been placed.
    """

    place: int
    following: str
    why: Why


def gaps(kinds: Sequence[str], site: Site) -> Iterator[Gap]:
    """Each paragraph of a body, and whether a slot stands behind it: between two paragraphs and
    nowhere else.

    So it is never beside a picture, gallery, table, list, pull quote or subhead, nor at the end.
    One that falls due waits for the next such gap, and keeps its distance from the one before.
    """
    due = sorted(site.ad_after)
    seen, last = 0, -site.ad_apart
    for place, (kind, following) in enumerate(pairwise([*kinds, ""])):
        if kind != "paragraph":
            continue
        seen += 1
        why = _why(following, due, seen=seen, is_near=seen - last < site.ad_apart)
        if not why:
            due = [count for count in due if count > seen]
            last = seen
        yield Gap(place=place, following=following, why=why)


def slots(kinds: Sequence[str], site: Site) -> tuple[int, ...]:
    """After which parts of a body a slot stands."""
    return tuple(gap.place for gap in gaps(kinds, site) if not gap.why)


def _why(following: str, due: Sequence[int], *, seen: int, is_near: bool) -> Why:
    if not following:
        return "end"
    if not due:
        return "enough"
    if seen < due[0]:
        return "early"
    if following != "paragraph":
        return "beside"
    return "near" if is_near else ""


def takes_adverts(edition: Edition, site: Site) -> bool:
    """Whether adverts may stand beside a story: not where its news is grave, its section free."""
    sections = lineage(edition.section, site) if edition.section else ()
    return not is_sensitive(edition.story) and not set(sections) & set(site.ad_free)


def chosen(edition: Edition, site: Site, now: dt.datetime, count: int) -> tuple[Advert, ...]:
    """The house adverts for `count` slots, none twice: drawn by weight, by the story's id."""
    fitting = [one for one in site.house_adverts if _fits(one, edition, site, now)]
    ranked = sorted(fitting, key=lambda one: (-_lot(one, edition), one.key))
    return tuple(ranked[:count])


def ended(site: Site, since: dt.datetime, now: dt.datetime) -> Iterator[Advert]:
    """The adverts that ended from `since` to `now`."""
    return (one for one in site.house_adverts if one.ends and since < one.ends <= now)


def _fits(advert: Advert, edition: Edition, site: Site, now: dt.datetime) -> bool:
    """By place and time. What counts is when the story came out, so that nothing else ages."""
    here = lineage(edition.section, site) if edition.section else ()
    if advert.sections and not set(here) & set(advert.sections):
        return False
    if advert.locale not in ("*", locale_of(edition, site).key):
        return False
    has_begun = advert.starts is None or advert.starts <= edition.first_at
    has_ended = advert.ends is not None and advert.ends <= max(edition.first_at, now)
    return has_begun and not has_ended


def _lot(advert: Advert, edition: Edition) -> float:
    """A lot in (0, 1) from both their names: the greatest is drawn, one of weight 2 twice as often.

    The root of an even number by the weight, as in weighted sampling without replacement
    [Efraimidis and Spirakis, 2006].
    """
    digest = hashlib.sha256(f"{edition.id}\x1f{advert.key}".encode()).digest()
    even = (int.from_bytes(digest[:6], "big") + 1) / (2**48 + 2)
    return float(even ** (1 / max(1, advert.weight)))
