"""The line copy runs down: wire, cleaning, ledger, checks, in order.

The only module that knows all four. Pure: the same in the newsroom, in a script, in bulk.
"""

from concurrent.futures import ThreadPoolExecutor

from copydesk.checks.check import Known
from copydesk.checks.run import check
from copydesk.cleaning.clean import clean
from copydesk.ledger.record import record
from copydesk.story.finding import Finding
from copydesk.story.record import Record, replace
from copydesk.story.statement import Statement
from copydesk.story.story import Capture, Cleaned, Item
from copydesk.story.terms import under
from copydesk.wire.read import Delivery, deliver


class Processed(Record, frozen=True):
    """What came of one item: the story with its account, its statements, the findings."""

    item: Item
    cleaned: Cleaned
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]


def items(capture: Capture, known: Known) -> tuple[Item, ...]:
    """The items in a capture, without a word of what was left out. Raises `UnreadableCapture`."""
    return delivery(capture, known).items


def delivery(capture: Capture, known: Known) -> Delivery:
    """The items in a capture, and what of it could not be read. Raises `UnreadableCapture`.

    Read in a thread of its own that ends with it: libxml2 keeps every name it has met for as long
    as its thread lives, so whoever sends ever new names would fill a process that reads for weeks.
    """
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading") as reader:
        return reader.submit(deliver, capture, switched_off=known.house.switched_off).result()


def process(item: Item, capture: Capture, known: Known) -> Processed:
    """Clean an item, record who says what in it, and check it against what is known."""
    cleaned = clean(item, house=known.house, capture=capture.sha256, source=known.source)
    if known.source is not None:
        story = under(cleaned.story, known.source.terms, came=capture.at)
        cleaned = replace(cleaned, story=story)
    statements = record(cleaned.story)
    seen = replace(
        known,
        status=item.status,
        cuttings=cleaned.cuttings,
        tickers=cleaned.tickers,
        statements=statements,
    )
    findings = check(cleaned.story, seen)
    return Processed(item=item, cleaned=cleaned, statements=statements, findings=findings)
