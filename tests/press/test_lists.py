"""Lists of stories: sub-sections, topics, people, sources and days, in every locale, on leaves."""

import datetime as dt
import json
import re
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.press.paper import Author, Gone, Locale, Page, Section, Site, Topic
from copydesk.press.print_pages import change_set, print_aged, print_all, print_pages
from copydesk.press.shelf import key_of, media_topic, topics_of
from copydesk.press.words import words
from copydesk.story.blocks import Paragraph
from copydesk.story.change import ChangeKind
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.story import Byline, Concept, Person, Source, Story
from press.memory_paper import MemoryPaper

SITE = Site(
    name="The Harbour Courier",
    url="https://courier.example",
    time_zone="Europe/Berlin",
    locales=(Locale(key="ar", language="ar-EG", name="بريد الميناء"),),
    sections=(
        Section(key="world", name="World", names={"ar": "العالم"}),
        Section(key="sport", name="Sport"),
        Section(key="rowing", name="Rowing", parent="sport"),
    ),
    topics=(
        Topic(key="20000002", names={"ar": "الفنون"}),
        Topic(key="boats", into="ferries"),
        Topic(key="desk-only", is_hidden=True),
    ),
    authors=(Author(key="mirela", name="Mirela Osei", role={"en": "Reporter"}),),
    ticker_length=2,
    leaf_length=2,
)
START = dt.datetime(2026, 11, 29, 20, tzinfo=dt.UTC)
NORTH = Source(key="north", name="North Wire")
SUBJECTS = ((), ("ferries",), ("boats", "desk-only"), ("مرافئ",))
PEOPLE = ("Mirela Osei", "Jon Varga")
JUST_IN = re.compile(rb'<section class="just-in .*?</section>', re.DOTALL)

picks = st.tuples(*(st.integers(0, 3) for _ in range(5)))
steps = st.lists(
    st.tuples(st.sampled_from(("new", "new", "change", "withdraw")), picks), min_size=1, max_size=9
)


def story(count: int, picked: tuple[int, ...], at: dt.datetime) -> Edition:
    section, subject, person, language, source = picked
    locale = "/ar" if language % 2 else ""
    return Edition(
        id=f"s{count}",
        number=1,
        path=f"{locale}/{at:%Y/%m/%d}/s{count}/",
        at=at,
        first_at=at,
        by="x",
        section=("world", "sport", "rowing", "")[section],
        source=NORTH if source % 2 else None,
        translation_of="s0" if subject == 3 and count else "",
        story=Story(
            headline=f"Headline {count}",
            language=("en", "ar")[language % 2],
            subjects=SUBJECTS[subject],
            concepts=(Concept(code="medtop:20000002", name="arts"),) if source > 1 else (),
            byline=Byline(text="By", people=(Person(name=PEOPLE[person % 2]),)),
            blocks=(Paragraph(key="p1", text=f"Text {count}."),),
        ),
    )


@dataclass
class Press:
    """Acts, and the site as pressing only their change sets leaves it."""

    paper: MemoryPaper = field(default_factory=lambda: MemoryPaper(SITE, START))
    site: dict[str, Page] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.site = {page.path: page for page in print_all(self.paper)}

    def do(self, act: str, picked: tuple[int, ...]) -> None:
        since = self.paper.now
        self.paper.now += dt.timedelta(hours=7, seconds=1)
        self.lay(print_aged(since, self.paper))
        standing = self.paper.newest(100)
        count = len(self.paper.editions)
        edition = story(count, picked, self.paper.now)
        if act != "new" and standing:
            before = standing[picked[0] % len(standing)]
            story_now = edition.story if act == "change" else Story(language=before.story.language)
            edition = replace(
                edition,
                id=before.id,
                path=before.path,
                first_at=before.first_at,
                number=before.number + 1,
                kind=ChangeKind.UPDATE if act == "change" else ChangeKind.TAKEDOWN,
                story=story_now,
                withdrawn=act == "withdraw",
            )
        self.lay(print_pages(self.paper.publish(edition), self.paper))

    def lay(self, pages: object) -> None:
        for page in pages:  # type: ignore[attr-defined]
            if isinstance(page, Gone):
                self.site.pop(page.path, None)
            else:
                self.site[page.path] = page


