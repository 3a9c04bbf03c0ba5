"""The page of results that sets ours beside the peers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reading import FROM, Run
from scoring import DRAWS, Scores
from speed import OURS, Clocked
from tables import cell, table

BODY = {
    "word_f1": "word F1",
    "para_f1": "paragraph F1",
    "good": "pages of 0.98 or more",
    "bad": "pages under 0.80",
    "snippet_f1": "snippets F1",
}
FIELDS = {"title_exact": "title exact", "authors_f1": "authors F1", "date_acc": "date"}
FIELDS |= {"caption_f1": "caption F1", "credit_f1": "credit F1", "pair_f1": "pair F1"}
CAPTURES = {"linew_f1": "word F1", "line_f1": "line F1", "cap_clean": "without a wrong line"}
CAPTURES |= {"role_macro": "roles, macro F1"}


@dataclass(frozen=True)
class Peer:
    """A system that ours is set beside, or why it is not."""

    name: str
    version: str = ""
    missing: str = ""


def page(
    scores: Mapping[str, Scores],
    runs: Mapping[str, Run],
    peers: Sequence[Peer],
    *,
    clocked: Clocked,
    about: str,
) -> str:
    """The whole page of results."""
    lines = [
        "# Cleaning: ours beside the peers",
        "",
        "Repeat: `make bench-cleaning` (needs the shared folder beside the repository, or",
        "`COPYDESK_SHARED`). Scorer, truth and measures: `bench/cleaning/README.md` there. In",
        f"brackets 95% intervals by bootstrap over pages ({DRAWS} draws). Peers have their own",
        "defaults; justext is told the page's language; nothing is fetched.",
        "",
        f"- pages: {runs[OURS].pages}{about}",
        *(f"- {peer.name}: not run: {peer.missing}" for peer in peers if peer.missing),
        "",
        # A rule that reads captions only says nothing of the text.
        *_section("Body text", {n: s for n, s in scores.items() if s["given"]["text"]}, BODY),
        *_section("Fields", scores, FIELDS),
        *_section("Text captures (no markup)", scores, CAPTURES),
        *_cost(runs, peers, clocked),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _section(title: str, scores: Mapping[str, Scores], chosen: Mapping[str, str]) -> list[str]:
    """A table of measures, with a row for every system that gives one of them."""
    rows = [[name, *(cell(one, measure) for measure in chosen)] for name, one in scores.items()]
    given = [row for row in rows if any(figure != "-" for figure in row[1:])]
    return [f"## {title}", "", *table(("system", *chosen.values()), given), ""]


def _cost(runs: Mapping[str, Run], peers: Sequence[Peer], clocked: Clocked) -> list[str]:
    versions = {peer.name: peer.version for peer in peers}
    rows = [
        [name, versions.get(name, ""), *_pace(clocked, name), *_limits(run)]
        for name, run in runs.items()
    ]
    heads = (
        *("system", "version", "ms a page", "times ours"),
        *("peak MiB", "slowest page, s", "worst s a MB", "failed pages"),
    )
    return [
        "## Cost",
        "",
        f"CPU time of one process each on {clocked.pages} pages, read in turn page by page, the",
        "order rotated; `times ours` is the ratio of the sums. Peak memory is that of a fresh",
        f"process that read its share of all pages; seconds a megabyte on pages of {FROM // 1000}",
        "kB or more.",
        "",
        *table(heads, rows),
    ]


def _pace(clocked: Clocked, name: str) -> tuple[str, str]:
    if not clocked.pages:
        return "-", "-"
    ratio, low, high = clocked.ratio(name)
    times = "1" if name == OURS else f"{ratio:.2f} [{low:.2f}, {high:.2f}]"
    return f"{clocked.mean(name) * 1000:.1f}", times


def _limits(run: Run) -> tuple[str, str, str, str]:
    return (
        f"{run.peak:.0f}" if run.peak else "-",
        f"{run.slowest[0]:.2f}",
        f"{run.worst[0]:.2f}",
        str(len(run.failed)),
    )
