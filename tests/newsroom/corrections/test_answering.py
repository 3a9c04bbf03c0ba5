"""Letters, questions, a second look, and erasing on time."""

import datetime as dt
import json
import re

import pytest
from click.testing import CliRunner
from django.contrib.auth.models import User
from django.core import mail as outbox
from django.test import Client
from django.utils import timezone

from copydesk.errors import NotAllowed
from copydesk.newsroom.commands import newsroom
from copydesk.newsroom.corrections.auditing import audit
from copydesk.newsroom.corrections.models import MailRow, ReportRow
from copydesk.newsroom.corrections.reports import deciding, erasing, mail, shadow, triaging
from copydesk.newsroom.desk.models import EditionRow, StoryRow
from copydesk.newsroom.desk.publishing import Intent, add_edition
from copydesk.newsroom.logbook.models import LineRow, PartRow
from copydesk.story.blocks import Paragraph
from copydesk.story.change import ChangeKind
from copydesk.story.story import Story
from newsroom.corrections.sending import TEXT, address, block_with, send

pytestmark = pytest.mark.django_db
MAIL = "Reader.One@mail.example"
DAY = dt.timedelta(days=1)


@pytest.fixture
def report(reader: Client, edition: EditionRow) -> ReportRow:
    """A report that wants an answer."""
    send(reader, address(edition, block_with(edition, "240,000")), mail=MAIL)
    return ReportRow.objects.get()


def link_in(text: str) -> str:
    """The path of the address in a letter."""
    found = re.search(r"https?://[^/\s]+(/report/\S+)", text)
    assert found
    return found[1]


def confirmed(reader: Client, report: ReportRow) -> None:
    mail.send_due(timezone.now())
    reader.get(link_in(str(outbox.outbox.pop().body)))


@pytest.fixture
def letters() -> list[outbox.EmailMessage]:
    """What was mailed."""
    return outbox.outbox  # type: ignore[no-any-return, attr-defined]


def test_the_first_letter_only_asks_whether_the_address_is_right(
    report: ReportRow, letters: list[outbox.EmailMessage]
) -> None:
    mail.send_due(timezone.now())
    mail.send_due(timezone.now())
    (letter,) = letters
    assert letter.to == [MAIL]
    assert TEXT not in letter.body
    assert report.receipt not in letter.body


def test_nothing_else_is_sent_before_the_link_was_followed(
    report: ReportRow, editor: User, letters: list[outbox.EmailMessage]
) -> None:
    deciding.decline(report, by=editor, reason="right")
    mail.send_due(timezone.now())
    assert [letter.subject for letter in letters] == ["Please confirm your address"]


def test_who_followed_the_link_is_mailed_the_decision_once(
    reader: Client, report: ReportRow, editor: User, letters: list[outbox.EmailMessage]
) -> None:
    confirmed(reader, report)
    mail.send_due(timezone.now())
    assert letters == []
    deciding.decline(report, by=editor, reason="no_source", answer="The yard says otherwise.")
    mail.send_due(timezone.now())
    mail.send_due(timezone.now())
    (letter,) = letters
    assert "We found no source" in letter.body
    assert "The yard says otherwise." in letter.body
    assert f"/report/{report.receipt}/" in letter.body


def test_each_reporter_of_an_issue_is_mailed(
    reader: Client, report: ReportRow, editor: User, letters: list[outbox.EmailMessage]
) -> None:
    form = address(report.edition, report.block)
    send(reader, form, mail="two@mail.example", text="I have the bill, it says something else.")
    mail.send_due(timezone.now())
    for letter in [*letters]:
        reader.get(link_in(str(letter.body)))
    letters.clear()
    deciding.decline(report, by=editor, reason="right")
    mail.send_due(timezone.now())
    assert sorted(letter.to[0] for letter in letters) == [MAIL, "two@mail.example"]


def test_letters_speak_the_language_of_the_story(
    reader: Client, row: StoryRow, letters: list[outbox.EmailMessage]
) -> None:
    story = Story(headline="Hafen", language="de", blocks=(Paragraph(key="p1", text="Am Kai."),))
    add_edition(row, story, Intent(kind=ChangeKind.NEW), withdrawn=False)
    send(reader, f"/report/?story={row.key}&edition=1&block=p1", mail=MAIL)
    mail.send_due(timezone.now())
    assert letters[0].subject == "Bitte bestätigen Sie Ihre Adresse"


