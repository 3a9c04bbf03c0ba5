"""Readers are told who says what in a story, at its foot and in its data."""

import json
import re

from lxml import html

from copydesk.press.pages.story import PAGE
from copydesk.press.who_says_so import LONGEST_SAID, who_says_so
from copydesk.story.blocks import Footnote, Mark, Paragraph, Span
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.shapes.cited import cited
from copydesk.story.statement import Statement
from copydesk.story.story import Story
from press.memory_paper import MemoryPaper
from press.sample import DAY, SITE, first, hours

TEXT = "“We checked every weld,” said Maren Tolliver. She added that the quay was safe."
STORY = Story(headline="Ferry sails again", language="en", blocks=(Paragraph(key="p1", text=TEXT),))


def said(
    content: str, speaker: str, *, name: str = "", manner: str = "indirect", block: str = "p1"
) -> Statement:
    return Statement(
        block=block,
        content=content,
        content_span=Span(start=0, end=len(content)),
        speaker=speaker,
        name=name,
        manner=manner,  # type: ignore[arg-type]
    )


def edition(*statements: Statement, story: Story = STORY) -> Edition:
    return replace(first("a-story", hours(9), story), statements=statements)


def page(one: Edition) -> str:
    on = MemoryPaper(SITE, DAY).publish_all([one])
    printed = PAGE.print("2026/11/23/a-story/index.html", on)
    assert printed is not None
    return printed.content.decode()


TOLD = edition(
    said("“We checked every weld,”", "Maren Tolliver", manner="direct"),
    said("that the quay was safe", "She", name="Maren Tolliver"),
    said("nobody was hurt", "They"),
)


def test_each_source_stands_once_with_what_it_says_and_where() -> None:
    found = html.fromstring(page(TOLD)).find_class("who-says")[0]
    assert [name.text_content() for name in found.iter("dt")] == ["Maren Tolliver"]
    links = [(a.get("href"), a.text_content()) for a in found.iter("a")]
    assert links == [("#p1", "We checked every weld"), ("#p1", "the quay was safe")]
    assert len(list(found.iter("q"))) == 1


def test_an_edition_that_nobody_has_read_has_no_list() -> None:
    for statements in (None, ()):
        assert "who-says" not in page(replace(TOLD, statements=statements))


def test_names_that_differ_in_their_article_are_one_source() -> None:
    one = edition(said("a", "the harbour office"), said("b", "Harbour office"))
    assert [(sayer.name, len(sayer.said)) for sayer in who_says_so(one)] == [
        ("The harbour office", 2)
    ]


def test_long_words_are_cut_between_two_words() -> None:
    [sayer] = who_says_so(edition(said("word " * 100, "Ana Lund")))
    assert len(sayer.said[0].words) <= LONGEST_SAID + 2
    assert sayer.said[0].words.endswith("word …")


def test_a_statement_whose_passage_is_not_in_the_edition_is_not_listed() -> None:
    assert who_says_so(edition(said("a", "Ana Lund", block="gone"))) == ()


def test_names_cannot_bring_markup_into_the_page() -> None:
    printed = page(edition(said("<img src=x onerror=1>", "<b>Ana</b>")))
    assert "<b>Ana</b>" not in printed
    assert "<img src=x" not in printed


def test_the_list_costs_a_page_little() -> None:
    many = edition(*(said(f"statement number {n} " * 12, f"Source {n}") for n in range(60)))
    assert len(page(many)) - len(page(edition())) < 16_000


def test_documents_and_media_are_cited_and_people_are_not() -> None:
    text = "The audit is here."
    story = Story(
        blocks=(
            Paragraph(
                key="p1",
                text=text,
                marks=(Mark(start=4, end=9, kind="link", href="https://tarn.example/audit.pdf"),),
            ),
            Footnote(key="f1", text="Census of 2024", address="https://census.example/"),
        )
    )
    one = edition(
        said("a", "a report by the auditor"),
        said("b", "the Harbour Gazette"),
        said("c", "Maren Tolliver"),
        said("d", "state television"),
        story=story,
    )
    assert cited(one, None) == [
        {
            "@type": "DigitalDocument",
            "name": "audit",
            "url": "https://tarn.example/audit.pdf",
            "encodingFormat": "application/pdf",
        },
        {"@type": "CreativeWork", "name": "Census of 2024", "url": "https://census.example/"},
        {"@type": "CreativeWork", "name": "report by the auditor"},
        {
            "@type": "CreativeWork",
            "publisher": {"@type": "Organization", "name": "Harbour Gazette"},
        },
        {
            "@type": "CreativeWork",
            "publisher": {"@type": "Organization", "name": "state television"},
        },
    ]


def test_what_is_cited_stands_in_the_data_of_the_page() -> None:
    printed = page(edition(said("a", "a report by the auditor")))
    [data, _] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', printed)
    assert json.loads(data)["citation"] == [
        {"@type": "CreativeWork", "name": "report by the auditor"}
    ]
