"""What search engines, social networks and partners' systems are told of a page."""

import datetime as dt
import io
import json
from html.parser import HTMLParser
from typing import Any

import pytest
from lxml import etree
from PIL import Image
from typing_extensions import override

from copydesk.errors import BadRecord
from copydesk.press.jsonld import liveblog_data
from copydesk.press.pages import export, robots, social_card, story, terms, well_known
from copydesk.press.paper import Site
from copydesk.press.policy import Policy
from copydesk.press.print_pages import print_all
from copydesk.press.sharing import card_face
from copydesk.press.social_card import Face, draw, path_of, story_at
from copydesk.story.blocks import Heading, Paragraph
from copydesk.story.change import ChangeKind
from copydesk.story.codec import from_plain
from copydesk.story.record import replace
from copydesk.story.story import Story
from press.google_rules import faults
from press.memory_paper import MemoryPaper
from press.sample import DAY, FERRY, NORTHGATE, SITE, first, following, hours, paper

OPEN = replace(NORTHGATE, terms=replace(NORTHGATE.terms, may_pass_on=True))
FERRY_PAGE = "2026/11/23/ferry-sails-again/index.html"


class Head(HTMLParser):
    """The metas, links and structured data of a page."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.metas: list[tuple[str, str]] = []
        self.links: list[dict[str, str]] = []
        self.data: list[dict[str, Any]] = []
        self._is_data = False
        self.feed(content.decode())

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = told.get("property") or told.get("name") or ""
            self.metas.append((name, told.get("content", "")))
        elif tag == "link":
            self.links.append(told)
        self._is_data = told.get("type") == "application/ld+json"

    @override
    def handle_data(self, data: str) -> None:
        if self._is_data and data.strip():
            self.data.append(json.loads(data))

    def meta(self, name: str) -> list[str]:
        return [content for known, content in self.metas if known == name]


def head(path: str, on: MemoryPaper | None = None) -> Head:
    page = story.PAGE.print(path, on or paper())
    assert page is not None
    return Head(page.content)


def one_story(source: Any = OPEN, story: Story = FERRY) -> MemoryPaper:
    return MemoryPaper(SITE, DAY).publish_all([first("ferry", hours(9), story, source)])


def test_the_structured_data_of_every_page_keeps_to_googles_rules() -> None:
    found = {page.path: Head(page.content).data for page in print_all(paper()) if _is_html(page)}
    wrong = {path: [fault for one in data for fault in faults(one)] for path, data in found.items()}
    assert not {path: told for path, told in wrong.items() if told}
    kinds = [one["@type"] for data in found.values() for one in data]
    assert kinds.count("NewsArticle") > 5
    assert kinds.count("BreadcrumbList") >= kinds.count("NewsArticle")


def _is_html(page: Any) -> bool:
    return page.media_type.startswith("text/html") and page.status == 200


def test_wire_copy_names_what_it_is_based_on() -> None:
    (article, _) = head(FERRY_PAGE).data
    assert article["isBasedOn"]["url"] == "https://northgate.example/stories/ferry"
    assert article["citation"][0] == article["isBasedOn"]
    assert article["copyrightHolder"]["name"] == "Northgate Wire"
    assert article["correction"][0]["text"].startswith("An earlier version")


def test_a_live_report_is_told_with_its_entries() -> None:
    entry = Heading(key="h1", text="Ramp down", kind="live-entry", at=DAY + hours(10))
    blocks = (entry, Paragraph(key="p1", text="The ramp is down."), replace(entry, key="h2"))
    on = one_story(story=replace(FERRY, blocks=blocks))
    edition = on.edition("ferry")
    assert edition is not None
    data = json.loads(liveblog_data(edition, on))
    assert faults(data) == []
    assert data["coverageStartTime"] == "2026-11-23T10:00:00+00:00"
    assert [one["url"].rpartition("#")[2] for one in data["liveBlogUpdate"]] == ["h1", "h2"]
    assert data["liveBlogUpdate"][0]["articleBody"] == "The ramp is down."


def test_a_link_to_a_story_shows_its_card_and_its_picture() -> None:
    found = head(FERRY_PAGE)
    card, picture = found.meta("og:image")
    assert card.startswith("https://courier.example/cards/ferry-sails-again-")
    assert picture == "https://courier.example/pictures/ferry-960.jpeg"
    assert found.meta("og:image:width") == ["1200", "960"]
    assert found.meta("og:image:alt")[1] == "A white ferry at a quay at first light"
    assert found.meta("og:type") == ["article"]
    assert found.meta("og:locale") == ["en_GB"]
    assert found.meta("twitter:card") == ["summary_large_image"]
    assert found.meta("article:published_time") == ["2026-11-23T09:06:00Z"]
    assert found.meta("article:modified_time") == ["2026-11-23T11:30:00Z"]
    assert found.meta("article:tag") == ["ferries", "islands"]


def test_the_card_lies_where_the_page_says_while_it_looks_so() -> None:
    on = paper()
    address = head(FERRY_PAGE, on).meta("og:image")[0]
    path = address.removeprefix("https://courier.example/")
    page = social_card.PAGE.print(path, on)
    assert page is not None
    assert page.stories == {"ferry-sails-again"}
    assert Image.open(io.BytesIO(page.content)).size == (1200, 630)
    assert len(page.content) < 40_000
    ferry = on.edition("ferry-sails-again")
    assert ferry is not None
    renamed = replace(FERRY, headline="Another headline")
    on.publish(following(ferry, hours(13), ChangeKind.UPDATE, renamed))
    assert social_card.PAGE.print(path, on) is None


def test_a_withdrawn_story_has_no_card() -> None:
    on = paper()
    pilot = on.edition("harbour-pilot")
    assert pilot is not None
    assert social_card.PAGE.print(path_of(card_face(pilot, SITE)), on) is None


@pytest.mark.parametrize(
    ("headline", "language"),
    [
        ("Night ferry sails again", "en"),
        ("العبّارة تبحر من جديد", "ar"),
        ("Ночной паром снова ходит", "ru"),
        ("夜间渡轮再次起航", "zh"),
        ("W" * 400, "en"),
        ("", ""),
        ("a\x00b\ud800", "x-../../etc"),
    ],
)
def test_any_headline_makes_a_card_and_always_the_same(headline: str, language: str) -> None:
    face = Face(story="s", headline=headline, masthead="The Harbour Courier", language=language)
    content = draw(face)
    assert content == draw(face)
    assert Image.open(io.BytesIO(content)).size == (1200, 630)
    assert len(content) < 60_000


def test_only_a_plain_id_names_a_card() -> None:
    face = Face(story="../../x", headline="", masthead="")
    assert path_of(face) == ""
    assert story_at("cards/ferry-../x.png") == ""


def test_a_story_that_may_be_passed_on_points_at_its_files() -> None:
    found = head("2026/11/23/ferry/index.html", one_story())
    files = {
        one["type"]: one["href"] for one in found.links if one["href"].startswith("/2026/11/23/")
    }
    assert files == {
        "application/ninjs+json": "/2026/11/23/ferry/story.ninjs.json",
        "application/vnd.iptc.g2.newsmessage+xml": "/2026/11/23/ferry/story.newsml.xml",
        "application/nitf+xml": "/2026/11/23/ferry/story.nitf.xml",
    }


def test_copy_that_may_not_be_passed_on_has_no_files_and_reserves_mining() -> None:
    on = one_story(NORTHGATE)
    found = head("2026/11/23/ferry/index.html", on)
    assert not [one for one in found.links if "story." in one["href"]]
    assert list(export.PAGE.every(on)) == []
    assert export.PAGE.print("2026/11/23/ferry/story.nitf.xml", on) is None
    on.site = replace(SITE, policy=Policy(mining_is_reserved=False))
    assert head("2026/11/23/ferry/index.html", on).meta("tdm-reservation") == ["1"]
    own = one_story(None)
    own.site = on.site
    assert head("2026/11/23/ferry/index.html", own).meta("tdm-reservation") == ["0"]


def test_the_files_of_a_withdrawn_story_stay_and_order_the_kill() -> None:
    on = one_story()
    ferry = on.edition("ferry")
    assert ferry is not None
    killed = following(ferry, hours(10), ChangeKind.RETRACTION, Story(language="en"))
    on.publish(replace(killed, withdrawn=True))
    tombstone = story.PAGE.print("2026/11/23/ferry/index.html", on)
    assert tombstone is not None
    assert tombstone.status == 410
    pages = [export.PAGE.print(path, on) for path in export.PAGE.every(on)]
    assert [page.status for page in pages if page] == [200, 200, 200]
    told = json.loads(pages[0].content) if pages[0] else {}
    assert told["pubStatus"] == "canceled"
    assert "bodies" not in told
    assert pages[2] is not None
    docdata = etree.fromstring(pages[2].content).find(".//{*}docdata")
    assert docdata is not None
    assert docdata.get("management-status") == "canceled"


def text(path: str, on: MemoryPaper | None = None) -> str:
    page = well_known.PAGE.print(path, on or paper())
    assert page is not None
    return page.content.decode()


def with_policy(**told: Any) -> MemoryPaper:
    return MemoryPaper(replace(SITE, policy=Policy(**told)), DAY)


def test_holes_can_be_reported_and_the_word_on_it_is_renewed_in_time() -> None:
    on = MemoryPaper(SITE, DAY)
    lines = text(".well-known/security.txt", on).splitlines()
    assert "Contact: mailto:desk@courier.example" in lines
    assert "Canonical: https://courier.example/.well-known/security.txt" in lines
    (ends,) = [line.removeprefix("Expires: ") for line in lines if line.startswith("Expires")]
    assert dt.timedelta(days=90) < dt.datetime.fromisoformat(ends) - DAY < dt.timedelta(days=365)
    before, on.now = on.now, on.now + dt.timedelta(days=31)
    assert list(well_known.PAGE.aged(before, on)) == [".well-known/security.txt"]
    assert list(well_known.PAGE.aged(on.now, on)) == []


def test_mining_is_reserved_until_the_publisher_says_otherwise() -> None:
    assert json.loads(text(".well-known/tdmrep.json")) == [{"location": "/*", "tdm-reservation": 1}]
    assert "datatrainingallowed=no" in text("trust.txt")
    free = with_policy(mining_is_reserved=False)
    assert json.loads(text(".well-known/tdmrep.json", free))[0]["tdm-reservation"] == 0
    assert "datatrainingallowed=yes" in text("trust.txt", free)
    asked = with_policy(mining_terms="https://courier.example/terms/")
    assert "tdm-policy" in text(".well-known/tdmrep.json", asked)


def test_gatherers_are_asked_to_stay_away_while_mining_is_reserved() -> None:
    def told(on: MemoryPaper) -> str:
        page = robots.PAGE.print("robots.txt", on)
        assert page is not None
        return page.content.decode()

    reserved = told(with_policy(gatherers=("ExampleBot", "Other Bot\nAllow: /")))
    assert reserved.startswith("User-agent: ExampleBot\nUser-agent: OtherBotAllow:/\nDisallow: /\n")
    assert "User-agent: *\nDisallow: /report/" in reserved
    assert "ExampleBot" not in told(
        with_policy(gatherers=("ExampleBot",), mining_is_reserved=False)
    )


def test_sellers_of_space_and_ties_stand_in_their_files() -> None:
    assert text("ads.txt") == "placeholder.example.com, placeholder, DIRECT, placeholder\n"
    sold = with_policy(sellers=("ads.example, 17, DIRECT",), trust=("belongto=https://p.example/",))
    assert text("ads.txt", sold).splitlines()[-1] == "ads.example, 17, DIRECT"
    assert text("trust.txt", sold).startswith("belongto=https://p.example/\n")
    assert text(".well-known/trust.txt", sold) == text("trust.txt", sold)
    assert "https://courier.example/terms/" in text("humans.txt")


def test_the_terms_name_those_of_each_source() -> None:
    page = terms.PAGE.print("terms/index.html", paper())
    assert page is not None
    assert "For use by partners. No resale." in page.content.decode()
    assert "Text and data mining is reserved" in page.content.decode()


def test_every_kind_of_small_file_is_printed() -> None:
    on = MemoryPaper(Site(name="P", url="https://p.example"), DAY)
    assert all(well_known.PAGE.print(path, on) for path in well_known.PAGE.every(on))
    assert well_known.PAGE.print("app-ads.txt", on) is None


def test_the_publishers_policy_comes_from_the_houses_file() -> None:
    told = {
        "name": "P",
        "url": "https://p.example",
        "policy": {"sellers": ["a.example, 1, DIRECT"]},
    }
    site = from_plain(told, Site, place="house.toml")
    assert text("ads.txt", MemoryPaper(site, DAY)).endswith("a.example, 1, DIRECT\n")
    with pytest.raises(BadRecord):
        from_plain({**told, "policy": {"seller": []}}, Site, place="house.toml")
