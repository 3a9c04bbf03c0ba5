"""The page of a story, or the tombstone of one that was withdrawn."""

import datetime as dt
from collections.abc import Iterable
from functools import partial
from itertools import chain
from urllib.parse import quote

from copydesk.press.address import (
    absolute,
    address_of,
    file_of,
    history_address,
    link_out,
    mail_address,
    report_address,
    rooted,
    section_address,
    source_address,
)
from copydesk.press.advertising import ended
from copydesk.press.article import body
from copydesk.press.breadcrumb import crumb_data
from copydesk.press.card import (
    PREFIX_LASTS,
    cards,
    direction,
    lead_picture,
    mark,
    prefix,
    summary,
)
from copydesk.press.citing import links, notes
from copydesk.press.credited import byline, topics, translated, translations
from copydesk.press.embedding import host_of
from copydesk.press.feedlink import section_feeds
from copydesk.press.live_story import live_report, of_the_story, story_data
from copydesk.press.locale import locale_at, locale_of, locales, section_name
from copydesk.press.notice import placed, told
from copydesk.press.outlet import outlet_links
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper, Site
from copydesk.press.related import related, relating
from copydesk.press.render import Sheet, print_sheet
from copydesk.press.sharing import images
from copydesk.press.shown import Shown
from copydesk.press.who_says_so import who_says_so
from copydesk.press.words import page_language, words
from copydesk.story.change import ChangeKind, Severity
from copydesk.story.edition import Edition
from copydesk.story.story import Terms
from copydesk.story.terms import may_pass_on

RECENT = 1000
# What a page says that has no words of its story, where it is not withdrawn for good.
TOMBSTONES = {ChangeKind.WITHHOLD: "This story is being checked"}


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """The story's own page, and later ones that name it among related stories."""
    yield file_of(act.after.path)
    for edition in relating(act, paper):
        yield file_of(edition.path)
    for edition in translated(act, paper):
        yield file_of(edition.path)


def every(paper: Paper) -> Iterable[str]:
    """The page of each story, and each tombstone."""
    return (file_of(edition.path) for edition in paper.walk())


def aged(since: dt.datetime, paper: Paper) -> Iterable[str]:
    """Stories whose headline loses its "Correction:" after a day; those whose advert has ended."""
    recent = (paper.notices(RECENT, locale.key) for locale in locales(paper.site))
    for notice in chain(*recent):
        if notice.severity is Severity.SERIOUS and since < notice.at + PREFIX_LASTS <= paper.now:
            edition = paper.edition(notice.story)
            if edition:
                yield file_of(edition.path)
    for advert in ended(paper.site, since, paper.now):
        for edition in paper.newest(RECENT, since=advert.starts, until=advert.ends):
            yield file_of(edition.path)


def print(path: str, paper: Paper) -> Page | None:
    """The story as it stands, or its tombstone."""
    edition = paper.edition_at(address_of(path))
    if edition is None or file_of(edition.path) != path:
        return None
    return _tombstone(edition, paper) if edition.withdrawn else _story(edition, paper)


def _story(edition: Edition, paper: Paper) -> Page:
    story = edition.story
    near = related(edition, paper)
    picture = lead_picture(edition, paper, "link")
    locale = locale_of(edition, paper.site).key
    terms = edition.source.terms if edition.source else Terms()
    return print_sheet(
        _sheet(edition, paper, picture, near),
        paper,
        "story.html",
        edition=edition,
        story=story,
        article_direction=direction(story.language),
        prefix=prefix(edition, paper.now),
        mark=mark(edition),
        section_name=section_name(edition.section, paper.site, locale),
        section_address=section_address(edition.section, paper.site, locale),
        source_address=source_address(edition.source.key, locale) if edition.source else "",
        origin_address=_origin_address(edition),
        usage=story.origin.usage_terms or terms.usage,
        licence=terms.licence,
        licence_address=link_out(terms.licence),
        notes=notes(edition),
        links=links(edition),
        sayers=who_says_so(edition),
        mail=mail_address(story.headline, absolute(paper.site, edition.path)),
        ad_address=partial(_ad_address, site=paper.site, section=edition.section),
        ad_host=host_of(paper.site.ad_frame),
        parts=(parts := body(edition, paper)),
        live=live_report(edition, parts),
        boxed=placed(edition.notices, "box"),
        heading_notices=placed(of_the_story(edition), "head"),
        foot_notices=placed(of_the_story(edition), "foot"),
        report=report_address(edition),
        history=history_address(edition) if edition.number > 1 else "",
        related=cards(near, paper),
        way=_way(edition, paper),
        byline=byline(edition, paper.site),
        topics=topics(edition, paper.site),
    )


def _ad_address(slot: int, *, site: Site, section: str) -> str:
    """The page of the ad server for one slot."""
    named = site.ad_frame.replace("{slot}", str(slot))
    return named.replace("{section}", quote(section, safe=""))


def _way(edition: Edition, paper: Paper) -> str:
    """From the front by the section to the story, as machines read it."""
    locale = locale_of(edition, paper.site)
    front = (locale_at(locale.key, paper.site).name, rooted(locale.key, "/"))
    name = section_name(edition.section, paper.site, locale.key)
    section = (name, section_address(edition.section, paper.site, locale.key))
    above = [front, section] if name else [front]
    return crumb_data([*above, (edition.story.headline, edition.path)], paper.site)


def _sheet(
    edition: Edition, paper: Paper, picture: Shown | None, near: tuple[Edition, ...]
) -> Sheet:
    story = edition.story
    terms = edition.source.terms if edition.source else None
    theirs = link_out(story.origin.url)
    locale = locale_of(edition, paper.site).key
    return Sheet(
        path=file_of(edition.path),
        title=story.headline,
        language=page_language(story.language, locale_of(edition, paper.site).language),
        name="story",
        description=summary(edition),
        canonical=theirs if terms and terms.canonical_is_source else "",
        noindex=bool(terms and terms.noindex),
        locale=locale,
        section=edition.section,
        images=images(edition, paper.site, picture),
        files=outlet_links(edition),
        is_reserved=not may_pass_on(edition),
        feeds=section_feeds(paper.site, locale, edition.section),
        alternates=translations(edition, paper),
        data=story_data(edition, paper),
        stories=frozenset({edition.id, *(other.id for other in near)}),
    )


def _origin_address(edition: Edition) -> str:
    theirs = link_out(edition.story.origin.url)
    return theirs or (link_out(edition.source.url) if edition.source else "")


def _tombstone(edition: Edition, paper: Paper) -> Page:
    """Nothing of the story is on it but the notice that says why."""
    language = page_language(edition.story.language, locale_of(edition, paper.site).language)
    sheet = Sheet(
        path=file_of(edition.path),
        title=words(language)(TOMBSTONES.get(edition.kind, "Story withdrawn")),
        language=language,
        name="tombstone",
        noindex=True,
        locale=locale_of(edition, paper.site).key,
        stories=frozenset({edition.id}),
        status=410,
    )
    notice = told(edition.notices[-1]) if edition.notices else None
    return print_sheet(sheet, paper, "tombstone.html", edition=edition, notice=notice)


PAGE = PageKind(name="story", touched=touched, every=every, print=print, aged=aged)
