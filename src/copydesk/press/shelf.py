"""In which lists a story stands: sections, topics, people, source and day of its locale."""

import re
import unicodedata

from copydesk.press.locale import lineage, locale_of
from copydesk.press.paper import Labelled, Shelf, Site
from copydesk.press.when import local_day
from copydesk.story.edition import Edition
from copydesk.story.story import Concept

# A page for each of a hundred keywords would make publishing slow, and the pages worth nothing.
MOST_TOPICS = 8
LONGEST_KEY = 60  # characters: at most 240 of the 255 bytes that a file's name may have
TATWEEL = "\u0640"
# As G2 writes it (qcode or URI), and bare; a bare number below 20000000 may be one of the older
# Subject Codes, whose seventeen top terms alone mean the same in both.
MEDIA_TOPIC = re.compile(
    r"(?:medtop:|https?://(?:cv\.iptc\.org|iptc\.org)/newscodes/mediatopic/)(\d{8})"
    r"|(20\d{6}|(?:0[1-9]|1[0-7])000000)",
    re.IGNORECASE,
)


def shelves(edition: Edition, site: Site) -> dict[Shelf, str]:
    """Every list the story stands in, with what the story calls it; none once it is withdrawn."""
    if edition.withdrawn:
        return {}
    locale = locale_of(edition, site).key
    found = {Shelf(kind="day", key=f"{day(edition, site)}", locale=locale): ""}
    for key in lineage(edition.section, site) if edition.section else ():
        found[Shelf(kind="section", key=key, locale=locale)] = ""
    for topic in topics_of(edition, site):
        found[Shelf(kind="topic", key=topic.key, locale=locale)] = topic.name
    for person in authors_of(edition, site):
        found[Shelf(kind="author", key=person.key, locale=locale)] = person.name
    if edition.source:
        found[Shelf(kind="source", key=edition.source.key, locale=locale)] = edition.source.name
    return found


def day(edition: Edition, site: Site) -> str:
    """The day a story came out on, in the site's time zone (ISO 8601)."""
    return local_day(edition.first_at, site.time_zone).isoformat()


def topics_of(edition: Edition, site: Site) -> tuple[Labelled, ...]:
    """The topics of a story: its Media Topics by their codes, then words that have none."""
    story = edition.story
    coded = [(code, one.name) for one in story.concepts if (code := media_topic(one))]
    named = {name.casefold() for _, name in coded}
    plain = [(key_of(word), word) for word in story.subjects if word.casefold() not in named]
    decided = {topic.key: topic for topic in site.topics}
    found: dict[str, str] = {}
    for sent, name in [*coded, *plain]:
        key = decided[sent].into or sent if sent in decided else sent
        if key and not (key in decided and decided[key].is_hidden):
            found[key] = found.get(key, "") or (name if key == sent else "")
    return tuple(Labelled(key=key, name=name) for key, name in list(found.items())[:MOST_TOPICS])


def media_topic(concept: Concept) -> str:
    """The eight digits of an IPTC Media Topic, "" for a term of another list."""
    found = MEDIA_TOPIC.fullmatch(concept.code.strip().rstrip("/"))
    return (found.group(1) or found.group(2)) if found else ""


def authors_of(edition: Edition, site: Site) -> tuple[Labelled, ...]:
    """The people in the byline. One of a source is not one of ours who has the same name."""
    byline = edition.story.byline
    source = edition.source.key if edition.source else ""
    found: dict[str, str] = {}
    for person in byline.people if byline else ():
        key = _author_key(person.name, source, site)
        if key:
            found.setdefault(key, person.name)
    return tuple(Labelled(key=key, name=name) for key, name in found.items())


def _author_key(name: str, source: str, site: Site) -> str:
    spoken = name.casefold()
    for author in site.authors:
        if author.source == source and spoken in map(str.casefold, (author.name, *author.names)):
            return author.key
    key = key_of(name)
    return f"{source}/{key}" if source and key else key


def key_of(words: str) -> str:
    """Words as a part of an address: letters of any script and digits, with hyphens between."""
    plain = unicodedata.normalize("NFKC", words).casefold().replace(TATWEEL, "")
    kept = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in plain)
    return "-".join(kept.split())[:LONGEST_KEY].rstrip("-")
