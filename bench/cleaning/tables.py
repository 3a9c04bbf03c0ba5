"""The tables that a run over the development pages writes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scoring import Scores

LEAST = 3  # pages of a language without which a figure is only noise, and is not given
LANGUAGE = (
    "word_f1",
    "good",
    "bad",
    "title_exact",
    "authors_f1",
    "date_acc",
    "linew_f1",
    "line_f1",
)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table in Markdown."""
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    return lines + [f"| {' | '.join(row)} |" for row in rows]


def cell(scores: Scores, measure: str) -> str:
    """A figure with its interval, a dash where the system does not give it."""
    value = scores["all"].get(measure)
    if not isinstance(value, float):
        return "-"
    interval = (scores.get("ci") or {}).get(measure)
    if not interval:
        return f"{value:.3f}"
    return f"{value:.3f} [{interval[0]:.3f}, {interval[1]:.3f}]"


def measures(scores: Scores) -> list[str]:
    """Every measure: of all pages, its interval, and by source."""
    sources: Mapping[str, Any] = scores["source"]
    rows = []
    for name, value in scores["all"].items():
        if isinstance(value, float):
            low_high = (scores.get("ci") or {}).get(name)
            span = f"[{low_high[0]:.3f}, {low_high[1]:.3f}]" if low_high else ""
            by_source = [f"{one[name]:.3f}" if name in one else "-" for one in sources.values()]
            rows.append([name, f"{value:.3f}", span, *by_source])
    return table(("measure", "all", "95%", *sources), rows)


def languages(scores: Scores) -> list[str]:
    """The main measures for every language that has some pages; the others together are no row."""
    found = sorted(scores["lang"].items(), key=lambda pair: (-pair[1]["n"], pair[0]))
    rows = [
        [code, str(one["n"]), *(f"{one[m]:.3f}" if m in one else "-" for m in LANGUAGE)]
        for code, one in found
        if one["n"] >= LEAST
    ]
    few = [f"{code} {one['n']}" for code, one in found if one["n"] < LEAST]
    rest = [f"Fewer than {LEAST} pages, no figures: {', '.join(few)}."] if few else []
    return [*table(("language", "pages", *LANGUAGE), rows), "", *rest]


def trained_how(models: Sequence[object]) -> str:
    """Whether what is trained had seen the sites it is judged on."""
    if models:
        return f"models: {len(models)}, each page cleaned by the one trained without its site"
    return "one model for all pages; where it is trained on them, the figures flatter it"