@settings(max_examples=25, deadline=None)
@given(steps)
def test_pressing_change_sets_leaves_every_list_of_every_locale_right(
    acts: list[tuple[str, tuple[int, ...]]],
) -> None:
    press = Press()
    for act in acts:
        press.do(*act)
    whole = {page.path: page for page in print_all(press.paper)}
    assert sorted(press.site) == sorted(whole)
    for path, page in whole.items():
        mine, theirs = (JUST_IN.sub(b"", one.content) for one in (press.site[path], page))
        assert mine == theirs, path


def many(count: int, picked: tuple[int, ...] = (2, 1, 0, 0, 0)) -> MemoryPaper:
    on = MemoryPaper(SITE, START)
    for number in range(count):
        on.publish(story(number, picked, START + dt.timedelta(hours=number)))
    return on


def page(on: MemoryPaper, path: str) -> str:
    return next(one for one in print_all(on) if one.path == path).content.decode()


def headlines(html: str) -> list[str]:
    main = html.partition("<main")[2].partition("</main>")[0]
    return re.findall(r"Headline \d+", main)


def test_a_section_shows_the_stories_of_those_that_belong_to_it_and_names_them() -> None:
    html = page(many(1), "sport/index.html")
    assert headlines(html) == ["Headline 0"]
    assert '<a href="/sport/rowing/"><bdi>Rowing</bdi></a>' in html


def test_the_navigation_shows_the_top_level_alone() -> None:
    nav = page(many(1), "index.html").partition('<nav class="rooms"')[2].partition("</nav>")[0]
    assert "/sport/" in nav
    assert "/sport/rowing/" not in nav


def test_a_sub_section_tells_the_way_to_it_to_machines_too() -> None:
    html = page(many(1), "sport/rowing/index.html")
    [data] = re.findall(r'ld\+json">(.*?)</script>', html)
    assert [one["name"] for one in json.loads(data)["itemListElement"]] == [
        "The Harbour Courier",
        "Sport",
        "Rowing",
    ]


def test_older_stories_stand_on_leaves_counted_from_the_oldest() -> None:
    on = many(5)
    assert headlines(page(on, "sport/rowing/index.html")) == ["Headline 4", "Headline 3"]
    assert headlines(page(on, "sport/rowing/page/2/index.html")) == ["Headline 3", "Headline 2"]
    assert headlines(page(on, "sport/rowing/page/1/index.html")) == ["Headline 1", "Headline 0"]
    assert "sport/rowing/page/3/index.html" not in {one.path for one in print_all(on)}


def test_a_new_story_touches_no_older_leaf() -> None:
    on = many(9)
    act = on.publish(story(9, (2, 1, 0, 0, 0), START + dt.timedelta(hours=9)))
    touched = {path for _, path in change_set(act, on)}
    leaves = {path for path in touched if "/page/" in path}
    assert {path.rsplit("/page/")[1] for path in leaves} == {"5/index.html"}


def test_an_arabic_story_stands_in_the_arabic_lists_alone() -> None:
    on = many(1, (0, 1, 0, 1, 0))
    assert headlines(page(on, "ar/world/index.html")) == ["Headline 0"]
    assert headlines(page(on, "world/index.html")) == []
    assert headlines(page(on, "index.html")) == []


def test_a_locale_has_the_sections_it_has_names_for() -> None:
    paths = {one.path for one in print_all(many(1))}
    assert "ar/world/index.html" in paths
    assert "ar/sport/index.html" not in paths


def test_the_arabic_front_is_mirrored_and_named_in_arabic() -> None:
    html = page(many(1, (0, 1, 0, 1, 0)), "ar/index.html")
    assert '<html lang="ar-EG" dir="rtl">' in html
    assert "العالم" in html
    assert 'hreflang="en" href="https://courier.example/"' in html
    assert 'hreflang="ar-EG" href="https://courier.example/ar/"' in html
    assert "٢٠٢٦" in html
    assert "The Harbour Courier" not in html.partition("<body")[2]


