"""Copy that goes out in a format of the trade keeps to its schema and reads back as it was."""

import dataclasses
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from lxml import etree

from copydesk.cleaning.clean import clean
from copydesk.story.blocks import Block, Picture
from copydesk.story.change import ChangeKind
from copydesk.story.edition import Edition
from copydesk.story.house import House
from copydesk.story.record import replace
from copydesk.story.shapes.imprint import Imprint
from copydesk.story.shapes.newsml_g2 import to_newsml_g2
from copydesk.story.shapes.ninjs import to_ninjs
from copydesk.story.shapes.nitf import to_nitf
from copydesk.story.story import Capture, Concept, Item, Origin, Story
from copydesk.wire.read import read
from press.sample import DAY, FERRY, HARBOUR, SITE, first, hours, paper
from story.made import bodies

SCHEMAS = Path("bench/wire/schemas")


def address(picture: Picture) -> str:
    return f"{SITE.url}/pictures/{quote(picture.file)}.jpeg" if picture.file else ""


IMPRINT = Imprint(name=SITE.name, url=SITE.url, publisher=SITE.publisher, picture_address=address)


def ninjs(edition: Edition) -> bytes:
    return json.dumps(to_ninjs(edition, IMPRINT), ensure_ascii=False).encode("utf-8", "replace")


FORMS: dict[str, Callable[[Edition], bytes]] = {
    "newsml-g2": lambda edition: to_newsml_g2(edition, IMPRINT),
    "nitf": lambda edition: to_nitf(edition, IMPRINT),
    "ninjs": ninjs,
}
EVERY_FORM = pytest.mark.parametrize("form", list(FORMS))
RICH = replace(
    FERRY,
    slugline="FERRY-MERROW",
    urgency=3,
    expires=DAY + hours(240),
    subjects=("ferries", "transport"),
    concepts=(
        Concept(code="04015000", name="transport"),
        Concept(code="medtop:20000337", name="ferries"),
    ),
    origin=Origin(
        name="Northgate Wire",
        url="https://northgate.example/stories/ferry",
        publisher="Northgate Wire",
        guid="urn:northgate:ferry:1",
        usage_terms="For subscribers, with credit.",
        copyright="© Northgate Wire 2026",
    ),
    blocks=tuple(
        replace(block, copyright="© 2026 Ida Lund", usage_terms="https://northgate.example/terms")
        if isinstance(block, Picture)
        else block
        for block in FERRY.blocks
    ),
)


def every_edition() -> list[Edition]:
    editions = [edition for held in paper().editions.values() for edition in held]
    return [*editions, first("rich", hours(9), RICH), first("bare", hours(1), Story())]


@pytest.fixture(scope="session")
def valid(shared: Path) -> Callable[[str, bytes], list[str]]:
    """What the standard's own schema finds wrong with a file."""
    folder = shared / SCHEMAS
    files = {
        "newsml-g2": "newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd",
        "nitf": "nitf/nitf-3-6.xsd",
    }
    xml = {form: etree.XMLSchema(etree.parse(folder / file)) for form, file in files.items()}
    rules = json.loads((folder / "ninjs/ninjs-schema_3.1.json").read_text(encoding="utf-8"))
    checker = Draft202012Validator.FORMAT_CHECKER
    tree = Draft202012Validator(rules, format_checker=checker)

    def wrong(form: str, content: bytes) -> list[str]:
        if form == "ninjs":
            return [error.message for error in tree.iter_errors(json.loads(content))]
        xml[form].validate(etree.fromstring(content))
        return [str(error) for error in xml[form].error_log]

    return wrong


def came(form: str, edition: Edition) -> Item:
    """The text of an edition as our own reader takes it in."""
    content = FORMS[form](edition)
    sha256 = hashlib.sha256(content).hexdigest()
    capture = Capture(
        sha256=sha256, content=content, media_type="", place="partner.example", at=edition.at
    )
    items = [item for item in read(capture) if item.item_class == "text"]
    assert [item.format for item in items] == [form]
    return items[0]


@EVERY_FORM
def test_every_edition_is_valid(form: str, valid: Callable[[str, bytes], list[str]]) -> None:
    wrong = {one.id: valid(form, FORMS[form](one)) for one in every_edition()}
    assert not {id: found for id, found in wrong.items() if found}


