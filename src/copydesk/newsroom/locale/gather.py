"""What the rooms say: every string that modules and templates hand to the translators."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

from copydesk.story.record import Record

ROOMS = Path(__file__).parents[1]
_TEXT = r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\""
# What `templatize` leaves of a template: calls as xgettext would read them.
_CALL = re.compile(
    rf"(?<!\w)(?P<name>_|n?p?gettext(?:_lazy)?)\(\s*"
    rf"(?P<words>u?(?:{_TEXT})(?:\s*,\s*u?(?:{_TEXT}))*)"
)


class Phrase(Record, frozen=True):
    """One thing the desk says; `many` is its plural, `context` what sort of thing is meant."""

    one: str
    many: str = ""
    context: str = ""


def phrases(rooms: Path = ROOMS) -> frozenset[Phrase]:
    """All that is said anywhere in the rooms."""
    said: set[Phrase] = set()
    for path in sorted(rooms.rglob("*.py")):
        if "migrations" not in path.parts:
            said.update(_in_module(path.read_text(encoding="utf-8")))
    for path in sorted(rooms.rglob("*.html")):
        said.update(_in_template(path.read_text(encoding="utf-8"), path.name))
    return frozenset(said)


def _in_module(source: str) -> Iterator[Phrase]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            words = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            yield from _phrase(node.func.id, [word for word in words if isinstance(word, str)])


def _in_template(source: str, name: str) -> Iterator[Phrase]:
    for call in _CALL.finditer(templatize(source, origin=name)):
        words = [ast.literal_eval(found) for found in re.findall(rf"u?(?:{_TEXT})", call["words"])]
        yield from _phrase(call["name"], words)


def _phrase(name: str, words: list[str]) -> Iterator[Phrase]:
    match name.removesuffix("_lazy"), words:
        case "" | "_" | "gettext", [one, *_]:
            yield Phrase(one=one)
        case "ngettext", [one, many, *_]:
            yield Phrase(one=one, many=many)
        case "pgettext", [context, one, *_]:
            yield Phrase(one=one, context=context)
        case "npgettext", [context, one, many, *_]:
            yield Phrase(one=one, many=many, context=context)
        case _:
            pass
