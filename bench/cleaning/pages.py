"""The development pages and captures as jobs, the same share of every file."""

import json
import lzma
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from worker import Job

BESIDE = Path(__file__).parents[2] / ".." / "shared"
SHARED = Path(os.environ.get("COPYDESK_SHARED", BESIDE)) / "bench" / "cleaning"


def lines_of(path: Path, every: int = 1) -> Iterator[dict[str, Any]]:
    """Every Nth record of a file, by the hash of its id: pages, captures and truth go together."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line)
            if zlib.crc32(one["id"].encode()) % every == 0:
                yield one


def records(folder: Path, every: int = 1) -> dict[str, dict[str, Any]]:
    """The records with their truth, by id."""
    return {one["id"]: one for one in lines_of(folder / "records.jsonl.xz", every)}


def page_jobs(folder: Path, every: int = 1) -> Iterator[Job]:
    """Every page with what a reader of pages may know beside it."""
    known = records(folder, every)
    for path in sorted(folder.glob("pages-*.jsonl.xz")):
        for page in lines_of(path, every):
            record = known[page["id"]]
            yield {
                "id": page["id"],
                "html": page["html"],
                "link": record.get("url") or "",
                "lang": record.get("lang") or "",
                "domain": record["domain"],
            }


def capture_jobs(folder: Path, every: int = 1) -> Iterator[Job]:
    """Every text capture as its lines."""
    known = records(folder, every)
    for capture in lines_of(folder / "captures.jsonl.xz", every):
        record = known[capture["id"]]
        yield {"id": capture["id"], "lines": capture["lines"], "domain": record["domain"]}
