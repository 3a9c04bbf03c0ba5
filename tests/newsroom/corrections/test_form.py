"""The reader's form: without script, account or cookie; nothing typed is ever lost."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.desk import actions
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.desk.publishing import Intent, add_edition, current
from copydesk.press.asset import assets
from copydesk.story.blocks import Paragraph
from copydesk.story.change import ChangeKind
from copydesk.story.record import replace
from copydesk.story.story import Story
from newsroom.corrections.sending import TEXT, address, block_with, opened, reported, send, token_in

pytestmark = pytest.mark.django_db
HOSTILE = '</textarea><script>alert(1)</script> \u202egnorw \x07 & "quoted" {{ 7*7 }} {% now %}'


def test_the_form_quotes_the_passage_and_needs_no_script(
    reader: Client, edition: EditionRow
) -> None:
    page = reader.get(address(edition, block_with(edition, "240,000"))).content.decode()
    assert "Repairs cost 240,000 crowns" in page
    assert "<script" not in page
    assert "style=" not in page
    assert assets()["style"].address in page


def test_a_report_is_kept_with_its_place_and_nothing_of_the_person(
    reader: Client, edition: EditionRow
) -> None:
    report = reported(reader, edition)
    assert (report.story, report.edition, report.kind) == (edition.story, edition, "figure")
    assert report.text == TEXT
    assert "240,000 crowns" in report.passage
    assert report.state == "received"
    names = {field.name for field in ReportRow._meta.get_fields()}
    assert not names & {"ip", "address", "agent", "referrer", "session", "user"}


def test_no_page_sets_a_cookie(reader: Client, edition: EditionRow) -> None:
    report = reported(reader, edition)
    reader.get(f"/report/{report.receipt}/")
    reader.get("/report/")
    assert not reader.cookies


def test_form_and_receipt_carry_the_strict_policy_and_are_kept_by_nobody(
    reader: Client, edition: EditionRow
) -> None:
    report = reported(reader, edition)
    for place in (address(edition), f"/report/{report.receipt}/"):
        response = reader.get(place)
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert response["Cache-Control"] == "no-store"
        assert response["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response["X-Robots-Tag"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"text": "short"}, "at least ten characters"),
        ({"text": "x" * 2001}, "longer than we can take"),
        ({"kind": "nonsense"}, "Choose what the error is about"),
        ({"right": "y" * 2001}, "longer than we can take"),
        ({"link": "https://a.example https://b.example"}, "One link only"),
        ({"mail": "nobody"}, "no e-mail address"),
        ({"mail": "a@b.example\r\nBcc: c@d.example"}, "no e-mail address"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_in_a_summary(
    reader: Client, edition: EditionRow, typed: dict[str, str], says: str
) -> None:
    response = send(reader, address(edition), **typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert page.count(says) == 2
    assert 'id="report-errors"' in page
    assert not ReportRow.objects.exists()


def test_nothing_typed_is_lost_when_the_form_was_open_too_long(
    reader: Client, edition: EditionRow
) -> None:
    response = send(reader, address(edition), seconds_ago=7 * 3600, right="I was there.")
    page = response.content.decode()
    assert response.status_code == 422
    assert TEXT in page
    assert "I was there." in page
    assert "Nothing you typed is lost" in page
    again = {"token": token_in(page), "kind": "figure", "text": TEXT, "right": "I was there."}
    assert reader.post(address(edition), again).status_code == 303


@pytest.mark.parametrize("token", ["", "nonsense", "a:b:c", "W10:1:x" * 50])
def test_a_forged_token_stores_nothing(reader: Client, edition: EditionRow, token: str) -> None:
    response = reader.post(address(edition), {"token": token, "kind": "figure", "text": TEXT})
    assert response.status_code == 422
    assert not ReportRow.objects.exists()


def test_a_token_is_good_for_its_own_place_alone(reader: Client, edition: EditionRow) -> None:
    other = address(edition, block_with(edition, "every weld"))
    token = token_in(reader.get(other).content.decode())
    response = reader.post(address(edition), {"token": token, "kind": "figure", "text": TEXT})
    assert response.status_code == 422


def test_what_comes_quicker_than_anybody_reads_comes_back_with_all_that_was_typed(
    reader: Client, edition: EditionRow
) -> None:
    response = send(reader, address(edition), seconds_ago=1)
    page = response.content.decode()
    assert response.status_code == 422
    assert TEXT in page
    assert not ReportRow.objects.exists()
    assert token_in(page)


def test_a_kind_need_not_be_chosen(reader: Client, edition: EditionRow) -> None:
    assert send(reader, address(edition), kind="").status_code == 303
    assert ReportRow.objects.get().kind == "other"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "https://testserver.elsewhere.example"},
    ],
)
def test_what_another_site_sends_is_not_stored_at_once(
    reader: Client, edition: EditionRow, headers: dict[str, str]
) -> None:
    form = address(edition)
    told = {"kind": "figure", "text": TEXT, "token": opened(reader, form)}
    assert reader.post(form, told, headers=headers).status_code == 422
    assert not ReportRow.objects.exists()


def test_a_token_is_good_for_one_report(reader: Client, edition: EditionRow) -> None:
    form = address(edition)
    token = opened(reader, form)
    assert reader.post(form, {"text": TEXT, "token": token}).status_code == 303
    response = reader.post(form, {"text": f"{TEXT} And more.", "token": token})
    assert response.status_code == 422
    assert "And more." in response.content.decode()


def test_sent_twice_it_is_one_report(reader: Client, edition: EditionRow) -> None:
    token = opened(reader, address(edition))
    told = {"token": token, "kind": "figure", "text": TEXT}
    first, second = (reader.post(address(edition), told) for _ in range(2))
    assert first["location"] == second["location"]
    assert ReportRow.objects.count() == 1


def test_hostile_words_come_back_as_words(reader: Client, edition: EditionRow) -> None:
    page = send(reader, address(edition), text=HOSTILE, kind="?").content.decode()
    assert "<script>alert" not in page
    assert "&lt;/textarea&gt;&lt;script&gt;" in page
    assert "{{ 7*7 }}" in page


def test_hostile_words_are_shown_harmless_on_the_receipt(
    reader: Client, edition: EditionRow
) -> None:
    response = send(reader, address(edition), text=HOSTILE)
    page = reader.get(response["location"]).content.decode()
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert "U+202E" in page


@pytest.mark.parametrize(
    ("seconds_ago", "typed"),
    [
        (60, {"website": "https://cheap.example"}),
        (60, {"text": "https://cheap.example http://more.example/x"}),
    ],
)
def test_a_suspicious_report_is_held_and_answered_as_any_other(
    reader: Client, edition: EditionRow, seconds_ago: float, typed: dict[str, str]
) -> None:
    response = send(reader, address(edition), seconds_ago=seconds_ago, **typed)
    assert response.status_code == 303
    assert ReportRow.objects.get().state == "suspected"
    assert "Received, thank you" in reader.get(response["location"]).content.decode()


def test_the_sixth_report_in_an_hour_is_asked_to_wait_and_kept_in_the_form(
    reader: Client, edition: EditionRow
) -> None:
    for number in range(5):
        assert send(reader, address(edition), text=f"{TEXT} {number}").status_code == 303
    response = send(reader, address(edition), text=f"{TEXT} sixth")
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 3600
    assert f"{TEXT} sixth" in response.content.decode()
    assert ReportRow.objects.count() == 5


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("story=nobody&edition=1", 404),
        ("story={key}&edition=9", 404),
        ("story={key}&edition=abc", 404),
        ("story={key}&edition=99999999999999999999", 404),
        ("story={key}", 404),
        ("story={key}&edition=1&block=nothing", 404),
        ("story=%00%ff&edition=1", 404),
        ("address=/nowhere/", 404),
        ("address=http://[broken", 404),
        ("", 200),
    ],
)
def test_a_wrong_link_ends_on_a_page_that_helps(
    reader: Client, edition: EditionRow, query: str, status: int
) -> None:
    response = reader.get("/report/?" + query.format(key=edition.story.key))
    assert response.status_code == status
    assert "The address of the story" in response.content.decode()


def test_the_address_of_a_story_leads_to_its_form(reader: Client, edition: EditionRow) -> None:
    response = reader.get("/report/", {"address": f"https://news.example{edition.path}"})
    assert response["location"] == address(edition)


def test_a_killed_story_has_no_form_and_shows_no_word_of_it(
    reader: Client, edition: EditionRow, chief: User
) -> None:
    report = reported(reader, edition)
    actions.withdraw(edition.story, by=chief, reason="It was false.")
    response = reader.get(address(edition))
    assert response.status_code == 410
    receipt = reader.get(f"/report/{report.receipt}/").content.decode()
    for page in (response.content.decode(), receipt):
        assert "Skerries ferry" not in page
        assert "every weld" not in page
        assert "helicopter" not in page


def test_a_passage_changed_since_is_shown_in_both_forms(
    reader: Client, edition: EditionRow
) -> None:
    key = block_with(edition, "240,000")
    standing = current(edition.story)
    assert standing is not None
    text = "Repairs cost 420,000 crowns."
    blocks = tuple(
        replace(block, text=text, marks=()) if block.key == key else block
        for block in standing.story.blocks
    )
    told = Intent(kind=ChangeKind.CORRECTION, text="Correction: it was 420,000 crowns.")
    add_edition(edition.story, replace(standing.story, blocks=blocks), told, withdrawn=False)
    page = reader.get(address(edition, key)).content.decode()
    assert "240,000" in page
    assert "420,000" in page


def test_the_form_speaks_the_language_of_the_story(reader: Client, row: StoryRow) -> None:
    story = Story(
        headline="ميناء الريحان يعود",
        language="ar",
        blocks=(Paragraph(key="p1", text="رست أولى السفن صباح الأحد."),),
    )
    add_edition(row, story, Intent(kind=ChangeKind.NEW), withdrawn=False)
    response = reader.get(f"/report/?story={row.key}&edition=1&block=p1")
    page = response.content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "أرسل البلاغ" in page
    assert response["Content-Language"] == "ar"


def test_a_receipt_nobody_has_is_a_plain_404(reader: Client, db: None) -> None:
    assert reader.get("/report/0123456789abcdef0123456789abcdef/").status_code == 404
