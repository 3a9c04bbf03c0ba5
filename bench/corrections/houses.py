"""A kill at the first of three houses in a row: how soon readers of each no longer have the story.

    python bench/corrections/houses.py --kills 60 --write

Three newsrooms as `copydesk houses` opens them, each with door, desk and worker. Made-up stories
are handed in at the first and travel; then each is killed with the button of the first desk, nobody
else doing anything. From the press of the button, at each house: until its page answers 410, its
ticker and its feed have lost the story. Writes `bench/results/propagation.md`.
"""

import argparse
import datetime as dt
import http.client
import math
import os
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "tests")]

from parts import write_part  # noqa: E402  # beside this file

from copydesk.newsroom.house_story import hand_in  # noqa: E402
from propagation.three_houses import Desk, House, ThreeHouses, headlines  # noqa: E402

RESULT = HERE.parent / "results" / "propagation.md"
HEADING = "# A kill through three houses"
AT_ONCE = 10  # stories under way; a ticker holds twenty
ASKED = 2.0  # seconds
GIVEN_UP = 60.0
OUTPUTS = ("page", "ticker", "feed")
THINGS = (
    *("harbour", "ferry", "pier", "council", "vote", "storm", "winter", "boat", "school", "market"),
    *("bridge", "road", "clerk", "master", "island", "light", "wall", "tide", "crane", "train"),
    *("ticket", "garden", "library", "choir", "museum", "orchard", "glacier", "mill", "cannery"),
)
Times = dict[tuple[str, str], float]


def main() -> None:
    """Open, kill, report."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--kills", type=int, default=60)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    load = f"{os.getloadavg()[0]:.1f}"
    with tempfile.TemporaryDirectory(prefix="houses-") as folder:
        houses = ThreeHouses(Path(folder) / "row")
        try:
            houses.wait_until_open()
            found = measured(houses, given.kills)
        finally:
            houses.close()
    text = report(found, [house.name for house in houses.houses], load)
    print(text)
    if given.write:
        write_part(RESULT, HEADING, text)


def measured(houses: ThreeHouses, kills: int) -> list[Times]:
    """What each kill took."""
    luck, desk = Random(6), houses.desk(houses.houses[0])
    found: list[Times] = []
    while len(found) < kills:
        for headline, path in travelled(houses, luck):
            time.sleep(luck.uniform(0.2, 1.2))  # the loops of no house are in step with us
            found.append(killed(desk, houses.houses, headline, path))
            print(len(found), {f"{a} {b}": round(t, 2) for (a, b), t in found[-1].items()})
    return found


def travelled(houses: ThreeHouses, luck: Random) -> list[tuple[str, str]]:
    """Some more stories, before the readers of all three houses: headline and path."""
    drop = houses.data / houses.houses[0].key / "drop"
    told = [made_up(luck) for _ in range(AT_ONCE)]
    for headline, paragraphs in told:
        hand_in(drop, headline, paragraphs, at=dt.datetime.now(dt.UTC))
    until, wanted = time.monotonic() + GIVEN_UP, {headline for headline, _ in told}
    while time.monotonic() < until:
        here = [wanted & set(headlines(house)) for house in houses.houses]
        if all(each == wanted for each in here):
            break
        time.sleep(0.5)
    there = wanted.intersection(*here)
    day = f"{dt.datetime.now(dt.UTC):%Y/%m/%d}"
    return [(each, f"/{day}/{'-'.join(each.lower().split())}/") for each in sorted(there)]


def made_up(luck: Random) -> tuple[str, tuple[str, ...]]:
    """A story whose words are like no other's."""
    things = luck.sample(THINGS, 3)
    headline = (
        f"The {things[0]} and the {things[1]} of the {things[2]} number {luck.randrange(9**6)}"
    )
    return headline, tuple(
        f"The {' '.join(luck.choices(THINGS, k=22))} stood, the clerk of Port Alder said."
        for _ in range(5)
    )


def killed(desk: Desk, houses: tuple[House, ...], headline: str, path: str) -> Times:
    """Kill a story at the first desk; when each house's readers no longer had it."""
    key, times = desk.key_of(headline), Times()
    ready = threading.Barrier(len(houses) + 1, timeout=GIVEN_UP)
    watching = [
        threading.Thread(target=watch, args=(house, headline, path, ready, times))
        for house in houses
    ]
    for each in watching:
        each.start()
    ready.wait()
    begun = time.monotonic()
    reason = "The council never voted."
    desk.send(f"/desk/review/{key}/act/", act="withdraw", kind="takedown", reason=reason)
    for each in watching:
        each.join()
    return {what: at - begun for what, at in times.items()}


def watch(house: House, headline: str, path: str, ready: threading.Barrier, times: Times) -> None:
    """Ask as readers do, again and again, until all three say that the story is gone."""
    line = http.client.HTTPConnection("127.0.0.1", house.port, timeout=30)
    left, until = dict(zip(OUTPUTS, (path, "/live/ticker.json", "/feed.json"), strict=True)), 0.0
    before = {what: ask(line, address) for what, address in left.items()}
    assert before["page"][0] == 200, before["page"]
    assert all(headline in words for _, words in before.values()), house.name
    ready.wait()
    until = time.monotonic() + GIVEN_UP
    while left and time.monotonic() < until:
        for what, address in tuple(left.items()):
            status, words = ask(line, address)
            if status == 410 if what == "page" else headline not in words and status == 200:
                times[house.name, what] = time.monotonic()
                del left[what]
        time.sleep(0.01)
    for what in left:
        times[house.name, what] = math.inf
    line.close()


def ask(line: http.client.HTTPConnection, path: str) -> tuple[int, str]:
    """Status and words of an answer."""
    line.request("GET", path)
    answer = line.getresponse()
    return answer.status, answer.read().decode()


def report(found: list[Times], names: list[str], load: str) -> str:
    """Milliseconds by house and output."""
    lines = [
        HEADING,
        "",
        f"`python bench/corrections/houses.py --kills {len(found)} --write`: {len(found)} stories "
        "killed one by one at the first of three newsrooms in a row (each with door, desk and "
        "worker, on one machine of two cores), nobody at the others. Milliseconds from the press "
        "of the button until readers were told so, asked every 10 ms. Asked for: everywhere within "
        f"{ASKED:.0f} s, at the 99th percentile. Load of the machine when this began: {load}.",
        "",
        "| house | what | p50 | p99 | most |",
        "| --- | --- | ---: | ---: | ---: |",
    ]
    lines += [
        _line(f"{name} | {what}", [each[name, what] for each in found])
        for name in names
        for what in OUTPUTS
    ]
    lines.append(_line("**all** | **everything**", [max(each.values()) for each in found]))
    return "\n".join(lines) + "\n"


def _line(named: str, took: list[float]) -> str:
    ordered = sorted(took)
    last = ordered[math.ceil(0.99 * len(ordered)) - 1]
    times = (statistics.median(ordered), last, ordered[-1])
    return f"| {named} | " + " | ".join(f"{one * 1000:,.0f}" for one in times) + " |"


if __name__ == "__main__":
    main()
