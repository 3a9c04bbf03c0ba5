"""The front of a section."""

import datetime as dt
from collections.abc import Iterable

from copydesk.press.address import address_of, file_of, section_address
from copydesk.press.card import PREFIX_LASTS
from copydesk.press.feedlink import feed_links
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.press.render import Sheet
from copydesk.press.standing import ids, print_list
from copydesk.press.words import page_language
from copydesk.story.change import Severity

LENGTH = 40


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """All section fronts: each carries the ticker, and readers come to them for what is new."""
    return every(paper)


def every(paper: Paper) -> Iterable[str]:
    """One for each section of the site, also an empty one: the navigation leads there."""
    return tuple(file_of(section_address(section.key)) for section in paper.site.sections)


def aged(since: dt.datetime, paper: Paper) -> Iterable[str]:
    """All of them when a headline loses its "Correction:" after a day."""
    ends = [n.at + PREFIX_LASTS for n in paper.notices(200) if n.severity is Severity.SERIOUS]
    return every(paper) if any(since < end <= paper.now for end in ends) else ()


def print(path: str, paper: Paper) -> Page | None:
    """The newest stories of the section."""
    address = address_of(path)
    for section in paper.site.sections:
        if section_address(section.key) == address:
            editions = paper.newest(LENGTH, section=section.key)
            sheet = Sheet(
                path=path,
                title=section.name,
                language=page_language(section.language, paper.site.language),
                name="section",
                section=section.key,
                feeds=feed_links(paper.site, section.key),
                stories=ids(editions),
            )
            return print_list(sheet, paper, editions, section=section)
    return None


PAGE = PageKind(name="section", touched=touched, every=every, print=print, aged=aged)
