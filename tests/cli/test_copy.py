"""`clean`, `check` and `compare`."""

import json
import re
from pathlib import Path

import pytest

from cli.conftest import COPY, Run


def test_clean_shows_the_story_what_was_cut_and_the_findings(run: Run, copy: Path) -> None:
    result = run("clean", copy)
    assert result.exit_code == 0
    assert result.stdout.startswith("Ferry to the outer islands sails again\n")
    assert "dateline  PORT ANSELM" in result.stdout
    assert "ad-label" in result.stdout
    assert "COM-04" in result.stdout


def test_clean_reads_standard_input(run: Run) -> None:
    assert run("clean", "-", stdin=COPY).stdout.startswith("Ferry to the outer islands")


def test_a_file_is_what_its_ending_says_as_by_the_other_doors(run: Run, tmp_path: Path) -> None:
    message = tmp_path / "ferry.eml"
    message.write_text("Subject: Ferry to the outer islands sails again\n\nIt sails on Tuesday.\n")
    assert run("clean", message).stdout.startswith("Ferry to the outer islands sails again\n")


def test_clean_explains_the_fields_then_every_piece_with_its_rule(run: Run, copy: Path) -> None:
    told = run("clean", "--explain", copy).stdout
    fields, galley = told.index("Fields ("), told.index("Galley (kept ")
    assert 0 < fields < told.index("  headline ") < galley
    assert "kept as block" in told[galley:]
    assert re.search(
        r"2\d\d–2\d\d +cut as ad-label +[01]\.\d\d +by rule: labels\n +ADVERTISEMENT\n", told
    )
    assert "Findings (" in told[galley:]


def test_clean_explains_in_json_too(run: Run, copy: Path) -> None:
    (line,) = run("clean", "--explain", "--json", copy).stdout.splitlines()
    told = json.loads(line)
    galley = COPY.replace("\\\n", "")
    pieces = [galley[p["span"]["start"] : p["span"]["end"]] for p in told["explained"]]
    assert pieces == [piece["text"] for piece in told["explained"]]
    assert {piece["way"] for piece in told["explained"]} == {"kept", "cut"}
    assert "headline" in {each["field"] for each in told["evidence"]}
    assert "explained" not in json.loads(run("clean", "--json", copy).stdout)


