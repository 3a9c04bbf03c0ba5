"""The words the desk says, gathered from its modules and templates."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

import copydesk.newsroom.desk

DESK = Path(copydesk.newsroom.desk.__file__).parent
NAMES = {"_", "gettext", "gettext_lazy", "_lazy"}
SAID = re.compile(
    r"(?<![\w])n?gettext(?:_lazy)?\(u?(?P<words>'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
)


def words() -> set[str]:
    """Every string the desk hands to the translators."""
    return {*_in_modules(), *_in_templates()}


def _in_modules() -> Iterator[str]:
    for path in sorted(DESK.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield from _said(node) if node.func.id in NAMES else ()


def _said(call: ast.Call) -> Iterator[str]:
    first = call.args[0] if call.args else None
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        yield first.value


def _in_templates() -> Iterator[str]:
    for path in sorted((DESK / "templates").rglob("*.html")):
        source = templatize(path.read_text(encoding="utf-8"), origin=path.name)
        for found in SAID.finditer(source):
            yield ast.literal_eval(found["words"])
