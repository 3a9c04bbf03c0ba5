"""`copydesk archive read`, from files to tables."""

import gzip
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from bulk.archives import BODY, MORE, NEWS, answered, of_page, packed, page, record, write
from bulk.tables import rows
from cli.conftest import Run, run  # noqa: F401 - the fixture
from copydesk.bulk.rows import CaptureRow, StoryRow
from copydesk.bulk.tables import schema


def headlines(out: Path) -> list[str]:
    return sorted(row["headline"] for row in rows(out, "stories"))


def ferries(*numbers: int) -> list[str]:
    return sorted(f"Ferry {number} sails again" for number in numbers)


def test_a_folder_of_any_form_becomes_stories(run: Run, tmp_path: Path) -> None:  # noqa: F811
    given, out = tmp_path / "in", tmp_path / "out"
    (given / "below").mkdir(parents=True)
    write(given / "a.warc.gz", 1, 2)
    write(given / "below" / "b.warc", 3)
    (given / "c.html").write_bytes(page(4))
    (given / "d.txt").write_text(f"Ferry 5 sails again\n\nBy Tomas Reed\n\n{BODY}\n")
    feed = (
        "<rss version='2.0'><channel><title>Isle</title>"
        f"<item><title>Ferry 6 sails again</title><guid>6</guid><description>{BODY}</description>"
        f"</item><item><title>Ferry 7 sails again</title><guid>7</guid><description>{BODY} Two."
        "</description></item></channel></rss>"
    )
    (given / "e.xml.gz").write_bytes(gzip.compress(feed.encode()))
    (given / ".hidden.html").write_bytes(page(9))
    result = run("archive", "read", given, "--out", out, "--processes", "1")
    assert result.exit_code == 0, result.output
    assert headlines(out) == ferries(1, 2, 3, 4, 5, 6, 7)
    assert result.stdout.startswith("7 stories; captures: 6 read\n")
    assert {row["format"] for row in rows(out, "stories")} == {"page", "text", "rss"}


def test_a_part_of_a_capture_that_is_left_out_is_listed_beside_what_was_read(
    run: Run,  # noqa: F811
    tmp_path: Path,
) -> None:
    item = (
        "<item><title>Ferry {0} sails again</title><guid>{0}</guid><description>{1}</description>"
    )
    copy = {1: BODY, 2: "a" * 500_001, 3: MORE}
    entries = "".join(f"{item.format(*each)}</item>" for each in copy.items())
    feed = tmp_path / "feed.xml"
    feed.write_text(f"<rss version='2.0'><channel>{entries}</channel></rss>", encoding="utf-8")
    result = run("archive", "read", feed, "--out", tmp_path / "out", "--processes", "1")
    assert result.exit_code == 3
    assert headlines(tmp_path / "out") == ferries(1, 3)
    (refused,) = (tmp_path / "out/refusals.jsonl").read_text(encoding="utf-8").splitlines()
    assert f"({feed}#2)" in json.loads(refused)["reason"]


def test_every_record_is_accounted_for_and_refusals_are_listed(
    run: Run,  # noqa: F811
    tmp_path: Path,
) -> None:
    out, archive = tmp_path / "out", tmp_path / "a.warc.gz"
    archive.write_bytes(
        packed(
            record(b"software: ours", kind="warcinfo"),
            of_page(1),
            record(answered(b"GIF89a", media_type="image/gif"), place=NEWS.format("pier.gif")),
            record(answered(b"%PDF-1.7", media_type="text/html"), place=NEWS.format("odd")),
            record(answered(page(2)), place=NEWS.format(2), length=7),
            record(answered(page(1)), place=NEWS.format("again")),
            of_page(3),
        )
    )
    result = run("archive", "read", archive, "--out", out, "--processes", "1")
    assert result.exit_code == 3
    came = rows(out, "captures")
    assert [row["outcome"] for row in came] == [
        "read", "skipped", "refused", "refused", "duplicate", "read",
    ]  # fmt: skip
    refused = [json.loads(line) for line in (out / "refusals.jsonl").read_text().splitlines()]
    assert [(each["place"], each["reason"]) for each in refused] == [
        (NEWS.format("odd"), "a PDF file, not copy"),
        (f"{archive}@{came[3]['offset']}", "its length is wrong"),
    ]
    assert "2 captures were refused" in result.stderr
    assert headlines(out) == ferries(1, 3)
    summary = json.loads((out / "summary.json").read_text())
    assert summary["counts"]["outcomes"] == {
        "read": 2, "skipped": 1, "refused": 2, "duplicate": 1,
    }  # fmt: skip


