"""Bylines, days and languages as papers of many countries print them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.cleaning.byline import known_byline, read_byline
from copydesk.cleaning.dates import day_in_address, read_date_line, read_moment, told_dates
from copydesk.cleaning.language import guess_language
from copydesk.cleaning.moments import all_said, read_said
from copydesk.cleaning.months import gregorian
from copydesk.cleaning.names import people_in
from copydesk.cleaning.signed import signed_byline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Anna Reed in Port Ellery", ["Anna Reed"]),
        ("ByAnna ReedMar 5, 2026", ["Anna Reed"]),
        ("yas! | By Cara Stile | April 13, 2020", ["Cara Stile"]),
        ("By Rosa Vale, in News, Harbour · 31 Jan 2025, 20:02", ["Rosa Vale"]),
        ("Posted in Harbour by Anna Reed on August 3, 2019", ["Anna Reed"]),
        ("Posted by Konstantin 21.10.2019", ["Konstantin"]),
        ("Von Jutta von der Heide 19. Oktober 2019 00:04 Uhr", ["Jutta von der Heide"]),
        ("11.12.2019 - Amelie Lindau", ["Amelie Lindau"]),
        ("Text von Jutta Heide Illustration von Karl Moor", ["Jutta Heide"]),
        ("Erstellt von Dominik — veröffentlicht 28.01.2022 06:00", ["Dominik"]),
        ("Par Anne Lefèvre, à Montréval", ["Anne Lefèvre"]),
        ("Por Ana Reyes y Luis Mora | 03/05/2022 20:36", ["Ana Reyes", "Luis Mora"]),
        ("Di Marco Neri e Anna Bianchi", ["Marco Neri", "Anna Bianchi"]),
        ("Door Jan van den Berg", ["Jan van den Berg"]),
        ("Av Ingrid Hall och Nils Lund", ["Ingrid Hall", "Nils Lund"]),
        ("Teksti: Aino Järvi", ["Aino Järvi"]),
        ("Autor: Jan Kowal", ["Jan Kowal"]),
        ("Автор: Иван Петров", ["Иван Петров"]),
        ("Текст: Олена Коваль", ["Олена Коваль"]),
        ("Yazan: Ayşe Yılmaz", ["Ayşe Yılmaz"]),
        ("Oleh Budi Santoso", ["Budi Santoso"]),
        ("بقلم: سامي الحداد", ["سامي الحداد"]),
        ("كتب سامي الحداد", ["سامي الحداد"]),
        ("نویسنده: علی رضایی", ["علی رضایی"]),
        ("מאת: דנה לוי", ["דנה לוי"]),
        ("द्वारा: अनिल शर्मा", ["अनिल शर्मा"]),
        ("记者 王小明", ["王小明"]),
        ("(责编：李明、张小红)", ["李明", "张小红"]),
        ("文＝田中花子", ["田中花子"]),
        ("김하늘 기자 haneul@harbour.example", ["김하늘"]),
        ("Του Νίκου Παππά", ["Νίκου Παππά"]),
    ],
)
def test_a_byline_is_read(line: str, names: list[str]) -> None:
    byline = read_byline(line)
    assert byline
    assert [person.name for person in byline.people] == names


@pytest.mark.parametrize(
    "line",
    [
        "By Taylor Swift standards it was a short night",
        "By Monday the wall had fallen",
        "Von wegen Ruhe im Hafen",
        "Por fin llegó el barco",
        "Di notte il porto dorme",
        "Par exemple, le vieux quai",
        "Reviewed by Tom Vale",
        "Photo by Lena Moss",
        "Foto von Lena Moss",
        "Letzte Aktualisierung: 03.03.2026",
        "Updated 5 March 2026",
        "Lien copié, 3 mars 2026",
        "Son Güncelleme: 03.03.2026 14:05",
        "記者会見は火曜日に港で開かれた。",
    ],
)
def test_a_line_that_names_no_author_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("Anna Reed, Reuters", [("Anna Reed", "", "Reuters")]),
        ("Anna Reed (AFP)", [("Anna Reed", "", "AFP")]),
        ("Anna Reed/dpa", [("Anna Reed", "", "dpa")]),
        ("Anna Reed, Coast Correspondent", [("Anna Reed", "Coast Correspondent", "")]),
        ("Anna Reed, PhD, Tom Vale, MD", [("Anna Reed, PhD", "", ""), ("Tom Vale, MD", "", "")]),
        ("Anna Reed Gazette Staff", [("Anna Reed", "Gazette Staff", "")]),
        ("AR Anna Reed", [("Anna Reed", "", "")]),
        ("Reed, Anna B.", [("Anna B. Reed", "", "")]),
        ("anna.reed", [("Anna Reed", "", "")]),
        ("Linny and Peter", [("Linny", "", ""), ("Peter", "", "")]),
        ("Maria &amp; Katerina", [("Maria", "", ""), ("Katerina", "", "")]),
        ("ANNA REED AND TOM VALE", [("Anna Reed", "", ""), ("Tom Vale", "", "")]),
        ("Walter von Aachen", [("Walter von Aachen", "", "")]),
        ("Redaktion Hafenblatt", [("Redaktion Hafenblatt", "", "Redaktion Hafenblatt")]),
        ("Harbour Research Institute", None),
        ("김하늘 기자 haneul@harbour.example", [("김하늘", "", "")]),
        ("Anna Reed im Gespräch mit Tom Vale", [("Anna Reed", "", ""), ("Tom Vale", "", "")]),
    ],
)
def test_names_posts_and_agencies_are_told_apart(
    said: str, people: list[tuple[str, str, str]] | None
) -> None:
    byline = known_byline(said)
    assert byline
    found = [(p.name, p.role, p.agency) for p in byline.people]
    if people is None:
        assert all(name == agency for name, _, agency in found)
    else:
        assert found == people


def test_the_papers_own_name_is_an_agency_and_no_person() -> None:
    byline = known_byline("Harbour Gazette", ("harbourgazette",))
    assert byline
    assert byline.people[0].agency == byline.people[0].name == "Harbour Gazette"


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("Beitrag von r23 » 21.01.2009, 05:42", ["r23"]),
        ("Text und Interview: Harald Wille", ["Harald Wille"]),
        ("Dec 17, 2025 Julian K. Arno", ["Julian K. Arno"]),
        ("Von Seeblick Publiziert 02/02/2022 um 09:23 GMT", ["Seeblick"]),
        ("责任编辑：孔小明", ["孔小明"]),
        ("By Anna Reed @annareed", ["Anna Reed"]),
        ("The Gazette Team", ["The Gazette Team"]),
    ],
)
def test_an_element_of_the_author_names_him(marked: str, names: list[str]) -> None:
    byline = signed_byline((marked,))
    assert byline
    assert [person.name for person in byline.people] == names


@pytest.mark.parametrize(
    "marked",
    ["Sat, 20 Dec, 2025 - 06:36", "Archiv anzeigen →", ".co-author{display:inline}", "May"],
)
def test_an_element_of_the_author_may_name_nobody(marked: str) -> None:
    assert signed_byline((marked,)) is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("3rd of March, 2026", "2026-03-03"),
        ("Mar. 3, 2026 at 2:05 p.m.", "2026-03-03 14:05"),
        ("03-Mar-2026", "2026-03-03"),
        ("3. März 2026, 14:05 Uhr", "2026-03-03 14:05"),
        ("3. Jänner 2026", "2026-01-03"),
        ("le 3 mars 2026 à 14h05", "2026-03-03 14:05"),
        ("1er août 2026", "2026-08-01"),
        ("3 de marzo de 2026, 14.05", "2026-03-03 14:05"),
        ("3 de março de 2026 às 14h05", "2026-03-03 14:05"),
        ("3 marzo 2026 alle 14:05", "2026-03-03 14:05"),
        ("3 maart 2026 om 14:05", "2026-03-03 14:05"),
        ("3. mars 2026 kl. 14.05", "2026-03-03 14:05"),
        ("3. marts 2026 kl. 14:05", "2026-03-03 14:05"),
        ("3.3.2026 klo 14.05", "2026-03-03 14:05"),
        ("3. maaliskuuta 2026", "2026-03-03"),
        ("3 marca 2026", "2026-03-03"),
        ("3. března 2026", "2026-03-03"),
        ("3. ožujka 2026.", "2026-03-03"),
        ("2026. március 3.", "2026-03-03"),
        ("3 martie 2026", "2026-03-03"),
        ("2026 m. kovo 3 d.", "2026-03-03"),
        ("2026. gada 3. marts", "2026-03-03"),
        ("3 марта 2026 г., 14:05", "2026-03-03 14:05"),
        ("3 березня 2026", "2026-03-03"),
        ("3 Μαρτίου 2026", "2026-03-03"),
        ("3 Mart 2026, 14:05", "2026-03-03 14:05"),
        ("3 Maret 2026 14:05", "2026-03-03 14:05"),
        ("3 tháng 3, 2026", "2026-03-03"),
        ("٣ مارس ٢٠٢٦", "2026-03-03"),
        ("3 كانون الثاني 2026", "2026-01-03"),
        ("۱۲ اسفند ۱۴۰۴ - ۱۴:۰۵", "2026-03-03 14:05"),
        ("3 במרץ 2026", "2026-03-03"),
        ("3 मार्च 2026", "2026-03-03"),
        ("2026年3月3日 14:05", "2026-03-03 14:05"),
        ("2026년 3월 3일 오후 2:05", "2026-03-03 14:05"),
        ("2026. 3. 3. 14:05", "2026-03-03 14:05"),
        ("3 มีนาคม 2569", "2026-03-03"),
        ("3 มี.ค. 2569 14:05 น.", "2026-03-03 14:05"),
        ("วันอังคารที่ 3 มีนาคม พ.ศ. 2569", "2026-03-03"),
        ("2026. gada 3. martā, 14:05", "2026-03-03 14:05"),
        ("2026ko martxoaren 3a", "2026-03-03"),
        ("3 Marso 2026", "2026-03-03"),
        ("Fri Mar 3 19:20:36 2023", "2023-03-03 19:20"),
        ("20260303", "2026-03-03"),
        ("2026/03/03 14:05:11", "2026-03-03 14:05"),
        ("3 de marzo de 202614:05", "2026-03-03 14:05"),
    ],
)
def test_a_day_is_read(line: str, said: str) -> None:
    found = read_said(line)
    assert found
    form = "%Y-%m-%d %H:%M" if found.clock else "%Y-%m-%d"
    assert found.at.strftime(form) == said


@pytest.mark.parametrize(
    ("line", "offset"),
    [
        ("3 March 2026 14:05 WIB", 7),
        ("3 March 2026 14:05 CET", 1),
        ("3 March 2026 14:05 (UTC+3)", 3),
        ("2026-03-03T14:05:00.123-0500", -5),
        ("15:56 BST, 27 April 2024", 1),
        ("2026-03-03T14:05Z", 0),
    ],
)
def test_a_zone_is_kept(line: str, offset: int) -> None:
    found = read_said(line)
    assert found
    assert found.zone
    assert found.at.utcoffset() == dt.timedelta(hours=offset)


@pytest.mark.parametrize(
    "line", ["31.09.2022", "99/99/2022", "3 Blumen 2022", "12 12 12", "1234567890123456", "2026"]
)
def test_what_is_no_day_is_not_read(line: str) -> None:
    assert read_moment(line) is None


def test_a_day_that_may_be_two_is_read_where_the_order_is_known() -> None:
    first, second = (read_said("03/04/2026", day_first=order) for order in (True, False))
    assert first
    assert second
    assert (first.at.month, second.at.month) == (4, 3)


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Published: 15:56 BST, 27 April 2024 | Updated: 15:57 BST, 28 April 2024", 27, 28),
        ("Letzte Änderung: 31.10.2023 - 14:49 Erschienen am: 01.10.2023", 1, 31),
        ("3.2.2026 16:20päivitetty 4.2.2026 16:20", 3, 4),
        ("입력 2026.03.03. 오후 2:05 수정 2026.03.04. 오후 3:05", 3, 4),
        ("Publié le 3 mars 2026 à 14h05, mis à jour le 4 mars 2026", 3, 4),
        ("نشر في 3 مارس 2026 آخر تحديث 4 مارس 2026", 3, 4),
        ("Публикувана: 3.3.2026, обновена: 4.3.2026", 3, 4),
        ("Objavljeno: 3. ožujka 2026. Ažurirano: 4. ožujka 2026.", 3, 4),
        ("เผยแพร่ 3 มี.ค. 2569 แก้ไข 4 มี.ค. 2569", 3, 4),
        ("First published on 3 March 2026", 3, None),
        ("Last updated on 4 March 2026", None, 4),
    ],
)
def test_days_of_publication_and_of_change_are_told_apart(
    line: str, published: int | None, updated: int | None
) -> None:
    dates = told_dates(line)
    assert (dates.published.at.day if dates.published else None) == published
    assert (dates.updated.at.day if dates.updated else None) == updated


@pytest.mark.parametrize(
    "line",
    [
        "Veröffentlicht am 13. Mai 2026 um 15:44",
        "發布時間：2026年3月3日 14:05",
        "تاریخ انتشار: ۱۲ اسفند ۱۴۰۴ - ۱۴:۰۵",
        "Опубликовано 3 марта 2026",
        "Lørdag 3. januar 2026 kl. 10:00",
        "Diterbitkan 3 Maret 2026 pukul 14:05 WIB",
    ],
)
def test_a_line_of_dates_is_known_in_its_language(line: str) -> None:
    assert read_date_line(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "The wall fell on 3 March 2026, engineers said.",
        "Am 3. März 2026 fiel die Mauer am alten Hafen.",
        "Harbour Life 2026 calendar",
        "Ingrid Hall 3. mars 2026",
    ],
)
def test_a_line_with_more_than_dates_is_no_line_of_dates(line: str) -> None:
    assert read_date_line(line) is None


@given(st.dates(dt.date(1921, 3, 21), dt.date(2099, 12, 31)))
def test_every_persian_day_is_one_day_further(day: dt.date) -> None:
    """The first of Farvardin and its year, counted on, meet the Gregorian day."""
    year = day.year - 622 + (day >= dt.date(*gregorian(day.year - 621, 1, 1)))
    start = dt.date(*gregorian(year, 1, 1))
    number = (day - start).days
    month = number // 31 + 1 if number < 186 else (number - 186) // 30 + 7
    first = number - (month - 1) * 31 if month < 8 else number - 186 - (month - 7) * 30
    assert dt.date(*gregorian(year, month, first + 1)) == day


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rada mesta sa v utorok nezhodla na tom, že by sa most mal podľa plánu opraviť.", "sk"),
        (
            "Gradsko vijeće je u utorak odlučilo da će se most popraviti, ali ne bi bilo dobro.",
            "hr",
        ),
        ("El consell de la ciutat ha dit que les obres del pont no són per als vianants.", "ca"),
        ("Hội đồng thành phố đã họp và cho biết cây cầu sẽ được sửa trong năm nay.", "vi"),
        ("Градский совет решил, что мост откроют, но это было не всё.", "ru"),
        ("Общинският съвет реши, че мостът ще бъде ремонтиран през лятото.", "bg"),
        ("Градско веће је одлучило да ће мост бити поправљен његовим средствима.", "sr"),
        ("شہر کی کونسل نے منگل کو کہا کہ پل کھول دیا جائے گا۔", "ur"),
        ("町の議会は火曜日に橋を直すことを決めた。", "ja"),
        ("镇议会星期二决定修复这座桥。", "zh"),
        ("시의회는 화요일에 다리를 고치기로 했다.", "ko"),
        ("नगर परिषद ने मंगलवार को पुल खोलने का निर्णय लिया।", "hi"),
    ],
)
def test_a_language_is_known_by_script_or_small_words(text: str, language: str) -> None:
    assert guess_language(text) == language


@given(st.text(max_size=300))
def test_readers_of_names_and_days_take_any_text(text: str) -> None:
    people_in(text, certain=True, known_as=(text[:9],))
    list(all_said(text, day_first=True))
    told_dates(text)
    known_byline(text)
    day_in_address(text)


@given(st.integers(1, 28), st.integers(1, 12), st.integers(1990, 2040))
def test_data_and_print_of_a_day_are_the_same_day(day: int, month: int, year: int) -> None:
    forms = (
        f"{year}-{month:02}-{day:02}",
        f"{day:02}.{month:02}.{year}",
        f"{year}年{month}月{day}日",
    )
    assert {found.date() for form in forms if (found := read_moment(form))} == {
        dt.date(year, month, day)
    }
