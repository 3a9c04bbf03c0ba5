"""ninjs 1.x to 3.x, IPTC's news in JSON: one object, one item.

Versions differ in spelling (versioncreated, versionCreated) and in whether headlines, bodies and
descriptions are fields with a suffix or lists with a role; names are compared in lower case.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, Literal

from copydesk.errors import UnreadableCapture
from copydesk.story.story import Body, Capture, Item, SentPicture
from copydesk.wire import dates, feed, plain, signals
from copydesk.wire.charset import peek
from copydesk.wire.format import Format
from copydesk.wire.jsontree import number, objects, parse, string

Sent = dict[str, Any]

URI = re.compile(r'"(?:uri|guid|\$schema)"\s*:')
OTHERS = re.compile(
    r'"(?:version_?created|pubstatus|representationtype|headlines?|body_\w+|bodies|byline|copyrightholder'
    r"|ninjs|type|profile|urgency|language|mimetype|embargoed(?:until)?|firstcreated|slugline|by"
    r"|located|altids|title|version|renditions"
    r'|(?:person|place|subject|object|event|organisation|infosource)s?|description_\w+|usageterms|associations)"\s*:',
    re.IGNORECASE,
)
MARKUP = ("html", "xml")
# Roles that mean the headline or body itself, best first; any other only where none of these is.
MAIN = ("main", "headline", "hl1", "")
STANDFIRST = (
    "standfirst",
    "subheadline",
    "summary",
    "abstract",
    "description",
    "text",
    "caption",
    "",
)
NOT_TEXT = frozenset({"picture", "graphic", "video", "audio", "animation"})


def sniff(head: bytes, media_type: str) -> bool:
    """An object with a uri and something else of ours, or one that is said to be ninjs."""
    text = peek(head).lstrip("\ufeff \t\r\n")
    if not text.startswith("{"):
        return False
    if "ninjs" in media_type.lower():
        return True
    return URI.search(text) is not None and OTHERS.search(text) is not None


def read(capture: Capture) -> tuple[Item, ...]:
    """The one item of a ninjs object. Raises `UnreadableCapture`."""
    sent = _lower(parse(capture, format="ninjs"))
    uri = string(sent.get("uri")) or string(sent.get("guid"))
    if not uri.strip():
        reason = "a ninjs object must have its uri"
        raise UnreadableCapture(place=capture.place, reason=reason, format="ninjs")
    return (_item(sent, uri.strip(), capture),)


def _item(sent: Sent, uri: str, capture: Capture) -> Item:
    signal = signals.of_headline(_headline(sent))
    status = signals.status_of(string(sent.get("pubstatus")))
    body = _body(sent)
    standfirst = _described(sent)
    return Item(
        guid=uri,
        body=body,
        source=capture.source,
        format="ninjs",
        version=string(sent.get("version")) or string(sent.get("versioncreated")),
        status=status if status != "usable" else signal.status,
        headline=signal.headline,
        standfirst="" if standfirst == plain.title(body.text) else standfirst,
        byline=_byline(sent),
        published=dates.parse(string(sent.get("firstcreated"))) or _versioned(sent),
        updated=_versioned(sent),
        language=string(sent.get("language")),
        section=_section(sent),
        subjects=_subjects(sent),
        link=_link(sent, uri),
        publisher=_publisher(sent),
        usage_terms=plain.squeeze(string(sent.get("usageterms"))),
        copyright=_copyright(sent),
        pictures=tuple(_pictures(sent)),
        embargo_until=dates.parse(
            string(sent.get("embargoed")) or string(sent.get("embargoeduntil"))
        ),
        expires=dates.parse(string(sent.get("expires"))),
        replaces=_replaces(sent),
        desk_note=signals.joined(plain.squeeze(string(sent.get("ednote"))), signal.note),
        slugline=string(sent.get("slugline")),
        urgency=number(sent.get("urgency")),
    )


def _lower(sent: Sent) -> Sent:
    return {key.lower(): value for key, value in sent.items()}


def _all(sent: Sent, name: str) -> list[Sent]:
    return [_lower(one) for one in objects(sent.get(name))]


def _by_role(entries: list[Sent], roles: tuple[str, ...]) -> list[Sent]:
    """Entries with a value, those with the roles asked for first."""
    ranks = {role: rank for rank, role in enumerate(roles)}
    held = [one for one in entries if string(one.get("value")).strip()]
    return sorted(held, key=lambda one: ranks.get(string(one.get("role")).lower(), len(ranks)))


def _headline(sent: Sent) -> str:
    found = _by_role(_all(sent, "headlines"), MAIN)
    said = string(sent.get("headline")) or (string(found[0].get("value")) if found else "")
    suffixed = (string(value) for key, value in sorted(sent.items()) if key.startswith("headline_"))
    main = string(sent.get("headline_main"))
    return plain.title(
        said or main or next(filter(None, suffixed), "") or string(sent.get("title"))
    )


def _body(sent: Sent) -> Body:
    """The fullest body: markup before text."""
    bodies = list(_bodies(sent))
    marked = [body for body in bodies if body.media_type == "text/html"]
    chosen = max(marked or bodies, key=lambda body: len(body.text), default=None)
    if chosen is not None:
        return chosen
    return Body(text=_described(sent), media_type="text/plain")


def _bodies(sent: Sent) -> Iterator[Body]:
    for key, value in sent.items():
        text = string(value)
        if key.startswith("body") and text.strip():
            yield Body(text=text, media_type=_kind(key, text))
    for one in _all(sent, "bodies"):
        text = string(one.get("value"))
        if text.strip():
            said = f"{string(one.get('contenttype'))} {string(one.get('role'))}".lower()
            yield Body(text=text, media_type=_kind(said, text))


def _kind(said: str, text: str) -> Literal["text/html", "text/plain"]:
    if any(word in said for word in MARKUP):
        return "text/html"
    if "text/plain" in said or "body_text" in said:
        return "text/plain"
    return "text/html" if plain.is_html(text) else "text/plain"


def _described(sent: Sent) -> str:
    fields = (
        "description_text",
        "description_summary",
        "description_abstract",
        "description_html",
        "description",
    )
    named = next(filter(None, (string(sent.get(field)) for field in fields)), "")
    suffixed = (
        string(value) for key, value in sorted(sent.items()) if key.startswith("description_")
    )
    listed = _by_role(_all(sent, "descriptions"), STANDFIRST)
    said = (
        named
        or next(filter(None, suffixed), "")
        or (string(listed[0].get("value")) if listed else "")
    )
    return plain.title(said)


def _byline(sent: Sent) -> str:
    line = plain.title(string(sent.get("byline")) or string(sent.get("by")))
    if line:
        return line
    people = (*_all(sent, "bylines"), *_all(sent, "contributors"))
    names = (plain.title(string(one.get("value")) or string(one.get("name"))) for one in people)
    return ", ".join(dict.fromkeys(name for name in names if name))


def _versioned(sent: Sent) -> dt.datetime | None:
    return dates.parse(string(sent.get("versioncreated")))


def _subjects(sent: Sent) -> tuple[str, ...]:
    entries = _all(sent, "subject") + _all(sent, "subjects")
    names = (
        string(one.get("name"))
        or string(one.get("code"))
        or string(one.get("literal"))
        or string(one.get("uri"))
        for one in entries
    )
    return tuple(dict.fromkeys(name for name in names if name))


def _section(sent: Sent) -> str:
    service = _all(sent, "service") or _all(sent, "services")
    return (string(service[0].get("name")) or string(service[0].get("code"))) if service else ""


def _link(sent: Sent, uri: str) -> str:
    """The canonical address among alternative ids and links; a uri names, it need not lead."""
    alternatives = _all(sent, "altids") + _all(sent, "links") + _all(sent, "webcanonical")
    for one in alternatives:
        role = f"{string(one.get('role'))} {string(one.get('rel'))}".lower()
        address = string(one.get("value")) or string(one.get("href")) or string(one.get("uri"))
        if any(word in role for word in ("canonical", "web", "alternate")) and address.startswith(
            "http"
        ):
            return feed.resolve(address, "")
    said = string(sent.get("link")) or string(sent.get("url"))
    return feed.resolve(said, uri if uri.startswith("http") else "")


def _publisher(sent: Sent) -> str:
    sources = _all(sent, "infosources") + _all(sent, "infosource") + _all(sent, "provider")
    names = (string(one.get("name")) or string(one.get("literal")) for one in sources)
    return (
        next(filter(None, names), "")
        or string(sent.get("source"))
        or string(sent.get("copyrightholder"))
    )


def _copyright(sent: Sent) -> str:
    notice = plain.squeeze(string(sent.get("copyrightnotice")))
    holder = plain.squeeze(string(sent.get("copyrightholder")))
    return notice or holder


def _replaces(sent: Sent) -> str:
    """The item this one evolved from or replaces, where it says so."""
    earlier = string(sent.get("evolvedfrom")) or string(sent.get("replaces"))
    if earlier:
        return earlier
    related = [one for key in ("associations", "related") for one in _associated(sent, key)]
    return next(
        (string(one.get("uri")) for _, one in related if "replaces" in string(one.get("rel"))), ""
    )


def _associated(sent: Sent, key: str) -> Iterator[tuple[str, Sent]]:
    """Associated items with their names: an object by name in 1.x, a list since 2.0."""
    value = sent.get(key)
    if isinstance(value, dict):
        yield from ((name, _lower(one)) for name, one in value.items() if isinstance(one, dict))
    for one in objects(value) if isinstance(value, list) else ():
        yield string(one.get("name")), _lower(one)


def _pictures(sent: Sent) -> Iterator[SentPicture]:
    if string(sent.get("type")) in ("picture", "graphic"):
        yield from _as_picture(sent)
    for _, one in _associated(sent, "associations"):
        if string(one.get("type")) in ("picture", "graphic"):
            yield from _as_picture(one)


def _as_picture(sent: Sent) -> Iterator[SentPicture]:
    """The largest rendition of a picture, with the words that come with it."""
    sizes = [one for _, one in _associated(sent, "renditions") if _address(one)]
    if not sizes:
        return
    best = max(sizes, key=lambda one: number(one.get("width")) * number(one.get("height")))
    yield SentPicture(
        src=_address(best),
        caption=_described(sent) or plain.title(string(sent.get("body_text"))),
        credit=plain.title(string(sent.get("creditline"))) or _byline(sent) or _copyright(sent),
        alt=plain.title(string(sent.get("alttext")) or string(sent.get("description_alt"))),
        width=number(best.get("width")),
        height=number(best.get("height")),
        media_type=string(best.get("mimetype")) or string(best.get("contenttype")),
    )


def _address(rendition: Sent) -> str:
    return feed.resolve(string(rendition.get("href")) or string(rendition.get("contentid")), "")


FORMAT = Format(
    name="ninjs",
    media_types=("application/ninjs+json", "application/json"),
    sniff=sniff,
    read=read,
)
