"""What a page's head says."""

import json

from copydesk.markup.html import read_metadata


def page(*elements: str) -> str:
    return f"<html lang=de dir=ltr><head>{''.join(elements)}</head><body><p>x</body>"


def jsonld(thing: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def test_the_article_of_a_graph_is_found() -> None:
    article = {
        "@type": ["Thing", "NewsArticle"],
        "headline": "Storm",
        "author": [{"name": "Anna Reed"}, "Tom Vale"],
        "datePublished": "2026-03-03",
        "isAccessibleForFree": "False",
        "image": {"url": "https://example.test/i.jpg", "caption": "A boat"},
    }
    found = read_metadata(page(jsonld({"@graph": [{"@type": "WebPage"}, article]})))
    assert (found.headlines, found.authors) == (("Storm",), ("Anna Reed", "Tom Vale"))
    assert (found.published, found.free) == ("2026-03-03", False)
    assert found.pictures[0].caption == "A boat"


def test_broken_jsonld_leaves_the_rest() -> None:
    broken = '<script type="application/ld+json">{"headline": </script>'
    found = read_metadata(page(broken, "<meta property=og:title content=Sturm>"))
    assert (found.headlines, found.language) == (("Sturm",), "de")


def test_endless_nesting_in_jsonld_is_ignored() -> None:
    deep = "[" * 100_000
    found = read_metadata(page(f'<script type="application/ld+json">{deep}</script>'))
    assert found.headlines == ()


def test_a_page_without_a_head_says_nothing() -> None:
    assert read_metadata("<p>x").headlines == ()


def test_the_day_in_broken_data_is_still_read() -> None:
    broken = (
        '<script type="application/ld+json">{"headline": "A "wall" fell",'
        '"datePublished": "2026-03-04T06:00:00+01:00"}</script>'
    )
    assert read_metadata(page(broken)).published == "2026-03-04T06:00:00+01:00"