def test_the_same_bytes_are_read_once_however_the_units_fall(
    run: Run,  # noqa: F811
    tmp_path: Path,
) -> None:
    given, out = tmp_path / "in", tmp_path / "out"
    given.mkdir()
    for name in "abcd":
        write(given / f"{name}.warc.gz", 1, 2, 3)
    result = run("archive", "read", given, "--out", out, "--unit", "1", "--processes", "3")
    assert result.exit_code == 0, result.output
    assert headlines(out) == ferries(1, 2, 3)
    outcomes = [row["outcome"] for row in rows(out, "captures")]
    assert (outcomes.count("read"), outcomes.count("duplicate")) == (3, 9)
    assert "captures: 9 duplicate, 3 read" in result.stdout
    assert sum(row["stories"] for row in rows(out, "captures")) == 3


def test_tables_have_the_schema_they_say_and_blocks_are_json(
    run: Run,  # noqa: F811
    tmp_path: Path,
) -> None:
    import pyarrow.parquet as pq

    out = tmp_path / "out"
    run("archive", "read", write(tmp_path / "a.warc", 1), "--out", out, "--processes", "1")
    for kind, table in ((StoryRow, "stories"), (CaptureRow, "captures")):
        with pq.ParquetFile(out / table / "0000001.parquet") as file:
            assert file.schema_arrow.equals(schema(kind))
    (row,) = rows(out, "stories")
    assert row["captured"].isoformat() == "2026-03-04T12:00:00+00:00"
    assert row["words"] == len(row["text"].split())
    blocks: list[dict[str, Any]] = json.loads(row["blocks"])
    assert "\n\n".join(block["text"] for block in blocks) == row["text"]


def test_a_second_reading_does_nothing_anew_and_takes_what_has_come(
    run: Run,  # noqa: F811
    tmp_path: Path,
) -> None:
    given, out = tmp_path / "in", tmp_path / "out"
    given.mkdir()
    write(given / "a.warc", 1, 2)
    run("archive", "read", given, "--out", out, "--processes", "1")
    before = (out / "stories" / "0000001.parquet").stat().st_mtime_ns
    write(given / "0.warc", 2, 3)
    result = run("archive", "read", given, "--out", out, "--processes", "1")
    assert result.stdout.startswith("3 stories; captures: 1 duplicate, 3 read")
    assert headlines(out) == ferries(1, 2, 3)
    assert (out / "stories" / "0000001.parquet").stat().st_mtime_ns == before


def test_a_file_that_has_changed_since_is_told(run: Run, tmp_path: Path) -> None:  # noqa: F811
    archive, out = tmp_path / "a.warc", tmp_path / "out"
    run("archive", "read", write(archive, 1), "--out", out, "--processes", "1")
    result = run("archive", "read", write(archive, 1, 2), "--out", out, "--processes", "1")
    assert result.exit_code == 3
    assert "it has changed since" in result.stderr


def zipped(path: Path, *entries: tuple[str, bytes, int]) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name, content, method in entries:
            made.writestr(name, content, compress_type=method)
    return path


