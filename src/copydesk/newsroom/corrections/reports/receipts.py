"""What became of a report, for whoever has its address: read, answer, ask once more, erase."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from copydesk.newsroom.corrections.reports import conversing
from copydesk.newsroom.corrections.reports.erasing import erase_all
from copydesk.newsroom.corrections.reports.reporting import answer, paper
from copydesk.newsroom.corrections.reports.rows import ReportRow
from copydesk.newsroom.corrections.reports.told import told
from copydesk.press.reporting import LONGEST, place_asked, receipt_page


# Whoever has the address may do what stands there: it is the key, and no session is ridden on.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest, receipt: str) -> HttpResponse:
    """The page of a report, and what its reader does there."""
    rows = ReportRow.objects.select_related("story", "edition", "corrected_by", "merged_into")
    row = rows.filter(receipt=receipt).first()
    if row is None:
        return answer(place_asked("receipt", paper(), status=HTTPStatus.NOT_FOUND))
    if request.method == "POST":
        _act(row, request.POST.get("act", ""), request.POST.get("words", "")[: 2 * LONGEST])
        return _back(row)
    address = request.build_absolute_uri(reverse("report_receipt", args=[row.receipt]))
    return answer(receipt_page(told(row, address), paper()))


# GET alone, not HEAD: programs that only look where a link leads confirm nothing.
@require_GET
def confirm(request: HttpRequest, key: str) -> HttpResponse:
    """The link of a letter: the address is right."""
    row = conversing.confirm(key, timezone.now())
    if row is None:
        return answer(place_asked("receipt", paper(), status=HTTPStatus.NOT_FOUND))
    return _back(row)


def _act(row: ReportRow, act: str, words: str) -> None:
    words = words.replace("\x00", "")
    if act == "reply":
        conversing.reply(row, words, timezone.now())
    elif act == "again":
        conversing.ask_again(row, words, timezone.now())
    elif act == "erase":
        erase_all(row, by=None, reason="reader")


def _back(row: ReportRow) -> HttpResponse:
    response = HttpResponseRedirect(reverse("report_receipt", args=[row.receipt]), status=303)
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    return response
