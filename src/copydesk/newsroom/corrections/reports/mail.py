"""A reader's address for an answer: sealed, apart from the report, confirmed before all else.

Letters are sent by the worker from what stands in the rows, so that none is lost with a process;
one that was sent as the power went has the same Message-ID when it is sent again.
"""

import base64
import datetime as dt
import hashlib
import hmac
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q, QuerySet
from django.urls import reverse

from copydesk.newsroom.corrections.reports import limits
from copydesk.newsroom.corrections.reports.rows import MailRow, ReportRow
from copydesk.newsroom.corrections.reports.told import headline_now, told
from copydesk.press.letters import Letter, LetterAsked, answer_letter, confirming_letter

State = ReportRow.State
DECIDED = (State.DECLINED, State.CORRECTED)
# Nobody can have a stranger's letter box filled by us.
TO_ONE_A_DAY, TO_ALL_AN_HOUR = 3, 300
AT_ONCE = 200
DAY = dt.timedelta(days=1)
LETTERS = "letters"


def take(report: ReportRow, address: str, now: dt.datetime) -> None:
    """Keep an address with its report; nothing but the question whether it is right goes there."""
    MailRow.objects.create(
        report=report,
        sealed=_safe().encrypt(address.encode()).decode(),
        mark=mark(address),
        key=_hash(link_key(report)),
        at=now,
    )


def opened(row: MailRow) -> str:
    """The address; "" where no key of ours opens it any more."""
    try:
        return _safe().decrypt(row.sealed.encode()).decode()
    except InvalidToken:
        return ""


def mark(address: str) -> str:
    """By what an address is found again without being read."""
    key = hashlib.sha256(b"mark" + settings.MAIL_KEYS[0].encode()).digest()
    return hmac.new(key, address.strip().casefold().encode(), hashlib.sha256).hexdigest()


def link_key(report: ReportRow) -> str:
    """What the confirming link holds; it can be made again, and is stored only as a hash."""
    key = hashlib.sha256(b"confirm" + settings.SECRET_KEY.encode()).digest()
    return hmac.new(key, report.receipt.encode(), hashlib.sha256).hexdigest()[:40]


def confirm(given: str, now: dt.datetime) -> ReportRow | None:
    """The report whose address is right, by the link of its letter; None for no such link."""
    row = MailRow.objects.select_related("report").filter(key=_hash(given)).first()
    if row is None:
        return None
    MailRow.objects.filter(pk=row.pk, confirmed_at=None).update(confirmed_at=now)
    return row.report


def send_due(now: dt.datetime) -> int:
    """Send what is to be sent; gives how many letters went."""
    return sum(map(_ask, _unasked(now))) + sum(_tell(row) for row in _untold())


def _unasked(now: dt.datetime) -> Iterator[MailRow]:
    """Addresses not asked yet, those only that have not had enough letters."""
    rows = MailRow.objects.filter(asked_at=None, confirmed_at=None).order_by("pk")
    for row in _full(rows)[:AT_ONCE]:
        told = MailRow.objects.filter(mark=row.mark, asked_at__gt=now - DAY).count()
        of_all = limits.counted(LETTERS, now.timestamp() - limits.HOUR)
        if told < TO_ONE_A_DAY and of_all < TO_ALL_AN_HOUR:
            limits.tally(LETTERS, now.timestamp())
            row.asked_at = now
            yield row


def _ask(row: MailRow) -> bool:
    link = reverse("report_confirm", args=[link_key(row.report)])
    is_sent = _send(row, confirming_letter(_asked(row.report, link)), "asked")
    row.save(update_fields=["asked_at"])
    return is_sent


def _untold() -> Iterator[tuple[MailRow, str]]:
    """Confirmed addresses whose report has come further than they were told."""
    decided = Q(report__state__in=DECIDED) | Q(report__merged_into__state__in=DECIDED)
    asked = Q(report__asked_at__isnull=False, report__replied_at=None)
    rows = MailRow.objects.filter(decided | asked, confirmed_at__isnull=False).order_by("pk")
    for row in _full(rows).iterator(chunk_size=AT_ONCE):
        news = _news(row.report)
        if news and news != row.told:
            yield row, news


def _news(report: ReportRow) -> str:
    """What there is to tell, as a word that is another one for every new thing."""
    if report.asked_at and not report.replied_at:
        return f"question {report.asked_at:%Y%m%dT%H%M%S}"
    lead = report.merged_into or report
    if lead.state in DECIDED and lead.decided_at:
        return f"{lead.state} {lead.decided_at:%Y%m%dT%H%M%S}"
    return ""


def _tell(due: tuple[MailRow, str]) -> bool:
    row, news = due
    link = reverse("report_receipt", args=[row.report.receipt])
    letter = answer_letter(_asked(row.report, link), told(row.report))
    is_sent = _send(row, letter, news)
    row.told = news
    row.save(update_fields=["told"])
    return is_sent


def _asked(report: ReportRow, link: str) -> LetterAsked:
    return LetterAsked(
        language=report.edition.language,
        headline=headline_now(report),
        link=f"{settings.SITE_URL}{link}",
    )


def _send(row: MailRow, letter: Letter, news: str) -> bool:
    address = opened(row)
    if not address:
        return False
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    name = _hash(f"{row.report.receipt} {news}")[:32]
    message = EmailMessage(
        subject=letter.subject,
        body=letter.text,
        to=[address],
        headers={"Message-ID": f"<{name}@{host}>", "Auto-Submitted": "auto-generated"},
    )
    return bool(message.send())


def _full(rows: QuerySet[MailRow]) -> QuerySet[MailRow]:
    return rows.select_related("report__story", "report__edition", "report__merged_into")


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()


def _safe() -> MultiFernet:
    return _safe_of(tuple(settings.MAIL_KEYS))


@cache
def _safe_of(keys: tuple[str, ...]) -> MultiFernet:
    """The first key seals, all open: a key is changed by putting the new one before it."""
    made = (hashlib.sha256(b"mail" + key.encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in made])
