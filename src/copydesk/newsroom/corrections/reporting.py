"""The readers' side: the form at a place of an edition, and the receipt. No cookie, no script."""

import time
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from copydesk.newsroom.corrections import token as tokens
from copydesk.newsroom.corrections.forms import errors, is_only_links, typed
from copydesk.newsroom.corrections.harmless import visible
from copydesk.newsroom.corrections.limits import LIMITS
from copydesk.newsroom.corrections.models import ReportRow
from copydesk.newsroom.corrections.noting import note_report
from copydesk.newsroom.corrections.passages import block_of, passage_of, read
from copydesk.newsroom.corrections.token import Place
from copydesk.newsroom.desk.models import EditionRow
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.paper import DatabasePaper
from copydesk.newsroom.printing.pictures import Darkroom
from copydesk.press.address import report_address
from copydesk.press.paper import Page, Paper
from copydesk.press.reporting import (
    FormAsked,
    Receipt,
    Typed,
    place_asked,
    receipt_page,
    report_form,
)
from copydesk.story.edition import Edition

# As strict as for printed pages, and a page with a form may not stand in anybody's frame.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; font-src 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
State = ReportRow.State


# Nobody is logged in here, so there is no session to ride on: the signed token, bound to the
# place and dated, stands in for the session's token and needs no cookie.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """The form for `?story=KEY&edition=N&block=KEY`, and what is sent with it."""
    asked = request.GET
    if "story" not in asked:
        return _which_story(asked.get("address", ""))
    number = asked.get("edition", "")
    place = Place(
        story=asked["story"][:20],
        edition=int(number) if number.isdecimal() and len(number) < 8 else 0,
        block=asked.get("block", "")[:60],
    )
    found = _edition(place)
    if isinstance(found, HttpResponse):
        return found
    if request.method == "POST":
        return _sent(request, place, found)
    return _form(place, found)


@require_safe
def receipt(request: HttpRequest, receipt: str) -> HttpResponse:
    """What became of a report, for whoever has its address."""
    rows = ReportRow.objects.select_related("story", "edition", "corrected_by")
    row = rows.filter(receipt=receipt).first()
    if row is None:
        return answer(place_asked("receipt", _paper(), status=HTTPStatus.NOT_FOUND))
    address = request.build_absolute_uri(reverse("report_receipt", args=[row.receipt]))
    return answer(receipt_page(_receipt(row, address), _paper()))


def answer(page: Page) -> HttpResponse:
    """A page of the press as an answer that nobody keeps and nobody is told of."""
    response = HttpResponse(page.content, content_type=page.media_type, status=page.status)
    response["Content-Security-Policy"] = POLICY
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store"
    response["Content-Language"] = _language(page)
    response["X-Frame-Options"] = "DENY"
    return response


def _language(page: Page) -> str:
    """The language a page is in, as it says itself; the desk's own choice means nothing here."""
    head = page.content[:200].decode(errors="replace")
    return head.partition('lang="')[2].partition('"')[0]


def _which_story(address: str) -> HttpResponse:
    """Without a story the reader is asked for one."""
    if not address.strip():
        return answer(place_asked("", _paper(), status=HTTPStatus.OK))
    path = _path(address)
    row = EditionRow.objects.filter(path=path, current=True).first() if path else None
    if row is None:
        return answer(place_asked("address", _paper(), status=HTTPStatus.NOT_FOUND))
    if row.withdrawn:
        return answer(place_asked("gone", _paper(), status=HTTPStatus.GONE))
    return HttpResponseRedirect(report_address(read(row)))


def _path(address: str) -> str:
    """The path of a story's page in an address as readers copy it."""
    try:
        path = unquote(urlsplit(address.strip()[:1000]).path)
    except ValueError:
        return ""
    path = path.removesuffix("index.html").removesuffix("history/")
    return path if path.endswith("/") else f"{path}/"


def _edition(place: Place) -> Edition | HttpResponse:
    """The edition meant, or the page that says why there is none."""
    rows = EditionRow.objects.filter(story__key=place.story)
    current = rows.filter(current=True).first()
    if current is not None and current.withdrawn:
        language = current.language
        page = place_asked("gone", _paper(), status=HTTPStatus.GONE, language=language)
        return answer(page)
    row = rows.filter(number=place.edition).first()
    edition = read(row) if row else None
    if edition is None or edition.withdrawn or (place.block and not block_of(edition, place.block)):
        return answer(place_asked("unknown", _paper(), status=HTTPStatus.NOT_FOUND))
    return edition