@EVERY_FORM
@settings(max_examples=40)
@given(blocks=bodies())
def test_blocks_of_any_kind_are_valid(
    form: str, valid: Callable[[str, bytes], list[str]], blocks: tuple[Block, ...]
) -> None:
    story = replace(HARBOUR, blocks=blocks, headline="A\x00B ]]> \ud800 <b>")
    assert valid(form, FORMS[form](first("odd", hours(1), story))) == []


@EVERY_FORM
def test_the_story_reads_back(form: str) -> None:
    edition = first("rich", hours(9), RICH)
    item = came(form, edition)
    story = clean(item, house=House()).story
    assert item.guid == f"{SITE.url}{edition.path}"
    assert item.version == "1"
    assert (item.headline, item.standfirst) == (RICH.headline, RICH.standfirst)
    assert "Tomas Breck and Ida Lund" in item.byline
    assert story.dateline is not None
    assert story.dateline.text.startswith("PORT MERROW")
    assert set(story.subjects) == set(RICH.subjects)
    assert (item.slugline, item.urgency, item.expires) == ("FERRY-MERROW", 3, RICH.expires)
    assert item.language == "en-GB"
    assert item.updated == edition.at


@EVERY_FORM
def test_rights_read_back(form: str) -> None:
    item = came(form, first("rich", hours(9), RICH))
    assert item.copyright == "© Northgate Wire 2026"
    assert item.usage_terms == "For subscribers, with credit."
    assert "Northgate Wire" in (item.credit or item.publisher)


@EVERY_FORM
def test_the_blocks_read_back_in_order(form: str) -> None:
    story = clean(came(form, first("rich", hours(9), RICH)), house=House()).story
    sent = [(type(one).__name__, getattr(one, "text", "")) for one in RICH.blocks]
    back = [(type(one).__name__, getattr(one, "text", "")) for one in story.blocks]
    # An embed goes out as what it is without script: a link.
    assert back == [("Paragraph", text) if kind == "Embed" else (kind, text) for kind, text in sent]


@EVERY_FORM
def test_a_picture_reads_back_with_its_credit_and_rights(form: str) -> None:
    story = clean(came(form, first("rich", hours(9), RICH)), house=House()).story
    (picture,) = [block for block in story.blocks if isinstance(block, Picture)]
    assert picture.src == "https://courier.example/pictures/ferry.jpeg"
    assert picture.caption == "The Corran at her berth before the first crossing in nine days."
    assert picture.alt == "A white ferry at a quay at first light"
    assert picture.credit is not None
    assert picture.credit.text == "Ida Lund/Northgate Wire"
    assert picture.copyright == "© 2026 Ida Lund"
    assert picture.usage_terms == "https://northgate.example/terms"


@EVERY_FORM
def test_a_correction_comes_as_one_with_its_notice(form: str) -> None:
    edition = paper().edition("ferry-sails-again")
    assert edition is not None
    item = came(form, edition)
    assert (item.status, item.advice) == ("usable", "correction")
    assert item.version == str(edition.number)
    assert edition.notices[-1].text in item.desk_note


@EVERY_FORM
@pytest.mark.parametrize(
    ("kind", "status", "advice"),
    [
        (ChangeKind.RETRACTION, "canceled", "kill"),
        (ChangeKind.TAKEDOWN, "canceled", "kill"),
        (ChangeKind.WITHHOLD, "withheld", "withhold"),
    ],
)
def test_a_withdrawn_story_is_an_order_without_a_word_of_it(
    form: str, kind: ChangeKind, status: str, advice: str
) -> None:
    edition = replace(first("rich", hours(9), RICH), withdrawn=True, kind=kind, number=2)
    item = came(form, edition)
    assert (item.status, item.advice, item.version) == (status, advice, "2")
    assert item.guid == f"{SITE.url}{edition.path}"
    content = FORMS[form](edition).decode()
    assert not any(word in content for word in ("ferry", "Merrow", "Northgate", "Lund"))


def test_text_and_data_mining_is_reserved_in_newsml_g2_where_the_paper_says_so() -> None:
    edition = first("rich", hours(9), RICH)
    reserved = dataclasses.replace(IMPRINT, is_reserved=True)
    assert b"DMI-PROHIBITED" in to_newsml_g2(edition, reserved)
    assert b"DMI-PROHIBITED" not in to_newsml_g2(edition, IMPRINT)