def test_digits_are_those_of_the_locale_or_those_its_tag_asks_for() -> None:
    said = {tag: words(tag).digits(2026) for tag in ("en", "ar", "ar-EG", "ar-u-nu-arab", "fa")}
    assert said == {
        "en": "2026",
        "ar": "2026",
        "ar-EG": "٢٠٢٦",
        "ar-u-nu-arab": "٢٠٢٦",
        "fa": "۲۰۲۶",
    }


def test_a_media_topic_is_one_page_by_its_code_in_the_words_of_each_language() -> None:
    on = many(1, (0, 0, 0, 0, 2))
    on.publish(story(1, (0, 0, 0, 1, 2), START + dt.timedelta(hours=1)))
    assert "<h1><bdi>arts</bdi></h1>" in page(on, "topics/20000002/index.html")
    assert "<h1><bdi>الفنون</bdi></h1>" in page(on, "ar/topics/20000002/index.html")


def test_media_topics_are_told_from_terms_of_other_lists() -> None:
    codes = {
        "medtop:20000002": "20000002",
        "http://cv.iptc.org/newscodes/mediatopic/20000002": "20000002",
        "20000002": "20000002",
        "15000000": "15000000",
        "subj:15000000": "",
        "04003005": "",
        "genre:Current": "",
    }
    assert {code: media_topic(Concept(code=code)) for code in codes} == codes


def test_a_word_that_only_names_a_coded_topic_is_no_topic_of_its_own() -> None:
    one = story(0, (0, 0, 0, 0, 2), START)
    said = replace(one, story=replace(one.story, subjects=("Arts", "painting")))
    assert [topic.key for topic in topics_of(said, SITE)] == ["20000002", "painting"]


def test_merged_topics_share_a_page_and_hidden_ones_have_none() -> None:
    on = many(1, (0, 2, 0, 0, 0))
    paths = {one.path for one in print_all(on)}
    assert "topics/ferries/index.html" in paths
    assert not {"topics/boats/index.html", "topics/desk-only/index.html"} & paths


def test_keys_of_topics_are_letters_of_any_script() -> None:
    assert key_of("  Grain & River/Trade ") == "grain-river-trade"
    assert key_of("مرافئ الصيد") == "مرافئ-الصيد"
    assert key_of("../..") == ""


def test_two_people_of_one_name_at_two_houses_are_two() -> None:
    on = many(1)
    on.publish(story(1, (0, 0, 0, 0, 1), START + dt.timedelta(hours=1)))
    assert headlines(page(on, "authors/mirela/index.html")) == ["Headline 0"]
    assert headlines(page(on, "authors/north/mirela-osei/index.html")) == ["Headline 1"]


def test_a_person_is_told_to_machines() -> None:
    html = page(many(1), "authors/mirela/index.html")
    data = [json.loads(one) for one in re.findall(r'ld\+json">(.*?)</script>', html)]
    person = next(one for one in data if one["@type"] == "ProfilePage")["mainEntity"]
    assert person["name"] == "Mirela Osei"
    assert person["jobTitle"] == "Reporter"


def test_each_list_names_its_feeds() -> None:
    html = page(many(1), "topics/ferries/index.html")
    for form in ("rss", "atom", "json"):
        assert f'href="/topics/ferries/feed.{form}"' in html
    paths = {one.path for one in print_all(many(1))}
    assert {f"topics/ferries/feed.{form}" for form in ("rss", "atom", "json")} <= paths


def test_a_story_and_its_translation_name_one_another() -> None:
    on = many(1)
    act = on.publish(story(1, (0, 3, 0, 1, 0), START + dt.timedelta(hours=1)))
    original = on.editions["s0"][0].path
    assert original[1:] + "index.html" in {path for _, path in change_set(act, on)}
    html = page(on, original[1:] + "index.html")
    assert f'hreflang="ar" href="https://courier.example{act.after.path}"' in html


def test_names_in_a_byline_lead_to_their_pages() -> None:
    one = story(0, (0, 0, 0, 0, 0), START)
    line = Byline(text="By Mirela Osei and others", people=(Person(name="Mirela Osei"),))
    on = MemoryPaper(SITE, START)
    on.publish(replace(one, story=replace(one.story, byline=line)))
    html = page(on, one.path[1:] + "index.html")
    assert 'By <a href="/authors/mirela/" rel="author">Mirela Osei</a> and others' in html
