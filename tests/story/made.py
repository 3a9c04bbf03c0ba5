"""Stories and blocks made by chance, for properties."""

import datetime as dt
import string

from hypothesis import strategies as st

from copydesk.story.blocks import (
    Block,
    Credit,
    Embed,
    Footnote,
    Heading,
    ListEntry,
    Listing,
    Mark,
    MarkKind,
    Paragraph,
    Picture,
    Quote,
    Table,
    Worded,
)
from copydesk.story.record import replace
from copydesk.story.shapes.runs import canonical

LETTERS = (
    string.ascii_letters + string.digits + " .,;:!?&<>\"'/()=\n\t\xa0" + "éüßŁعرب東京😀\u200f\u0301"
)
KINDS: tuple[MarkKind, ...] = (
    "strong", "emphasis", "link", "code", "subscript", "superscript", "strike",
)  # fmt: skip
HREFS = (
    "https://wire.example/a?b=1&c=2",
    "http://x.example/",
    "mailto:desk@x.example",
    "tel:+1234",
)

texts = st.text(LETTERS, max_size=40)
prose = texts.map(lambda text: text if text.strip() else "")
addresses = st.sampled_from(("", *HREFS))


@st.composite
def marks_on(draw: st.DrawFn, text: str) -> tuple[Mark, ...]:
    """Marks in their plain form on a text."""
    places = st.integers(0, len(text))
    made = []
    for kind in draw(st.lists(st.sampled_from(KINDS), max_size=4)):
        start, end = sorted((draw(places), draw(places)))
        href = draw(st.sampled_from(HREFS)) if kind == "link" else ""
        made.append(Mark(start=start, end=end, kind=kind, href=href))
    return canonical(text, made)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    """A paragraph with marks."""
    text = draw(prose)
    return Paragraph(key="", text=text, marks=draw(marks_on(text)))


@st.composite
def quotes(draw: st.DrawFn) -> Quote:
    """A quotation with marks."""
    text = draw(prose)
    marks = draw(marks_on(text))
    pull = draw(st.booleans())
    return Quote(key="", text=text, marks=marks, attribution=draw(texts), pull=pull)


@st.composite
def listings(draw: st.DrawFn) -> Listing:
    """A list."""
    sent = draw(st.lists(prose, max_size=3))
    entries = [ListEntry(text=text, marks=draw(marks_on(text))) for text in sent]
    return Listing(key="", entries=tuple(entries), ordered=draw(st.booleans()))


credits = st.builds(
    Credit,
    text=texts.filter(bool),
    photographer=texts,
    agencies=st.lists(texts.filter(bool), max_size=2).map(tuple),
)
pictures = st.builds(
    Picture,
    key=st.just(""),
    src=addresses,
    file=texts,
    caption=texts,
    credit=st.none() | credits,
    alt=texts,
    slug=texts,
    width=st.integers(0, 9000),
    height=st.integers(0, 9000),
    copyright=texts,
    usage_terms=texts,
)
tables = st.builds(
    Table,
    key=st.just(""),
    rows=st.lists(st.lists(texts, max_size=3).map(tuple), max_size=3).map(tuple),
    header_rows=st.integers(0, 2),
    header_columns=st.integers(0, 2),
    caption=texts,
)
moments = st.datetimes(
    min_value=dt.datetime(1990, 1, 1),  # noqa: DTZ001  # Hypothesis wants it without its zone
    max_value=dt.datetime(2090, 1, 1),  # noqa: DTZ001
    timezones=st.just(dt.UTC),
)
headings = st.builds(
    Heading,
    key=st.just(""),
    text=texts,
    level=st.integers(2, 4),
    kind=st.sampled_from(("", "live-entry", "question")),
    at=st.none() | moments,
)
embeds = st.builds(Embed, key=st.just(""), address=addresses, provider=texts, text=texts)
footnotes = st.builds(Footnote, key=st.just(""), text=texts, address=addresses, after=texts)
kinds: st.SearchStrategy[Block] = st.one_of(
    paragraphs(), paragraphs(), quotes(), listings(), pictures, tables, headings, embeds, footnotes
)

tongues = st.fixed_dictionaries({"language": st.sampled_from(("", "", "ar", "und-Latn"))})


@st.composite
def bodies(draw: st.DrawFn) -> tuple[Block, ...]:
    """The blocks of a story; their keys differ."""
    found = draw(st.lists(kinds, max_size=6))
    return tuple(
        replace(block, key=f"k{place}", **draw(tongues) if isinstance(block, Worded) else {})
        for place, block in enumerate(found)
    )
