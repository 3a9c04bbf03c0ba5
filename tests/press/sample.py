"""A small fictional paper: every kind of block, mark and mishap that a page has to show."""

import datetime as dt

from copydesk.press.paper import Section, Site
from copydesk.story.blocks import (
    Block,
    Credit,
    Embed,
    Footnote,
    Heading,
    ListEntry,
    Listing,
    Mark,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from copydesk.story.change import ChangeKind, Notice, Severity
from copydesk.story.edition import Edition
from copydesk.story.record import replace
from copydesk.story.story import Byline, Dateline, Origin, Source, Story, Terms
from press.memory_paper import MemoryPaper

DAY = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)

SITE = Site(
    name="The Harbour Courier",
    url="https://courier.example",
    language="en-GB",
    time_zone="Europe/Berlin",
    tagline="Wire and partner copy, read twice",
    publisher="Harbour Courier Press",
    contact="desk@courier.example",
    sections=(
        Section(key="world", name="World"),
        Section(key="business", name="Business"),
        Section(key="culture", name="Culture"),
        Section(key="science", name="Science"),
        Section(key="sport", name="Sport"),
        Section(key="arabic", name="العربية", language="ar"),
    ),
)

NORTHGATE = Source(
    key="northgate",
    name="Northgate Wire",
    url="https://northgate.example/",
    language="en",
    terms=Terms(
        licence="Northgate partner licence",
        usage="For use by partners. No resale.",
        canonical_is_source=False,
    ),
)
TIDELINE = Source(
    key="tideline",
    name="Tideline Business",
    url="https://tideline.example/",
    language="en",
    terms=Terms(usage="Credit and link."),
)
MARFA = Source(
    key="marfa",
    name="وكالة المرفأ",
    url="https://marfa.example/",
    language="ar",
    terms=Terms(canonical_is_source=False),
)


def paragraphs(*texts: str, start: int = 1) -> tuple[Paragraph, ...]:
    """Paragraphs with keys p1, p2, ..."""
    return tuple(Paragraph(key=f"p{n}", text=text) for n, text in enumerate(texts, start))


def picture(file: str, caption: str, credit: str, alt: str) -> Picture:
    """A picture whose file we have; without `file` one that is missing."""
    return Picture(
        key=f"pic-{file or 'missing'}",
        file=file,
        caption=caption,
        credit=Credit(text=credit),
        alt=alt,
        width=1440 if file else 0,
        height=960 if file else 0,
    )


def first(id: str, at: dt.timedelta, story: Story, source: Source | None = NORTHGATE) -> Edition:
    """A story's first edition; `id` is its slug too."""
    moment = DAY + at
    return Edition(
        id=id,
        number=1,
        path=f"/{moment:%Y/%m/%d}/{id}/",
        at=moment,
        first_at=moment,
        by="m.osei",
        story=story,
        source=source,
        section=story.section,
    )


def following(
    before: Edition, at: dt.timedelta, kind: ChangeKind, story: Story, notice: Notice | None = None
) -> Edition:
    """The next edition of a story."""
    notices = (*before.notices, *((notice,) if notice else ()))
    return replace(
        before, number=before.number + 1, at=DAY + at, kind=kind, story=story, notices=notices
    )


def hours(count: float) -> dt.timedelta:
    return dt.timedelta(hours=count)