def test_nobodys_letter_box_is_filled(
    reader: Client, edition: EditionRow, letters: list[outbox.EmailMessage]
) -> None:
    for number in range(5):
        own = MAIL.upper() if number % 2 else MAIL
        send(reader, address(edition), mail=own, text=f"{TEXT} {number}")
    mail.send_due(timezone.now())
    assert len(letters) == 3


def test_the_address_is_sealed_and_apart_from_the_report(report: ReportRow) -> None:
    row = MailRow.objects.get()
    assert "mail.example" not in f"{row.sealed} {row.mark} {row.key}".lower()
    assert mail.opened(row) == MAIL
    held = " ".join(map(str, ReportRow.objects.values_list().get())).lower()
    assert "mail.example" not in held
    assert not PartRow.objects.filter(words__icontains="mail.example").exists()


def test_a_key_is_changed_by_putting_the_new_one_first(report: ReportRow, settings: object) -> None:
    old = settings.MAIL_KEYS[0]  # type: ignore[attr-defined]
    settings.MAIL_KEYS = ["another", old]  # type: ignore[attr-defined]
    assert mail.opened(MailRow.objects.get()) == MAIL
    settings.MAIL_KEYS = ["another"]  # type: ignore[attr-defined]
    assert mail.opened(MailRow.objects.get()) == ""


@pytest.mark.parametrize("key", ["0" * 40, "x", "a" * 400])
def test_a_link_we_never_wrote_confirms_nothing(
    reader: Client, report: ReportRow, key: str
) -> None:
    assert reader.get(f"/report/confirm/{key}/").status_code == 404
    assert not MailRow.objects.exclude(confirmed_at=None).exists()


def test_a_program_that_only_looks_confirms_nothing(reader: Client, report: ReportRow) -> None:
    assert reader.head(f"/report/confirm/{mail.link_key(report)}/").status_code == 405
    assert not MailRow.objects.exclude(confirmed_at=None).exists()


def test_a_report_that_waited_for_its_link_is_in_the_queue_then(
    reader: Client, report: ReportRow
) -> None:
    ReportRow.objects.update(state="to_confirm")
    confirmed(reader, report)
    report.refresh_from_db()
    assert report.state == "received"


def test_the_desk_asks_and_the_reader_answers_once(
    reader: Client, report: ReportRow, editor: User, letters: list[outbox.EmailMessage]
) -> None:
    confirmed(reader, report)
    triaging.ask(report, by=editor, question="Which bill do you mean?")
    mail.send_due(timezone.now())
    assert "Which bill do you mean?" in letters[-1].body
    place = f"/report/{report.receipt}/"
    assert "Which bill do you mean?" in reader.get(place).content.decode()
    assert reader.post(place, {"act": "reply", "words": "That of May."}).status_code == 303
    reader.post(place, {"act": "reply", "words": "No, of June."})
    report.refresh_from_db()
    assert report.reply == "That of May."
    assert "That of May." in reader.get(place).content.decode()


def test_what_was_declined_can_be_asked_for_once_more_of_another_person(
    reader: Client, report: ReportRow, editor: User, chief: User
) -> None:
    deciding.decline(report, by=editor, reason="right")
    place = f"/report/{report.receipt}/"
    assert "Ask for a second look" in reader.get(place).content.decode()
    reader.post(place, {"act": "again", "words": "The bill is of May."})
    report.refresh_from_db()
    assert (report.state, report.again, report.first_by) == (
        "received", "The bill is of May.", editor,
    )  # fmt: skip
    with pytest.raises(NotAllowed):
        deciding.decline(report, by=editor, reason="right")
    deciding.decline(report, by=chief, reason="no_source")
    page = reader.get(place).content.decode()
    assert "Ask for a second look" not in page
    reader.post(place, {"act": "again", "words": "Again!"})
    report.refresh_from_db()
    assert report.state == "declined"


