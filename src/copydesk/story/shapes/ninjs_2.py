"""An edition as ninjs 2.2: what 3.1 says, with names in lower case, as takers of 2.x read them."""

from typing import Any

from copydesk.story.edition import Edition
from copydesk.story.shapes.imprint import Imprint
from copydesk.story.shapes.ninjs import MEDIA_TYPE as MEDIA_TYPE
from copydesk.story.shapes.ninjs import Ninjs, to_ninjs

STANDARD = {
    "name": "ninjs",
    "version": "2.2",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_2.2.json",
}


def to_ninjs_2(edition: Edition, imprint: Imprint) -> Ninjs:
    """The edition; one that was withdrawn is an order to kill, without copy."""
    return lowered(to_ninjs(edition, imprint))


def lowered(said: Ninjs) -> Ninjs:
    """A news object of 3.1 in the spelling of 2.x."""
    made: Ninjs = _lower(said)
    return made | {"standard": STANDARD}


def _lower(value: Any) -> Any:  # noqa: ANN401  # whatever JSON can hold
    if isinstance(value, dict):
        return {name.lower(): _lower(one) for name, one in value.items()}
    return [_lower(one) for one in value] if isinstance(value, list) else value