FERRY_BODY: tuple[Block, ...] = (
    Paragraph(
        key="p1",
        text="The night ferry across the Strait of Merrow sailed again on Monday after nine days "
        "in port, and the first lorries were on the road south before the shops had opened.",
    ),
    Paragraph(
        key="p2",
        text="“We have been asleep on our feet,” said Ana Ruis, who has steered the boat since "
        "2011. “But she runs, and she runs well.” The company gave the cause as a cracked shaft.",
        marks=(Mark(start=0, end=33, kind="emphasis"), Mark(start=40, end=48, kind="strong")),
    ),
    picture(
        "ferry",
        "The Corran at her berth before the first crossing in nine days.",
        "Ida Lund/Northgate Wire",
        "A white ferry at a quay at first light",
    ),
    Paragraph(
        key="p3",
        text="Some 340 vehicles were waiting at the north quay by midnight. The harbour master "
        "let the fish lorries go first, as the timetable for delays lays down.",
        marks=(Mark(start=0, end=17, kind="link", href="https://northgate.example/queue"),),
    ),
    Paragraph(
        key="p4",
        text="Fares stay as they were. The council had asked for a week without charge and was "
        "told, politely, that the shaft had cost more than the winter would bring in.",
    ),
    Heading(key="h1", text="What comes next"),
    Paragraph(
        key="p5",
        text="Two crossings a day are planned until the end of the month, then the usual four. "
        "A second boat, the Brae, is being fitted out and is expected in March.",
    ),
    Quote(key="q1", text="She runs, and she runs well.", attribution="Ana Ruis", pull=True),
    Paragraph(
        key="p6",
        text="Islanders had been flown out in two small aircraft, eleven at a time, in an order "
        "that the doctor, the school and the council agreed each evening.",
    ),
    Listing(
        key="l1",
        entries=(
            ListEntry(text="Mondays to Fridays: 06.10 and 18.40."),
            ListEntry(text="Saturdays: 07.30 only.", marks=(Mark(start=0, end=10, kind="strong"),)),
            ListEntry(text="Sundays: as the weather allows."),
        ),
    ),
    Table(
        key="t1",
        caption="Crossings that did not sail",
        header_rows=1,
        rows=(
            ("Week", "Planned", "Sailed", "Vehicles left behind"),
            ("46", "28", "9", "1,120"),
            ("47", "28", "2", "1,604"),
        ),
    ),
    Paragraph(
        key="p7",
        text="The inspectorate will publish its report on the shaft in the new year. It has asked "
        "the yard for the drawings, and the yard has said that it will send them.",
    ),
    Embed(
        key="e1",
        address="https://video.example/ferry",
        provider="Quayside Video",
        text="The first crossing, in two minutes",
    ),
    Paragraph(
        key="p8",
        text="The last word on the quay went to a dog named Bosun, who was asleep under the ticket "
        "window when the ramp came down, and did not wake.",
    ),
)

FERRY = Story(
    headline="Night ferry sails again after nine days in port",
    standfirst="A cracked shaft had cut the islands off. The first lorries were on the road "
    "south before the shops had opened.",
    kicker="Merrow islands",
    byline=Byline(text="By Tomas Breck and Ida Lund"),
    dateline=Dateline(text="PORT MERROW —", place="Port Merrow"),
    language="en-GB",
    section="world",
    subjects=("ferries", "islands"),
    blocks=FERRY_BODY,
    origin=Origin(
        name="Northgate Wire",
        url="https://northgate.example/stories/ferry",
        copyright="© Northgate Wire 2026",
    ),
)

HARBOUR = Story(
    headline="Council puts harbour wall before new swimming baths",
    standfirst="The vote was close, and the mayor did not hide her regret.",
    byline=Byline(text="By Mirela Osei"),
    dateline=Dateline(text="CALDER QUAY —", place="Calder Quay"),
    language="en",
    section="world",
    subjects=("harbour", "islands"),
    blocks=paragraphs(
        "The town council of Calder Quay decided by 11 votes to 10 to raise the harbour wall by 80 "
        "centimetres before it builds anything else.",
        "The wall will cost 14 million crowns, of which the province pays half.",
        "Mayor Jonna Weil said she had hoped for both. “The sea does not wait for us to be rich,” "
        "she said.",
        "Work begins in spring.",
    ),
)

GRAIN = Story(
    headline="Grain price falls for the fourth week as barges move again",
    standfirst="Traders on the Lower Sarn speak of relief, millers of arithmetic.",
    byline=Byline(text="Tideline Business"),
    language="en",
    section="business",
    subjects=("grain", "rivers"),
    blocks=(
        picture(
            "grain", "Barges on the Lower Sarn.", "Ole Fenn/Tideline", "Three barges on a river"
        ),
        *paragraphs(
            "Wheat for delivery in January cost 212 crowns a tonne on Monday, 9 less than a week "
            "before.",
            "The river is high enough for full barges for the first time since July.",
        ),
    ),
    origin=Origin(name="Tideline Business", url="https://tideline.example/grain"),
)

