"""The lines that go with copy: headlines, descriptions, byline, other names of the item."""

from copydesk.wire import plain
from copydesk.wire.agencyxml import words
from copydesk.wire.newsml_g2.copy_sent import nitf_line
from copydesk.wire.newsml_g2.properties import child, children, named, role, spoken
from copydesk.wire.xmltree import Element

# Roles (IPTC's hlrol and drol, and what agencies call the same), best first.
STANDFIRSTS = ("summary", "teaser", "standfirst", "abstract", "intro", "lead", "description", "")
CAPTIONS = ("caption", "", "description", "summary")
ALTERNATIVES = ("alttext", "alternativetext", "alt", "accessibility")
LESSER = frozenset(
    {"sub", "subtitle", "subheadline", "subhead", "deck", "kicker", "overline", "teaser"}
    | {"short", "seo", "web", "alternative"}
)
LONGEST = 5_000  # characters of a headline
BYLINED = frozenset({"author", "byline", "writer", "reporter", "photographer", "phot"})


def line(sent: Element, name: str, language: str) -> str:
    """A line of contentMeta, in the item's language."""
    found = spoken(children(child(sent, "contentmeta"), name), language)
    return words(found[0]) if found else ""


def headlines(sent: Element, language: str) -> tuple[str, str]:
    """The headline and the next one in its language; NITF's or a title where there is none."""
    found = spoken(children(child(sent, "contentmeta"), "headline"), language)
    found.sort(key=lambda one: role(one) in LESSER)
    lines = list(dict.fromkeys(_titled(words(one)) for one in found))
    if lines:
        return lines[0], lines[1] if len(lines) > 1 else ""
    titles = spoken(children(child(sent, "itemmeta"), "title"), language)
    return nitf_line(sent, "hl1") or (words(titles[0]) if titles else ""), ""


def _titled(text: str) -> str:
    """A headline in which tags are read; what is too long for one is left as it stands."""
    return plain.title(text) if len(text) < LONGEST else text


def described(sent: Element, language: str, roles: tuple[str, ...]) -> str:
    """The description whose role comes first among some roles."""
    found = spoken(children(child(sent, "contentmeta"), "description"), language)
    fit = min((one for one in found if role(one) in roles), key=lambda one: roles.index(role(one)),
              default=None)  # fmt: skip
    return words(fit)


def all_described(sent: Element, language: str) -> str:
    """All descriptions, a paragraph each: dope sheet and shot list are a film's only copy."""
    found = spoken(children(child(sent, "contentmeta"), "description"), language)
    return "\n\n".join(dict.fromkeys(map(words, found)))


def byline(sent: Element, language: str) -> str:
    """The byline as sent; else NITF's, else those who are said to have written or taken it."""
    written = line(sent, "by", language) or nitf_line(sent, "byline")
    makers = children(child(sent, "contentmeta"), "creator", "contributor")
    names = (named(one, language) for one in makers if role(one) in BYLINED)
    return written or ", ".join(dict.fromkeys(filter(None, names)))


def other_ids(sent: Element) -> tuple[str, ...]:
    """Other names of the very item."""
    metas = (child(sent, "contentmeta"), child(sent, "itemmeta"))
    found = (words(o) or o.get("id", "") for meta in metas for o in children(meta, "altid"))
    return tuple(dict.fromkeys(filter(None, found)))
