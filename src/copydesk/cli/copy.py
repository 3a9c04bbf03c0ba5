"""`clean`, `check` and `compare`: commands that work on copy alone."""

import datetime as dt
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from copydesk.cli import inputs
from copydesk.cli.exits import INPUT_REFUSED, STOPPED
from copydesk.cli.options import knowledge, reading
from copydesk.errors import CopydeskError, UnreadableCapture
from copydesk.story.explained import Evidence, Explained, evidence
from copydesk.story.explained import explain as explained
from copydesk.story.finding import Finding, Weight
from copydesk.story.record import Record
from copydesk.story.statement import Statement
from copydesk.story.story import Confidence, Cutting, Story, Ticker

if TYPE_CHECKING:
    from copydesk.checks.check import Known
    from copydesk.console import Screen
    from copydesk.line import Processed


class Told(Record, frozen=True):
    """One story as `--json` gives it: where it came from and all that was made of it.

    `evidence` (the fields) and `explained` (the galley) are told with `--explain`.
    """

    place: str
    guid: str
    format: str
    story: Story
    cuttings: tuple[Cutting, ...] = ()
    tickers: tuple[Ticker, ...] = ()
    statements: tuple[Statement, ...] = ()
    findings: tuple[Finding, ...] = ()
    confidences: tuple[Confidence, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    explained: tuple[Explained, ...] = ()


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="FILE|URL|FOLDER|@LIST|-...")
@click.option("--json", "shape", flag_value="json", help="One line of JSON a story.")
@click.option("--markdown", "shape", flag_value="markdown", help="The story as Markdown.")
@click.option("--html", "shape", flag_value="html", help="The story as HTML.")
@click.option(
    "--explain",
    is_flag=True,
    help="Show how each field is known, then all that came, piece by piece: kept or cut as what, "
    "by which rule, how surely and why. Also with --json.",
)
@reading
def clean(
    places: tuple[str, ...],
    shape: str | None,
    explain: bool,
    house: str | None,
    at: dt.datetime | None,
    allow: tuple[str, ...],
) -> None:
    """Make a story of any page, feed item or text, and show what was cut.

    Several inputs, a folder, or a list of places (@FILE, one a line) give one line of JSON a
    story, or the shape asked for; inputs that cannot be read are named with the reason and left
    out, and the exit code is then 3.
    """
    from copydesk.console import Screen

    screen, known = Screen(), knowledge(house, at)
    if inputs.is_many(places):
        asked = _shape(shape or "json", explain=explain)
        _batch(screen, places, known, shape=asked, allow=allow)
        return
    for done in _processed(places[0], known, allow):
        if shape is not None:
            screen.copy(_shaped(places[0], done, _shape(shape, explain=explain)))
        elif explain:
            _explain(done, screen)
        else:
            screen.story(done.cleaned, done.findings)


def _shape(shape: str, *, explain: bool) -> str:
    """The shape asked for; JSON tells the reasons too, when they are asked for."""
    return "explained" if explain and shape == "json" else shape


def _explain(done: "Processed", screen: "Screen") -> None:
    from copydesk.cli.explaining import show

    show(done.cleaned, screen, width=shutil.get_terminal_size((100, 24)).columns)
    screen.findings(done.findings)


def _batch(
    screen: "Screen",
    places: tuple[str, ...],
    known: "Known",
    *,
    shape: str,
    allow: tuple[str, ...],
) -> None:
    """Every input on its own: what one refuses stops no other."""
    refused = 0
    for place in screen.progress(list(inputs.expand(places)), "Cleaning"):
        try:
            for done in _processed(place, known, allow):
                screen.copy(_shaped(place, done, shape))
        except CopydeskError as error:
            refused += 1
            screen.refused(error.place, error.reason)
        except (click.exceptions.Exit, OSError):
            raise
        except Exception as error:  # noqa: BLE001 - one page of a thousand must not end the batch
            refused += 1
            screen.refused(place, f"unexpected: {type(error).__name__}: {error}")
    if refused:
        raise click.exceptions.Exit(INPUT_REFUSED)


