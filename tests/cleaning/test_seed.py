"""The founding capture comes out as its truth says, line by line."""

import json
from pathlib import Path
from typing import Any

import pytest

from cleaning.account import assert_tiles
from copydesk.cleaning.clean import clean
from copydesk.story.blocks import Paragraph, Picture
from copydesk.story.house import House
from copydesk.story.story import Body, Cleaned, Cutting, Item

# The account names what was kept by its part; the truth names every line by its role.
KEPT_AS = {"block": "paragraph", "slug": "image-slug"}


@pytest.fixture(scope="module")
def truth(shared: Path) -> dict[str, Any]:
    return json.loads((shared / "seed" / "truth.json").read_text("utf-8"))  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def seed(shared: Path) -> Cleaned:
    text = (shared / "seed" / "capture.txt").read_text("utf-8")
    body = Body(text=text, media_type="text/plain", is_page=True)
    return clean(Item(guid="seed", body=body), house=House(), capture="0" * 64)


def test_every_line_of_the_seed_has_its_role(seed: Cleaned, truth: dict[str, Any]) -> None:
    found: dict[int, str] = {}
    for piece in seed.account:
        if isinstance(piece, Cutting) and piece.role == "space":
            continue
        number = seed.galley.count("\n", 0, piece.span.start) + 1
        role = str(piece.role) if isinstance(piece, Cutting) else piece.part
        found[number] = KEPT_AS.get(role, role)
    assert found == {line["line"]: line["role"] for line in truth["lines"]}


def test_the_seed_keeps_its_eighteen_paragraphs(seed: Cleaned, truth: dict[str, Any]) -> None:
    paragraphs = [block.text for block in seed.story.blocks if isinstance(block, Paragraph)]
    assert paragraphs == truth["paragraphs"]


def test_the_seed_keeps_two_pictures_whole(seed: Cleaned, truth: dict[str, Any]) -> None:
    pictures = [block for block in seed.story.blocks if isinstance(block, Picture)]
    for picture, wanted in zip(pictures, truth["pictures"], strict=True):
        assert picture.credit is not None
        assert picture.caption == wanted["caption"]
        assert picture.credit.text == wanted["credit"]
        assert picture.credit.photographer == wanted["photographer"]
        assert list(picture.credit.agencies) == wanted["agencies"]
        assert picture.slug == wanted.get("slug", "")


def test_the_seed_has_its_head_as_data(seed: Cleaned, truth: dict[str, Any]) -> None:
    story = seed.story
    assert story.dateline is not None
    assert (story.headline, story.dateline.place) == (truth["headline"], truth["dateline"]["place"])
    assert (story.byline, story.published, story.updated) == (None, None, None)
    assert (story.language, story.origin.name) == (truth["language"], truth["source"])
    assert story.truncated == "Continue reading the main story"


def test_the_seed_gives_two_tickers_of_twenty(seed: Cleaned, truth: dict[str, Any]) -> None:
    found = [{"position": t.position, "items": list(t.items)} for t in seed.tickers]
    assert found == truth["tickers"]


def test_the_seed_is_accounted_for_to_the_character(seed: Cleaned, shared: Path) -> None:
    assert seed.galley == (shared / "seed" / "capture.txt").read_text("utf-8")
    assert_tiles(seed)
