"""Copy comes in: a `Capture` gives `Item`s, or is refused with a reason.

`fetch` is the only file of the core that opens a connection; `formats/` holds one file per form
of copy, `FORMATS` names them in order of asking. Imports `story` and `markup` only.
"""

from copydesk.wire.format import Format
from copydesk.wire.formats import (
    anpa,
    atom,
    cdf,
    email,
    envelope,
    iptc7901,
    jsonfeed,
    newsml_1,
    newsml_g2,
    ninjs,
    nitf,
    page,
    photo,
    propagation,
    rss,
    text,
    warc,
    wxr,
)

FORMATS: tuple[Format, ...] = (
    photo.FORMAT,
    email.FORMAT,
    anpa.FORMAT,
    iptc7901.FORMAT,
    cdf.FORMAT,
    wxr.FORMAT,
    rss.FORMAT,
    atom.FORMAT,
    propagation.FORMAT,
    jsonfeed.FORMAT,
    envelope.FORMAT,
    ninjs.FORMAT,
    newsml_g2.FORMAT,
    newsml_1.FORMAT,
    nitf.FORMAT,
    warc.FORMAT,
    page.FORMAT,
    text.FORMAT,
)
