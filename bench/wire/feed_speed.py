"""How fast feeds become items, beside the readers that others use.

    python bench/wire/feed_speed.py [--peers build/bench] [--rounds 9] [--out bench/results/...]

Both sides read the same bytes in one process pinned to one core, in turn, class by class; a
figure is the median over rounds of peer's processor time / ours, with the lowest and highest round
beside it. feedparser reads with its sanitising on (its default): its bodies are HTML without what
is dangerous. Ours is measured twice. `items` is capture to Items: every headline, name, note and
address is text or an address of a safe scheme, and the body waits as it was sent, which is not
sanitised: nothing prints it but the cleaner. `bodies set` also parses each body and sets it as
the galley the cleaner starts from, in which no markup of the sender is left: that is what to
compare with feedparser where sanitised bodies are asked for.
"""

import argparse
import importlib
import json
import math
import os
import statistics
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path

from run import SHARED, capture

from copydesk.errors import UnreadableCapture
from copydesk.markup.html import read_html
from copydesk.story.story import Capture
from copydesk.wire.read import read

Reader = Callable[[Capture], object]
SMALL = 4_096  # bytes; the tests of other projects are smaller, feeds of publishers larger
EVERY = 6  # of the small ones, one in so many
FORMS = frozenset({"rss", "atom", "rdf", "cdf"})
TEXT = "harbour council ferry budget “quay” — repair vote storm museum rail café market"
WORDS = TEXT.split()
AGAIN = 3  # a round takes the best of so many, of both: the machine has others to serve

NOTES = """
Processor time of one process on one core, feed after feed: nothing is remembered of a feed when
it comes again. `items`: headlines, names, notes and addresses are made safe, the body waits as it
was sent and nothing but the cleaner prints it. `bodies set`: each body parsed and set as the
galley, without markup of the sender; feedparser's bodies are sanitised HTML, so this is the line
to compare it with. The bar of 40 times is not reached in any class. To parse alone (lxml, 6
microseconds for a small test, 14 for a made entry of 3,500 characters) is 75 to 150 times as
fast as feedparser, and all Python that follows has to fit in the rest.

Beside the reader before, in turn: large feeds in 0.65 to 0.7 of its time, small tests and
real feeds in 0.8. What each way gave, in microseconds for an entry of 3,500 characters (62 before,
45 now, both where lxml takes 14): straight from the bytes where they are sound UTF-8, 9;
dates in their usual places cut and read by `fromisoformat`, 3; the longest word
of a summary looked for before the text is read, 1; attributes asked for only where there are any,
1; subjects by the names there are, 1;
warnings before a headline sought only where there is their sign, 0.6; addresses resolved once,
0.6. The rest was not measured step by step: only the fields that items have, texts tested for
markup without generators, names kept in a plain dictionary, one pass less over children.
Nothing came of other switches of lxml's parser, nor of switching the garbage collector off.
ElementTree in place of lxml would give 4, but cannot write out XHTML or mend what is broken.
A possessive regular expression proves in 8 that a body of that length has harmless tags only
(24 of the 29 bodies with markup in the real feeds); it is not used, for no body is printed.
"""


