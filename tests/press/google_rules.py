"""Google's documented rules for structured data of articles, live blogs and breadcrumbs, as data.

Each field: whether it must be there, and what it must look like; a nested rule for objects.
developers.google.com/search/docs/appearance/structured-data: article, breadcrumb, image-license.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Rule:
    """What holds of one kind of object: its types, the fields it must and may have."""

    types: tuple[str, ...]
    must: dict[str, Any] = field(default_factory=dict)
    may: dict[str, Any] = field(default_factory=dict)


ADDRESS, MOMENT, WORDS, NUMBER, TRUTH = "address", "moment", "words", "number", "truth"

LOGO = Rule(types=("ImageObject",), must={"url": ADDRESS})
PUBLISHER = Rule(
    types=("Organization", "NewsMediaOrganization"),
    must={"name": WORDS, "logo": LOGO, "url": ADDRESS},
)
AUTHOR = Rule(
    types=("Person", "Organization"),
    must={"name": WORDS},
    may={"url": ADDRESS, "jobTitle": WORDS},
)
CREATOR = Rule(types=("Person", "Organization"), must={"name": WORDS})
IMAGE = Rule(
    types=("ImageObject",),
    must={"url": ADDRESS, "contentUrl": ADDRESS, "license": ADDRESS},
    may={
        "acquireLicensePage": ADDRESS,
        "creditText": WORDS,
        "copyrightNotice": WORDS,
        "creator": CREATOR,
        "width": NUMBER,
        "height": NUMBER,
    },
)
CORRECTION = Rule(types=("CorrectionComment",), must={"text": WORDS, "datePublished": MOMENT})
BASIS = Rule(types=("NewsArticle",), must={"url": ADDRESS})
CITED = Rule(
    types=("NewsArticle", "CreativeWork", "DigitalDocument"),
    must={},
    may={"url": ADDRESS, "name": WORDS},
)
ARTICLE = Rule(
    types=("NewsArticle",),
    must={
        "headline": WORDS,
        "image": IMAGE,
        "datePublished": MOMENT,
        "dateModified": MOMENT,
        "author": AUTHOR,
        "publisher": PUBLISHER,
        "mainEntityOfPage": ADDRESS,
        "inLanguage": WORDS,
        "isAccessibleForFree": TRUTH,
        "license": ADDRESS,
    },
    may={
        "isBasedOn": BASIS,
        "citation": CITED,
        "copyrightNotice": WORDS,
        "creditText": WORDS,
        "correction": CORRECTION,
        "description": WORDS,
    },
)
UPDATE = Rule(
    types=("BlogPosting",),
    must={"headline": WORDS, "datePublished": MOMENT, "articleBody": WORDS, "url": ADDRESS},
)
LIVE = Rule(
    types=("LiveBlogPosting",),
    must={
        **ARTICLE.must,
        "coverageStartTime": MOMENT,
        "coverageEndTime": MOMENT,
        "liveBlogUpdate": UPDATE,
    },
    may=ARTICLE.may,
)
STEP = Rule(types=("ListItem",), must={"position": NUMBER, "name": WORDS, "item": ADDRESS})
CRUMBS = Rule(types=("BreadcrumbList",), must={"itemListElement": STEP})
BY_TYPE = {rule.types[0]: rule for rule in (ARTICLE, LIVE, CRUMBS)}


def faults(data: dict[str, Any]) -> list[str]:
    """What is wrong with the structured data of a page."""
    rule = BY_TYPE.get(data.get("@type", ""))
    if data.get("@context") != "https://schema.org":
        return ["no context"]
    return list(_faults(data, rule, data["@type"])) if rule else []


def _faults(data: Any, rule: Rule, place: str) -> Iterator[str]:
    if not isinstance(data, dict) or data.get("@type") not in rule.types:
        yield f"{place}: of no type we know"
        return
    yield from (f"{place}.{name} is missing" for name in rule.must if not data.get(name))
    for name, wanted in {**rule.must, **rule.may}.items():
        values = data[name] if isinstance(data.get(name), list) else [data.get(name)]
        for value in values:
            if value is not None:
                yield from _value(value, wanted, f"{place}.{name}")


def _value(value: Any, wanted: Any, place: str) -> Iterator[str]:
    if isinstance(wanted, Rule):
        yield from _faults(value, wanted, place)
    elif not KINDS[wanted](value):
        yield f"{place}: {value!r} is no {wanted}"


def _is_address(value: Any) -> bool:
    parts = urlsplit(value if isinstance(value, str) else "")
    return parts.scheme in ("http", "https") and bool(parts.netloc) and " " not in str(value)


def _is_moment(value: Any) -> bool:
    """ISO 8601 with its zone, as Google asks for."""
    try:
        return dt.datetime.fromisoformat(value).tzinfo is not None
    except (TypeError, ValueError):
        return False


KINDS = {
    ADDRESS: _is_address,
    MOMENT: _is_moment,
    WORDS: lambda value: isinstance(value, str) and bool(value.strip()),
    NUMBER: lambda value: isinstance(value, int) and value > 0,
    TRUTH: lambda value: value is True or value is False,
}
