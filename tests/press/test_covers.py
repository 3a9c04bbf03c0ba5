"""What links to fronts, sections, topics and other lists show: a card that is there."""

import io

from PIL import Image

from copydesk.press.cover import COVER
from copydesk.press.pages import social_card
from copydesk.press.paper import Locale, Section
from copydesk.press.print_pages import print_all
from copydesk.story.change import ChangeKind
from copydesk.story.record import replace
from copydesk.story.story import Story
from press.memory_paper import MemoryPaper
from press.sample import DAY, FERRY, SITE, first, following, hours, paper
from press.test_machine_readers import Head

TWO = replace(
    SITE,
    locales=(Locale(key="ar", language="ar", name="البريد", tagline="كل يوم"),),
    sections=(Section(key="world", name="World", names={"ar": "العالم"}), *SITE.sections[1:]),
)


def covers(on: MemoryPaper) -> dict[str, str]:
    """The first picture of each page that is there, by the page's path."""
    pages = (page for page in print_all(on) if page.media_type.startswith("text/html"))
    found = {page.path: Head(page.content).meta("og:image") for page in pages if page.status == 200}
    return {
        path: (images or [""])[0].removeprefix(f"{SITE.url}/") for path, images in found.items()
    }


def test_every_page_names_a_card_that_can_be_drawn() -> None:
    on = paper()
    named = covers(on)
    assert len(named) > 50
    missing = {path: card for path, card in named.items() if not social_card.PAGE.print(card, on)}
    assert missing == {}


def test_fronts_sections_topics_and_people_have_cards_of_their_own() -> None:
    on = MemoryPaper(TWO, DAY).publish_all([first("ferry", hours(9), FERRY)])
    named = covers(on)
    for folder in ("", "ar/", "world/", "ar/world/", "topics/ferries/"):
        assert named[f"{folder}index.html"].startswith(f"cards/{folder}")
    own = [named[f"{one}index.html"] for one in ("", "ar/", "world/", "ar/world/")]
    assert len(set(own)) == 4
    assert named["terms/index.html"] == named["index.html"]
    assert named["ar/terms/index.html"] == named["ar/index.html"]


def test_cards_of_fronts_and_sections_are_printed_with_all_pages() -> None:
    on = MemoryPaper(TWO, DAY)
    drawn = {page.path: page for page in print_all(on) if page.path.startswith("cards/")}
    named = covers(on)
    assert {COVER, named["index.html"], named["ar/world/index.html"]} <= set(drawn)
    assert Image.open(io.BytesIO(drawn[COVER].content)).size == (1200, 630)
    assert drawn[COVER].content == drawn[named["index.html"]].content


def test_the_card_of_a_topic_goes_with_the_story_that_names_it() -> None:
    on = MemoryPaper(SITE, DAY).publish_all([first("ferry", hours(9), FERRY)])
    ferry = on.edition("ferry")
    assert ferry is not None
    cards = list(social_card.cards_of(ferry, on))
    topics = [path for path in cards if path.startswith("cards/topics/")]
    assert len(topics) == len(FERRY.subjects)
    pages = [social_card.PAGE.print(path, on) for path in topics]
    assert all(page and page.stories == {"ferry"} for page in pages)
    killed = following(ferry, hours(10), ChangeKind.TAKEDOWN, Story(language="en"))
    on.publish(replace(killed, withdrawn=True))
    assert not any(social_card.PAGE.print(path, on) for path in cards)
    assert list(social_card.cards_of(replace(killed, withdrawn=True), on)) == []


def test_no_other_path_is_a_card() -> None:
    on = paper()
    for path in ("cards/x.png", "cards/topics/none/0123456789abcdef0123.png", "cards/../x.png"):
        assert social_card.PAGE.print(path, on) is None
