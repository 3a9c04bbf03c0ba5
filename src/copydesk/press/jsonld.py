"""A story as machines read it on its page: schema.org NewsArticle, safe inside a script element."""

import json

from copydesk.press.address import absolute, link_out
from copydesk.press.card import section_name, summary
from copydesk.press.paper import Paper, Site
from copydesk.press.shown import Shown
from copydesk.press.when import machine_time
from copydesk.story.edition import Edition

# Inside <script> these would end the element, open a comment, or break old parsers.
UNSAFE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def article_data(edition: Edition, paper: Paper, picture: Shown | None) -> str:
    """The JSON-LD of a story."""
    story = edition.story
    address = absolute(paper.site, edition.path)
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": story.headline,
        "description": summary(edition),
        "datePublished": machine_time(edition.first_at),
        "dateModified": machine_time(edition.at),
        "inLanguage": story.language,
        "version": edition.number,
        "articleSection": section_name(edition.section, paper.site),
        "keywords": list(story.subjects),
        "image": [absolute(paper.site, picture.src)] if picture else [],
        "dateline": story.dateline.text if story.dateline else "",
        "author": _authors(edition),
        "publisher": _publisher(paper.site),
        "copyrightNotice": story.origin.copyright,
        "isBasedOn": link_out(story.origin.url),
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": notice.text,
                "datePublished": machine_time(notice.at),
            }
            for notice in edition.notices
        ],
    }
    said = {name: value for name, value in data.items() if value not in ("", [])}
    return script_safe(json.dumps(said, ensure_ascii=False, separators=(",", ":")))


def script_safe(text: str) -> str:
    """JSON that no HTML parser can take for markup."""
    return text.translate(UNSAFE)


def _authors(edition: Edition) -> list[dict[str, str]]:
    byline = edition.story.byline
    if byline and byline.people:
        return [{"@type": "Person", "name": person.name} for person in byline.people]
    if byline:
        return [{"@type": "Person", "name": byline.text}]
    if edition.source:
        return [{"@type": "Organization", "name": edition.source.name}]
    return []


def _publisher(site: Site) -> dict[str, str]:
    return {
        "@type": "NewsMediaOrganization",
        "name": site.publisher or site.name,
        "url": absolute(site, "/"),
        "correctionsPolicy": absolute(site, "/about/#corrections"),
        "publishingPrinciples": absolute(site, "/about/"),
    }
