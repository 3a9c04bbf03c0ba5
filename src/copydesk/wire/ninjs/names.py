"""What a news object of ninjs is about, from whom it is, and what else it names."""

from collections.abc import Iterator

from copydesk.story.story import Concept, Related
from copydesk.wire import plain
from copydesk.wire.feeds import feed
from copydesk.wire.jsontree import string
from copydesk.wire.ninjs import media as newsmedia
from copydesk.wire.ninjs import objects as newsobject
from copydesk.wire.ninjs.objects import Sent, first, listed

# Properties of 1.x and of later versions, and the kind of what they list.
KINDS = {
    "subject": "subject", "subjects": "subject", "genre": "genre", "genres": "genre",
    "person": "person", "people": "person", "organisation": "organisation",
    "organisations": "organisation", "place": "place", "places": "place", "event": "event",
    "events": "event", "object": "object", "objects": "object", "infosource": "infosource",
    "infosources": "infosource", "service": "category", "services": "category",
    "digitalsourcetype": "digitalsourcetype",
}  # fmt: skip
CODES = ("code", "qcode", "uri", "literal", "id")
# Parties that only gave information or passed the copy on are not whom it is from.
ASIDE = ("interview", "distribut", "process", "enhanc", "aggregat", "informant", "originfo")
LEADS = ("canonical", "web", "alternate")


def concepts(sent: Sent) -> tuple[Concept, ...]:
    """All that the item is coded with, kind by kind."""
    found = (
        Concept(code=first(one, *CODES), name=plain.title(first(one, "name")), kind=kind)
        for name, kind in KINDS.items()
        for one in _entries(sent, name)
    )
    return tuple(dict.fromkeys(one for one in found if one.code or one.name))


def subjects(found: tuple[Concept, ...]) -> tuple[str, ...]:
    """The subjects among concepts, in words."""
    words = (one.name or one.code for one in found if one.kind == "subject")
    return tuple(dict.fromkeys(words))


def keywords(sent: Sent) -> tuple[str, ...]:
    """Keywords: a list of words or of objects, or words between commas."""
    said = sent.get("keywords") or sent.get("keyword")
    if isinstance(said, str):
        words = said.split(",")
    else:
        words = [
            *_strings(said),
            *(first(one, "name", "value") for one in _entries(sent, "keywords")),
        ]
    return tuple(dict.fromkeys(word for word in map(plain.title, words) if word))


def signals(sent: Sent) -> tuple[str, ...]:
    """Flags that some senders add to the standard: words or coded objects."""
    names = ("signal", "signals")
    coded = (first(one, *CODES, "name") for one in listed(sent, *names))
    said = [word for name in names for word in _strings(sent.get(name))]
    return tuple(dict.fromkeys(filter(None, (*said, *coded))))


def alternative_ids(sent: Sent) -> tuple[str, ...]:
    """Other names of the item: an object by role in 1.x, a list since 2.0."""
    value = sent.get("altids")
    if isinstance(value, dict) and not {"role", "value"} & set(value):
        said = [word for one in value.values() for word in _strings(one)]
    else:
        said = [first(one, "value") for one in listed(sent, "altids")]
    return tuple(dict.fromkeys(filter(None, said)))


def source(sent: Sent) -> tuple[str, str]:
    """Whom the item is from, by name and by code."""
    parties = listed(sent, "infosources", "infosource", "provider")
    froms = [one for one in parties if not _is_aside(one)]
    name = next(filter(None, (first(one, "name", "literal") for one in froms)), "")
    code = next(filter(None, (first(one, *CODES) for one in froms)), "")
    return name or first(sent, "source", "provider", "copyrightholder"), code


def distributor(sent: Sent) -> str:
    """Who passed the item on, where it says so."""
    parties = listed(sent, "infosources", "infosource")
    named = (first(one, "name", "literal") for one in parties if "distribut" in _role(one))
    return next(filter(None, named), "")


def related(sent: Sent) -> tuple[Related, ...]:
    """Associated objects, films and sounds, and papers on trust and rights."""
    found = (*_associated(sent), *newsmedia.played(sent), *_papers(sent))
    return tuple(dict.fromkeys(found))


def link(sent: Sent, uri: str) -> str:
    """The canonical address among alternative ids and links; a uri names, it need not lead."""
    for one in listed(sent, "altids", "links", "webcanonical"):
        role = f"{_role(one)} {string(one.get('rel'))}".lower()
        address = first(one, "value", "href", "uri")
        if address.startswith("http") and any(word in role for word in LEADS):
            return feed.resolve(address, "")
    return feed.resolve(first(sent, "link", "url"), uri if uri.startswith("http") else "")


def replaces(sent: Sent) -> str:
    """The item this one evolved from or replaces, where it says so."""
    named = (
        first(one, "uri", "guid")
        for name in ("associations", "related")
        for one in newsmedia.associated(sent, name)
        if "replaces" in string(one.get("rel")).lower()
    )
    return first(sent, "evolvedfrom", "replaces") or next(filter(None, named), "")


def usage_terms(sent: Sent) -> str:
    """The terms in words; else what a rights expression says or where it stands."""
    rights = next(iter(listed(sent, "rightsinfo")), {})
    return first(sent, "usageterms") or first(rights, "encodedrights", "linkedrights")


def _associated(sent: Sent) -> Iterator[Related]:
    for name in ("associations", "related"):
        for one in newsmedia.associated(sent, name):
            if first(one, "uri", "guid", "href") and not newsmedia.is_picture(one):
                yield Related(
                    rel=first(one, "rel", "type") or "associated",
                    guid=first(one, "uri", "guid"),
                    href=feed.resolve(first(one, "href", "url"), ""),
                    title=newsobject.headline(one) or first(one, "name"),
                    media_type=first(one, "mimetype", "contenttype"),
                )
    for one in listed(sent, "plannedcoverage"):
        yield Related(rel="plannedcoverage", guid=first(one, "uri"), title=first(one, "title"))


def _papers(sent: Sent) -> Iterator[Related]:
    for one in listed(sent, "trustindicators", "trustindicator"):
        yield Related(
            rel="trustindicator",
            guid=first(one, "role", "code"),
            href=feed.resolve(first(one, "href"), ""),
            title=first(one, "title"),
        )
    for one in listed(sent, "rightsinfo"):
        address, words = first(one, "linkedrights"), first(one, "encodedrights")
        yield Related(rel="rights", href=feed.resolve(address, ""), title=words)


def _entries(sent: Sent, name: str) -> list[Sent]:
    """The objects under a name; a bare word counts as the name of one."""
    value = sent.get(name)
    return [*listed(sent, name), *({"name": word} for word in _strings(value))]


def _strings(value: object) -> list[str]:
    entries = value if isinstance(value, list) else [value]
    return [one for entry in entries if (one := plain.squeeze(string(entry)))]


def _role(party: Sent) -> str:
    return first(party, "role").lower()


def _is_aside(party: Sent) -> bool:
    said = f"{_role(party)} {first(party, 'rel')}".lower()
    return any(word in said for word in ASIDE)
