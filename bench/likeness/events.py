"""Stories of one event by different writers: `python bench/likeness/events.py SIZE CACHE`.

`events.txt` has sixty events, each told by two hands, and a story that is not of it: of the same
place and people (`place`), or of the same kind elsewhere (`kind`). On the desk lie the first
tellings, the others and SIZE more stories of those days; asked is what stands beside the second.
Odd events were looked at when the thresholds were chosen, even ones were not.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import desk
from found import shuffled, stories
from texts import Text

EVENTS = Path(__file__).parent / "events.txt"


class Event(NamedTuple):
    """Two tellings and a story that is of something else."""

    number: int
    near: str
    first: Text
    second: Text
    miss: Text


def events(path: Path = EVENTS) -> list[Event]:
    """What is written down."""
    parts = re.split(r"^== (\d+) (\w+) (\w+)\n", path.read_text(), flags=re.MULTILINE)[1:]
    found = zip(*(parts[place::4] for place in range(4)), strict=True)
    return [
        Event(int(number), near, *_texts(number, language, told))
        for number, language, near, told in found
    ]


def _texts(number: str, language: str, told: str) -> Iterator[Text]:
    for name, text in zip(("first", "second", "miss"), told.split("# ")[1:], strict=True):
        yield Text(f"{number}-{name}", language, tuple(filter(None, text.split("\n"))))


def asked(told: list[Event], before: int) -> list[dict[str, object]]:
    """What stands beside each second telling, and by what it was joined."""
    from copydesk.newsroom.desk.likeness.beside import beside
    from copydesk.newsroom.desk.likeness.remembering import traits
    from copydesk.newsroom.desk.models import StoryRow

    at = StoryRow.objects.latest("pk").came_at
    lines = []
    for place, event in enumerate(told):
        row = StoryRow(pk=10**9, came_at=at, published=at)
        got = beside(row, traits(desk.story_of(event.second)))
        right = before + 1 + place
        lines.append({
            "number": event.number,
            "near": event.near,
            "found": right in [one.row.pk for one in got],
            "missed": before + 1 + len(told) + place in [one.row.pk for one in got],
            "wrong": [one.row.headline for one in got if one.row.pk != right],
            "sure": [round(one.sure, 2) for one in got],
        })  # fmt: skip
    return lines


def main(size: int, cache: Path) -> None:
    """Open or fill the desk, and tell what is found there."""
    real, told = shuffled(cache), events()
    folder = cache / f"events-{size}"
    if desk.open_desk(folder):
        own = [each.first for each in told] + [each.miss for each in told]
        desk.fill(folder, iter([*stories(real, size), *own]))
    for line in asked(told, size):
        print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
