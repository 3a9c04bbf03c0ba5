"""The sample agency on the web: feeds, lists of pages, pages and pictures, asked conditionally.

Two settings: `SAMPLE_ROOT`, the sample folder, and `SAMPLE_START`, the small file that holds its
start (see `start`). While there is no such file every address answers 404.
"""

import datetime as dt
import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from copydesk.newsroom.agency.moment import Moment
from copydesk.newsroom.agency.playbook import (
    Document,
    Playbook,
    feed_at,
    page_at,
    page_name,
    pages_at,
    read_playbook,
)
from copydesk.newsroom.agency.start import read_start


@require_safe
def feed(request: HttpRequest, source: str) -> HttpResponseBase:
    """A source's feed as it stands now."""
    return _answer(request, feed_at(_playbook(_folder()), source, _moment(request)))


@require_safe
def pages(request: HttpRequest, source: str) -> HttpResponseBase:
    """The addresses of the single pages a source shows now, one a line."""
    moment = _moment(request)
    shown = pages_at(_playbook(_folder()), source, moment)
    if not shown:
        raise Http404("this source shows no pages")
    lines = [f"{moment.agency}/{source}/page/{page_name(each)}\n" for each in shown]
    changed = moment.start + dt.timedelta(seconds=shown[0].after)
    content = "".join(lines).encode()
    return _answer(request, Document(content=content, media_type="text/plain", changed=changed))


@require_safe
def page(request: HttpRequest, source: str, name: str) -> HttpResponseBase:
    """One page of a partner paper, furniture and all."""
    return _answer(request, page_at(_playbook(_folder()), source, name, _moment(request)))


@require_safe
def picture(request: HttpRequest, file: str) -> HttpResponseBase:
    """A picture, with its data inside."""
    start = _moment(request).start
    found = _pictures(_folder()).get(file)
    if found is None:
        raise Http404("no such picture")
    document = Document(content=found.read_bytes(), media_type="image/jpeg", changed=start)
    return _answer(request, document)


@cache
def _playbook(folder: Path) -> Playbook:
    return read_playbook(folder)


@cache
def _pictures(folder: Path) -> dict[str, Path]:
    return {file.name: file for file in (folder / "pictures").glob("*.jpg")}


def _folder() -> Path:
    return Path(settings.SAMPLE_ROOT)


def _moment(request: HttpRequest) -> Moment:
    start = read_start(settings.SAMPLE_START)
    if start is None:
        raise Http404("the sample is not running")
    elapsed = (timezone.now() - start).total_seconds()
    home = reverse("agency:feed", args=("-",)).removesuffix("/-/feed")
    return Moment(start=start, elapsed=elapsed, agency=request.build_absolute_uri(home))


def _answer(request: HttpRequest, document: Document | None) -> HttpResponseBase:
    if document is None:
        raise Http404("nothing there, or not yet")
    kind = document.media_type
    charset = "" if kind.startswith("image/") else "; charset=utf-8"
    etag = f'"{hashlib.sha256(document.content).hexdigest()[:32]}"'
    changed = int(document.changed.timestamp())
    response = HttpResponse(document.content, content_type=kind + charset)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed)
    response["Cache-Control"] = "no-cache"
    answer = get_conditional_response(request, etag, changed, response)
    return answer or response