def test_a_reader_erases_all_at_once_and_the_record_stays_whole(
    reader: Client, report: ReportRow
) -> None:
    place = f"/report/{report.receipt}/"
    assert reader.post(place, {"act": "erase"}).status_code == 303
    report.refresh_from_db()
    assert (report.text, report.right, report.link) == ("", "", "")
    assert not MailRow.objects.exists()
    assert not PartRow.objects.filter(words=TEXT).exists()
    assert audit(at=timezone.now()).broken == 0
    assert {line.act for line in LineRow.objects.filter(about=report.line)} == {
        "erased", "mail_erased",
    }  # fmt: skip
    page = reader.get(place).content.decode()
    assert TEXT not in page
    assert "has been erased" in page


def later(days: float) -> dt.datetime:
    return timezone.now() + days * DAY


@pytest.mark.parametrize(("days", "is_there"), [(6.9, True), (7.1, False)])
def test_an_address_never_confirmed_goes_after_seven_days(
    report: ReportRow, days: float, *, is_there: bool
) -> None:
    erasing.erase_due(later(days))
    assert MailRow.objects.exists() is is_there


@pytest.mark.parametrize(("days", "is_there"), [(29.9, True), (30.1, False)])
def test_an_address_goes_thirty_days_after_the_issue_was_closed(
    reader: Client, report: ReportRow, editor: User, days: float, *, is_there: bool
) -> None:
    confirmed(reader, report)
    erasing.erase_due(later(200))
    assert MailRow.objects.exists()
    deciding.decline(report, by=editor, reason="right")
    erasing.erase_due(later(days))
    assert MailRow.objects.exists() is is_there


@pytest.mark.parametrize(("days", "is_there"), [(179.9, True), (180.1, False)])
def test_declined_words_go_after_180_days(
    report: ReportRow, editor: User, days: float, *, is_there: bool
) -> None:
    deciding.decline(report, by=editor, reason="right")
    erasing.erase_due(later(days))
    report.refresh_from_db()
    assert bool(report.text) is is_there
    assert audit(at=timezone.now()).broken == 0


@pytest.mark.parametrize(("days", "is_there"), [(13.9, True), (14.1, False)])
def test_suspected_words_go_after_14_days(
    reader: Client, edition: EditionRow, days: float, *, is_there: bool
) -> None:
    send(reader, address(edition), website="x")
    erasing.erase_due(later(days))
    assert bool(ReportRow.objects.get().text) is is_there


def test_accepted_words_stay_with_the_record(report: ReportRow, editor: User) -> None:
    deciding.accept(report, by=editor)
    erasing.erase_due(later(4000))
    report.refresh_from_db()
    assert report.text == TEXT


def test_all_of_a_person_is_exported_and_erased_by_address(
    reader: Client, report: ReportRow
) -> None:
    (found,) = erasing.of_address(MAIL.lower())
    told = erasing.export(found)
    assert (told["text"], told["mail"], told["reference"]) == (TEXT, MAIL, found.shown_reference)
    erasing.erase_all(found, by=None, reason="asked")
    assert not erasing.of_address(MAIL).exists()


def test_twenty_a_day_of_the_suspected_are_shown_whoever_asks(
    reader: Client, edition: EditionRow, editor: User
) -> None:
    row = ReportRow(story=edition.story, edition=edition, kind="fact", state="suspected")
    ReportRow.objects.bulk_create(
        ReportRow(
            story=row.story, edition=edition, kind="fact", text=f"no {n}", at=timezone.now(),
            state="suspected", doubt="spam",
        )
        for n in range(30)
    )  # fmt: skip
    today = timezone.now().date()
    drawn = shadow.sample(today)
    assert len(drawn) == 20
    assert drawn == shadow.sample(today)
    deciding.look_at(drawn[0], by=editor)
    deciding.look_at(drawn[1], by=editor)
    deciding.accept(drawn[0], by=editor)
    found = shadow.measured(timezone.now() - DAY)
    assert (found.looked_at, found.were_readers, found.share) == (2, 1, 0.5)


def test_the_desk_exports_and_erases_by_command(report: ReportRow, editor: User) -> None:
    told = CliRunner().invoke(newsroom, ["report", "export", MAIL])
    assert [one["text"] for one in json.loads(told.output)] == [TEXT]
    name = ["--as", editor.get_username()]
    assert CliRunner().invoke(newsroom, ["report", "erase", report.shown_reference, *name]).output
    report.refresh_from_db()
    assert report.text == ""
    assert CliRunner().invoke(newsroom, ["report", "export", MAIL]).exit_code != 0
