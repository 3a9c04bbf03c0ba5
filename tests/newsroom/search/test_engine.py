"""What both databases must do with folded forms, by the same tests."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection

from copydesk.newsroom.search.columns import Columns, draft_columns, tokens, told
from copydesk.newsroom.search.engine import (
    PUBLISHED,
    VENDORS,
    Engine,
    PostgreSQL,
    engine,
    fitting,
    matching,
    query,
)
from copydesk.newsroom.search.finding import Cursor, best, newest
from copydesk.newsroom.search.question import Question, Where, question
from copydesk.newsroom.search.wanted import Wanted, wanted
from copydesk.story.blocks import Paragraph
from copydesk.story.story import Story

ALL = (0, 2**62)


@pytest.fixture
def table(db: None) -> Iterator[Engine]:
    """A table of its own."""
    made = VENDORS[connection.vendor]("search_tried", connection)
    made.create()
    yield made
    made.drop()


@pytest.fixture
def put(table: Engine) -> Callable[..., None]:
    """Have a text found."""

    def story(place: int, headline: str, *texts: str) -> None:
        blocks = tuple(Paragraph(key=f"p{n}", text=text) for n, text in enumerate(texts))
        table.put(place, draft_columns(Story(headline=headline, blocks=blocks)))

    return story


def put_as(asked: Wanted, where: Where = "") -> Question:
    put = question(asked, where)
    assert put is not None
    return put


def found(table: Engine, typed: str) -> list[int]:
    return table.places(wanted(typed), 100)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Müller kam", "müller"),
        ("Müller kam", "Mueller"),
        ("Müller kam", "MULLER"),
        ("Mueller kam", "Müller"),
        ("in der Straße", "strasse"),
        ("in der Strasse", "Straße"),
        ("Hans Müller kam", '"Hans Mueller"'),
        ("Hans Mueller kam", '"Hans Müller"'),
        ("Diyarbakır’da ışık", "DİYARBAKIR isik"),
        ("l’école d’Angelo", "ecole angelo"),
        ("an e-mail", "email"),
        ("an email", "e-mail"),
        ("O’Neill and Trump's", "o'neill trump"),
        ("240,000 crowns", "240.000"),
        ("٢٠٢٦ عام", "2026"),
        ("والحَرْبُ في المدينـــة", "حرب مدينه"),
        ("إلى أحمد", "الى احمد"),
        ("على مستشفى", "علي المستشفي"),
        ("東京都知事が", "東京都"),
        ("東京都知事が", "知"),
        ("港。東京", "京"),
        ("ภาษาไทย", "ไทย"),
        ("Θεσσαλονίκη", "θεσσαλονικη"),
        ("ΟΔΟΣ", "οδός"),
        ("Ёлка", "елка"),
        ("the U.S. navy", "US navy"),
    ],
)
def test_one_word_is_found_by_all_its_spellings(
    table: Engine, put: Callable[..., None], text: str, typed: str
) -> None:
    put(1, "", text)
    assert found(table, typed) == [1]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("the poet laughed", "pot"),
        ("Hans sah Müller", '"Hans Müller"'),
        ("京都", "東京"),
        ("neue Zeiten", "neu"),
        ("ferry", "fer"),
    ],
)
def test_other_words_are_not_found(
    table: Engine, put: Callable[..., None], text: str, typed: str
) -> None:
    put(1, "", text)
    assert found(table, typed) == []


def test_stories_come_newest_first_by_pages(table: Engine, put: Callable[..., None]) -> None:
    for place in range(1, 8):
        put(place, "Ferry", "It sailed.")
    first = newest(table, wanted("ferry"), 3, Cursor(), ALL)
    assert first.places == (7, 6, 5)
    assert first.next is not None
    second = newest(table, wanted("ferry"), 3, first.next, ALL)
    assert second.places == (4, 3, 2)
    assert second.next is not None
    last = newest(table, wanted("ferry"), 3, second.next, ALL)
    assert (last.places, last.next) == ((1,), None)


def test_a_story_about_a_word_comes_before_one_that_mentions_it(
    table: Engine, put: Callable[..., None]
) -> None:
    put(1, "The ferry sails", "The ferry is back.", "Ferry after ferry.")
    put(2, "Council", "Nothing.", "A ferry passed.")
    assert best(table, wanted("ferry"), 10, Cursor(), ALL).places == (1, 2)


def test_best_match_goes_on_where_its_page_ended_though_news_came(
    table: Engine, put: Callable[..., None]
) -> None:
    for place in range(1, 6):
        put(place, "Ferry", "It sailed.")
    first = best(table, wanted("ferry"), 3, Cursor(), ALL)
    put(6, "Ferry again", "It sailed.")
    assert first.next is not None
    assert best(table, wanted("ferry"), 3, first.next, ALL).places == (2, 1)


def test_words_are_left_out_by_a_minus(table: Engine, put: Callable[..., None]) -> None:
    put(1, "Ferry and storm")
    put(2, "Ferry")
    assert found(table, "ferry -storm") == [2]
    assert found(table, "-storm") == [2]
    assert found(table, '-"ferry and storm"') == [2]


def test_all_words_must_stand_there_in_any_place(table: Engine, put: Callable[..., None]) -> None:
    put(1, "Ferry", "The storm passed.", "Later.")
    put(2, "Ferry", "Calm.")
    assert found(table, "later storm ferry") == [1]


def test_a_phrase_does_not_run_from_headline_into_text(
    table: Engine, put: Callable[..., None]
) -> None:
    put(1, "The ferry", "Sails today.")
    assert found(table, '"ferry sails"') == []


def test_a_phrase_is_found_where_its_words_stand_in_that_row_alone(
    table: Engine, put: Callable[..., None]
) -> None:
    put(1, "Off the old harbour wall")
    put(2, "The old wall and the old harbour off the harbour wall")
    assert found(table, '"the old harbour wall"') == [1]
    assert found(table, '"the old harbour"') == [2, 1]
    assert found(table, 'wall -"old harbour wall"') == [2]
    assert found(table, 'wall -"the old harbour"') == []


def test_what_is_put_again_is_found_by_its_new_words_alone(
    table: Engine, put: Callable[..., None]
) -> None:
    put(1, "Ferry")
    put(1, "Barge")
    assert (found(table, "ferry"), found(table, "barge")) == ([], [1])
    table.take_out(1)
    assert found(table, "barge") == []
    assert table.held(0, 10) == []


@pytest.mark.parametrize(
    "typed",
    [
        '"', '""', "'", '"""', "-", "--", '-"', "NOT", "AND OR NOT", "NEAR(a b)", "a*", "^a",
        "{a}: b", "headline:a", "a:*", "(a", "a)", "a & b", "a | !b", "<->", "a:A", "\\",
        "%s %(x)s", "\0", "\0a\0", "²every", "³a", "a" * 10_000, "a " * 5_000, '"' * 10_000,
        "-a " * 4_000, "' OR 1=1 --", "\ud800", "🔥", "\u202e\u200b", '"a -b', "“a„ b”",
        "a\u0300" * 3000, "東" * 3000, "l'" * 3000, "1,2" * 999,
    ],
)  # fmt: skip
def test_nothing_typed_is_an_error(table: Engine, put: Callable[..., None], typed: str) -> None:
    put(1, "a b")
    assert found(table, typed) in ([], [1])
    for where in ("headline", "head", "often"):
        table.places(wanted(typed), 10, where=where)  # type: ignore[arg-type]
    best(table, wanted(typed), 10, Cursor(), ALL)