def _processed(place: str, known: "Known", allow: tuple[str, ...]) -> Iterator["Processed"]:
    """What came of an input; raises at the end where some of it could not be read."""
    from copydesk.line import delivery, process

    capture = inputs.capture(place, at=known.now, allow=allow)
    came = delivery(capture, known)
    for item in came.items:
        yield process(item, capture, known)
    if came.refusals:
        raise UnreadableCapture(place=place, reason=came.left_out)


def _shaped(place: str, done: "Processed", shape: str) -> str:
    """A story in the shape that was asked for."""
    story = done.cleaned.story
    if shape == "html":
        from html import escape

        from copydesk.story.shapes.html import to_html

        return f"<h1>{escape(story.headline)}</h1>\n{to_html(story.blocks)}"
    if shape == "markdown":
        from copydesk.story.shapes.markdown import to_markdown

        return to_markdown(story)
    from copydesk.story.codec import to_json

    told = Told(
        place=place,
        guid=done.item.guid,
        format=done.item.format,
        story=story,
        cuttings=done.cleaned.cuttings,
        tickers=done.cleaned.tickers,
        statements=done.statements,
        findings=done.findings,
        confidences=done.cleaned.confidences,
        evidence=evidence(done.cleaned) if shape == "explained" else (),
        explained=explained(done.cleaned) if shape == "explained" else (),
    )
    return to_json(told).decode()


@click.command()
@click.argument("place", metavar="FILE|URL|-")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON a finding.")
@reading
def check(
    place: str,
    as_json: bool,
    house: str | None,
    at: dt.datetime | None,
    allow: tuple[str, ...],
) -> None:
    """Show the findings only. Exit code 4 when one of them stops publication."""
    from copydesk.console import Screen
    from copydesk.story.codec import to_json

    screen, stops = Screen(), False
    for done in _processed(place, knowledge(house, at), allow):
        stops |= any(finding.weight is Weight.STOPS for finding in done.findings)
        if as_json:
            for finding in done.findings:
                screen.copy(to_json(finding).decode())
        else:
            screen.title(done.cleaned.story.headline or "(no headline)")
            screen.findings(done.findings)
    if stops:
        raise click.exceptions.Exit(STOPPED)


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON a difference or finding.")
@reading
def compare(
    old: str,
    new: str,
    as_json: bool,
    house: str | None,
    at: dt.datetime | None,
    allow: tuple[str, ...],
) -> None:
    """Show what changed from one version of a story to the next.

    Paragraphs, then what is laid to people (figures that moved, quotations changed or lost,
    attributions dropped), then the findings that only two versions give.
    """
    from copydesk.console import Screen
    from copydesk.ledger.compare import compare as differences
    from copydesk.line import process
    from copydesk.story.codec import to_json
    from copydesk.story.record import replace

    screen, known = Screen(), knowledge(house, at)
    before = _first(old, known, allow)
    capture = inputs.capture(new, at=known.now, allow=allow)
    alone = _first(new, known, allow)
    versed = replace(known, earlier=before.cleaned.story, earlier_statements=before.statements)
    after = process(alone.item, capture, versed)
    found = differences(before.statements, after.statements)
    more = tuple(finding for finding in after.findings if finding not in alone.findings)
    if as_json:
        for record in (*found, *more):
            screen.copy(to_json(record).decode())
        return
    screen.changes(before.cleaned.story, after.cleaned.story)
    screen.differences([(one.kind, one.speaker, one.before, one.after) for one in found])
    screen.findings(more)


def _first(place: str, known: "Known", allow: tuple[str, ...]) -> "Processed":
    """The first story at a place; a feed's others are not compared."""
    done = next(_processed(place, known, allow), None)
    if done is None:
        raise CopydeskError(place=place, reason="there is no story in it")
    return done
