"""What keeps floods out, and lets every reader in."""

import re
from html import unescape

import pytest
from django.core import signing
from django.test import Client

from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.reports import limits, work
from copydesk.newsroom.corrections.reports.suspecting import is_echo, is_only_links, is_selling
from copydesk.newsroom.desk.models import EditionRow
from copydesk.newsroom.desk.publishing import current
from copydesk.story.blocks import plain_text
from newsroom.corrections.sending import TEXT, address, block_with, opened, send

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small_puzzles(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits for a whole puzzle."""
    monkeypatch.setattr(work, "BITS", 4)


@pytest.fixture
def load(edition: EditionRow) -> None:
    """More come than readers send by themselves."""
    from django.utils import timezone

    limits.tally(limits.CAME, timezone.now().timestamp())
    limits.TallyRow.objects.filter(name=limits.CAME).update(count=limits.LOAD)


def solved(puzzle: str) -> str:
    """As the script does it."""
    return ",".join(
        next(str(n) for n in range(10**6) if work.is_part(puzzle, part, str(n)))
        for part in range(work.PARTS)
    )


def puzzle_in(page: str) -> str:
    found = re.search(r'name="puzzle" value="([^"]*)"', page)
    assert found
    return unescape(found[1])


@pytest.mark.usefixtures("load")
def test_under_load_work_is_asked_for_and_nothing_typed_is_lost(
    reader: Client, edition: EditionRow
) -> None:
    form = address(edition)
    told = {"text": TEXT, "kind": "figure", "token": opened(reader, form)}
    response = reader.post(form, told)
    page = response.content.decode()
    assert response.status_code == 429
    assert int(response["Retry-After"]) == 600
    assert TEXT in page
    assert not ReportRow.objects.exists()
    puzzle = puzzle_in(page)
    again = reader.post(form, {**told, "puzzle": puzzle, "proof": solved(puzzle)})
    assert again.status_code == 303
    assert ReportRow.objects.get().state == "received"


@pytest.mark.usefixtures("load")
def test_whom_it_concerns_has_no_work_to_do(reader: Client, edition: EditionRow) -> None:
    assert send(reader, address(edition), kind="concerns_me").status_code == 303


@pytest.mark.usefixtures("load")
def test_without_script_a_confirmed_address_does_as_well_as_work(
    reader: Client, edition: EditionRow
) -> None:
    response = send(reader, address(edition), mail="reader@mail.example")
    assert response.status_code == 303
    report = ReportRow.objects.get()
    assert report.state == "to_confirm"
    assert "followed the link" in reader.get(response["location"]).content.decode()


def test_a_proof_is_good_once() -> None:
    puzzle = work.puzzle()
    proof = solved(puzzle)
    assert work.is_solved(puzzle, proof, 1000.0)
    assert not work.is_solved(puzzle, proof, 1000.0)


def test_a_proof_is_good_for_ten_minutes_and_for_our_puzzles_alone() -> None:
    class Earlier(signing.TimestampSigner):
        def timestamp(self) -> str:
            return signing.b62_encode(signing.b62_decode(super().timestamp()) - 601)

    old = Earlier(salt=work.SALT).sign("0011223344556677")
    assert not work.is_solved(old, solved(old), 1000.0)
    made_up = "0011223344556677:1abcde:xyz"
    assert not work.is_solved(made_up, solved(made_up), 1000.0)


@pytest.mark.parametrize("proof", ["", "1", "1,2,3", "a,b,c,d", "1,2,3,4,5", "9" * 500, "-1,1,1,1"])
def test_no_proof_is_no_proof(proof: str) -> None:
    assert not work.is_solved(work.puzzle(), proof, 1000.0)


def test_the_sixth_report_of_a_network_passes_with_work(
    reader: Client, edition: EditionRow
) -> None:
    form = address(edition)
    for number in range(5):
        assert send(reader, form, text=f"{TEXT} {number}").status_code == 303
    told = {"text": f"{TEXT} sixth", "kind": "figure", "token": opened(reader, form)}
    page = reader.post(form, told).content.decode()
    puzzle = puzzle_in(page)
    assert reader.post(form, {**told, "puzzle": puzzle, "proof": solved(puzzle)}).status_code == 303


def test_an_expired_token_is_renewed_and_the_next_press_sends(
    reader: Client, edition: EditionRow
) -> None:
    response = send(reader, address(edition), seconds_ago=7 * 3600)
    token = re.search(r'name="token" value="([^"]+)"', response.content.decode())
    assert token
    told = {"text": TEXT, "kind": "figure", "token": unescape(token[1])}
    assert reader.post(address(edition), told).status_code == 303


def test_words_marked_in_the_passage_are_held_with_what_stands_around_them(
    reader: Client, edition: EditionRow
) -> None:
    key = block_with(edition, "240,000")
    send(reader, address(edition, key), quote="  cost  240,000\ncrowns ")
    report = ReportRow.objects.get()
    assert report.passage == "cost 240,000 crowns"
    assert report.before.endswith("from its piles. Repairs ")
    assert len(report.before) == 32
    standing = current(edition.story)
    assert standing is not None
    text = next(plain_text(block) for block in standing.story.blocks if block.key == key)
    assert report.start == text.index("cost 240,000 crowns")
    assert len(report.after) == 32
    assert (report.nth, report.times) == (0, 1)


def test_words_that_do_not_stand_there_are_not_taken_for_a_quotation(
    reader: Client, edition: EditionRow
) -> None:
    send(reader, address(edition, block_with(edition, "240,000")), quote="nobody wrote this")
    assert "240,000 crowns" in ReportRow.objects.get().passage


@pytest.mark.parametrize(
    ("text", "is_sold"),
    [
        ("Best slots bonus, crypto welcome", True),
        ("Buy cheap pills at https://x.example", True),
        ("The casino in the story is a hotel.", False),
        ("The minister took loans from three banks and not from two.", False),
        ("See https://yard.example/bill for the figure", False),
        ("Jetzt kaufen: Kredite ohne Auskunft", True),
    ],
)
def test_what_is_for_sale_is_told_from_what_is_wrong(text: str, *, is_sold: bool) -> None:
    story = "A casino hotel opened in town."
    assert is_selling(text, story=story, has_link="http" in text) is is_sold


def test_more_than_five_links_are_suspected(reader: Client, edition: EditionRow) -> None:
    send(reader, address(edition), text="See " + " ".join(f"https://{n}.example" for n in range(6)))
    assert ReportRow.objects.get().doubt == "links"
    assert is_only_links("https://a.example  www.b.example")
    assert not is_only_links("see https://a.example")


def test_who_says_only_what_stands_there_says_nothing() -> None:
    place = "Repairs cost 240,000 crowns, said Captain Ilse Marrow on Sunday."
    assert is_echo("crowns said Captain Marrow on Sunday cost repairs", place)
    assert not is_echo("Captain Marrow never said that, it was the yard's own director.", place)


def test_a_reference_can_be_read_out(reader: Client, edition: EditionRow) -> None:
    response = send(reader, address(edition))
    report = ReportRow.objects.get()
    assert re.fullmatch(r"[2-9BCDFGHJKMNPQRSTVWXZ]{8}", report.reference)
    page = reader.get(response["location"]).content.decode()
    assert f"{report.reference[:4]}-{report.reference[4:]}" in page
