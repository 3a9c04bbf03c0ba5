"""What a page's data says it is about: article tags, and the keywords of its JSON-LD."""

from collections.abc import Mapping

from copydesk.markup.tidy import tidy

_TAGS = ("article:tag", "og:article:tag", "news_keywords", "parsely-tags", "sailthru.tags")
_MOST, _LONGEST = 12, 60  # a page that names more names them for search engines


def topics(article: Mapping[str, object], meta: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Names of topics in their order, each once; none where the page says nothing.

    `meta keywords`, which nobody but search engines ever read, is left aside.
    """
    tags = [value for name in _TAGS for value in meta.get(name, ())]
    words = [*_split(article.get("keywords")), *(word for tag in tags for word in _split(tag))]
    known = {word.casefold(): word for word in reversed(words) if 1 < len(word) <= _LONGEST}
    ordered = dict.fromkeys(known[word.casefold()] for word in words if word.casefold() in known)
    return tuple(ordered)[:_MOST]


def _split(value: object) -> list[str]:
    """JSON-LD writes keywords as a list, as objects with names, or as one text with commas."""
    if isinstance(value, str):
        return [tidy(word) for word in value[:4000].split(",")]
    if isinstance(value, list):
        return [word for each in value[:100] for word in _split(each)]
    if isinstance(value, dict):
        return _split(value.get("name"))[:1]
    return []
