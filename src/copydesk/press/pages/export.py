"""A story as files for partners' systems, beside its page, where its source's terms allow it.

A withdrawn story's page answers 410, its files stay and order the kill: whoever took the copy by
machine must be told, and what is merely gone tells nothing.
"""

from collections.abc import Iterable

from copydesk.press.jsonld import outgoing
from copydesk.press.outlet import OUTLETS
from copydesk.press.page import PageKind
from copydesk.press.paper import Act, Page, Paper
from copydesk.story.terms import may_pass_on

BY_FILE = {outlet.file: outlet for outlet in OUTLETS}


def touched(act: Act, paper: Paper) -> Iterable[str]:
    """The story's own files."""
    return (f"{act.after.path[1:]}{outlet.file}" for outlet in OUTLETS)


def every(paper: Paper) -> Iterable[str]:
    """Those of all stories that may be passed on, the withdrawn among them."""
    return (
        f"{edition.path[1:]}{outlet.file}"
        for edition in paper.walk()
        if may_pass_on(edition)
        for outlet in OUTLETS
    )


def print(path: str, paper: Paper) -> Page | None:
    """The file at this path; None where the copy may not be passed on."""
    folder, _, name = path.rpartition("/")
    outlet = BY_FILE.get(name)
    edition = paper.edition_at(f"/{folder}/") if outlet else None
    if outlet is None or edition is None or not may_pass_on(edition):
        return None
    return Page(
        path=path,
        media_type=outlet.media_type,
        content=outlet.write(edition, outgoing(paper, edition)),
        stories=frozenset({edition.id}),
    )


PAGE = PageKind(name="export", touched=touched, every=every, print=print)
