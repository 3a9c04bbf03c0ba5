"""The command line as a whole: help, codes, parts, schemas, what is not installed."""

import json

import click
import pytest

from cli.conftest import Run
from copydesk import __version__
from copydesk.checks import CHECKS
from copydesk.cli import desk, newsroom
from copydesk.cli.newsroom import newsroom_commands

OWN = ("clean", "check", "compare", "schema", "about")


def test_help_lists_every_command_and_the_exit_codes(run: Run) -> None:
    text = run("-h").stdout
    for name in (*OWN, "serve", "poll", "publish", "press", "manage"):
        assert f"\n  {name} " in text
    assert "3  an input was refused" in text


@pytest.mark.parametrize("name", OWN)
def test_every_command_explains_itself(run: Run, name: str) -> None:
    result = run(name, "-h")
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")


def test_every_option_has_a_line_of_help() -> None:
    options = [each for command in desk.commands.values() for each in command.params]
    assert all(each.help for each in options if isinstance(each, click.Option))


def test_a_wrong_command_line_is_code_2(run: Run) -> None:
    assert run("clean").exit_code == 2
    assert run("clean", "--at", "soon", "x").exit_code == 2


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"copydesk {__version__}\n"


def test_something_unexpected_is_one_line_and_code_1(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("copydesk.cli.told.parts", lambda: 1 / 0)
    result = run("about")
    assert result.exit_code == 1
    assert result.stderr.startswith("copydesk: unexpected: ZeroDivisionError")


def test_a_traceback_is_shown_to_those_who_ask(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copydesk.cli.told.parts", lambda: 1 / 0)
    assert isinstance(run("--trace", "about").exception, ZeroDivisionError)


def test_schema_names_the_records(run: Run) -> None:
    assert "Story" in run("schema").stdout.splitlines()


@pytest.mark.parametrize("name", ["Story", "story", "Capture", "House", "Edition"])
def test_schema_prints_the_schema_of_a_record(run: Run, name: str) -> None:
    assert name.capitalize() in json.loads(run("schema", name).stdout)["$defs"]


def test_schema_of_no_record_is_a_wrong_command_line(run: Run) -> None:
    assert run("schema", "Horse").exit_code == 2


def test_about_names_every_check_in_order_with_who_brought_it(run: Run) -> None:
    told = json.loads(run("about", "--json").stdout)
    checks = [part["name"] for part in told["parts"] if part["kind"] == "checks"]
    assert checks[: len(CHECKS)] == [f"{each.code} {each.name}" for each in CHECKS]


def test_about_is_readable_as_text(run: Run) -> None:
    text = run("about").stdout
    assert f"Checks ({len(CHECKS)})" in text
    assert "COM-04 no date" in text


def test_a_command_of_a_newsroom_that_is_not_installed_says_so(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newsroom, "PARTS", ("no_such_wagtail",))
    for name in newsroom_commands():
        result = run(name)
        assert result.exit_code == 5
        assert "pip install 'copydesk[newsroom]'" in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_a_command_nobody_has_is_a_wrong_command_line(run: Run) -> None:
    assert run("gallop").exit_code == 2
