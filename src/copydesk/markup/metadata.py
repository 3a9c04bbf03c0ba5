"""What a page's head says about its story: evidence, not yet truth."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from copydesk.markup.tidy import tidy
from copydesk.markup.topics import topics
from copydesk.story.record import Record
from copydesk.story.story import SentPicture

_ARTICLE = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
    "LiveBlogPosting", "BlogPosting", "Article", "SocialMediaPosting", "Report",
)  # fmt: skip
# What else may say who and when, where there is no article.
_OTHER_WORKS = ("WebPage", "ItemPage", "Recipe", "PodcastEpisode", "VideoObject", "CreativeWork")
_LARGEST_JSON = 1_000_000
_MOST_IN_REFERENCE = 2


class Metadata(Record, frozen=True):
    """Headline, names, dates and the like as a page's head has them; "" where it says nothing.

    `signed` and `dated` are what elements of the page marked as author and date say, best first.
    """

    headlines: tuple[str, ...] = ()
    description: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    language: str = ""
    direction: str = ""
    link: str = ""
    section: str = ""
    publisher: str = ""
    site: str = ""
    signed: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    body: str = ""
    free: bool | None = None
    pictures: tuple[SentPicture, ...] = ()
    topics: tuple[str, ...] = ()


def from_head(
    scripts: list[str], meta: Mapping[str, list[str]], page: Mapping[str, str]
) -> Metadata:
    """Evidence joined: JSON-LD first, then meta elements, then the page's own attributes.

    `page` holds title, language, direction and canonical.
    """
    known = things(scripts)
    article = _first_of(known, _ARTICLE)
    work = article or _first_of(known, _OTHER_WORKS)
    return Metadata(
        headlines=_distinct(
            _word(article.get("headline")),
            _first(meta, "og:title"),
            _first(meta, "twitter:title", "parsely-title", "dc.title", "title"),
            page.get("title", ""),
        ),
        description=_word(article.get("description"))
        or _first(meta, "og:description", "description", "twitter:description"),
        authors=_distinct(*_names(work.get("author") or work.get("creator"), known))
        or _distinct(*_every(meta, *_AUTHORS), _written_by(meta)),
        published=_word(article.get("datePublished"))
        or _first(meta, *_PUBLISHED)
        or _word(work.get("datePublished"))
        or _in_scripts(scripts),
        modified=_word(work.get("dateModified")) or _first(meta, *_MODIFIED),
        language=_word(article.get("inLanguage"))
        or page.get("language", "")
        or _first(meta, "og:locale", "content-language", "language").replace("_", "-"),
        direction=page.get("direction", ""),
        link=page.get("canonical", "") or _first(meta, "og:url"),
        section=_word(article.get("articleSection")) or _first(meta, "article:section"),
        publisher=_word(article.get("publisher")),
        site=_first(meta, "og:site_name", "application-name"),
        body=_word(article.get("articleBody")),
        topics=topics(article, meta),
        free=_truth(article.get("isAccessibleForFree")),
        pictures=_pictures(article.get("image"), known) or _pictures(_first(meta, "og:image"), []),
    )


def things(scripts: Iterable[str]) -> list[Mapping[str, object]]:
    """All objects that the JSON-LD of a page describes, in their order; broken data holds none."""
    return [thing for script in scripts for thing in _things(_loaded(script), 0)]


_AUTHORS = (
    "author", "article:author", "parsely-author", "dc.creator", "dcterms.creator",
    "sailthru.author", "byl", "authors", "article:author_name", "vr:author", "cxenseparse:author",
    "creator", "dc:creator", "shareaholic:article_author_name", "citation_author",
    "bepress_citation_author", "og:article:author",
)  # fmt: skip
_PUBLISHED = (
    "article:published_time", "datepublished", "date", "dc.date.issued", "dc.date", "pubdate",
    "parsely-pub-date", "publish-date", "publication_date", "sailthru.date", "og:published_time",
    "dcterms.created", "dc.date.created", "dc:date", "publishdate", "published", "published-date",
    "displaydate",
    "citation_date", "citation_publication_date", "bepress_citation_date", "datecreated", "created",
    "publication-date", "article:published", "og:article:published_time", "dcterms.date",
    "uploaddate",
    "article.published", "cxenseparse:recs:publishtime",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified",
    "article.updated",
)  # fmt: skip


def _first_of(known: list[Mapping[str, object]], wanted: tuple[str, ...]) -> Mapping[str, object]:
    """The first object of all JSON-LD that is of the first kind wanted; {} when none is."""
    for kind in wanted:
        for thing in known:
            kinds = thing.get("@type")
            if kind in (kinds if isinstance(kinds, list) else [kinds]):
                return thing
    return {}


_WRITTEN = re.compile(
    r"(written|verfasst|geschrieben|escrito|écrit|scritto|geschreven|skrevet) .*|author|autor"
    r"|autore"
    r"|auteur|автор",
    re.IGNORECASE,
)


def _written_by(meta: Mapping[str, list[str]]) -> str:
    """Cards have labels of their own: label1 "Written by", data1 the name."""
    for number in "123":
        if _WRITTEN.fullmatch(_first(meta, f"twitter:label{number}")):
            return _first(meta, f"twitter:data{number}")
    return ""


_DAY_SAID = re.compile(r'"datePublished"\s*:\s*"([0-9][0-9T:.Z+ -]{7,40})"')


def _in_scripts(scripts: list[str]) -> str:
    """The day of publication in data that cannot be read as JSON, or is of no kind we know."""
    found = (_DAY_SAID.search(script[:_LARGEST_JSON]) for script in scripts)
    return next((one[1] for one in found if one), "")


def _loaded(script: str) -> object:
    text = script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    if len(text) > _LARGEST_JSON:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    """Objects at the top, in lists, in @graph and as mainEntity; no deeper."""
    if depth > 4:
        return
    if isinstance(value, list):
        for member in value[:200]:
            yield from _things(member, depth + 1)
    elif isinstance(value, dict):
        yield value
        for inner in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(inner), list | dict):
                yield from _things(value[inner], depth + 1)


def _word(value: object, depth: int = 0) -> str:
    """A string out of the forms JSON-LD has for one: text, list, object with a name."""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, list) and value and depth < 3:
        return _word(value[0], depth + 1)
    if isinstance(value, dict) and depth < 3:
        return _word(
            value.get("name") or value.get("@value") or value.get("alternateName"), depth + 1
        )
    return ""


def _names(value: object, known: list[Mapping[str, object]]) -> list[str]:
    """Names of people; one that is only referred to is looked up among all objects."""
    people = value if isinstance(value, list) else [value]
    return [_word(person) or _referred(person, known) for person in people[:20]]


def _referred(person: object, known: list[Mapping[str, object]]) -> str:
    wanted = person.get("@id") if isinstance(person, dict) else None
    found = (thing for thing in known if wanted and thing.get("@id") == wanted)
    return next((name for thing in found if (name := _word(thing.get("name")))), "")


def _truth(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(str(value).lower())


def _pictures(value: object, known: list[Mapping[str, object]]) -> tuple[SentPicture, ...]:
    """Pictures by address; one that is only referred to is looked up among all objects."""
    sent = []
    for told in (value if isinstance(value, list) else [value])[:20]:
        picture = _whole(told, known)
        if isinstance(picture, str) and picture.startswith("http"):
            sent.append(SentPicture(src=picture))
        elif isinstance(picture, Mapping):
            src = _word(picture.get("url")) or _word(picture.get("contentUrl"))
            if src.startswith("http"):
                caption = _word(picture.get("caption") or picture.get("description"))
                caption = tidy(unescape(caption))
                shown = SentPicture(
                    src=src,
                    caption=caption,
                    credit=_credit(picture),
                    copyright=_said(picture, "copyrightNotice"),
                    usage_terms=_said(picture, "license", "usageInfo"),
                )
                sent.append(shown)
    return tuple(sent)


def _whole(told: object, known: list[Mapping[str, object]]) -> object:
    """What an object that only says "@id" refers to."""
    if not isinstance(told, dict) or "@id" not in told or len(told) > _MOST_IN_REFERENCE:
        return told
    wanted = told["@id"]
    return next((k for k in known if k is not told and k.get("@id") == wanted), told)


def _credit(picture: Mapping[str, object]) -> str:
    return _said(picture, "creditText", "copyrightHolder", "creator")


def _said(picture: Mapping[str, object], *names: str) -> str:
    """The first of these properties that says something."""
    said = (_word(picture.get(name)) for name in names)
    return tidy(unescape(next((words for words in said if words), "")))


def _every(meta: Mapping[str, list[str]], *names: str) -> list[str]:
    return [value for name in names for value in meta.get(name, ())]


def _first(meta: Mapping[str, list[str]], *names: str) -> str:
    return next((value for value in _every(meta, *names) if value), "")


def _distinct(*words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
