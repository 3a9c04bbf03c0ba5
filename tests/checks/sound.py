"""A sound story, from which the checks' cases differ in one thing each."""

import datetime as dt
from typing import Any

from copydesk.checks.check import Known
from copydesk.story.blocks import Block, Credit, Mark, Paragraph, Picture, Quote
from copydesk.story.house import House
from copydesk.story.record import replace
from copydesk.story.story import Byline, Dateline, Origin, Story

NOW = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
HOUSE = House(name="The Harbour Post", picture_agencies=("Lantern Pictures",))
KNOWN = Known(now=NOW, house=HOUSE)

TEXTS = (
    "The ferry between Port Anselm and the outer islands will sail again on Tuesday after the"
    " harbour board approved repairs to the pier that a storm damaged three weeks earlier.",
    "Ines Marlow, who chairs the board, said the work had cost less than engineers feared and"
    " that inspectors had found no further cracks in the concrete.",
    "“We were lucky with the weather, and luckier still with our divers,” Ms. Marlow told"
    " reporters at the pier.",
    "Island shopkeepers have relied on fishing boats to bring in flour, fuel and letters. Some"
    " of them asked the board to keep one boat in reserve for the winter.",
    "The first crossing leaves at seven in the morning and carries passengers only.",
)
PICTURE = Picture(
    key="picture",
    src="https://lantern.example/ferry.jpg",
    caption="The ferry Calla at its berth in Port Anselm.",
    credit=Credit(
        text="Jo Penn/Lantern Pictures", photographer="Jo Penn", agencies=("Lantern Pictures",)
    ),
    alt="A white ferry moored beside a stone pier under low clouds",
)


def paragraphs(*texts: str) -> tuple[Block, ...]:
    """Paragraphs with keys p0, p1, ..."""
    return tuple(Paragraph(key=f"p{n}", text=text) for n, text in enumerate(texts))


SOUND = Story(
    headline="Ferry to the outer islands sails again after storm repairs",
    standfirst="Inspectors found no further cracks in the pier at Port Anselm.",
    byline=Byline(text="By Tomas Reed"),
    dateline=Dateline(text="PORT ANSELM", place="Port Anselm"),
    published=NOW - dt.timedelta(hours=3),
    updated=NOW - dt.timedelta(hours=2),
    language="en",
    section="Islands",
    blocks=(*paragraphs(*TEXTS), PICTURE),
    origin=Origin(
        name="Skerry Wire",
        url="https://skerry.example/2026/ferry",
        guid="tag:skerry.example,2026:ferry",
        usage_terms="Clients only, web and print.",
    ),
    capture="0" * 64,
)

ARABIC = replace(
    SOUND,
    headline="استئناف رحلات العبّارة إلى الجزر البعيدة بعد إصلاح الرصيف",
    standfirst="لم يجد المفتشون أي تشققات أخرى في رصيف الميناء.",
    byline=Byline(text="سلمى الراوي"),
    dateline=Dateline(text="بورت أنسيلم", place="بورت أنسيلم"),
    language="ar",
    section="الجزر",
    blocks=(
        *paragraphs(
            "تعود العبّارة التي تربط بورت أنسيلم بالجزر البعيدة إلى الإبحار يوم الثلاثاء بعد أن وافق"
            " مجلس الميناء على أعمال إصلاح الرصيف الذي تضرر في عاصفة قبل ثلاثة أسابيع.",
            "وقالت رئيسة المجلس إيناس مارلو إن تكلفة الأعمال جاءت أقل مما خشيه المهندسون، وإن"
            " المفتشين لم يعثروا على تشققات أخرى في الخرسانة.",
            "وأضافت: «كنا محظوظين بالطقس، وأكثر حظًا بغواصينا».",
            "واعتمد أصحاب المتاجر في الجزر على قوارب الصيد لجلب الدقيق والوقود والرسائل، فهل"
            " يبقى قارب واحد احتياطًا للشتاء؟",
        ),
        replace(
            PICTURE,
            caption="العبّارة «كالا» في مرساها في بورت أنسيلم.",
            alt="عبّارة بيضاء راسية بجانب رصيف حجري تحت غيوم منخفضة",
        ),
    ),
)


def story(**changes: Any) -> Story:
    """The sound story with some fields changed."""
    return replace(SOUND, **changes)


def with_text(*texts: str, at: int = 3) -> Story:
    """The sound story with paragraphs put in before the one numbered `at`."""
    return story(blocks=(*paragraphs(*TEXTS[:at], *texts, *TEXTS[at:]), PICTURE))


def only(*texts: str, **changes: Any) -> Story:
    """The sound story with these paragraphs for its body."""
    return story(blocks=paragraphs(*texts), **changes)


def with_picture(**changes: Any) -> Story:
    """The sound story with its picture changed."""
    return story(blocks=(*paragraphs(*TEXTS), replace(PICTURE, **changes)))


def with_link(href: str, words: str = "ferry") -> Story:
    """The sound story with a link on a word of its first paragraph, or on words put behind it."""
    text = TEXTS[0] if words in TEXTS[0].split() else f"{TEXTS[0]} See {words}."
    start = text.index(words) if words in TEXTS[0].split() else text.rindex(words)
    mark = Mark(start=start, end=start + len(words), kind="link", href=href)
    first = Paragraph(key="p0", text=text, marks=(mark,))
    return story(blocks=(first, *paragraphs(*TEXTS)[1:]))


def with_block(block: Block) -> Story:
    """The sound story with a block of another kind before its picture."""
    return story(blocks=(*paragraphs(*TEXTS), block, PICTURE))


def pull_quote() -> Quote:
    """Words of the story, lifted and set large."""
    return Quote(key="q", text=TEXTS[2], pull=True)