BANK = Story(
    headline="Savings bank of Ostrow to close a third of its counters",
    byline=Byline(text="By Petra Hallam"),
    language="en",
    section="business",
    subjects=("banks",),
    blocks=paragraphs(
        "The savings bank will close 41 of its 120 counters by June, it said on Sunday.",
        "Nobody will be dismissed; 200 posts are not filled again.",
        "Customers over 75 may ask for a visit at home.",
    ),
)

ORGAN = Story(
    headline="An organ that waited 90 years for its last pipe",
    standfirst="In a village church above Linden a builder finishes what his great-grandfather "
    "began.",
    byline=Byline(text="By Agnes Thorn"),
    language="en",
    section="culture",
    subjects=("music",),
    blocks=(
        *paragraphs("The pipe is five metres long and came by tractor."),
        Quote(
            key="q1", text="It speaks a little late, as we all do here.", attribution="The sexton"
        ),
        picture("", "The organ loft in 1936.", "Parish archive, Linden", ""),
        *paragraphs(
            "On Sunday it sounded for the first time. Nobody clapped, because nobody had been told "
            "that one may.",
            start=2,
        ),
    ),
)

FESTIVAL = Story(
    headline="Winter festival drops the fireworks and keeps the lanterns",
    language="en",
    section="culture",
    subjects=("festivals",),
    byline=Byline(text="By Agnes Thorn"),
    blocks=(
        picture(
            "lanterns", "Lanterns on the mill pond.", "Nils Aker/Northgate Wire", "Paper lanterns"
        ),
        *paragraphs("The fair at Mill Pond will have 4,000 lanterns and no rockets this year."),
    ),
)

EEL = Story(
    headline="Eels found where the maps said there were none",
    standfirst="A school class counted them, and the institute counted again.",
    language="en",
    section="science",
    subjects=("rivers", "animals"),
    byline=Byline(text="By Jon Varga"),
    blocks=paragraphs(
        "Pupils of the school at Sarnbridge counted 61 eels in a brook that had none on any map.",
        "The river institute came with nets and counted 64.",
    ),
)

COMET = Story(
    headline="Faint comet can be seen with field glasses until Friday",
    language="en",
    section="science",
    subjects=("sky",),
    byline=Byline(text="By Jon Varga"),
    blocks=paragraphs("Look to the north-west an hour after sunset, low above the roofs."),
)

ROWING = Story(
    headline="Eight from Calder Quay win on the lake by half a length",
    language="en",
    section="sport",
    subjects=("rowing",),
    byline=Byline(text="By Sefa Duarte"),
    blocks=(
        picture("rowing", "The Calder Quay eight.", "Sefa Duarte/Northgate Wire", "Rowers"),
        *paragraphs("It was their first win since 2019, and the cox lost her cap in it."),
    ),
)

CHESS = Story(
    headline="Thirteen hours, 212 moves and a draw",
    language="en",
    section="sport",
    subjects=("chess",),
    byline=Byline(text="By Sefa Duarte"),
    blocks=paragraphs("They shook hands at four in the morning and asked for soup."),
)

WELL = Story(
    headline="Village well reopened after tests find clean water",
    standfirst="The council had closed it in August.",
    language="en",
    section="world",
    subjects=("water",),
    byline=Byline(text="By Mirela Osei"),
    blocks=paragraphs(
        "The well at Upper Dunn is open again after three tests found clean water.",
        "It had been closed on 14 August.",
    ),
)

