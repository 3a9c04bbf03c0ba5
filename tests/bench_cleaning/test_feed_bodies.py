"""Bodies of feeds made of a page: what they say is known line by line, and is what is read."""

import random
from pathlib import Path

import pytest
from feed_agency import wired
from feed_bodies import FORMS, feeds_of, read_pages
from feed_furniture import Desk, Page
from feed_markup import rooted, spans, under, written
from feed_scores import cleaned, judged
from lessons import beside, feed_lessons

from copydesk.markup.html import read_html

PAGE = """
<body><nav><a href="/">Front page</a></nav><main><h1>Ferry to run all winter</h1>
<article class="copy"><p>The ferry at <a href="/p">Port Alder</a> will run all winter.</p>
<figure><img src="f.jpg" alt="Ferry"><figcaption>The ferry on Monday</figcaption></figure>
<h2>What it costs</h2><div class="ad">Advertisement</div>
<ul><li>Two crowns</li><li>Or five</li></ul>
<p>The council said &lt;nothing&gt; more.</p></article></main>
<footer>All rights</footer>
"""
ROLES = {
    "Ferry to run": "headline", "The ferry at": "paragraph", "The ferry on": "caption",
    "What it": "subhead", "Two": "list", "Or five": "list", "The council": "paragraph",
}  # fmt: skip


@pytest.fixture
def page() -> Page:
    galley = read_html(PAGE, "https://example.test/ferry")
    roles = tuple(
        next((role for begin, role in ROLES.items() if line.text.startswith(begin)), "furniture")
        for line in galley.lines
    )
    story = [number for number, role in enumerate(roles) if role in ("paragraph", "list")]
    root = rooted(galley, story)
    return Page(
        id="one", domain="example.test", lang="en", link="https://example.test/ferry",
        headline="Ferry to run all winter", paper="The Saltmarsh Gazette", galley=galley,
        roles=roles, root=root, inside=tuple(under(galley, root)),
    )  # fmt: skip


def _words(html: str) -> list[str]:
    return [line.text for line in read_html(html).lines if line.text]


def test_the_smallest_element_holds_the_story_and_no_more(page: Page) -> None:
    assert page.galley.places[page.root].words == "copy"
    texts = [page.galley.lines[number].text for number in page.inside]
    assert "Advertisement" in texts
    assert not {"Front page", "All rights", page.headline} & set(texts)


def test_a_clean_body_is_the_story_with_its_figures(page: Page) -> None:
    (feed,) = (one for one in feeds_of(page, 1, 1, judged=False) if one["form"] == "clean")
    assert "Advertisement" not in feed["body"]
    assert "<figcaption>The ferry on Monday</figcaption>" in feed["body"]
    assert '<a href="https://example.test/p">Port Alder</a>' in feed["body"]
    assert "&lt;nothing&gt;" in feed["body"]


@pytest.mark.parametrize("as_sent", [True, False])
def test_what_is_written_is_read_again_line_by_line(page: Page, as_sent: bool) -> None:
    pieces = written(page.galley, page.inside, page.roles, page.root, as_sent=as_sent)
    said = [text for piece in pieces for text, _ in piece.says]
    assert _words("".join(piece.html for piece in pieces)) == said
    assert ('class="copy"' in PAGE, 'class="ad"' in pieces[3].html) == (True, as_sent)


def test_every_line_of_every_form_stands_in_what_is_read(page: Page) -> None:
    for feed in feeds_of(page, 5, 8, judged=False):
        galley = cleaned(feed).galley
        found = spans(galley, feed["says"])
        read = ["".join(galley[start:end].split()) for start, end in found]
        assert read == ["".join(text.split()) for text, _ in feed["says"]], feed["form"]


def test_the_same_seed_gives_the_same_bodies(page: Page) -> None:
    first, second, other = (list(feeds_of(page, seed, 2, judged=False)) for seed in (1, 1, 2))
    assert first == second != other
    assert {feed["form"] for feed in first} == set(FORMS)


def test_what_was_learned_is_not_asked_again(page: Page) -> None:
    learned, asked = (
        {Desk(page, random.Random(seed), judged=judged).say("reader") for seed in range(40)}
        for judged in (False, True)
    )
    assert learned
    assert not learned & asked


def test_agency_copy_begins_with_a_dateline_and_has_no_captions(page: Page) -> None:
    story = [("The ferry will run.", "paragraph"), ("The ferry", "caption")]
    bodies = [wired(Desk(page, random.Random(n), judged=False), story, markup=True)
              for n in range(30)]  # fmt: skip
    said = [text for pieces in bodies for piece in pieces for text, _ in piece.says]
    assert any(text.endswith(" (Meridian Wire) - The ferry will run.") for text in said)
    assert "The ferry" not in said


def test_a_feed_lesson_knows_story_from_furniture(page: Page, tmp_path: Path) -> None:
    feeds = tmp_path / "feeds.jsonl"
    says = '[["Ferries run again.", "paragraph"], ["Read more: Rain", "promo"]]'
    body = "<p>Ferries run again.</p><p>Read more: <a href='/r'>Rain</a></p>"
    feeds.write_text(
        f'{{"domain": "example.test", "form": "managed", "link": "", "body": "{body}",'
        f' "says": {says}}}\n',
        "utf-8",
    )
    (lesson,) = feed_lessons(feeds)
    assert lesson.story.tolist() == [1, 0]
    assert lesson.allowed.any(axis=1).all()


def test_a_body_read_right_has_no_wrong_line(page: Page, shared: Path) -> None:
    score = beside(shared / "bench" / "cleaning", "score")
    (feed,) = (one for one in feeds_of(page, 1, 1, judged=True) if one["form"] == "clean")
    read = judged(feed, cleaned(feed), score)
    assert (read.wrong, read.word, read.line, read.paragraph) == ((), 1.0, 1.0, 1.0)


def test_shared_pages_are_cut_to_their_story(shared: Path) -> None:
    pages = list(read_pages(shared / "bench" / "cleaning", every=97))
    assert pages
    for one in pages:
        kept = [one.roles[number] for number in one.inside]
        assert kept.count("paragraph") + kept.count("list") + kept.count("subhead") > 0
