"""Two rules of a few lines each, beside the peers: whoever cannot beat them adds nothing.

`figcaption`: every figcaption is a caption, its credit told by a class or by the form of its end.
`prose span`: of a text capture, the run of lines with the most words in prose over short lines.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pages import capture_jobs, page_jobs
from selectolax.lexbor import LexborHTMLParser

_CREDIT = '[class*="credit"], [class*="copyright"], [class*="source"], cite, small'
_TAIL = re.compile(
    r"\s*[(\[|]?\s*((?:photo|foto|bild|image|picture|credit|crédit|crédito|fot\.?|©|copyright)"
    r"[^()\[\]]{0,4}[:：©/]?\s*[^()\[\]]{2,80})[)\]]?\s*$",
    re.IGNORECASE,
)
_SHORT = 8  # words; a shorter line without a sentence's end is taken for furniture


def predictions(folder: Path, every: int) -> dict[str, list[dict[str, Any]]]:
    """What the rules say of pages and captures."""
    return {
        "a rule: figcaption": [
            {"id": job["id"], "images": captions(job["html"])} for job in page_jobs(folder, every)
        ],
        "a rule: prose span": [
            {"id": job["id"], "keep": prose_span(job["lines"])}
            for job in capture_jobs(folder, every)
        ],
    }


def captions(html: str) -> list[dict[str, str | None]]:
    """Caption and credit of every figcaption of a page."""
    return list(_captions(html))


def _captions(html: str) -> Iterator[dict[str, str | None]]:
    for found in LexborHTMLParser(html).css("figcaption"):
        named = found.css_first(_CREDIT)
        credit = _plain(named.text()) if named else ""
        if named:
            named.decompose()
        caption = _plain(found.text())
        tail = None if credit else _TAIL.search(caption)
        if tail:
            caption, credit = caption[: tail.start()].strip(), tail[1].strip()
        if caption or credit:
            yield {"caption": caption or None, "credit": credit or None}


def _plain(text: str) -> str:
    return " ".join(text.split())


def prose_span(lines: list[str]) -> list[int]:
    """1 for the lines of the span with the best balance of prose over short lines."""
    best, start, sum_so_far, span = 0.0, 0, 0.0, (0, 0)
    for number, line in enumerate(lines):
        sum_so_far += _weight(line)
        if sum_so_far > best:
            best, span = sum_so_far, (start, number + 1)
        if sum_so_far <= 0:
            sum_so_far, start = 0.0, number + 1
    return [int(span[0] <= number < span[1]) for number in range(len(lines))]


def _weight(line: str) -> float:
    words = len(line.split()) if " " in line else len(line) / 3
    is_prose = words > _SHORT or line.rstrip("\"'”’»)").endswith((".", "!", "?", "。"))
    return words if is_prose else -_SHORT