def test_clean_explains_within_the_width_of_the_terminal(
    run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    told = run("clean", "--explain", copy).stdout
    assert max(map(len, told.partition("Fields")[2].partition("Galley")[0].splitlines())) <= 44
    assert " · cut as ad-label · " in told


def test_clean_as_json_is_one_line_with_all_that_was_made(run: Run, copy: Path) -> None:
    (line,) = run("clean", "--json", copy).stdout.splitlines()
    told = json.loads(line)
    assert told["place"] == str(copy)
    assert told["story"]["headline"] == "Ferry to the outer islands sails again"
    assert {"ad-label"} <= {each["role"] for each in told["cuttings"]}
    assert told["findings"]
    assert told["statements"]


def test_clean_as_html_carries_the_paragraphs(run: Run, copy: Path) -> None:
    html = run("clean", "--html", copy).stdout
    assert html.startswith("<h1>Ferry to the outer islands sails again</h1>\n<p>")
    assert "ADVERTISEMENT" not in html


def test_clean_as_markdown_starts_with_the_headline(run: Run, copy: Path) -> None:
    assert run("clean", "--markdown", copy).stdout.startswith("# Ferry to the outer islands")


def test_a_folder_gives_a_line_of_json_a_story(run: Run, copy: Path) -> None:
    (copy.parent / "again.txt").write_text(COPY.replace("Ferry", "Boat"), "utf8")
    (copy.parent / ".hidden").write_text("x")
    result = run("clean", copy.parent)
    assert [json.loads(line)["story"]["headline"][:5] for line in result.stdout.splitlines()] == [
        "Boat ",
        "Ferry",
    ]


def test_a_list_names_the_inputs_one_a_line(run: Run, copy: Path, tmp_path: Path) -> None:
    names = tmp_path / "list"
    names.write_text(f"# the day's copy\n{copy}\n\n{copy}\n", "utf8")
    assert len(run("clean", f"@{names}").stdout.splitlines()) == 2


def test_a_bad_input_is_named_and_the_rest_goes_on(run: Run, copy: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.bin"
    broken.write_bytes(bytes(range(32)) * 40)
    result = run("clean", broken, tmp_path / "nowhere.txt", copy)
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 1
    first, second = result.stderr.splitlines()
    assert first == f"copydesk: {broken}: binary data, not copy"
    assert second == f"copydesk: {tmp_path / 'nowhere.txt'}: No such file or directory"


@pytest.mark.parametrize("command", ["clean", "check"])
def test_an_input_that_cannot_be_read_is_one_line_and_code_3(run: Run, command: str) -> None:
    result = run(command, "-", stdin=b"\x89PNG\r\n\x1a\n")
    assert result.exit_code == 3
    assert result.stderr == "copydesk: standard input: a PNG picture, not copy\n"


def test_an_address_inside_this_network_is_refused(run: Run) -> None:
    result = run("clean", "http://127.0.0.1/feed.xml")
    assert result.exit_code == 3
    assert result.stderr.startswith("copydesk: http://127.0.0.1/feed.xml: ")


def test_a_capture_cannot_steer_the_terminal(run: Run) -> None:
    assert "\x1b" not in run("clean", "-", stdin=COPY.replace("boats", "\x1b[2Jboats")).stdout


def test_check_shows_findings_only_and_stops_with_code_4(run: Run, copy: Path) -> None:
    result = run("check", copy)
    assert result.exit_code == 4
    assert "stops  COM-04" in result.stdout
    assert "flour" not in result.stdout


def test_check_as_json_is_a_finding_a_line(run: Run, copy: Path) -> None:
    lines = run("check", "--json", copy).stdout.splitlines()
    assert "COM-04" in {json.loads(line)["code"] for line in lines}


def test_a_house_switches_checks_off(run: Run, copy: Path, tmp_path: Path) -> None:
    toml = tmp_path / "house.toml"
    toml.write_text('switched_off = ["COM-04"]\nname = "The Harbour Post"\n')
    assert "COM-04" not in run("check", "--house", toml, copy).stdout


@pytest.mark.parametrize("content", ["nonsense = 1", "short_words = 'many'", "= =", "\xff"])
def test_a_house_that_is_none_is_refused_with_the_reason(
    run: Run, copy: Path, tmp_path: Path, content: str
) -> None:
    toml = tmp_path / "house.toml"
    toml.write_text(content, "latin-1")
    result = run("check", "--house", toml, copy)
    assert result.exit_code == 3
    assert result.stderr.startswith(f"copydesk: {toml}: ")


def test_the_time_given_is_the_time_the_checks_see(run: Run) -> None:
    page = (
        "<html><head><meta property='article:published_time' content='2026-11-20T08:00:00Z'>"
        f"<title>Ferry sails</title></head><body><article><h1>Ferry"
        f" sails</h1><p>{COPY}</p></article>"
    )
    assert "TIM-02" in run("check", "--at", "2027-03-01", "-", stdin=page).stdout
    assert "TIM-02" not in run("check", "--at", "2026-11-21T08:00Z", "-", stdin=page).stdout


def test_compare_shows_paragraphs_figures_and_quotations(
    run: Run, copy: Path, tmp_path: Path
) -> None:
    later = tmp_path / "later.txt"
    later.write_text(COPY.replace("12", "nine").replace("lucky with", "unlucky with"), "utf8")
    result = run("compare", copy, later)
    assert result.exit_code == 0
    assert "+ Island shopkeepers" in result.stdout
    assert "figure fell" in result.stdout
    assert "quotation changed" in result.stdout
    assert "FIG-02" in result.stdout


def test_compare_of_one_text_with_itself_finds_nothing(run: Run, copy: Path) -> None:
    result = run("compare", copy, copy)
    assert "The words are the same." in result.stdout
    assert "No findings." in result.stdout


def test_compare_as_json_is_a_difference_a_line(run: Run, copy: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.txt"
    later.write_text(COPY.replace("12", "nine"), "utf8")
    first = json.loads(run("compare", "--json", copy, later).stdout.splitlines()[0])
    assert (first["kind"], first["before"], first["after"]) == (
        "figure fell",
        "At least 12",
        "At least nine",
    )


def test_a_part_that_cannot_be_read_is_named_behind_the_stories_of_the_others(
    run: Run, tmp_path: Path
) -> None:
    feed = tmp_path / "feed.xml"
    bad = f"<item><guid>urn:2</guid><description>{'a' * 500_001}</description></item>"
    feed.write_text(f"<rss><channel><item><title>Ferry</title></item>{bad}</channel></rss>")
    result = run("clean", feed, "--json")
    assert result.exit_code == 3
    assert '"headline":"Ferry"' in result.stdout
    assert f"{feed}#urn:2" in result.stderr
