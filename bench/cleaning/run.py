"""Clean the development pages and text captures, and print what the scorer says of them.

    python bench/cleaning/run.py [FOLDER] [--every N] [--write bench/results/cleaning.md]
                                 [--models MODELS]

Every page is also checked for the account: kept + cut = everything that came. With `--models`
each page is cleaned by the model that was trained without its site: MODELS/fold-<k>.bin, k as
`fold_of` in folds.py counts it.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import ours
from asking import asked_of
from folds import models_in
from pages import capture_jobs, page_jobs
from reading import Folded, Reader, Run, run_over
from scoring import Scores, score
from tables import languages, measures, trained_how
from worker import Answer, Job, answer_to


class Here:
    """Cleans in this process, with the shipped model (or the one the environment names)."""

    def ask(self, job: Job) -> Answer:
        """The answer to a job."""
        return answer_to(job, ours.cleaned, ours.prediction)

    def close(self) -> float:
        """Nothing to let go."""
        return 0.0


def main() -> int:
    """Run, score, print, and write the table if asked to."""
    asked = _arguments()
    models = models_in(asked.models) if asked.models else []
    cleaner: Reader = Folded(models) if models else Here()
    pages = run_over(page_jobs(asked.folder, asked.every), cleaner)
    captures = run_over(capture_jobs(asked.folder, asked.every), cleaner)
    cleaner.close()
    predictions = joined(pages, captures)
    if asked.keep:
        kept = "\n".join(json.dumps(one, ensure_ascii=False) for one in predictions)
        Path(asked.keep).write_text(kept, "utf-8")
    text = page_of_results(score(asked.folder, asked.every, predictions), pages, captures, models)
    print(text)
    if asked.write:
        Path(asked.write).write_text(text, "utf-8")
    for trouble in (*pages.failed, *captures.failed):
        print(trouble, file=sys.stderr)
    return 1 if pages.failed or captures.failed else 0


def _arguments() -> argparse.Namespace:
    reads = asked_of(__doc__)
    reads.add_argument("--write", help="write the table to this file")
    reads.add_argument("--keep", help="keep predictions in this file")
    return reads.parse_args()


def joined(pages: Run, captures: Run) -> list[dict[str, Any]]:
    """One prediction an id: the page's fields, and the roles of its capture's lines."""
    by_id = {one["id"]: one for one in pages.predictions}
    for one in captures.predictions:
        by_id.setdefault(one["id"], {"id": one["id"]})["roles"] = one["roles"]
    return list(by_id.values())


def page_of_results(scores: Scores, pages: Run, captures: Run, models: list[Path]) -> str:
    """The page that is kept in bench/results."""
    lines = [
        "# Cleaning: development pages and captures",
        "",
        "Repeat: `python bench/cleaning/run.py --write bench/results/cleaning.md` (needs the",
        "shared folder beside the repository, or `COPYDESK_SHARED`). The scorer and its measures:",
        "`bench/cleaning/README.md` there.",
        "",
        f"- pages: {pages.pages}, captures: {captures.pages}",
        f"- tracebacks and accounts with a gap: {len(pages.failed) + len(captures.failed)}",
        f"- CPU per page: {pages.seconds / max(1, pages.pages) * 1000:.1f} ms"
        f" (slowest {pages.slowest[0]:.2f} s, {pages.slowest[1]});"
        f" per capture: {captures.seconds / max(1, captures.pages) * 1000:.1f} ms",
        f"- {trained_how(models)}",
        "",
        *measures(scores),
        "",
        "## By language",
        "",
        *languages(scores),
    ]
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    sys.exit(main())
