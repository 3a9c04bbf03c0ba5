"""One fictional story in every form that the wire reads, and each thing a source may do to it.

A form is a function of what is done and of the number of the version; None where the form has no
way to say it.
"""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

from newsroom.desk.copy_for_tests import PARAGRAPHS, ago

ACTS = ("new", "correction", "update", "kill", "withhold", "release", "embargo")
HEADLINE = "Skerries ferry sails again after eleven days"
ADDRESS = "https://meridian.example/ferry"
NOTICE = "Correction: An earlier version misstated the cost of the repairs. It is 420,000 crowns."
RIGHT = tuple(text.replace("240,000", "420,000") for text in PARAGRAPHS)
LONGER = (*PARAGRAPHS, "The second ferry of the line sails from Friday, the harbour office said.")
COPY = {"correction": RIGHT, "update": LONGER}
Form = Callable[[str, int], str | None]


def until() -> str:
    """An embargo of some hours."""
    return (dt.datetime.now(dt.UTC) + dt.timedelta(hours=5)).strftime("%Y-%m-%dT%H:%M:%SZ")


def at(number: int) -> str:
    """When a version was made: an hour after the one before."""
    return ago(7 - number)


def html(act: str) -> str:
    """The copy as paragraphs."""
    return "".join(f"<p>{text}</p>" for text in COPY.get(act, PARAGRAPHS))


def ninjs(act: str, number: int) -> str:
    """ninjs, by version and pubstatus."""
    return json.dumps(ninjs_item(act, number))


def ninjs_item(act: str, number: int) -> dict[str, Any]:
    """The object itself."""
    status = {"kill": "canceled", "withhold": "withheld"}.get(act, "usable")
    item: dict[str, Any] = {
        "uri": "urn:meridian:ferry", "type": "text", "version": str(number), "language": "en",
        "versioncreated": at(number), "firstcreated": at(1), "pubstatus": status,
        "headline": HEADLINE, "byline": "Jonna Reed", "body_html": html(act),
    }  # fmt: skip
    if act == "correction":
        item["ednote"] = NOTICE
    if act == "embargo":
        item["embargoed"] = until()
    return item


def profile(act: str, number: int) -> str:
    """Our own profile: the change beside ninjs 3.1."""
    status = {"kill": "canceled", "withhold": "withheld"}.get(act, "usable")
    item: dict[str, Any] = {
        "uri": "urn:meridian:ferry", "standard": {"name": "ninjs", "version": "3.1"},
        "type": "text", "version": str(number), "language": "en", "pubStatus": status,
        "versionCreated": at(number), "firstCreated": at(1), "by": "Jonna Reed",
        "headlines": [{"role": "main", "value": HEADLINE}],
        "bodies": [{"role": "main", "contentType": "text/html", "value": html(act)}],
    }  # fmt: skip
    if act == "embargo":
        item["embargoed"] = until()
    change: dict[str, Any] = {"edition": number, "kind": act, "notice": NOTICE, "at": at(number)}
    sent = {
        "profile": "urn:copydesk:propagation:1", "id": f"meridian-ferry-{number}",
        "at": at(number), "house": {"name": "Meridian Wire", "url": "https://meridian.example"},
        "story": {"uri": "urn:meridian:ferry", "edition": number, "before": number - 1},
        "signal": "update" if act == "embargo" else act, "item": item,
        "changes": [change] if act == "correction" else [],
    }  # fmt: skip
    return json.dumps(sent)


def newsml_g2(act: str, number: int) -> str:
    """NewsML-G2, by guid, version, pubStatus and signal."""
    status = {"kill": "canceled", "withhold": "withheld"}.get(act, "usable")
    signal = '<signal qcode="sig:correction"/>' if act == "correction" else ""
    embargo = f"<embargoed>{until()}</embargoed>" if act == "embargo" else ""
    note = f"<edNote>{NOTICE}</edNote>" if act == "correction" else ""
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:meridian:ferry"
 version="{number}" standard="NewsML-G2" standardversion="2.34" conformance="power" xml:lang="en">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="meridian"/>
<versionCreated>{at(number)}</versionCreated><firstCreated>{at(1)}</firstCreated>{embargo}
<pubStatus qcode="stat:{status}"/>{note}{signal}</itemMeta>
<contentMeta><language tag="en"/><headline>{HEADLINE}</headline><by>Jonna Reed</by></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{html(act)}</body>
</html></inlineXML></contentSet></newsItem>"""


def nitf(act: str, number: int) -> str:
    """NITF, by document id, ed-msg and management status."""
    status = {"kill": "canceled", "withhold": "withheld"}.get(act, "usable")
    message = f'<ed-msg msg-type="correction" info="{NOTICE}"/>' if act == "correction" else ""
    release = f'<date.release norm="{until()}"/>' if act == "embargo" else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<nitf><head><title>{HEADLINE}</title><docdata management-status="{status}">
<doc-id id-string="meridian.ferry" regsrc="Meridian"/>{message}{release}
<date.issue norm="{at(number)}"/><du-key key="ferry" version="{number}"/></docdata></head>
<body><body.head><hedline><hl1>{HEADLINE}</hl1></hedline><byline>Jonna Reed</byline></body.head>
<body.content>{html(act)}</body.content></body></nitf>"""