def shared(wanted: Callable[[dict[str, object], int], bool]) -> list[Capture]:
    """The well-formed shared feeds of one class, by case and size."""
    folder = SHARED / "bench/wire"
    found = []
    for line in (folder / "cases.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["format"] in FORMS and case.get("wellformed") and case["expect"].get("n_items"):
            content = (folder / case["file"]).read_bytes()
            if wanted(case, len(content)):
                found.append(capture(content))
    return found


def paragraph(number: int) -> str:
    """Some words with a link, as an article has them."""
    words = " ".join(WORDS[(number + at * at) % len(WORDS)] for at in range(60))
    link = f'<a href="/topic/{number}" onclick="go()">dock {number}</a>'
    return f"<p>{words}, <em>said</em> the {link} &amp; <strong>more</strong>.</p>"


def article(number: int) -> str:
    """The body of an entry: six paragraphs, a list and a picture, some 3,500 characters."""
    text = "".join(paragraph(number + at) for at in range(6))
    picture = f'<figure><img src="/pictures/{number}.jpg" alt="Quay" width="800"></figure>'
    return f"{text}{picture}<ul><li>One</li><li>Two</li></ul><script>count()</script>"


def made(entries: int) -> Capture:
    """An RSS feed of so many articles."""
    body = "".join(
        f"<item><title>Ferry {n} &amp; quay</title><link>https://isle.example/2026/{n}</link>"
        f'<guid isPermaLink="false">isle-{n}</guid><dc:creator>Una Hale</dc:creator>'
        f"<pubDate>Wed, 04 Mar 2026 {n % 24:02}:{n % 60:02}:00 +0100</pubDate>"
        f"<category>Transport</category><description>In short, {n}.</description>"
        f"<content:encoded><![CDATA[{article(n)}]]></content:encoded></item>\n"
        for n in range(entries)
    )
    return capture(
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        "<title>Isle Wire</title><link>https://isle.example/</link>"
        f"<description>Isles</description>{body}</channel></rss>".encode()
    )


def classes() -> dict[str, list[Capture]]:
    """The feeds by size class."""
    small = shared(lambda case, size: size < SMALL and case["gold"] != "tool-snapshot")
    return {
        "small tests": small[::EVERY],
        "real feeds": shared(lambda case, _: case["gold"] == "tool-snapshot"),
        "made, 20 entries": [made(20)],
        "made, 100 entries": [made(100)],
        "made, 500 entries": [made(500)],
    }


def items(one: Capture) -> object:
    """Our reader: a capture to items."""
    try:
        return read(one)
    except UnreadableCapture:
        return None


def bodies_set(one: Capture) -> object:
    """Our reader, and each body parsed and set."""
    for item in read(one):
        read_html(item.body.text, item.body.base)
    return None


def peers(folder: Path) -> dict[str, Reader]:
    """The peers that are installed in an environment of their own."""
    sys.path += [str(path) for path in folder.glob("lib/python*/site-packages")]
    found: dict[str, Reader] = {}
    for name in ("feedparser", "feedparser_rs"):
        try:
            parse = importlib.import_module(name).parse
        except ImportError:
            print(f"{name} is not installed in {folder}; it takes no part.")
            continue
        found[name] = lambda one, parse=parse: parse(one.content)
    return found


def seconds(reader: Reader, captures: Iterable[Capture]) -> float:
    """The processor time one reader takes over some feeds."""
    start = time.process_time()
    for one in captures:
        reader(one)
    return time.process_time() - start


def ratios(ours: Reader, theirs: Reader, captures: list[Capture], rounds: int) -> list[float]:
    """Their time over ours, round by round, the readers in turn."""
    found = []
    for _ in range(rounds):
        # Feed after feed, so that nothing is remembered of the one before.
        other = min(seconds(theirs, captures) for _ in range(AGAIN))
        mine = min(seconds(ours, captures) for _ in range(AGAIN))
        found.append(other / mine)
    return found


def told(values: list[float]) -> str:
    """A median with its lowest and highest round."""
    return f"{statistics.median(values):7.1f} ({min(values):.1f}-{max(values):.1f})"


def table(folder: Path, rounds: int) -> str:
    """The ratios of all classes and readers; the total counts every class alike."""
    lines = []
    every = classes()
    for peer, theirs in peers(folder).items():
        for how, ours in (("items", items), ("bodies set", bodies_set)):
            total = [0.0] * rounds
            for name, captures in every.items():
                seconds(ours, captures)
                got = ratios(ours, theirs, captures, rounds)
                total = [so_far + math.log(one) for so_far, one in zip(total, got, strict=True)]
                lines.append(f"{peer:14s} {how:11s} {name:18s} {told(got)}")
            whole = [math.exp(one / len(every)) for one in total]
            lines.append(f"{peer:14s} {how:11s} {'all classes':18s} {told(whole)}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the table, and write it where asked to."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--peers", type=Path, default=Path("build/bench"))
    options.add_argument("--rounds", type=int, default=9)
    options.add_argument("--out", type=Path)
    given = options.parse_args()
    warnings.simplefilter("ignore")
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    head = "# Feeds: the peer's time over ours (median of rounds, lowest-highest)\n"
    text = f"{head}\n```\n{table(given.peers, given.rounds)}```\n{NOTES}"
    print(text)
    if given.out:
        given.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
