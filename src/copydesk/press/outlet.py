"""The forms a story is given to partners in, beside its page: ninjs, NewsML-G2, NITF."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from copydesk.press.render import FeedLink
from copydesk.story.edition import Edition
from copydesk.story.shapes import newsml_g2, ninjs, nitf
from copydesk.story.shapes.imprint import Imprint
from copydesk.story.terms import may_pass_on


@dataclass(frozen=True, kw_only=True)
class Outlet:
    """A form: what it is called, its file in the story's folder, its writer."""

    name: str
    file: str
    media_type: str
    write: Callable[[Edition, Imprint], bytes]


def _ninjs(edition: Edition, imprint: Imprint) -> bytes:
    said = ninjs.to_ninjs(edition, imprint)
    return json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8", "replace")


OUTLETS = (
    Outlet(name="ninjs 3.1", file="story.ninjs.json", media_type=ninjs.MEDIA_TYPE, write=_ninjs),
    Outlet(
        name="NewsML-G2",
        file="story.newsml.xml",
        media_type=newsml_g2.MEDIA_TYPE,
        write=newsml_g2.to_newsml_g2,
    ),
    Outlet(name="NITF", file="story.nitf.xml", media_type=nitf.MEDIA_TYPE, write=nitf.to_nitf),
)


def outlet_links(edition: Edition) -> tuple[FeedLink, ...]:
    """Where a story's files lie, for its page to point at; none that may not be passed on."""
    if not may_pass_on(edition):
        return ()
    return tuple(
        FeedLink(
            title=outlet.name, media_type=outlet.media_type, address=f"{edition.path}{outlet.file}"
        )
        for outlet in OUTLETS
    )
