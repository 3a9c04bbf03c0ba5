"""Where adverts would stand in a story by the rules, and why not elsewhere."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from copydesk.newsroom.desk.models import EditionRow
from copydesk.newsroom.desk.preview import OneStory
from copydesk.press.advert import Advert
from copydesk.press.advertising import chosen, gaps, takes_adverts
from copydesk.press.article import body
from copydesk.press.paper import Site
from copydesk.press.sensitive import grave_word
from copydesk.story.blocks import plain_text
from copydesk.story.codec import from_json
from copydesk.story.edition import Edition
from copydesk.story.record import replace

LOOKED_AT = 20
WHY: dict[str, str | Promise] = {
    "early": _("before the next place"),
    "end": _("the end of the story"),
    "near": _("too near the advert before"),
    "enough": _("all of them are placed"),
}
BESIDE: dict[str, str | Promise] = {
    "picture": _("beside a picture"),
    "gallery": _("beside a gallery"),
    "pull": _("beside a pull quote"),
    "quote": _("beside a quotation"),
    "heading": _("before a subhead"),
}


@dataclass(frozen=True, kw_only=True)
class Place:
    """What follows a paragraph: an advert (`takes`) or the reason why none does."""

    words: str
    takes: bool
    why: str | Promise = ""
    advert: Advert | None = None


@dataclass(frozen=True, kw_only=True)
class Places:
    """A story's places; `closed` says why it has none at all."""

    edition: Edition
    closed: str | Promise
    places: tuple[Place, ...]


def places(edition: Edition, paper: OneStory) -> Places:
    """Every paragraph of a story with what follows it, as it is printed now."""
    bare = replace(paper.site, ad_after=())
    parts = body(edition, OneStory(site=bare, now=paper.now, only=edition))
    words = {block.key: plain_text(block) for block in edition.story.blocks}
    found = list(gaps([part.kind for part in parts], paper.site))
    count = sum(not gap.why for gap in found)
    adverts = list(chosen(edition, paper.site, paper.now, count))
    closed = closing(edition, paper.site)
    made = []
    for gap in found:
        takes = not gap.why and not closed
        made.append(
            Place(
                words=words.get(parts[gap.place].key, ""),
                takes=takes,
                why=BESIDE.get(gap.following, _("beside what is no paragraph"))
                if gap.why == "beside"
                else WHY.get(gap.why, ""),
                advert=adverts.pop(0) if takes and adverts else None,
            )
        )
    return Places(edition=edition, closed=closed, places=tuple(made))


def closing(edition: Edition, site: Site) -> str | Promise:
    """Why no advert stands in a story at all, "" where they may."""
    if edition.story.without_adverts:
        return _("The desk wants no adverts beside it.")
    if word := grave_word(edition.story):
        return _("Its news is grave: it says “%(word)s”.") % {"word": word}
    if not takes_adverts(edition, site):
        return _("Its news is grave by its topic, or its section takes no adverts.")
    return ""


def newest(locale: str | None = None) -> list[Edition]:
    """The newest stories before the public, of one language of the paper or of all."""
    rows = EditionRow.objects.filter(current=True, withdrawn=False).order_by("-first_at")
    rows = rows if locale is None else rows.filter(locale=locale)
    return [from_json(row.content, Edition, place=str(row)) for row in rows[:LOOKED_AT]]
