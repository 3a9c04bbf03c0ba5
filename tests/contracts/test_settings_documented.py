"""Every setting that is read from the environment stands in the handbook, and no other."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_settings_and_handbook_name_the_same_variables() -> None:
    code = (ROOT / "src/copydesk/newsroom/settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r"env\.\w+\(\s*\"([A-Z_]+)\"", code))
    page = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE))
    assert read == told
