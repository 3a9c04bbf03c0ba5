"""Datelines, bylines, dates, credits and languages, one line each."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.cleaning.byline import known_byline, read_byline
from copydesk.cleaning.credit import is_credit_line, split_credit, take_apart
from copydesk.cleaning.dateline import find_dateline
from copydesk.cleaning.dates import (
    day_in_address,
    day_in_front,
    read_date_line,
    read_moment,
    read_telling_line,
)
from copydesk.cleaning.language import guess_language
from copydesk.cleaning.signed import signed_byline


@pytest.mark.parametrize(
    ("front", "place", "source", "day"),
    [
        ("BEIRUT, Lebanon — ", "BEIRUT, Lebanon", "", ""),
        ("PARIS (AP) -- ", "PARIS", "AP", ""),
        ("LONDON, March 3 (Reuters) - ", "LONDON", "Reuters", "March 3"),
        ("Berlin (dpa) - ", "Berlin", "dpa", ""),
        ("WICK SANDS, Sunday - ", "WICK SANDS", "", "Sunday"),
        ("Berlin, Montag (dpa) - ", "Berlin", "dpa", "Montag"),
        ("Paris, 5 mars 2026 – ", "Paris", "", "5 mars 2026"),
        ("(Reuters) - ", "", "Reuters", ""),
        ("بيروت (رويترز) - ", "بيروت", "رويترز", ""),
        ("القاهرة - ", "القاهرة", "", ""),
    ],
)
def test_a_dateline_is_taken_apart(front: str, place: str, source: str, day: str) -> None:
    rest = "قال مسؤولون" if front[0] > "\u0600" else "The council met on Tuesday."
    found = find_dateline(front + rest)
    assert found
    assert (found.dateline.place, found.dateline.source, found.dateline.day) == (place, source, day)
    assert (front + rest)[found.end :] == rest


KNOWN_AS = ("Northlight Press Agency", "وكالة أنباء المرفأ")


@pytest.mark.parametrize(
    ("text", "place", "source"),
    [
        ("LORNHAVEN, Corrane (NPA) — Thirty people came.", "LORNHAVEN, Corrane", "NPA"),
        ("PORT ALDER (Meridian Wire) -- Two ferries met.", "PORT ALDER", "Meridian Wire"),
        ("PORT ALDER, March 3 (Meridian Wire) – Two met.", "PORT ALDER", "Meridian Wire"),
        ("NEW HARROW (Saltmarsh) — Four clocks stopped.", "NEW HARROW", "Saltmarsh"),
        ("Lornhaven (npa) - Die Stadt hat gewählt.", "Lornhaven", "npa"),
        ("(NPA) — The city voted.", "", "NPA"),
        ("HAFENSTADT (Küstendienst) – Der Rat tagte.", "HAFENSTADT", "Küstendienst"),
        ("MONTRÉVAL (Presse du Nord) — Le maire a parlé.", "MONTRÉVAL", "Presse du Nord"),
        ("СЕВЕРНЫЙ (Портовое агентство) — Город проснулся.", "СЕВЕРНЫЙ", "Портовое агентство"),
        ("(المرفأ) — قال مسؤولون إن الميناء فتح.", "", "المرفأ"),
        ("ميناء الريحان (المرفأ) — رست السفن.", "ميناء الريحان", "المرفأ"),
        ("ميناء الريحان (الساحل) — رست السفن.", "ميناء الريحان", "الساحل"),
    ],
)
def test_an_agency_nobody_listed_is_taken_from_a_dateline(
    text: str, place: str, source: str
) -> None:
    found = find_dateline(text, KNOWN_AS)
    assert found
    assert (found.dateline.place, found.dateline.source) == (place, source)


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE (Reuters) — The mayor resigned on Tuesday.",
        "BREAKING NEWS (CNN) — The mayor resigned.",
        "JUST IN (NPA) — The mayor resigned.",
        "EILMELDUNG (dpa) – Der Bürgermeister tritt zurück.",
        "NASA (National Aeronautics and Space) — The body spoke.",
        "NASA (Houston) — the agency — spoke on Tuesday.",
        "WHO (Geneva) — Talks went on.",
        "THE MAYOR (Anna Reed) — has said nothing.",
        "SENATOR KERN (R-Vessany) — He spoke.",
        "PART TWO (2026) — The wall fell.",
        "Labour (Corrane) — The party met.",
        "(Video) — The mayor resigned.",
        "(Meridian Wire) — a name nobody here is called by.",
        "قال المتحدث (محمد) — إن الميناء فتح.",
        "فيديو (الساحل) — رست السفن.",
    ],
)
def test_a_parenthesis_before_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert find_dateline(text, KNOWN_AS) is None


@pytest.mark.parametrize(
    "text",
    [
        "The council met - at last - on Tuesday.",
        "EXCLUSIVE - The mayor resigned on Tuesday.",
        "Well-known people came.",
        "He said no — and left.",
    ],
)
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Anna Reed", ["Anna Reed"]),
        ("By ANNA REED and TOM VALE", ["Anna Reed", "Tom Vale"]),
        ("Von Jutta von der Heide", ["Jutta von der Heide"]),
        ("Par Anne Lefèvre et Luc Moreau", ["Anne Lefèvre", "Luc Moreau"]),
        ("By Anna Reed, Coast Correspondent", ["Anna Reed"]),
        ("بقلم: سامي الحداد", ["سامي الحداد"]),
    ],
)
def test_a_byline_names_its_people(line: str, names: list[str]) -> None:
    byline = read_byline(line)
    assert byline
    assert [person.name for person in byline.people] == names


def test_an_agency_in_a_byline_is_no_person() -> None:
    byline = read_byline("By Anna Reed, Reuters")
    assert byline
    assert [(p.name, p.agency) for p in byline.people] == [("Anna Reed", "Reuters")]


@pytest.mark.parametrize("line", ["By the time he came, it was late.", "By far the best", "Bye"])
def test_a_line_that_only_begins_so_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


def test_an_address_is_nobody() -> None:
    assert known_byline("https://example.test/anna") is None


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("2026-03-03T14:05:00+02:00", dt.datetime(2026, 3, 3, 12, 5, tzinfo=dt.UTC)),
        ("3 March 2026, 14:05 GMT", dt.datetime(2026, 3, 3, 14, 5, tzinfo=dt.UTC)),
        ("March 3, 2026 2:05 p.m. EST", dt.datetime(2026, 3, 3, 19, 5, tzinfo=dt.UTC)),
        ("Stand: 03.03.2026, 06:00 Uhr", dt.datetime(2026, 3, 3, 6, 0, tzinfo=dt.UTC)),
        ("31.10.23", dt.datetime(2023, 10, 31, tzinfo=dt.UTC)),
        ("3 de marzo de 2026", dt.datetime(2026, 3, 3, tzinfo=dt.UTC)),
        ("٣ مارس ٢٠٢٦", dt.datetime(2026, 3, 3, tzinfo=dt.UTC)),
    ],
)
def test_a_moment_is_read_in_many_forms(line: str, moment: dt.datetime) -> None:
    assert read_moment(line) == moment


def test_a_day_that_may_be_two_days_is_not_guessed() -> None:
    assert read_moment("03/04/2026") is None


def test_a_sentence_with_a_date_is_no_date_line() -> None:
    assert read_date_line("The wall fell on 3 March 2026, engineers said.") is None


@pytest.mark.parametrize(
    ("line", "photographer", "agencies"),
    [
        (
            "Lena Moss/Northern Press — Getty Images",
            "Lena Moss",
            ("Northern Press", "Getty Images"),
        ),
        ("Photo by Lena Moss / Reuters", "Lena Moss", ("Reuters",)),
        ("© 2026 AFP", "", ("AFP",)),
        ("(AP Photo/Lena Moss)", "Lena Moss", ("AP Photo",)),
        ("Foto: Jutta Heide/dpa", "Jutta Heide", ("dpa",)),
        ("Credit: Lena Moss", "Lena Moss", ()),
        ("ليلى منصور/أ ف ب", "ليلى منصور", ("أ ف ب",)),
    ],
)
def test_a_credit_is_taken_apart(line: str, photographer: str, agencies: tuple[str, ...]) -> None:
    credit = take_apart(line)
    assert (credit.photographer, credit.agencies) == (photographer, agencies)


def test_a_houses_own_agency_is_known() -> None:
    assert take_apart("Marlow", ("Marlow",)).agencies == ("Marlow",)


def test_caption_and_credit_on_one_line_are_told_apart() -> None:
    parts = split_credit("A boat on the quay on Monday. [Lena Moss/Reuters]")
    assert parts
    assert (parts.caption, parts.credit) == ("A boat on the quay on Monday.", "Lena Moss/Reuters")


@pytest.mark.parametrize(
    "line", ["The AP said so on Tuesday.", "Photo: Waves break over the wall."]
)
def test_a_sentence_is_no_credit(line: str) -> None:
    assert not is_credit_line(line)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council of the town met and it was long.", "en"),
        ("Der Rat der Stadt hat sich mit dem Bau nicht befasst.", "de"),
        ("Le conseil de la ville est dans une salle pour les débats.", "fr"),
        ("اجتمع مجلس المدينة يوم الثلاثاء", "ar"),
        ("شورای شهر روز سه‌شنبه گفت که پل را می‌گشاید", "fa"),
        ("Рада міста зібралася у вівторок і її рішення їхнє", "uk"),
        ("מועצת העיר התכנסה ביום שלישי", "he"),
        ("1234 !!", ""),
    ],
)
def test_a_language_is_guessed(text: str, language: str) -> None:
    assert guess_language(text) == language


@given(st.text(max_size=200))
def test_readers_of_lines_take_any_line(text: str) -> None:
    read_date_line(text)
    read_telling_line(text)
    day_in_address(text)
    day_in_front(text)
    signed_byline((text,))
    read_byline(text)
    find_dateline(text, (text,))
    split_credit(text)
    take_apart(text)
    guess_language(text)


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("Photograph: Lena Moss/Northern Press", "Lena Moss/Northern Press"),
        ("Credit: Lena Moss", "Lena Moss"),
        ("Image: Harbour Pictures", "Harbour Pictures"),
        ("Foto: Jutta Heide/dpa", "Jutta Heide/dpa"),
        ("Photo by Lena Moss", "Lena Moss"),
        ("Photo credit: Lena Moss", "Lena Moss"),
        ("Credit...Lena Moss for the Gazette", "Lena Moss for the Gazette"),
        ("(Photo: Lena Moss/AFP)", "Lena Moss/AFP"),
        ("تصوير: ليلى منصور", "ليلى منصور"),
        ("Crédit photo : Luc Moreau", "Luc Moreau"),
        ("Courtesy of Marlow Museum", "Courtesy of Marlow Museum"),
        ("© 2026 AFP", "© 2026 AFP"),
        ("Photo:", "Photo:"),
        ("Credit Union of Marlow", "Credit Union of Marlow"),
    ],
)
def test_a_credit_is_printed_without_its_label(line: str, printed: str) -> None:
    assert take_apart(line).text == printed


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("By Anna Reed", "Anna Reed"),
        ("By Anna Reed and Tom Vale", "Anna Reed and Tom Vale"),
        ("Von Jutta von der Heide", "Jutta von der Heide"),
        ("Par Anne Lefèvre", "Anne Lefèvre"),
        ("De Anna Reyes", "Anna Reyes"),
        ("بقلم: سامي الحداد", "سامي الحداد"),
        (
            "By Anna Reed, Coast Correspondent | Published 3 March 2026",
            "Anna Reed, Coast Correspondent",
        ),
        ("Anna Reed", "Anna Reed"),
        ("De Standaard", "De Standaard"),
    ],
)
def test_a_byline_is_printed_as_names_only(line: str, printed: str) -> None:
    byline = known_byline(line)
    assert byline
    assert byline.text == printed


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://marlow.example/2026/03/04/storm", (2026, 3, 4)),
        ("https://marlow.example/news/2026-3-4-storm.html", (2026, 3, 4)),
        ("https://marlow.example/20260304/storm", (2026, 3, 4)),
        ("https://marlow.example/news/04-03-2026", (2026, 3, 4)),
        (
            "https://old.example/web/20130307194448/http://marlow.example/2008/05/26/x",
            (2008, 5, 26),
        ),
    ],
)
def test_the_day_in_an_address_is_read(address: str, day: tuple[int, int, int]) -> None:
    assert day_in_address(address) == dt.datetime(*day, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "address",
    [
        "https://marlow.example/2026/03/storm",
        "https://marlow.example/id/20261399/x",
        "https://marlow.example/story?d=/2026/03/04/",
        "https://marlow.example/2026/02/31/storm",
    ],
)
def test_other_numbers_in_an_address_are_no_day(address: str) -> None:
    assert day_in_address(address) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Posted by oz on 4 December 2006", (2006, 12, 4)),
        ("Erstellt von Jutta am Dienstag 6. Mai 2014", (2014, 5, 6)),
        ("04.02.2022 | 13:10 Uhr | Jutta Heide", (2022, 2, 4)),
    ],
)
def test_a_short_line_tells_a_day(line: str, day: tuple[int, int, int]) -> None:
    told = read_telling_line(line).published
    assert told
    assert told.at.date() == dt.date(*day)


def test_a_sentence_with_a_date_tells_no_day() -> None:
    text = (
        "The wall of the harbour fell in the night on 3 March 2026, two engineers of the town said."
    )
    assert not read_telling_line(text)


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("Guides By Ramon Vale Dec 11, 2025 Share", ["Ramon Vale"]),
        ("Zeige alle Beiträge von Petra Ruhland", ["Petra Ruhland"]),
        ("Written by Anna Reed, Tom Vale", ["Anna Reed", "Tom Vale"]),
        ("Loïc Le Clerc", ["Loïc Le Clerc"]),
        ("Anna Reed 30 January 2025 / 23:07 GMT", ["Anna Reed"]),
        ("Joe Kindler Founder & CEO", ["Joe Kindler"]),
        ("oz", ["oz"]),
    ],
)
def test_names_are_found_in_what_a_page_marks_as_its_authors(marked: str, names: list[str]) -> None:
    byline = signed_byline((marked,))
    assert byline
    assert [person.name for person in byline.people] == names


@pytest.mark.parametrize("marked", ["By", "Veröffentlicht am 19.10.19", "24. Januar 2022", "Share"])
def test_what_is_marked_so_but_names_nobody_is_no_byline(marked: str) -> None:
    assert signed_byline((marked,)) is None


@pytest.mark.parametrize("line", ["Anna Reed, 3 March 2026", "Anna Reed, 03.03.2026 10:00 Uhr"])
def test_a_name_with_a_date_on_its_line_is_a_byline(line: str) -> None:
    byline = read_byline(line)
    assert byline
    assert byline.text == "Anna Reed"


@pytest.mark.parametrize("line", ["Port Ellery was hit on 3 March 2026", "3 March 2026, 10:00"])
def test_a_date_alone_makes_no_byline(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("27.1.2022 - Bei der Feier sprach der Rat.", "27.1.2022"),
        ("(21. November 2022) Der Rat tagte.", "21. November 2022"),
        ("01.02.2022 „Der Rat tagte“, sagte sie.", "01.02.2022"),
        ("The wall fell - at last.", ""),
    ],
)
def test_a_day_in_front_of_a_paragraph_is_found(text: str, day: str) -> None:
    assert day_in_front(text) == day
