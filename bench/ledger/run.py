"""Score the ledger on the English development texts of the shared bench.

    python bench/ledger/run.py [SHARED]

The judge has learned from these; `train.py --check` measures what it has not seen.
"""

import importlib.util
import json
import os
import sys
from pathlib import Path
from types import ModuleType

from copydesk.ledger.judge import judge
from copydesk.ledger.record import Choosing, recorded
from copydesk.story.blocks import Paragraph
from copydesk.story.story import Story

ROOT = Path(__file__).parents[2]
FILES = ("gum_interview", "gum_academic", "gum_court")


def scorer(folder: Path) -> ModuleType:
    """The bench's own scorer, as a module."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def attributions(text: str, chooser: Choosing | None = None) -> list[dict[str, list[list[int]]]]:
    """Our statements in the bench's form; each line of the text is a paragraph."""
    starts, blocks, start = {}, [], 0
    for n, line in enumerate(text.splitlines(keepends=True)):
        starts[f"p{n}"] = start
        blocks.append(Paragraph(key=f"p{n}", text=line.rstrip("\n")))
        start += len(line)
    story = Story(language="en", blocks=tuple(blocks))
    found = []
    for each in recorded(story, chooser or judge()):
        start = starts[each.block]
        source = [each.speaker_span] if each.speaker_span else []
        elsewhere = text.rfind(each.speaker, 0, start) if each.speaker and not source else -1
        cue = [each.cue_span] if each.cue_span else []
        roles = (("source", source), ("cue", cue), ("content", each.parts or [each.content_span]))
        found.append(
            {role: [[s.start + start, s.end + start] for s in spans] for role, spans in roles}
        )
        if elsewhere >= 0:  # named in an earlier paragraph
            found[-1]["source"] = [[elsewhere, elsewhere + len(each.speaker)]]
    return found


def main() -> None:
    """Score every file and tell the table."""
    shared = Path(
        sys.argv[1] if len(sys.argv) > 1 else os.environ.get("COPYDESK_SHARED", ROOT / "../shared")
    )
    folder = shared / "bench" / "ledger"
    score = scorer(folder)
    rows = [
        "| file | attributions | said P | said R | said F | source token F | cue token F "
        "| content token F | content partial F |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name in FILES:
        gold = [
            json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf8").splitlines()
        ]
        result = score.score(gold, {each["id"]: attributions(each["text"]) for each in gold})
        said, roles = (
            result["said"],
            [result[r]["token"]["F"] for r in ("source", "cue", "content")],
        )
        cells = [
            name,
            str(sum(result["gold_by_kind"].values())),
            *(str(said[k]) for k in "PRF"),
            *map(str, roles),
            str(result["content"]["partial"]["F"]),
        ]
        rows.append(f"| {' | '.join(cells)} |")
        print(name, json.dumps(result["recall_by_kind"]))
    print("\n".join(rows))


if __name__ == "__main__":
    main()