def atom(act: str, number: int) -> str | None:
    """Atom: a deleted entry (RFC 6721), and words in the copy; holds by the word before it."""
    entry = f"""<entry><id>tag:meridian.example,2026:ferry</id>
<title>{"HOLD: " if act == "withhold" else ""}{HEADLINE}</title>
<author><name>Jonna Reed</name></author><link rel="alternate" href="{ADDRESS}"/>
<published>{at(1)}</published><updated>{at(number)}</updated><content type="html"><![CDATA[
{f"<p>{NOTICE}</p>" if act == "correction" else ""}{html(act)}]]></content></entry>"""
    if act == "kill":
        entry = f"""<at:deleted-entry ref="tag:meridian.example,2026:ferry" when="{at(number)}">
<at:comment>KILL: the source could not be confirmed</at:comment></at:deleted-entry>"""
    if act == "embargo":
        return None
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"
 xml:lang="en"><title>Meridian Wire</title><id>tag:meridian.example,2026:feed</id>
<updated>{at(number)}</updated>{entry}</feed>"""


def rss(act: str, number: int) -> str | None:
    """RSS with our own elements for the signal."""
    status = {"kill": "canceled", "withhold": "withheld"}.get(act, "usable")
    if act == "embargo":
        return None
    made = dt.datetime.fromisoformat(at(number)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    note = f"<desk:note>{NOTICE}</desk:note>" if act == "correction" else ""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:desk="urn:copydesk:signal:1"><channel>
<title>Meridian Wire</title><link>https://meridian.example/</link><description>x</description>
<language>en</language><item><title>{HEADLINE}</title><link>{ADDRESS}</link>
<guid isPermaLink="false">meridian:ferry</guid><pubDate>{made}</pubDate>
<dc:creator>Jonna Reed</dc:creator><desk:status>{status}</desk:status>
<desk:version>{number}</desk:version>{note}
<content:encoded><![CDATA[{html(act)}]]></content:encoded></item></channel></rss>"""


def json_feed(act: str, number: int) -> str | None:
    """JSON Feed with our own object for the signal."""
    if act == "embargo":
        return None
    signal: dict[str, str] = {"version": str(number)}
    signal["status"] = {"kill": "canceled", "withhold": "withheld"}.get(act, "usable")
    if act == "correction":
        signal["note"] = NOTICE
    item = {
        "id": "meridian:ferry", "url": ADDRESS, "title": HEADLINE, "content_html": html(act),
        "date_published": at(1), "date_modified": at(number), "language": "en",
        "authors": [{"name": "Jonna Reed"}], "_copydesk": signal,
    }  # fmt: skip
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": "Meridian Wire",
        "home_page_url": "https://meridian.example/", "items": [item],
    }  # fmt: skip
    return json.dumps(feed)


def page(act: str, number: int) -> str | None:
    """A page with JSON-LD: its correction, and the state of the work."""
    if act == "embargo":
        return None
    data: dict[str, Any] = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": HEADLINE,
        "url": ADDRESS, "datePublished": at(1), "dateModified": at(number),
        "author": {"@type": "Person", "name": "Jonna Reed"},
    }  # fmt: skip
    if act == "correction":
        data["correction"] = {
            "@type": "CorrectionComment", "text": NOTICE, "datePublished": at(number),
        }  # fmt: skip
    if act in ("kill", "withhold"):
        data["creativeWorkStatus"] = "Retracted" if act == "kill" else "Withheld"
    notice = f'<p class="correction">{NOTICE}</p>' if act == "correction" else ""
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{HEADLINE} - Meridian Wire</title><link rel="canonical" href="{ADDRESS}">
<script type="application/ld+json">{json.dumps(data)}</script></head><body>
<nav><a href="/">Home</a> <a href="/sea/">Sea</a></nav><main><article><h1>{HEADLINE}</h1>
<p class="byline">By Jonna Reed</p>{html(act)}{notice}</article></main></body></html>"""


def typed(act: str, number: int) -> str | None:
    """Typed copy of an agency (IPTC 7901), where all stands in words."""
    if act in ("embargo", "release"):
        return None
    first = {
        "correction": "CORRECTION: In the third paragraph read 420,000 crowns, not 240,000.",
        "kill": "KILL KILL KILL: Please kill this story. It is unsupported.",
        "withhold": "HOLD: Please do not use this story until further notice.",
        "update": "ADDS second ferry",
    }.get(act, "")
    take = {"new": "", "update": "1st Ld-Writethru"}.get(act, act.upper())
    then = dt.datetime.fromisoformat(at(number))
    post = then.strftime("%d%H%M GMT %b %y")
    body = "\r\n".join(f"   {text}" for text in COPY.get(act, PARAGRAPHS))
    above = f"{take}\r\n" if take else ""
    note = f"   (EDS: {first})\r\n" if first else ""
    return (
        f"\x01mer04{number:02d} 3 pl 97 Meridian\r\nMeridian/Ferry/\r\n\x02{above}{HEADLINE}=\r\n"
        f"{note}{body}\r\n\x03{post}\r\n\x7f\r\n\x04"
    )


FORMS: dict[str, Form] = {
    "ninjs": ninjs,
    "profile": profile,
    "NewsML-G2": newsml_g2,
    "NITF": nitf,
    "Atom": atom,
    "RSS": rss,
    "JSON Feed": json_feed,
    "page": page,
    "IPTC 7901": typed,
}
