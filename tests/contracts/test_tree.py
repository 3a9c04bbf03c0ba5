"""The tree itself: layers, light import, lock files, sizes, no machine's paths."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src/copydesk").rglob("*.py"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
HEAVY = ("django", "wagtail", "pydantic", "aiohttp", "PIL", "rich", "minijinja")


def tracked() -> list[Path]:
    """The files under version control, as far as they are there."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a clone: no list of files under version control")
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


def test_no_room_imports_one_it_must_not() -> None:
    kept = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert kept.returncode == 0, kept.stdout[-4000:] + kept.stderr[-2000:]


@pytest.mark.parametrize("modules", ["copydesk, copydesk.line", "copydesk.cli", "copydesk.console"])
def test_the_core_is_light(modules: str) -> None:
    code = f"import sys, {modules}; print(*(m for m in {HEAVY!r} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_the_command_line_starts_without_reading_any_copy() -> None:
    code = (
        "import sys, copydesk.cli; print(*(m for m in ('lxml', 'selectolax') if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize(
    "path", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda p: p.stem
)
def test_a_lock_file_names_no_host_and_hashes_every_package(path: Path) -> None:
    text = path.read_text("utf8")
    assert "://" not in text
    packages = [line for line in text.splitlines() if line and line[0] not in " #"]
    assert packages
    blocks = text.split("\n")
    for package in packages:
        following = blocks[blocks.index(package) + 1 :]
        assert package.endswith("\\"), f"{package} has no hash"
        assert following[0].strip().startswith("--hash=sha256:")


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    roots = ("work", "farm", "root", "home", "Users")
    sign = re.compile(rf"(?<![\w.-])/(?:{'|'.join(roots)})/")  # at the root, not in an address
    for path in tracked():
        try:
            text = path.read_text("utf8")
        except UnicodeDecodeError:
            continue
        found = sign.findall(text)
        assert not found, f"{path.relative_to(ROOT)} names {found}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_modules_and_functions_are_small(path: Path) -> None:
    text = path.read_text("utf8")
    assert len(text.splitlines()) <= 500
    for name, length in _functions(ast.parse(text)):
        assert length <= 50, f"{name} has {length} lines"


def _functions(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Functions with their lines, docstring and decorators left aside."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            docstring = (first.end_lineno or 0) - first.lineno + 1 if is_docstring else 0
            yield node.name, (node.end_lineno or 0) - node.lineno + 1 - docstring
