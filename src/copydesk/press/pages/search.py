"""What lies ready for search: its description for browsers, and the page for when it is closed.

The search page itself is made when asked for (`press.searching`).
"""

from collections.abc import Iterable

from copydesk.press.address import absolute
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.press.searching import ADDRESS, closed_page
from copydesk.press.words import words
from copydesk.press.xml import add, document, root
from copydesk.story.record import replace

DESCRIPTION = "opensearch.xml"
CLOSED = "search-closed.html"
NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
MEDIA_TYPE = "application/opensearchdescription+xml"
LONGEST_NAME = 16  # characters of a ShortName [OpenSearch 1.1]


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """No act changes them."""
    return ()


def every(paper: Paper) -> Iterable[str]:
    """The two of them."""
    return (DESCRIPTION, CLOSED)


def print(path: str, paper: Paper) -> Page | None:
    """The description [OpenSearch 1.1, draft 6], or the page that says search is closed."""
    if path == CLOSED:
        return replace(closed_page(paper), path=CLOSED)
    if path != DESCRIPTION:
        return None
    site = paper.site
    say = words(site.language)
    template = absolute(site, ADDRESS) + "?q={searchTerms}"
    own = absolute(site, f"/{DESCRIPTION}")
    description = root("OpenSearchDescription", NAMESPACE)
    add(description, "ShortName", _short(site.name))
    add(description, "Description", say("Search: {words}", words=site.name))
    add(description, "Url", type="text/html", template=template)
    add(description, "Url", type=MEDIA_TYPE, rel="self", template=own)
    add(description, "Language", site.language)
    add(description, "InputEncoding", "UTF-8")
    return Page(path=DESCRIPTION, media_type=MEDIA_TYPE, content=document(description))


def _short(name: str) -> str:
    """A name cut at a word where it is too long."""
    if len(name) <= LONGEST_NAME:
        return name
    return name[: LONGEST_NAME + 1].rpartition(" ")[0] or name[:LONGEST_NAME]


PAGE = PageKind(name="search", touched=touched, every=every, print=print)
