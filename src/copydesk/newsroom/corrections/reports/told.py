"""What a reader may know of a report: not that it is suspected, nor a withdrawn story's words."""

from copydesk.newsroom.corrections.passages import block_of, read
from copydesk.newsroom.corrections.reports.harmless import visible
from copydesk.newsroom.corrections.reports.rows import MailRow, ReportRow
from copydesk.press.reporting import Receipt
from copydesk.story.edition import Edition

State = ReportRow.State
HIDDEN = (State.SUSPECTED, State.RECEIVED, State.TO_CONFIRM)


def told(row: ReportRow, address: str = "") -> Receipt:
    """The receipt; what was decided is that of the issue the report belongs to."""
    lead = row.merged_into if row.state == State.MERGED and row.merged_into else row
    standing = _standing(row)
    hidden = row.state in HIDDEN or lead.state in HIDDEN
    corrected = lead.corrected_by if lead.state == State.CORRECTED else None
    change = lead.changes.first() if corrected is not None else None
    where = row.block if standing is not None and block_of(standing, row.block) else ""
    current = row.story.editions.get(current=True)
    mail = MailRow.objects.filter(report=row).first()
    return Receipt(
        address=address,
        reference=row.shown_reference,
        state=State.RECEIVED if hidden else lead.state,
        at=row.at,
        text=visible(row.text),
        language=row.edition.language,
        reason=lead.reason,
        answer=lead.answer,
        passage=row.passage if standing is not None and row.block else "",
        headline=standing.story.headline if standing is not None else "",
        story_address=current.path + (f"#{where}" if where else ""),
        seen_at=None if hidden else lead.seen_at,
        decided_at=None if hidden else lead.decided_at,
        notice=change.notice if change is not None else "",
        question=row.question,
        asked_at=row.asked_at,
        reply=visible(row.reply),
        replied_at=row.replied_at,
        again=visible(row.again),
        again_at=row.again_at,
        may_ask_again=may_ask_again(row),
        mail="" if mail is None else "confirmed" if mail.confirmed_at else "unconfirmed",
        must_confirm=row.state == State.TO_CONFIRM,
        erased_at=row.erased_at,
    )


def may_ask_again(row: ReportRow) -> bool:
    """Whether a second look can be asked for: once, of what was declined."""
    lead = row.merged_into if row.state == State.MERGED and row.merged_into else row
    return lead.state == State.DECLINED and not row.again_at and not row.erased_at


def headline_now(row: ReportRow) -> str:
    """The story's headline as readers see it; "" where the story is withdrawn."""
    standing = _standing(row)
    return standing.story.headline if standing is not None else ""


def _standing(row: ReportRow) -> Edition | None:
    current = row.story.editions.get(current=True)
    return None if current.withdrawn else read(current)
