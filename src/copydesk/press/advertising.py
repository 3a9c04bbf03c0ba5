"""Where adverts stand in a story, and which: by rule, the same at every printing."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from itertools import pairwise

from copydesk.press.advert import Advert
from copydesk.press.locale import lineage, locale_of
from copydesk.press.paper import Site
from copydesk.press.sensitive import is_sensitive
from copydesk.story.edition import Edition


def slots(kinds: Sequence[str], site: Site) -> tuple[int, ...]:
    """After which parts of a body a slot stands: between two paragraphs and nowhere else.

    So it is never beside a picture, gallery, table, list, pull quote or subhead, nor at the end.
    One that falls due waits for the next such gap, and keeps its distance from the one before.
    """
    found: list[int] = []
    due = sorted(site.ad_after)
    seen, last = 0, -site.ad_apart
    for place, (kind, following) in enumerate(pairwise([*kinds, ""])):
        if kind != "paragraph":
            continue
        seen += 1
        is_due = bool(due) and seen >= due[0]
        if is_due and following == "paragraph" and seen - last >= site.ad_apart:
            due = [count for count in due if count > seen]
            last = seen
            found.append(place)
    return tuple(found)


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
