"""Agency copy becomes stories: all of it but what desks say to one another."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.account import assert_tiles, role_of, roles
from copydesk.cleaning.clean import clean
from copydesk.markup.columns import as_table, is_row, typed_parts
from copydesk.story.blocks import Heading, Listing, Paragraph, Picture, Table, plain_text
from copydesk.story.house import House
from copydesk.story.story import Body, Cleaned, Item, SentPicture

FIRST = "The ferry to Vellamo sailed again on Monday, two weeks after it ran into the old pier."
SECOND = "“We checked every weld twice,” said Maren Tolliver, the harbour master of Port Alder."


def cleaned(
    text: str, *, media_type: str = "text/html", is_copy: bool = True, **fields: object
) -> Cleaned:
    """Agency copy, as it comes from the forms that carry nothing else."""
    body = Body(text=text, media_type=media_type, is_copy=is_copy)  # type: ignore[arg-type]
    said = {"guid": "test", "format": "newsml-g2", "headline": "Ferry sails again"} | fields
    made = clean(Item(body=body, **said), house=House())  # type: ignore[arg-type]
    assert_tiles(made)
    return made


def words(made: Cleaned) -> list[str]:
    return [plain_text(block) for block in made.story.blocks]


RESULTS = ["Sunday's Games", "Vellamo 5, Lornhaven 1", "Port Alder 7, Moss Bay 6"]
LINKS = '<p>See <a href="https://example.test/a">the report</a></p>'
BOX = '<div class="infobox"><p>Vellamo has 300 people.</p></div>'


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("".join(f"<p>{line}</p>" for line in RESULTS), RESULTS),
        ("<p>All times are local</p><p>Monday</p><p>Monday</p>", ["Monday"] * 2),
        (LINKS, ["See the report"]),
        (BOX, ["Vellamo has 300 people."]),
    ],
    ids=["results", "lines said twice", "links", "a box of facts"],
)
def test_what_reads_like_furniture_of_a_page_is_copy_when_an_agency_sends_it(
    sent: str, kept: list[str]
) -> None:
    found = words(cleaned(f"<p>{FIRST}</p>{sent}<p>{SECOND}</p>"))
    assert found[0] == FIRST
    assert found[-1] == SECOND
    assert [line for line in found if line in kept] == kept


@pytest.mark.parametrize(
    "talk",
    [
        "(more)",
        "Eds: Adds quote from the harbour master.",
        "FULL SCRIPT TO FOLLOW",
        "(END)",
        "(Reporting by Lena Moss; Editing by Anna Rieck)",
        "© 2026 Meridian Wire",
        "ends",
        "/mw/",
    ],
)
def test_talk_between_desks_is_cut_and_called_so(talk: str) -> None:
    made = cleaned(f"<p>{FIRST}</p><p>{SECOND}</p><p>{talk}</p>")
    assert words(made) == [FIRST, SECOND]
    assert role_of(made, talk) in ("desk-talk", "legal")


@pytest.mark.parametrize(
    "opens",
    [
        "# Notebook",
        "## Note to editors",
        "* * * * The following information is not intended for publication * * * *",
        "Redaktionelle Hinweise",
        "ENDS",
    ],
)
def test_behind_the_words_not_for_print_everything_is_for_desks(opens: str) -> None:
    contact = "- Contact: Lena Moss, +44 1234 567890, desk@example.test"
    made = cleaned("\n\n".join((FIRST, SECOND, opens, contact)), media_type="text/plain")
    assert words(made) == [FIRST, SECOND]
    assert [role for role, _ in roles(made)][-2:] == ["desk-talk"] * 2


@pytest.mark.parametrize("opens", ["Updates", "Adds", "Corrects", "Repeats"])
def test_a_sentence_may_begin_as_desks_begin_their_notes(opens: str) -> None:
    said = f"{opens} the harbour master to that on her page, the port of Vellamo told us."
    assert words(cleaned(f"<p>{FIRST}</p><p>{said}</p>")) == [FIRST, said]


@pytest.mark.parametrize(
    "note", ["(Adds quotes, background)", "Recasts, adds details", "(Updates with U.S. comment)"]
)
def test_what_desks_changed_is_talk_between_desks(note: str) -> None:
    made = cleaned(f"<p>{note}</p><p>{FIRST}</p><p>{SECOND}</p>")
    assert words(made) == [FIRST, SECOND]
    assert role_of(made, note) == "desk-talk"


def test_what_was_corrected_upstream_goes_with_the_story_as_a_notice() -> None:
    note = "(Corrects the spelling of the name in the second paragraph)"
    made = cleaned(f"<p>{note}</p><p>{FIRST}</p><p>{SECOND}</p>")
    assert made.story.sent_notices == (note,)


def test_more_follows_between_two_pages_of_a_transmission() -> None:
    lines = [f"{FIRST[:-1]}, said witness {n}." for n in range(14)]
    sent = "\n\n".join((*lines[:7], "(more)", *lines[7:]))
    assert words(cleaned(sent, media_type="text/plain")) == lines


def test_the_stamp_under_a_transmission_is_for_desks() -> None:
    made = cleaned(f"<p>{FIRST}</p><p>{SECOND}</p><p>MW-PA-11-23-26 1200GMT</p>")
    assert words(made) == [FIRST, SECOND]


def test_the_sender_s_name_under_the_byline_is_who_sent_it() -> None:
    sent = f"<p>By Lena Moss</p><p>Meridian Wire</p><p>{FIRST}</p><p>{SECOND}</p>"
    made = cleaned(sent, publisher="Meridian Wire")
    assert words(made) == [FIRST, SECOND]
    assert role_of(made, "Meridian Wire") == "source-credit"


def test_a_day_in_copy_is_of_what_it_tells_where_the_fields_say_when_it_was_sent() -> None:
    when = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
    said = "Monday, 23 November 2026, 16:00"
    made = cleaned(f"<p>{said}</p><p>{FIRST}</p>", published=when)
    assert words(made) == [said, FIRST]
    assert made.story.published == when


def test_teams_at_the_end_of_a_list_are_no_signatures() -> None:
    names = ["Port Alder United", "Moss Bay Rovers", "Lornhaven City"]
    made = cleaned("".join(f"<p>{line}</p>" for line in (FIRST, SECOND, *names)))
    assert words(made) == [FIRST, SECOND, *names]


def test_a_flood_of_lines_is_cut_and_told() -> None:
    made = cleaned("a\n\n" * 21_000, media_type="text/plain")
    assert len(made.story.blocks) == 20_000
    assert sum(piece.text.count("a") for piece in made.cuttings) == 1_000


def test_a_sentence_with_its_dateline_is_copy_and_no_caption() -> None:
    sent = "CHATHAM, Mass. (AP) — A lobster died."
    made = cleaned(sent, media_type="text/plain", is_copy=False, format="rss")
    assert words(made) == ["A lobster died."]
    assert made.story.dateline is not None
    assert made.story.dateline.place == "CHATHAM, Mass."


def test_the_dateline_of_a_field_is_not_printed_again_before_the_first_sentence() -> None:
    made = cleaned(f"<p>Port Alder (tca/mw) - {FIRST}</p>", dateline="Port Alder (tca/mw)")
    assert words(made) == [FIRST]
    assert made.story.dateline is not None
    assert (made.story.dateline.place, made.story.dateline.source) == ("Port Alder", "tca/mw")


STANDINGS = """\
Team             Won   Lost   Points
Port Alder         7      1       22
Vellamo            5      3       16"""
ROWS = (
    ("Team", "Won", "Lost", "Points"),
    ("Port Alder", "7", "1", "22"),
    ("Vellamo", "5", "3", "16"),
)


def test_a_table_drawn_with_blanks_is_a_table() -> None:
    made = cleaned(f"<p>{FIRST}</p><pre>\n{STANDINGS}\n</pre>")
    table = made.story.blocks[1]
    assert isinstance(table, Table)
    assert (table.rows, table.header_rows) == (ROWS, 1)


def test_a_table_of_bare_text_is_a_table_between_its_paragraphs() -> None:
    made = cleaned(f"{FIRST}\n\n{STANDINGS}\n\n{SECOND}", media_type="text/plain")
    kinds = [type(block) for block in made.story.blocks]
    assert kinds == [Paragraph, Table, Paragraph]


def test_nothing_stands_over_the_names_of_a_table_with_tabs() -> None:
    sent = f"{FIRST}\n\nW\tL\tPct\nPort Alder\t7\t1\t.875\nVellamo\t5\t3\t.625"
    table = cleaned(sent, media_type="text/plain").story.blocks[1]
    assert isinstance(table, Table)
    assert table.rows[0] == ("", "W", "L", "Pct")


def test_rows_of_typed_copy_stay_apart_beside_a_table() -> None:
    made = cleaned(f"<pre>{STANDINGS}\n\nNext: Sunday\nPort Alder v Vellamo\n</pre>")
    table, rows = made.story.blocks
    assert isinstance(table, Table)
    assert isinstance(rows, Listing)
    assert [entry.text for entry in rows.entries] == ["Next: Sunday", "Port Alder v Vellamo"]


def test_typed_prose_is_paragraphs_whatever_its_lines() -> None:
    first, rest = FIRST[:60], FIRST[60:]
    made = cleaned(f"<pre>{first}\n{rest}\n\n{SECOND}</pre>")
    assert words(made) == [" ".join((first + "\n" + rest).split()), SECOND]


def test_empty_cells_and_cells_of_two_paragraphs_stand_in_their_columns() -> None:
    sent = (
        f"<p>{FIRST}</p><table><tr><th></th><th>Won</th><th>Lost</th></tr>"
        "<tr><td><p>Port Alder</p><p>(holders)</p></td><td></td><td>1</td></tr>"
        "<tr><td>Vellamo</td><td>5</td><td></td></tr></table>"
    )
    table = cleaned(sent).story.blocks[1]
    assert isinstance(table, Table)
    assert table.rows == (
        ("", "Won", "Lost"),
        ("Port Alder (holders)", "", "1"),
        ("Vellamo", "5", ""),
    )


def test_dots_lead_from_names_to_times() -> None:
    table = as_table(["1. Rossi ........ 1:23.4", "2. Berg ......... 1:24.0"])
    assert table is not None
    assert table.cells == (("1. Rossi", "1:23.4"), ("2. Berg", "1:24.0"))


def test_blanks_behind_a_full_stop_are_no_columns() -> None:
    assert not is_row("The pier has been closed.  The ferry sails again.  Nobody was hurt.")


def test_results_head_nothing() -> None:
    sent = f"Monday's games\n\nVellamo 5, Lornhaven 1\n\n{SECOND}\n\n{FIRST}"
    blocks = cleaned(sent, media_type="text/plain").story.blocks
    assert not any(isinstance(b, Heading) and b.text.startswith("Vellamo") for b in blocks)


WRAPPED = """\
The ferry to Vellamo sailed again on Monday, two weeks after it had run
into the old pier in a storm that tore the landing stage from its piles.

