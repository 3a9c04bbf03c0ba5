"""Every word the pages say is there in every language."""

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from copydesk.press import card, changed, fact_marks, justin, notice
from copydesk.press.pages import not_found, story
from copydesk.press.words import CATALOGUES, page_language, words

PRESS = Path(str(files("copydesk.press")))
IN_TEMPLATES = re.compile(r"""(?<![\w.])_\(\s*(?:"([^"]+)"|'([^']+)')""")
OR_ELSE = re.compile(r"""_\(mark or "([^"]+)"\)""")


def said_in_templates() -> Iterator[str]:
    for template in sorted(PRESS.glob("templates/*.html")):
        text = template.read_text(encoding="utf-8")
        for one, other in IN_TEMPLATES.findall(text):
            yield one or other
        yield from OR_ELSE.findall(text)


def said_in_code() -> Iterator[str]:
    """Constants handed to `say(...)` or `words(...)(...)`."""
    for module in sorted(PRESS.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            is_say = isinstance(node.func, ast.Name) and node.func.id == "say"
            is_words = isinstance(node.func, ast.Call) and (
                isinstance(node.func.func, ast.Name) and node.func.func.id == "words"
            )
            if (is_say or is_words) and isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value)


def said_by_name() -> set[str]:
    tables = (
        notice.NAMES,
        card.MARKS,
        justin.MARKS,
        changed.STATES,
        changed.BLOCKS,
        changed.COVERAGE,
        fact_marks.FACTS,
        notice.PREFIXES,
        not_found.TITLES,
        story.TOMBSTONES,
    )
    found = {word for table in tables for word in table.values() if word}
    lines = {"Kicker", "Headline", "Standfirst", "Byline", "Dateline"}
    return found | lines | {"Correction", "Withdrawn"}


ALL = sorted({*said_in_templates(), *said_in_code(), *said_by_name()})


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_word_is_translated(language: str) -> None:
    say = words(language).catalogue
    missing = [text for text in ALL if say.gettext(text) == text]
    same = {"Pause", "Sources", "Contact", "Corrections", "Correction", "Clarification", "Archive"}
    same |= {
        "Citation",
        "Liste",
        "Tables",
        "Image",
        "Paragraph",
        "Table",
        "Archives",
        "Error:",
        "Live",
    }
    assert [text for text in missing if text not in same] == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_placeholders_survive_translation(language: str) -> None:
    say = words(language).catalogue
    for text in ALL:
        assert sorted(re.findall(r"{\w+}", say.gettext(text))) == sorted(re.findall(r"{\w+}", text))


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_catalogue_keeps_words_that_nobody_says(language: str) -> None:
    known = [text for text in words(language).catalogue._catalog if isinstance(text, str) and text]  # type: ignore[attr-defined]
    assert sorted(set(known) - set(ALL)) == []


def test_arabic_counts_in_six_forms() -> None:
    say = words("ar")
    told = [say.several("{n} day", "{n} days", n) for n in (0, 1, 2, 3, 11, 100)]
    assert told == ["لا أيام", "يوم واحد", "يومان", "3 أيام", "11 يوماً", "100 يوم"]


def test_a_page_speaks_the_language_of_its_copy_where_we_have_the_words() -> None:
    assert page_language("ar-EG", "en-GB") == "ar-EG"
    assert page_language("he", "en-GB") == "en-GB"
    assert page_language("en", "en-GB") == "en-GB"
    assert page_language("", "de") == "de"
