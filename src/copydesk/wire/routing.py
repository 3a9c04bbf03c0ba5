"""Where copy goes when it comes, by rules that look at what the source says of it."""

from collections.abc import Iterable, Sequence

from copydesk.story.record import Record
from copydesk.story.story import Item


class Route(Record, frozen=True):
    """When it fits an item, and where the item then goes.

    `match` is any, subject, keyword, headline, category, language, class or urgency; `words` are
    what is looked for, in whatever case. `stage` is incoming, ready or spiked; `publishes` only
    where no check has anything to say against it; `takes_corrections` only where nobody has edited
    what the source corrects.
    """

    match: str = "any"
    words: tuple[str, ...] = ()
    section: str = ""
    stage: str = "incoming"
    publishes: bool = False
    takes_corrections: bool = False


def route_of(item: Item, routes: Sequence[Route]) -> Route | None:
    """The first route that fits an item."""
    return next((route for route in routes if fits(route, item)), None)


def fits(route: Route, item: Item) -> bool:
    """Whether a route is for this item."""
    if route.match == "any":
        return True
    wanted = {word.casefold() for word in route.words}
    if route.match == "urgency":
        least = min((int(word) for word in wanted if word.isdecimal()), default=0)
        return 0 < item.urgency <= least
    if route.match == "headline":
        return any(_stands_in(word, item.headline) for word in wanted)
    if route.match == "keyword":
        told = " ".join((item.slugline, *item.keywords))
        return any(_stands_in(word, told) for word in wanted)
    return not wanted.isdisjoint(_said(route.match, item))


def _said(match: str, item: Item) -> set[str]:
    """What an item says of itself under a heading, in small letters."""
    if match == "subject":
        return _small((*item.subjects, *_codes(item, "subject")))
    if match == "category":
        sent = item.header.category if item.header else ""
        return _small((item.section, sent, *_codes(item, "category")))
    if match == "language":
        return _small((item.language, item.language.split("-")[0].split("_")[0]))
    return _small((item.item_class,)) if match == "class" else set()


def _codes(item: Item, kind: str) -> Iterable[str]:
    """Codes with and without the name of their list ("medtop:20000301", "20000301"), and names."""
    for concept in item.concepts:
        if concept.kind == kind:
            yield from (concept.code, concept.code.rpartition(":")[2], concept.name)
            yield concept.code.rpartition("/")[2]


def _small(words: Iterable[str]) -> set[str]:
    return {word.casefold() for word in words if word}


def _stands_in(word: str, text: str) -> bool:
    """Whether whole words stand in a text; parts of words do not count."""
    letters = "".join(c if c.isalnum() else " " for c in text.casefold())
    sought = "".join(c if c.isalnum() else " " for c in word)
    return f" {' '.join(sought.split())} " in f" {' '.join(letters.split())} "
