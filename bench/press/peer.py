"""The peer of a publish: twelve pages by Django's templates, compressed and synced one by one.

A story, the front, six sections, the day and three topics, with the cards, the lines of "Just in"
and the frame that ours have, from objects that lie ready: it asks no database, records nothing,
and makes no feeds.
"""

import gzip
import os
from pathlib import Path

import brotli
from django.template import Context, Engine

from copydesk.press.card import cards
from copydesk.press.justin import just_in
from copydesk.press.locale import locale_at
from copydesk.press.paper import Paper
from copydesk.story.edition import Edition

PAGES = 12
FRAME = """<!doctype html><html lang="{{ site.language }}" dir="ltr"><head><meta charset="utf-8">
<title>{{ title }} · {{ site.name }}</title><link rel="canonical" href="{{ site.url }}{{ path }}">
<meta name="description" content="{{ title }}"><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/sheet.css"><script src="/live.js" defer></script></head><body>
<header><a href="/">{{ site.name }}</a><nav><ul>{% for one in site.sections %}<li>
<a href="/{{ one.key }}/">{{ one.name }}</a></li>{% endfor %}</ul></nav></header>
<section class="just-in"><h2>Just in</h2><ol>{% for line in ticker.lines %}
<li data-story="{{ line.story }}" data-kind="{{ line.kind }}">
<time datetime="{{ line.at|date:"c" }}">{{ line.at|date:"H:i" }}</time>
<a href="{{ line.address }}" lang="{{ line.language }}" dir="{{ line.direction }}"><bdi>
{{ line.headline }}</bdi></a>{% if line.mark %}<b>{{ line.mark }}</b>{% endif %}</li>{% endfor %}
</ol></section><main><h1>{{ title }}</h1>BODY</main>
<footer>{{ site.publisher }} {{ site.contact }}</footer></body></html>"""
STORY = """<p>{{ story.standfirst }}</p>{% for block in story.blocks %}
<p id="{{ block.key }}">{{ block.text }}</p>{% endfor %}<ul>{% for subject in story.subjects %}
<li><a href="/topics/{{ subject }}/">{{ subject }}</a></li>{% endfor %}</ul>"""
LIST = """{% for card in cards %}<article lang="{{ card.language }}" dir="{{ card.direction }}">
<h2><a href="{{ card.address }}"><bdi>{{ card.headline }}</bdi></a></h2><p>{{ card.summary }}</p>
{% if card.section %}<a href="{{ card.section_address }}">{{ card.section }}</a>{% endif %}
<a href="{{ card.day_address }}"><time datetime="{{ card.at|date:"c" }}">
{{ card.at|date:"j M" }}</time></a>{% if card.source %}<a href="{{ card.source_address }}">
{{ card.source.name }}</a>{% endif %}{% if card.mark %}<b>{{ card.mark }}</b>{% endif %}</article>
{% endfor %}"""


class Peer:
    """Prints twelve pages at a time."""

    def __init__(self, paper: Paper, folder: Path) -> None:
        engine = Engine()
        self._story = engine.from_string(FRAME.replace("BODY", STORY))
        self._list = engine.from_string(FRAME.replace("BODY", LIST))
        self._paper, self._folder = paper, folder
        self._editions: list[Edition] = list(paper.newest(500))
        folder.mkdir(parents=True, exist_ok=True)

    def publish(self, number: int) -> int:
        """One story and eleven lists; gives the bytes of HTML written."""
        told = self._editions[number % len(self._editions)]
        size = self._lay("story", self._story, told.story.headline, {"story": told.story})
        for place in range(PAGES - 1):
            held = cards(self._editions[place * 7 + number : place * 7 + number + 50], self._paper)
            size += self._lay(f"list-{place}", self._list, f"List {place}", {"cards": held})
        return size

    def _lay(self, name: str, template: object, title: str, more: dict[str, object]) -> int:
        site = self._paper.site
        frame = {
            "site": site,
            "title": title,
            "path": f"/{name}/",
            "ticker": just_in(self._paper, locale_at("", site)),
        }
        html = template.render(Context(frame | more)).encode()  # type: ignore[attr-defined]
        copies = {"": html, ".br": brotli.compress(html, quality=5), ".gz": gzip.compress(html, 6)}
        for ending, content in copies.items():
            coming = self._folder / f".{name}{ending}"
            with coming.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            coming.replace(self._folder / f"{name}.html{ending}")
        return len(html)
