"""What machines read of a page is what readers read on it: words, times, credits, rights."""

import json
from typing import Any

import pytest
from lxml import html

from copydesk.press.pages import story
from copydesk.press.paper import Page
from copydesk.press.print_pages import print_all
from copydesk.story.blocks import Credit, Paragraph, Picture
from copydesk.story.record import replace
from copydesk.story.shapes.photo_metadata import PictureWords
from press.google_rules import faults
from press.memory_paper import MemoryPaper
from press.sample import DAY, FERRY, NORTHGATE, SITE, first, hours, paper

ARTICLES = ("NewsArticle", "LiveBlogPosting")
FILE = "ferry.jpg"
SIGNED = PictureWords(
    credit="Ada Quill / Northgate",
    creator="Ada Quill",
    copyright="© 2026 Northgate",
    usage_terms="No sales in the islands.",
    web_statement="https://northgate.example/rights/",
    licensor_url="https://northgate.example/buy/7",
    source_type="http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia",
    derived_from="xmp:iid:made-up-7",
)


def read(page: Page) -> tuple[Any, dict[str, Any]]:
    """The page's tree, and the structured data of its story."""
    tree = html.fromstring(page.content)
    scripts = tree.xpath("//script[@type='application/ld+json']/text()")
    found = [json.loads(text) for text in scripts]
    return tree, next((one for one in found if one["@type"] in ARTICLES), {})


def told(page: Page) -> str:
    """All that readers are told: text, and the words that are drawn from labels."""
    tree = html.fromstring(page.content)
    words = [text for one in tree.xpath("//body") for text in one.itertext()]
    words += tree.xpath("//body//@aria-label | //body//@alt")
    return " ".join(" ".join(words).split())


def story_pages() -> list[Page]:
    return [page for page in print_all(paper()) if page.path.startswith("20") and _has_data(page)]


def _has_data(page: Page) -> bool:
    return page.path.endswith("index.html") and page.status == 200 and bool(read(page)[1])


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    found = story_pages()
    assert len(found) > 5
    return found


def test_headline_address_language_and_times_are_those_of_the_page(pages: list[Page]) -> None:
    for page in pages:
        tree, data = read(page)
        heading = "".join(tree.xpath("//article//h1/text()")).strip()
        assert data["headline"] == heading
        assert data["url"] == f"{SITE.url}/{page.path.removesuffix('index.html')}"
        times = {moment[:19] for moment in tree.xpath("//article//time/@datetime")}
        assert data["datePublished"][:19] in times
        assert data["dateModified"][:19] in times
        assert data["inLanguage"] in tree.xpath("//article//@lang")


def test_authors_sections_and_corrections_stand_on_the_page(pages: list[Page]) -> None:
    for page in pages:
        shown, (_, data) = told(page), read(page)
        people = [one["name"] for one in data["author"] if one["@type"] == "Person"]
        said = [*people, *(one["text"] for one in data.get("correction", ()))]
        assert not [words for words in said if " ".join(words.split()) not in shown], page.path


def test_all_that_is_said_of_a_picture_stands_beside_it(pages: list[Page]) -> None:
    seen = 0
    for page in pages:
        shown, (_, data) = told(page), read(page)
        for image in (one for one in data.get("image", ()) if "/cards/" not in one["url"]):
            said = [image.get("caption", ""), image.get("creditText", "")]
            assert not [words for words in said if " ".join(words.split()) not in shown]
            seen += 1
    assert seen


def test_what_the_page_is_based_on_is_linked_from_it(pages: list[Page]) -> None:
    based = 0
    for page in pages:
        tree, data = read(page)
        if origin := data.get("isBasedOn"):
            assert origin["url"] in tree.xpath("//article//a/@href")
            based += 1
    assert based


def pictured(words: PictureWords, picture: Picture) -> Page:
    blocks = (Paragraph(key="p1", text="The ramp is down."), picture)
    on = MemoryPaper(SITE, DAY)
    on.words_of_files[FILE] = words
    on.publish(first("ferry", hours(9), replace(FERRY, blocks=blocks), NORTHGATE))
    page = story.PAGE.print("2026/11/23/ferry/index.html", on)
    assert page is not None
    return page


PICTURE = Picture(key="b1", file=FILE, width=1200, height=800, caption="The ferry.")


def test_the_rights_in_a_file_are_told_to_machines_and_to_readers() -> None:
    page = pictured(SIGNED, PICTURE)
    tree, data = read(page)
    (image,) = [one for one in data["image"] if "/pictures/" in one["url"]]
    assert faults(data) == []
    assert image["license"] == SIGNED.web_statement
    assert image["acquireLicensePage"] == SIGNED.licensor_url
    assert image["creditText"] == SIGNED.credit
    assert image["creator"] == {"@type": "Person", "name": "Ada Quill"}
    assert image["copyrightNotice"] == SIGNED.copyright
    assert image["usageInfo"]["text"] == SIGNED.usage_terms
    assert image["digitalSourceType"] == SIGNED.source_type
    assert image["isBasedOn"]["identifier"]["value"] == SIGNED.derived_from
    shown = told(page)
    for words in (SIGNED.credit, SIGNED.copyright, SIGNED.usage_terms, "C2PA", "generative AI"):
        assert words in shown
    links = tree.xpath("//figcaption/a/@href")
    assert links == [SIGNED.web_statement, SIGNED.licensor_url]
    assert tree.xpath("//figcaption/*/@data-c2pa") == [SIGNED.derived_from]


def test_the_words_drawn_beside_a_picture_are_no_part_of_its_caption() -> None:
    tree, _ = read(pictured(SIGNED, PICTURE))
    assert " ".join(tree.xpath("string(//figcaption)").split()) == f"The ferry. {SIGNED.credit}"


def test_without_a_word_in_its_file_a_picture_has_the_terms_of_the_paper() -> None:
    page = pictured(PictureWords(), replace(PICTURE, credit=Credit(text="")))
    _, data = read(page)
    (image,) = [one for one in data["image"] if "/pictures/" in one["url"]]
    assert image["license"] == f"{SITE.url}/terms/"
    assert "isBasedOn" not in image
    assert "C2PA" not in told(page)


def test_a_script_among_the_rights_is_no_link() -> None:
    hostile = PictureWords(web_statement="javascript:alert(1)", derived_from='"><script>x</script>')
    tree, data = read(pictured(hostile, PICTURE))
    assert not tree.xpath("//figcaption/a | //figcaption/script")
    (image,) = [one for one in data["image"] if "/pictures/" in one["url"]]
    assert image["license"] == f"{SITE.url}/terms/"
