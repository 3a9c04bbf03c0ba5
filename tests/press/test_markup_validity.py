"""Pages of every kind by the Nu validator, where this machine has it."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from copydesk.press.print_pages import print_all
from press.sample import paper

JAR = os.environ.get("VNU_JAR", "")


@pytest.mark.journey
@pytest.mark.skipif(
    not JAR or not shutil.which("java"), reason="VNU_JAR names no Nu validator, or no Java"
)
def test_no_page_has_an_error_by_the_nu_validator(tmp_path: Path) -> None:
    for page in print_all(paper()):
        place = tmp_path / page.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(page.content)
    command = ["java", "-jar", JAR, "--format", "json", "--errors-only", "--skip-non-html"]
    command += ["--also-check-css", "--also-check-svg", str(tmp_path)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert [one["message"] for one in json.loads(told.stderr)["messages"]] == []
