"""The story that three houses in a row begin with, and how a story is handed in at the first."""

import datetime as dt
import json
from pathlib import Path

REPORTERS = "reporters"
HEADLINE = "Skerries ferry sails again after eleven days"
PARAGRAPHS = (
    "The ferry between Port Alder and the Skerries sailed again on Tuesday after eleven days, the "
    "harbour office said.",
    "“We checked every weld twice,” said Maren Tolliver, the harbour master.",
    "The crossing had been closed since a storm tore the landing stage from its piles. Repairs "
    "cost 240,000 crowns, according to the harbour office.",
    "Islanders had been supplied by helicopter in the meantime, and the school on Great Skerry "
    "held its lessons in the parish hall.",
)


def hand_in(
    drop: Path,
    headline: str = HEADLINE,
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    *,
    at: dt.datetime,
) -> None:
    """Lay a story of ours into the reporters' drop folder, as ninjs 3.1 of this moment."""
    name = "-".join(headline.lower().split())[:60]
    now = at.isoformat(timespec="seconds")
    text = "".join(f"<p>{each}</p>" for each in paragraphs)
    item = {
        "standard": {"name": "ninjs", "version": "3.1"},
        "uri": f"tag:harbour-times.example,{at:%Y-%m-%d}:{name}",
        "type": "text",
        "language": "en",
        "pubStatus": "usable",
        "version": "1",
        "firstCreated": now,
        "versionCreated": now,
        "headlines": [{"role": "main", "value": headline}],
        "by": "By Jonna Reed",
        "bodies": [{"contentType": "text/html", "value": text}],
    }
    folder = drop / REPORTERS
    folder.mkdir(mode=0o770, parents=True, exist_ok=True)
    beside = folder / f".{name}.json"
    beside.write_text(json.dumps(item, ensure_ascii=False), encoding="utf-8")
    beside.rename(folder / f"{name}.json")
