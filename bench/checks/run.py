"""Score the checks on the faults of the shared bench.

    python bench/checks/run.py [SHARED]

Writes `bench/results/checks.md`. Only the checks we have are scored: cases of others count as
sound stories are counted, for their false alarms.
"""

import collections
import contextlib
import datetime as dt
import importlib.util
import io
import json
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from copydesk.checks import CHECKS
from copydesk.checks.check import Known, Other
from copydesk.checks.run import check
from copydesk.story.blocks import Block, Credit, Mark, Paragraph, Picture
from copydesk.story.house import House
from copydesk.story.story import Byline, Dateline, Origin, Status, Story

ROOT = Path(__file__).parents[2]
CODES = {each.code for each in CHECKS}
# The bench's invented picture agency stands for one that the house has a contract with.
HOUSE = House(picture_agencies=("Example Pictures",))


def scorer(folder: Path) -> ModuleType:
    """The bench's own scorer, as a module."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _time(value: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(value) if value else None


def _block(n: int, sent: dict[str, Any]) -> Block:
    if sent["type"] == "image":
        credit = Credit(text=sent["credit"]) if sent.get("credit") else None
        src = sent.get("url") or ""
        return Picture(
            key=str(n), src=src, caption=sent.get("caption") or "", credit=credit,
            alt=sent.get("alt") or "", width=sent.get("width") or 0,
        )  # fmt: skip
    text, marks = sent["text"], []
    for link in sent.get("links", ()):
        if link["text"] not in text:  # the bench tells links beside the text
            text += f" {link['text']}."
        start = text.rindex(link["text"])
        end = start + len(link["text"])
        marks.append(Mark(start=start, end=end, kind="link", href=link["href"]))
    return Paragraph(key=str(n), text=text, marks=tuple(marks))


def story(sent: dict[str, Any]) -> Story:
    """A case's story as ours."""
    source, line = sent["source"], sent.get("dateline") or {}
    origin = Origin(
        name=source["name"] or "", url=source["url"] or "", guid=source["guid"] or "",
        version=str(source["version"] or ""), usage_terms=sent["usage_terms"] or "",
    )  # fmt: skip
    return Story(
        headline=sent["headline"] or "", standfirst=sent["standfirst"] or "",
        byline=Byline(text=sent["byline"]) if sent["byline"] else None,
        dateline=Dateline(text=line.get("text") or "", place=line.get("place") or ""),
        published=_time(sent["published"]), updated=_time(sent["modified"]),
        language=sent["language"] or "", section=sent["section"] or "",
        blocks=tuple(_block(n, each) for n, each in enumerate(sent["body"])), origin=origin,
        embargo_until=_time(sent["embargo_until"]), expires=_time(sent["expires"]), capture="case",
    )  # fmt: skip


def known(case: dict[str, Any]) -> Known:
    """What the desk knows beside the story: versions of this item, other stories."""
    sent, earlier = case["story"], None
    status: Status = sent["pubstatus"]
    others = []
    for prior in case["prior"]:
        if prior["source"]["guid"] != sent["source"]["guid"]:
            others.append(Other(id=prior["id"], story=story(prior), same_source=True))
        elif (prior["source"]["version"] or 0) > (sent["source"]["version"] or 0):
            status, earlier = prior["pubstatus"], story(prior)
        else:
            earlier = story(prior)
    now = _time(case["now"])
    assert now is not None
    return Known(now=now, house=HOUSE, status=status, earlier=earlier, others=tuple(others))


def answers(cases: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What the checks find, in the bench's form."""
    found = {}
    for case in cases:
        findings = check(story(case["story"]), known(case))
        marks = [
            {"check": f.code, "para": int(f.block) if f.block else None, "weight": f.weight,
             "says": f.says, "excerpt": f.excerpt} for f in findings
        ]  # fmt: skip
        found[case["id"]] = {"id": case["id"], "found": marks}
    return found


def _tell(key: dict[str, Any], found: dict[str, Any]) -> None:
    """Each fault missed and each finding on a sound story."""
    for id, k in key.items():
        marks = found[id]["found"]
        if k["kind"] == "fault" and k["check"] not in {f["check"] for f in marks}:
            print("missed", k["check"], id)
        for f in marks if k["kind"] == "calm" else ():
            print("sound", f["check"], f["weight"], f["says"][:70], "|", f["excerpt"][:130])


def main() -> None:
    """Score all cases whose check we have, print and write the table."""
    given = (
        sys.argv[1]
        if len(sys.argv) > 1 and sys.argv[1] != "--all"
        else os.environ.get("COPYDESK_SHARED", ROOT / "../shared")
    )
    folder = Path(given) / "bench" / "integrity"
    lines = (folder / "faults/cases.jsonl").read_text("utf8").splitlines()
    key = scorer(folder).read(folder / "faults/key.jsonl")
    found = answers([json.loads(line) for line in lines])
    ours = {id: k for id, k in key.items() if k["check"] in CODES}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        scorer(folder).faults(ours, found)
    calm = [id for id, k in key.items() if k["kind"] == "calm"]
    noise = collections.Counter(c for id in calm for c in {f["check"] for f in found[id]["found"]})
    weights = collections.Counter(f["weight"] for id in calm for f in found[id]["found"])
    text = printed.getvalue()
    rate = sum(noise.values()) / len(calm)
    tail = f"Over all {len(calm)} sound stories: {rate:.3f} findings a story"
    tail += " (" + ", ".join(f"{code} {count}" for code, count in noise.most_common()) + ")."
    told = ", ".join(f"{weight} {n / len(calm):.3f}" for weight, n in sorted(weights.items()))
    tail += f"\n\nBy weight, findings a sound story: {told}."
    print(text, tail, sep="\n")
    if "--all" in sys.argv:
        _tell(ours, found)
    head = "# Checks on the development faults\n\nFirst form, by the bench's own scorer"
    head += " (`python bench/checks/run.py`).\n\n"
    table = ROOT / "bench/results/checks.md"
    _, mark, below = table.read_text("utf8").partition("\n## ")  # written by hand
    table.write_text(f"{head}```\n{text}```\n\n{tail}\n{mark}{below}", "utf8")


if __name__ == "__main__":
    main()
