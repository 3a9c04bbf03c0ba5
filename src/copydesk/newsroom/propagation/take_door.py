"""The secret addresses at which takers fetch. No cookie, nothing kept on the way."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.views.decorators.http import require_safe

from copydesk.newsroom.propagation import fetching
from copydesk.newsroom.propagation.fetching import Asked, Shown
from copydesk.newsroom.propagation.models import DeliveryRow

TEXT = "text/plain; charset=utf-8"
LONGEST_CURSOR = 18


@require_safe
def take(request: HttpRequest, token: str) -> HttpResponse:
    """What is new for a taker."""
    taker = fetching.taker_of(token)
    if taker is None:
        return _nothing()
    asked = _asked(request)
    return _answer(fetching.fetch(taker, asked, now=timezone.now()), asked)


@require_safe
def take_one(request: HttpRequest, token: str, story: str) -> HttpResponse:
    """One story as it stands for a taker."""
    taker = fetching.taker_of(token)
    if taker is None:
        return _nothing()
    try:
        asked = _asked(request)
        return _answer(fetching.fetch_one(taker, story, asked, now=timezone.now()), asked)
    except DeliveryRow.DoesNotExist:
        return _nothing()


def _asked(request: HttpRequest) -> Asked:
    since = request.GET.get("since", "")
    is_cursor = since.isascii() and since.isdecimal() and len(since) <= LONGEST_CURSOR
    return Asked(
        since=int(since) if is_cursor else None,
        held=request.headers.get("If-None-Match", ""),
        is_head=request.method == "HEAD",
    )


def _answer(shown: Shown | None, asked: Asked) -> HttpResponse:
    if shown is None:
        return _private(HttpResponseNotModified())
    answer = HttpResponse(shown.content, content_type=shown.media_type)
    if not asked.is_head:  # who has only the head has nothing it could be asked about later
        answer["ETag"] = shown.etag
    if shown.next:
        answer["Link"] = f'<{shown.next}>; rel="next"'
    return _private(answer)


def _nothing() -> HttpResponse:
    """The same for an address that is none and for one that is closed."""
    return _private(HttpResponse("nothing here\n", status=404, content_type=TEXT))


def _private(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "private, no-cache"
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    return answer