ARABIC = Story(
    headline="العبّارة تعود إلى الإبحار بعد تسعة أيام في الميناء",
    standfirst="انقطعت الجزر عن البر بسبب عطل في عمود المحرك، "
    "وعادت الشاحنات الأولى قبل أن تفتح المتاجر.",
    byline=Byline(text="ليلى منصور"),
    dateline=Dateline(text="بورت ميرو —", place="بورت ميرو"),
    language="ar",
    section="arabic",
    subjects=("ferries",),
    blocks=(
        Paragraph(
            key="p1",
            text="أبحرت العبّارة الليلية Corran من جديد يوم الاثنين بعد توقف دام تسعة أيام، "
            "ووصلت الشاحنات الأولى إلى الطريق الجنوبي قبل شروق الشمس.",
        ),
        Paragraph(
            key="p2",
            text="قالت آنا رويس، قبطانة العبّارة منذ عام 2011: «إنها تعمل، وتعمل جيداً». "
            "وذكرت الشركة أن السبب شرخ في عمود المحرك.",
            marks=(Mark(start=5, end=13, kind="strong"),),
        ),
        picture(
            "ferry",
            "العبّارة عند رصيفها قبل الرحلة الأولى.",
            "Ida Lund/Northgate Wire",
            "عبّارة بيضاء",
        ),
        Heading(key="h1", text="ما الذي سيأتي"),
        Paragraph(key="p3", text="وكان نحو 340 مركبة تنتظر عند الرصيف الشمالي عند منتصف الليل."),
        Quote(key="q1", text="إنها تعمل، وتعمل جيداً.", attribution="آنا رويس", pull=True),
        Paragraph(key="p4", text="وستسيَّر رحلتان يومياً حتى نهاية الشهر، ثم أربع رحلات كالمعتاد."),
        Paragraph(key="p5", text="وستنشر هيئة التفتيش تقريرها عن العطل في العام الجديد."),
    ),
)

RUMOUR = Story(
    headline="Harbour pilot said to have left his post",
    language="en",
    section="world",
    byline=Byline(text="By a stringer"),
    blocks=paragraphs("A pilot left his post on Sunday night, two people in the harbour said."),
)

LANTERN = Story(
    headline="The light at Sker Point burns again, by hand",
    standfirst="Four pictures, two pages of accounts and a lamp that was never thrown away.",
    byline=Byline(text="By Ida Lund"),
    dateline=Dateline(text="SKER POINT —", place="Sker Point"),
    language="en-GB",
    section="culture",
    subjects=("lighthouses",),
    blocks=(
        Paragraph(
            key="p1",
            text="The lamp at Sker Point was lit by hand on Saturday for the first time in 61 "
            "years, and the trust that keeps it says that it will be lit every Saturday now.",
        ),
        Footnote(
            key="n1",
            text="Minutes of the trust, 14 November.",
            address="https://sker.example/minutes.pdf",
            after="61 years",
        ),
        *(
            replace(picture(file, caption, "Ida Lund/Northgate Wire", alt), key=key, gallery="g1")
            for key, file, caption, alt in (
                ("g1-1", "lanterns", "The lamp before it was cleaned.", "A lamp behind glass"),
                ("g1-2", "ferry", "The night ferry passes the point.", "A ferry at night"),
                ("g1-3", "", "The keeper’s log of 1965.", "A page of writing"),
                ("g1-4", "rowing", "The oil comes by boat.", "Four rowers"),
            )
        ),
        Paragraph(
            key="p2",
            text="The accounts name two gifts. The larger came from a retired pilot who asked that "
            "his name be left out of it, and the trust has left it out.",
            marks=(Mark(start=0, end=12, kind="link", href="https://sker.example/accounts"),),
        ),
        Footnote(key="n2", text="A member of the trust, who spoke on Sunday."),
        Paragraph(
            key="p3",
            text="Oil for a night costs 14 crowns. The lamp has burned on 3 nights so far, and the "
            "glass has been cleaned after each of them by whoever was last on the stairs.",
        ),
        Table(
            key="t1",
            caption="What the light cost, in crowns",
            header_rows=1,
            header_columns=1,
            rows=(
                ("", "1964", "1965", "2026", "Paid by"),
                ("Oil", "1,204.50", "1,190", "42", "the trust"),
                ("Glass", "–", "310", "1,015", "two gifts"),
            ),
        ),
        Paragraph(
            key="p4",
            text="From the sea it looks as it did on the old charts: one long flash in ten "
            "seconds, turned by two volunteers who count aloud.",
        ),
        Embed(
            key="e1",
            address="https://vimeo.com/76979871",
            provider="Vimeo",
            text="The first lighting, in four minutes",
        ),
        Paragraph(
            key="p5",
            text="The harbour office has marked it in the notices to mariners as a light that is "
            "not to be relied upon, which the trust thinks fair.",
        ),
    ),
    origin=Origin(name="Northgate Wire", url="https://northgate.example/stories/sker"),
)  # not among the editions below: what else shows all of a story's parts prints it itself


