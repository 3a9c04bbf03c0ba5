"""What a wire format is to the rest of the house."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from copydesk.story.story import Capture, Item


@dataclass(frozen=True, kw_only=True)
class Format:
    """One form that copy comes in.

    `sniff` tells from the first 4,096 bytes and the media type whether this is ours; `read`
    gives the items in document order and raises `UnreadableCapture` where it is not what it
    claims to be. A form that only holds other captures says which in `holds`: each is then read
    by the form it is in. `is_copy` marks the forms made to carry copy: no furniture stands around
    it, as on pages and in feeds.
    """

    name: str
    media_types: tuple[str, ...]
    sniff: Callable[[bytes, str], bool]
    read: Callable[[Capture], tuple[Item, ...]] = lambda capture: ()
    holds: Callable[[Capture], Iterator[Capture]] | None = None
    is_copy: bool = False