def _form(
    place: Place,
    edition: Edition,
    *,
    what: Typed | None = None,
    wrong: tuple[tuple[str, str], ...] = (),
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    passage = passage_of(edition, place.block) if place.block else ""
    asked = FormAsked(
        edition=edition,
        address=report_address(edition, place.block),
        token=tokens.make(place),
        block=block_of(edition, place.block),
        passage=passage,
        passage_now=_now(edition, place.block, passage),
        typed=what or Typed(),
        errors=wrong,
        status=status,
    )
    return answer(report_form(asked, _paper()))


def _now(edition: Edition, block: str, passage: str) -> str:
    """The words of the block in the edition that stands, where they are others by now."""
    row = EditionRow.objects.filter(story__key=edition.id, current=True).first()
    if not block or row is None or row.number == edition.number:
        return ""
    standing = read(row)
    now = passage_of(standing, block) if block_of(standing, block) else ""
    return now if now != passage else ""


def _sent(request: HttpRequest, place: Place, edition: Edition) -> HttpResponse:
    """A report came: stored, or the form again with all that was typed."""
    what, given = typed(request.POST), request.POST.get("token", "")[:500]
    checked = tokens.check(given, place)
    wrong = tuple(errors(what))
    if wrong or not checked.is_valid:
        wrong = wrong or (("form", "old"),)
        return _form(place, edition, what=what, wrong=wrong, status=422)
    key = tokens.receipt_of(given, what.kind, what.text, what.right, what.link)
    if not ReportRow.objects.filter(receipt=key).exists():
        why, wait = LIMITS.take(request.META.get("REMOTE_ADDR", ""), time.time())
        if why:
            response = _form(place, edition, what=what, wrong=(("form", why),), status=429)
            response["Retry-After"] = str(wait)
            return response
        doubtful = checked.is_quick or bool(request.POST.get("website")) or is_only_links(what)
        _store(key, place, edition, what, doubtful=doubtful)
    response = HttpResponseRedirect(reverse("report_receipt", args=[key]), status=303)
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    return response


def _store(key: str, place: Place, edition: Edition, what: Typed, *, doubtful: bool) -> None:
    row = EditionRow.objects.get(story__key=place.story, number=edition.number)
    try:
        with transaction.atomic():
            report = ReportRow.objects.create(
                receipt=key,
                story_id=row.story_id,
                edition=row,
                block=place.block,
                passage=passage_of(edition, place.block),
                kind=what.kind,
                text=what.text,
                right=what.right,
                link=what.link,
                at=timezone.now(),
                state=State.SUSPECTED if doubtful else State.RECEIVED,
            )
            note_report(report)
    except IntegrityError:
        return  # sent twice at the same moment: the first is there


def _receipt(row: ReportRow, address: str) -> Receipt:
    """What the reader may know: not that it is held as suspect, nor a killed story's words."""
    current = row.story.editions.get(current=True)
    standing = read(current) if not current.withdrawn else None
    hidden = row.state in (State.SUSPECTED, State.RECEIVED)
    corrected = row.corrected_by if row.state == State.CORRECTED else None
    change = row.changes.first() if corrected is not None else None
    where = row.block if standing is not None and block_of(standing, row.block) else ""
    return Receipt(
        address=address,
        reference=row.reference,
        state=State.RECEIVED if hidden else row.state,
        at=row.at,
        text=visible(row.text),
        language=row.edition.language,
        reason=row.reason,
        answer=row.answer,
        passage=row.passage if standing is not None and row.block else "",
        headline=standing.story.headline if standing is not None else "",
        story_address=current.path + (f"#{where}" if where else ""),
        seen_at=None if hidden else row.seen_at,
        decided_at=None if hidden else row.decided_at,
        notice=change.notice if change is not None else "",
    )


def _paper() -> Paper:
    return DatabasePaper(timezone.now(), darkroom=Darkroom(SiteFolder(Path(settings.PRESS_ROOT))))
