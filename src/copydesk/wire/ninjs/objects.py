"""A news object of ninjs, whatever its version: its words under one spelling.

Versions differ in spelling (versioncreated, versionCreated) and in whether headlines, bodies and
descriptions are fields with a suffix (1.x) or lists with a role (2.0 and later): names are
compared in lower case, and both forms are read, since senders mix them.
"""

from collections.abc import Iterator
from typing import Any, Literal

from copydesk.story.story import Body
from copydesk.wire import plain
from copydesk.wire.jsontree import objects, string

Sent = dict[str, Any]

# Roles that mean the headline itself, best first; any other only where none of these is.
MAIN = ("main", "headline", "hl1", "")
BENEATH = ("sub", "subheadline", "subhead", "subtitle", "deck", "secondary", "hl2")
STANDFIRST = (
    "standfirst", "subheadline", "summary", "abstract", "description", "text", "caption", "main",
    "",
)  # fmt: skip
CREDIT = ("creditline", "credit")
NOT_COPY = frozenset({*CREDIT, "writer", "byline", "copyright", "alt", "alttext"})
# How near a body's type is to what the cleaner reads: HTML, text, then the markup of other formats.
NEAREST = {"html": 0, "plain": 1, "xml": 2}


def lower(sent: Sent) -> Sent:
    """The object with its names in lower case."""
    return {key.lower(): value for key, value in sent.items()}


def listed(sent: Sent, *names: str) -> list[Sent]:
    """The objects that stand under any of some names, one or many, their names in lower case."""
    return [lower(one) for name in names for one in objects(sent.get(name))]


def first(sent: Sent, *names: str) -> str:
    """The first of some fields that holds words, drawn together."""
    said = (plain.squeeze(string(sent[name])) for name in names if name in sent)
    return next(filter(None, said), "")


def headline(sent: Sent) -> str:
    """The headline for print, or the item's title where it has none."""
    main = first(sent, "headline", "headline_main")
    roles = next(iter(_by_role(listed(sent, "headlines"), MAIN)), "")
    return plain.title(main or roles or _suffixed(sent, "headline_") or first(sent, "title"))


def subheadline(sent: Sent) -> str:
    """The line beneath the headline, where the sender marks one as such."""
    said = first(sent, "subheadline", *(f"headline_{role}" for role in BENEATH))
    entries = [one for one in listed(sent, "headlines") if _role(one) in BENEATH]
    return plain.title(said or next(iter(_by_role(entries, BENEATH)), ""))


def description(sent: Sent) -> str:
    """The best description: what stands for the copy, not who made it."""
    fields = ("text", "summary", "abstract", "caption", "html")
    named = first(sent, *(f"description_{field}" for field in fields), "description")
    entries = [one for one in listed(sent, "descriptions") if _role(one) not in NOT_COPY]
    roles = next(iter(_by_role(entries, STANDFIRST)), "")
    return plain.title(named or _suffixed(sent, "description_") or roles)


def credit(sent: Sent) -> str:
    """The line that must be printed with the copy or the picture."""
    line = first(sent, "creditline", "credit", *(f"description_{role}" for role in CREDIT))
    entries = [one for one in listed(sent, "descriptions") if _role(one) in CREDIT]
    return plain.title(line or next(iter(_by_role(entries, CREDIT)), ""))


def byline(sent: Sent) -> str:
    """Who made it: the line as sent, or the names of those who did."""
    line = plain.title(first(sent, "byline", "by"))
    if line:
        return line
    people = listed(sent, "bylines", "authors", "contributors")
    names = (plain.title(first(one, "value", "byline", "name", "by")) for one in people)
    return ", ".join(dict.fromkeys(name for name in names if name))


def body(sent: Sent) -> Body:
    """The body nearest to HTML, of those the fullest; the description where there is none."""
    bodies = sorted(_bodies(sent), key=lambda found: (found[0], -len(found[1].text)))
    if bodies:
        return bodies[0][1]
    return Body(text=description(sent), media_type="text/plain")


def _bodies(sent: Sent) -> Iterator[tuple[int, Body]]:
    for key, value in sent.items():
        if (key.startswith("body_") or key == "body") and string(value).strip():
            yield _body(key.removeprefix("body"), string(value))
    for one in listed(sent, "bodies"):
        text = string(one.get("value"))
        if text.strip():
            kind = string(one.get("contenttype")) or string(one.get("role"))
            yield _body(kind, text)


def _body(said: str, text: str) -> tuple[int, Body]:
    kind = _kind(said.lower(), text)
    media: Literal["text/html", "text/plain"] = "text/plain" if kind == "plain" else "text/html"
    return NEAREST[kind], Body(text=text, media_type=media)


def _kind(said: str, text: str) -> Literal["html", "plain", "xml"]:
    if "html" in said:
        return "html"
    if any(word in said for word in ("xml", "nitf", "newsml")):
        return "xml"
    if said in ("text/plain", "_text"):
        return "plain"
    return "html" if plain.is_html(text) else "plain"


def _by_role(entries: list[Sent], roles: tuple[str, ...]) -> list[str]:
    """The values of entries, those with the roles asked for first."""
    ranks = {role: rank for rank, role in enumerate(roles)}
    held = [one for one in entries if string(one.get("value")).strip()]
    held.sort(key=lambda one: ranks.get(_role(one), len(ranks)))
    return [string(one.get("value")) for one in held]


def _role(entry: Sent) -> str:
    return string(entry.get("role")).strip().lower()


def _suffixed(sent: Sent, prefix: str) -> str:
    names = (key for key in sorted(sent) if key.startswith(prefix))
    return first(sent, *(key for key in names if key.removeprefix(prefix) not in NOT_COPY))