def test_of_a_wacz_only_the_archives_are_copy(run: Run, tmp_path: Path) -> None:  # noqa: F811
    big = packed(*(of_page(number) for number in range(30)))
    wacz = zipped(
        tmp_path / "a.wacz",
        ("datapackage.json", b"{}", zipfile.ZIP_DEFLATED),
        ("archive/data.warc.gz", big, zipfile.ZIP_STORED),
        ("archive/more.warc", of_page(31), zipfile.ZIP_DEFLATED),
        ("pages/pages.jsonl", b'{"format": "json-pages-1.0"}', zipfile.ZIP_DEFLATED),
    )
    result = run("archive", "read", wacz, "--out", tmp_path / "out", "--unit", "2")
    assert result.exit_code == 0, result.output
    assert headlines(tmp_path / "out") == ferries(*range(30), 31)
    assert len(list((tmp_path / "out" / "stories").iterdir())) > 3
    assert rows(tmp_path / "out", "captures")[0]["file"] == f"{wacz}!archive/data.warc.gz"


def test_a_zip_gives_its_files_whatever_their_names(run: Run, tmp_path: Path) -> None:  # noqa: F811
    made = zipped(
        tmp_path / "a.zip",
        ("../../evil.html", page(1), zipfile.ZIP_DEFLATED),
        ("/etc/passwd.html", page(2), zipfile.ZIP_STORED),
        ("bomb.html", b"\0" * (70 << 20), zipfile.ZIP_DEFLATED),
        ("odd.html", page(3), zipfile.ZIP_BZIP2),
    )
    result = run("archive", "read", made, "--out", tmp_path / "out", "--processes", "1")
    assert result.exit_code == 3
    assert headlines(tmp_path / "out") == ferries(1, 2)
    reasons = [row["reason"] for row in rows(tmp_path / "out", "captures") if row["reason"]]
    assert reasons == [
        "an entry of a zip that unpacks to more than 50 times its size",
        "an entry packed in a way that is not undone here (12)",
    ]


@pytest.mark.parametrize("content", [b"PK\x03\x04 and no more", b"", b"PK\x05\x06" + b"\xff" * 18])
def test_a_broken_zip_is_refused_and_the_rest_is_read(
    run: Run,  # noqa: F811
    tmp_path: Path,
    content: bytes,
) -> None:
    given = tmp_path / "in"
    given.mkdir()
    (given / "a.zip").write_bytes(content)
    write(given / "b.warc", 1)
    result = run("archive", "read", given, "--out", tmp_path / "out", "--processes", "1")
    assert result.exit_code == 3
    assert headlines(tmp_path / "out") == ferries(1)


def test_places_in_an_object_store_are_read_as_files_are(
    run: Run,  # noqa: F811
    tmp_path: Path,
) -> None:
    given = tmp_path / "in"
    given.mkdir()
    write(given / "a.warc.gz", *range(8))
    (given / "b.html").write_bytes(page(9))
    result = run("archive", "read", f"file://{given}", "--out", tmp_path / "out", "--unit", "1")
    assert result.exit_code == 0, result.output
    assert headlines(tmp_path / "out") == ferries(*range(8), 9)
    result = run("archive", "read", f"file://{given}/none", "--out", tmp_path / "other")
    assert result.exit_code == 3


def test_an_archive_in_another_form_is_refused_not_read_as_text(
    run: Run,  # noqa: F811
    tmp_path: Path,
) -> None:
    (tmp_path / "a.arc").write_text("filedesc://a.arc 0.0.0.0 20080101000000 text/plain 76\n")
    assert run("archive", "read", tmp_path / "a.arc", "--out", tmp_path / "out").exit_code == 3
    (row,) = rows(tmp_path / "out", "captures")
    assert "make it a .warc.gz first" in row["reason"]


def test_the_command_asks_for_what_it_needs(run: Run, tmp_path: Path) -> None:  # noqa: F811
    assert run("archive", "read", tmp_path).exit_code == 2
    asked = ("archive", "read", tmp_path, "--to-desk", "--ray", "local")
    assert run(*asked).exit_code == 2
    assert run("archive", "read", tmp_path / "none", "--out", tmp_path / "out").exit_code == 3
