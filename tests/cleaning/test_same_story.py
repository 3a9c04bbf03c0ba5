"""The same bytes and the same cleaner give the same story, in whatever process it is made."""

import os
import subprocess
import sys
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "sample/agencies"
# Each delivery's name and what was made of it, a line of JSON an item, the account included.
CLEAN_ALL = """
import datetime, hashlib, pathlib, sys
from copydesk.checks.check import Known
from copydesk.errors import UnreadableCapture
from copydesk.line import items, process
from copydesk.story.codec import to_json
from copydesk.story.story import Capture

at = datetime.datetime(2026, 11, 23, 8, tzinfo=datetime.UTC)
known = Known(now=at)
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*")):
    if not path.is_file():
        continue
    content = path.read_bytes()
    sha = hashlib.sha256(content).hexdigest()
    capture = Capture(sha256=sha, content=content, media_type="", place=path.name, at=at)
    try:
        made = [to_json(process(item, capture, known)) for item in items(capture, known)]
    except UnreadableCapture as error:
        made = [str(error).encode()]
    sys.stdout.buffer.write(b"\\n".join((path.name.encode(), *made, b"")))
"""


def test_every_sample_delivery_is_cleaned_to_the_same_bytes_twice() -> None:
    one, other = (_cleaned(seed) for seed in ("1", "4242"))
    assert one.count(b'"cleaner":"copydesk-cleaning/') > 20
    assert one.splitlines() == other.splitlines()


def _cleaned(hash_seed: str) -> bytes:
    """What a fresh process makes of all sample deliveries, with another order of its sets."""
    return subprocess.run(
        [sys.executable, "-c", CLEAN_ALL, str(SAMPLE)],
        env=os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=True,
    ).stdout