def test_stories_of_any_length_can_be_found(table: Engine, put: Callable[..., None]) -> None:
    put(1, "Long", "word " * 50_000 + "last")
    assert found(table, "word last") == [1]


def test_the_same_is_tried_on_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite alone: DATABASE_URL names no PostgreSQL server")
    assert isinstance(engine(PUBLISHED), PostgreSQL)


def test_fts5_is_asked_with_every_token_quoted() -> None:
    asked = wanted('Müller "the ferry" -storm', ("²x", "²y"))
    assert matching(put_as(asked)) == (
        '((("muller") OR ("mueller")) AND (("¹the¹ferry")) AND (("²x") OR ("²y"))) NOT (("storm"))'
    )
    assert matching(put_as(wanted("a b"), "head")) == '((("ºa")) AND (("ºb")))'
    assert matching(put_as(wanted("2026年"), "often")) == '((("¹2026¹年" *)))'


def test_postgresql_is_asked_with_every_lexeme_quoted() -> None:
    asked = wanted('Müller "the ferry" -storm', ("²x",))
    assert query(put_as(asked)) == (
        "(('muller') | ('mueller')) & (('¹the¹ferry')) & (('²x')) & !(('storm'))"
    )
    assert query(put_as(wanted("2026年"), "headline")) == "(('ª2026' & 'ª年' & '¹2026¹年':*))"


def test_a_long_phrase_is_all_its_pairs_and_a_row_of_the_text() -> None:
    put = put_as(wanted('"on the ferry" -"by the sea"'))
    assert put.every == ((("¹on¹the", "¹the¹ferry"),),)
    assert (put.rows, put.no_rows) == (((" on the ferry ",),), (" by the sea ",))


def test_what_is_wanted_and_unwanted_at_once_is_not_asked_for() -> None:
    assert question(wanted("ferry -ferry")) is None


def test_a_story_has_a_token_for_each_thing_that_can_be_asked() -> None:
    columns = Columns(headline="a b", lead="a 東京", rest="c", beside="²every ³a")
    assert tokens(columns) == [
        *("²every", "³a"), *("ªa", "ªb"), *("ºa", "ºb", "º東京", "º東"),
        *("a", "b", "東京", "東", "c"), *("¹a¹b", "¹a¹東京"),
    ]  # fmt: skip
    assert told(columns.text) == columns


def test_a_tsvector_gets_as_many_tokens_as_it_holds() -> None:
    every = [f"ж{number}" for number in range(300_000)]
    kept = fitting(every)
    assert kept == every[: len(kept)]
    assert 50_000 < len(kept) < 200_000
