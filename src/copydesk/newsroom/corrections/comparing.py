"""Any two editions of a story compared, for whoever asks: a plain form, no cookie, no script."""

from functools import lru_cache
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from copydesk.newsroom.corrections.passages import read
from copydesk.newsroom.desk.models import EditionRow
from copydesk.newsroom.front.parts import FOR_READERS
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.paper import DatabasePaper
from copydesk.newsroom.printing.pictures import Darkroom
from copydesk.press.address import history_address
from copydesk.press.comparing import compare_page
from copydesk.press.paper import Page
from copydesk.press.render import HTML

LONGEST = 7  # digits of an edition's number
PAGE_KEPT = 256
NOT_FOUND = "404.html"


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """The page for `?story=KEY&from=N&to=N`; what cannot be compared leads to the history."""
    key = request.GET.get("story", "")[:20]
    row = EditionRow.objects.filter(story__key=key, current=True).first()
    if row is None:
        return _unknown()
    older, newer = (_number(request.GET.get(name, "")) for name in ("from", "to"))
    page = _page(row.sha256, key, older, newer) if not row.withdrawn else None
    if page is None:
        return HttpResponseRedirect(history_address(read(row)))
    response = HttpResponse(page.content, content_type=page.media_type)
    _head(response, language=row.language)
    return response


# The hash of the edition that stands is part of what it is kept by: after any act it is made anew.
@lru_cache(maxsize=PAGE_KEPT)
def _page(standing: str, key: str, older: int, newer: int) -> Page | None:
    """The page as long as that edition stands; a long story takes some hundred milliseconds."""
    del standing
    folder = SiteFolder(Path(settings.PRESS_ROOT))
    paper = DatabasePaper(timezone.now(), darkroom=Darkroom(folder))
    edition = paper.edition(key)
    return compare_page(older, newer, edition, paper) if edition else None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= LONGEST else 0


def _unknown() -> HttpResponse:
    try:
        content = Path(settings.PRESS_ROOT, NOT_FOUND).read_bytes()
    except OSError:
        content = b"<!doctype html><title>Not found</title>"
    response = HttpResponse(content, content_type=HTML, status=HTTPStatus.NOT_FOUND)
    _head(response)
    return response


def _head(response: HttpResponse, *, language: str = "") -> None:
    for name, value in FOR_READERS:
        response[name.decode()] = value.decode()
    response["X-Robots-Tag"] = "noindex"
    # Asked for again each time: a kill must find no copy of it in a cache.
    response["Cache-Control"] = "no-cache"
    if language:
        response["Content-Language"] = language
