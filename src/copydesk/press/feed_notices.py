"""Notices in feeds: a first line that readers read, and the same as data for their programs.

In RSS and Atom elements of a namespace of our own, in JSON Feed an extension: one for each notice,
oldest first, with kind, severity, edition and moment; the words are those of the story's page.
"""

from copydesk.press.address import absolute, rooted
from copydesk.press.locale import locale_of
from copydesk.press.notice import line
from copydesk.press.paper import Paper
from copydesk.press.when import machine_time
from copydesk.press.words import Words
from copydesk.press.xml import Element, add
from copydesk.story.change import Notice
from copydesk.story.edition import Edition

NAMESPACE = "urn:copydesk:corrections:1"
PREFIXES = {"corrections": NAMESPACE}
TOLD = 3  # notices that stand before a summary, the newest first


def with_lines(summary: str, edition: Edition, say: Words) -> str:
    """A summary under what was put right: who had the wrong version sees it is changed."""
    told = [line(notice, say) for notice in reversed(edition.notices[-TOLD:])]
    return "\n".join([*told, summary])


def add_notices(entry: Element, edition: Edition) -> None:
    """Each notice as an element of an entry."""
    for notice in edition.notices:
        add_notice(entry, notice)


def add_notice(entry: Element, notice: Notice) -> None:
    """A notice as an element of an entry."""
    held = {name: str(value) for name, value in notice_data(notice).items() if name != "text"}
    add(entry, f"{{{NAMESPACE}}}notice", notice.text, **held)


def notices_data(edition: Edition, paper: Paper) -> dict[str, object]:
    """The notices as an extension of a JSON Feed item."""
    page = rooted(locale_of(edition, paper.site).key, "/corrections/")
    return {
        "about": absolute(paper.site, page),
        "notices": [notice_data(notice) for notice in edition.notices],
    }


def notice_data(notice: Notice) -> dict[str, object]:
    """A notice as programs read it."""
    return {
        "kind": notice.kind.value,
        "severity": notice.severity.value,
        "edition": notice.edition,
        "at": machine_time(notice.at),
        "text": notice.text,
    }