A second ship is to follow in May, the company said, when the new pier
has been finished.
"""


@pytest.mark.parametrize("is_copy", [True, False], ids=["agency", "e-mail"])
def test_paragraphs_broken_to_a_width_are_whole_again(is_copy: bool) -> None:
    made = cleaned(WRAPPED, media_type="text/plain", is_copy=is_copy)
    assert words(made) == [" ".join(part.split()) for part in WRAPPED.split("\n\n")]


def test_a_table_amid_paragraphs_broken_to_a_width_keeps_its_rows() -> None:
    wide = STANDINGS.replace("   ", "          ")
    made = cleaned(f"{WRAPPED}\n{wide}\n\n{WRAPPED}", media_type="text/plain")
    table = made.story.blocks[2]
    assert isinstance(table, Table)
    assert table.rows == ROWS


CAPTION = "A boat lies on the quay of Vellamo on Monday."


@pytest.mark.parametrize("src", ["images/a.jpg", "test.jpg", "file://tmp/a.jpg", "cid:a@b.test"])
def test_a_picture_without_an_address_stands_with_its_words_and_no_file(src: str) -> None:
    sent = SentPicture(src=src, caption=CAPTION, credit="Lena Moss/Meridian Wire")
    picture, _ = cleaned(f"<p>{FIRST}</p>", pictures=(sent,)).story.blocks
    assert isinstance(picture, Picture)
    assert (picture.src, picture.file, picture.slug) == ("", "", src)
    assert picture.caption == CAPTION
    assert picture.credit is not None
    assert picture.credit.agencies == ("Meridian Wire",)


def test_a_picture_keeps_the_rights_it_was_sent_with() -> None:
    src, notice, terms = "https://example.test/a.jpg", "© 2026 Meridian Wire", "No archive use."
    sent = SentPicture(src=src, caption=CAPTION, copyright=notice, usage_terms=terms)
    picture, _ = cleaned(f"<p>{FIRST}</p>", pictures=(sent,)).story.blocks
    assert isinstance(picture, Picture)
    assert (picture.copyright, picture.usage_terms) == (notice, terms)


@pytest.mark.parametrize(("caption", "shown"), [("", "The quay"), (CAPTION, CAPTION)])
def test_a_pictures_headline_stands_in_for_a_caption_it_has_not(caption: str, shown: str) -> None:
    sent = SentPicture(src="https://example.test/a.jpg", caption=caption, headline="The quay")
    picture, _ = cleaned(f"<p>{FIRST}</p>", pictures=(sent,)).story.blocks
    assert isinstance(picture, Picture)
    assert picture.caption == shown


@pytest.mark.parametrize("src", ["javascript:alert(1)", "data:image/png;base64,AA==", ""])
def test_what_leads_to_no_picture_and_has_no_words_is_none(src: str) -> None:
    made = cleaned(f"<p>{FIRST}</p>", pictures=(SentPicture(src=src),))
    assert words(made) == [FIRST]


def test_data_is_never_the_name_of_a_picture() -> None:
    sent = SentPicture(src="data:image/png;base64,AA==", caption=CAPTION)
    picture, _ = cleaned(f"<p>{FIRST}</p>", pictures=(sent,)).story.blocks
    assert isinstance(picture, Picture)
    assert (picture.src, picture.slug) == ("", "")


@pytest.mark.parametrize("media_type", ["text/html", "text/plain"])
def test_the_story_of_a_picture_is_the_picture_with_its_caption_once(media_type: str) -> None:
    sent = SentPicture(src="https://example.test/a.jpg", caption=CAPTION, credit="Lena Moss")
    made = cleaned(CAPTION, media_type=media_type, item_class="picture", pictures=(sent,))
    (picture,) = made.story.blocks
    assert isinstance(picture, Picture)
    assert picture.caption == CAPTION
    assert role_of(made, CAPTION) == "caption"


def test_a_figure_in_a_picture_s_copy_is_its_picture() -> None:
    figure = (
        '<figure><img src="https://example.test/big/a.jpg"><figcaption>'
        f"<div>Ferry</div><div><p>{CAPTION}</p></div><div>Lena Moss</div></figcaption></figure>"
    )
    sent = SentPicture(src="https://example.test/small/a.jpg", caption=CAPTION)
    made = cleaned(figure, item_class="picture", headline="Ferry", pictures=(sent,))
    (picture,) = made.story.blocks
    assert isinstance(picture, Picture)
    assert picture.caption == CAPTION


def test_files_of_one_name_with_other_words_are_other_pictures() -> None:
    sent = tuple(
        SentPicture(src=f"https://example.test/{n}/main.jpg", caption=f"{CAPTION} {n}")
        for n in (1, 2)
    )
    blocks = cleaned(f"<p>{FIRST}</p>", pictures=sent).story.blocks
    assert sum(isinstance(block, Picture) for block in blocks) == 2


def test_copy_of_a_feed_is_still_freed_of_its_furniture() -> None:
    sent = f"<p>{FIRST}</p><p>{SECOND}</p><p>Subscribe to our newsletter</p>"
    assert words(cleaned(sent, is_copy=False, format="rss")) == [FIRST, SECOND]


@given(st.text(alphabet="ab1. \t\n-", max_size=300))
def test_typed_copy_keeps_every_word(raw: str) -> None:
    rows = [row for part in typed_parts(raw) for row in part.rows]
    assert " ".join(" ".join(rows).split()) == " ".join(raw.split())


@given(st.text(alphabet="ab1. \t\n", max_size=200))
def test_typed_copy_in_a_story_is_kept_or_cut_and_nothing_else(raw: str) -> None:
    cleaned(f"<p>{FIRST}</p><pre>{raw}</pre>")
