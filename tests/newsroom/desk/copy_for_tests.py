"""Fictional feeds for the desk's tests, always of this morning."""

import datetime as dt

PARAGRAPHS = (
    "The ferry between Port Alder and the Skerries sailed again on Tuesday after eleven days, the "
    "harbour office said.",
    "“We checked every weld twice,” said Maren Tolliver, the harbour master.",
    "The crossing had been closed since a storm tore the landing stage from its piles. Repairs "
    "cost 240,000 crowns, according to the harbour office.",
    "Islanders had been supplied by helicopter in the meantime, and the school on Great Skerry "
    "held its lessons in the parish hall.",
)
# Copy about something else, so that nobody takes it for the same story.
OTHER = (
    "The council of Port Alder put off its vote on the fish market on Monday, because two of its "
    "members were at sea.",
    "A new date was not set. The market has stood empty since the autumn, the town clerk said.",
)


def ago(hours: float) -> str:
    """A time so many hours ago, as feeds write it."""
    then = dt.datetime.now(dt.UTC) - dt.timedelta(hours=hours)
    return then.strftime("%Y-%m-%dT%H:%M:%SZ")


def feed(
    *,
    guid: str = "tag:meridian.example,2026:ferry",
    headline: str = "Skerries ferry sails again after eleven days",
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    hours: float = 2,
    note: str = "",
) -> str:
    """An Atom feed of one entry, updated so many hours ago."""
    updated = ago(hours)
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs) + note
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>Meridian Wire</title><id>tag:meridian.example,2026:feed</id>
<updated>{updated}</updated>
<entry>
<id>{guid}</id><title>{headline}</title>
<author><name>Jonna Reed</name></author>
<link rel="alternate" href="https://meridian.example/{guid.rpartition(":")[2]}"/>
<published>{ago(5)}</published><updated>{updated}</updated>
<summary>The crossing had been closed since the February storm.</summary>
<content type="html"><![CDATA[{body}]]></content>
</entry>
</feed>"""


def tombstone(guid: str = "tag:meridian.example,2026:ferry") -> str:
    """An Atom feed that takes the entry back (RFC 6721)."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
<title>Meridian Wire</title><id>tag:meridian.example,2026:feed</id>
<updated>{ago(1)}</updated>
<at:deleted-entry ref="{guid}" when="{ago(1)}">
<at:comment>KILL: source could not be confirmed</at:comment></at:deleted-entry>
</feed>"""
