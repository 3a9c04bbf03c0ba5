"""What a page's head says about its story: evidence, not yet truth."""

import json
from collections.abc import Iterator, Mapping

from copydesk.markup.tidy import tidy
from copydesk.story.record import Record
from copydesk.story.story import SentPicture

_ARTICLE = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
    "LiveBlogPosting", "BlogPosting", "Article", "SocialMediaPosting", "Report",
)  # fmt: skip
_LARGEST_JSON = 1_000_000


class Metadata(Record, frozen=True):
    """Headline, names, dates and the like as a page's head has them; "" where it says nothing."""

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
    body: str = ""
    free: bool | None = None
    pictures: tuple[SentPicture, ...] = ()


def from_head(
    scripts: list[str], meta: Mapping[str, list[str]], page: Mapping[str, str]
) -> Metadata:
    """Evidence joined: JSON-LD first, then meta elements, then the page's own attributes.

    `page` holds title, language, direction and canonical.
    """
    article = _article(scripts)
    return Metadata(
        headlines=_distinct(
            _word(article.get("headline")),
            _first(meta, "og:title"),
            _first(meta, "twitter:title", "parsely-title", "dc.title", "title"),
            page.get("title", ""),
        ),
        description=_word(article.get("description"))
        or _first(meta, "og:description", "description", "twitter:description"),
        authors=_distinct(*_names(article.get("author")))
        or _distinct(*_every(meta, "author", "article:author", "parsely-author", "dc.creator")),
        published=_word(article.get("datePublished")) or _first(meta, *_PUBLISHED),
        modified=_word(article.get("dateModified")) or _first(meta, *_MODIFIED),
        language=_word(article.get("inLanguage"))
        or page.get("language", "")
        or _first(meta, "og:locale", "content-language", "language").replace("_", "-"),
        direction=page.get("direction", ""),
        link=page.get("canonical", "") or _first(meta, "og:url"),
        section=_word(article.get("articleSection")) or _first(meta, "article:section"),
        publisher=_word(article.get("publisher")),
        site=_first(meta, "og:site_name", "application-name"),
        body=_word(article.get("articleBody")),
        free=_truth(article.get("isAccessibleForFree")),
        pictures=_pictures(article.get("image")) or _pictures(_first(meta, "og:image")),
    )


_PUBLISHED = (
    "article:published_time", "datepublished", "date", "dc.date.issued", "dc.date", "pubdate",
    "parsely-pub-date", "publish-date", "publication_date", "sailthru.date", "og:published_time",
    "dcterms.created", "dc.date.created", "article.published", "cxenseparse:recs:publishtime",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified",
    "article.updated",
)  # fmt: skip


def _article(scripts: list[str]) -> Mapping[str, object]:
    """The object of the page's article, of all JSON-LD; {} when there is none that can be read."""
    known = [thing for script in scripts for thing in _things(_loaded(script), 0)]
    for kind in _ARTICLE:
        for thing in known:
            kinds = thing.get("@type")
            if kind in (kinds if isinstance(kinds, list) else [kinds]):
                return thing
    return {}


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


def _names(value: object) -> list[str]:
    people = value if isinstance(value, list) else [value]
    return [_word(person) for person in people[:20]]


def _truth(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(str(value).lower())


def _pictures(value: object) -> tuple[SentPicture, ...]:
    sent = []
    for picture in (value if isinstance(value, list) else [value])[:20]:
        if isinstance(picture, str) and picture.startswith("http"):
            sent.append(SentPicture(src=picture))
        elif isinstance(picture, dict) and _word(picture.get("url")).startswith("http"):
            sent.append(
                SentPicture(
                    src=_word(picture.get("url")),
                    caption=_word(picture.get("caption") or picture.get("description")),
                    credit=_word(picture.get("creditText") or picture.get("copyrightHolder")),
                )
            )
    return tuple(sent)


def _every(meta: Mapping[str, list[str]], *names: str) -> list[str]:
    return [value for name in names for value in meta.get(name, ())]


def _first(meta: Mapping[str, list[str]], *names: str) -> str:
    return next((value for value in _every(meta, *names) if value), "")


def _distinct(*words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