def corrected(before: Edition) -> Edition:
    """The ferry story with a figure put right: a material correction."""
    blocks = tuple(
        replace(block, text=block.text.replace("340", "430"))
        if isinstance(block, Paragraph)
        else block
        for block in before.story.blocks
    )
    notice = Notice(
        story=before.id,
        edition=before.number + 1,
        kind=ChangeKind.CORRECTION,
        text="An earlier version of this story said that 340 vehicles were "
        "waiting. There were 430.",
        at=DAY + hours(11.5),
        severity=Severity.MATERIAL,
        block="p3",
    )
    story = replace(before.story, blocks=blocks)
    return following(before, hours(11.5), ChangeKind.CORRECTION, story, notice)


def gravely_corrected(before: Edition) -> Edition:
    """The bank story with its main claim put right: a serious correction."""
    story = replace(
        before.story,
        headline="Savings bank of Ostrow to close a tenth of its counters",
        blocks=(
            replace(
                before.story.blocks[0],
                text="The savings bank will close 12 of its 120 counters by June, it said.",
            ),
            *before.story.blocks[1:],
        ),
    )
    notice = Notice(
        story=before.id,
        edition=2,
        kind=ChangeKind.CORRECTION,
        text="An earlier version of this story said the bank would close 41 counters. It will "
        "close 12, because of wrong figures given by the bank.",
        at=DAY + hours(10.2),
        severity=Severity.SERIOUS,
    )
    return following(before, hours(10.2), ChangeKind.CORRECTION, story, notice)


def withdrawn(before: Edition) -> Edition:
    """A tombstone."""
    notice = Notice(
        story=before.id,
        edition=2,
        kind=ChangeKind.RETRACTION,
        text="This story has been withdrawn because its source withdrew it. The pilot was on "
        "leave that had been agreed.",
        at=DAY + hours(12.1),
        severity=Severity.SERIOUS,
    )
    tombstone = Story(language=before.story.language)
    after = following(before, hours(12.1), ChangeKind.RETRACTION, tombstone, notice)
    return replace(after, withdrawn=True)


def editions() -> list[Edition]:
    """All editions of the sample in the order they came out."""
    well = first("village-well", hours(-30), WELL)
    well_notice = Notice(
        story="village-well",
        edition=2,
        kind=ChangeKind.CLARIFICATION,
        text="This story has been changed to make clear that the tests were the council's own.",
        at=DAY + hours(-20),
    )
    ferry = first("ferry-sails-again", hours(9.1), FERRY)
    bank = first("savings-bank-counters", hours(7), BANK)
    rumour = first("harbour-pilot", hours(8), RUMOUR)
    made = [
        first("comet-field-glasses", hours(-50), COMET),
        first("chess-thirteen-hours", hours(-31), CHESS),
        well,
        following(well, hours(-20), ChangeKind.CLARIFICATION, WELL, well_notice),
        first("eels-found", hours(-6), EEL, source=None),
        first("winter-festival", hours(5), FESTIVAL),
        first("organ-last-pipe", hours(6), ORGAN),
        bank,
        rumour,
        first("harbour-wall", hours(8.5), HARBOUR),
        ferry,
        first("grain-price-falls", hours(9.5), GRAIN, source=TIDELINE),
        first("rowing-eight", hours(9.8), ROWING),
        first("ferry-arabic", hours(10), ARABIC, source=MARFA),
        gravely_corrected(bank),
        corrected(ferry),
        withdrawn(rumour),
    ]
    return sorted(made, key=lambda edition: edition.at)


def paper() -> MemoryPaper:
    """The sample as it stands when all of it is out."""
    return MemoryPaper(SITE, DAY).publish_all(editions())
