"""Copy comes in: a `Capture` gives `Item`s, or is refused with a reason.

`fetch` is the only file of the core that opens a connection; `formats/` holds one file per form
of copy, `FORMATS` names them in order of asking. Imports `story` and `markup` only.
"""

from copydesk.wire.format import Format
from copydesk.wire.formats import atom, jsonfeed, ninjs, page, rss, text

FORMATS: tuple[Format, ...] = (
    rss.FORMAT,
    atom.FORMAT,
    jsonfeed.FORMAT,
    ninjs.FORMAT,
    page.FORMAT,
    text.FORMAT,
)
