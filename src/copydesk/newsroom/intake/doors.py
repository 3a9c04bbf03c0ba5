"""What machines may send us: a hub the news of a source (WebSub), a partner its own copy.

Neither signs in; both sign what they send. So there is no cookie here and no CSRF token.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from copydesk.newsroom.intake import push_doors, subscribing
from copydesk.newsroom.intake.models import SubscriptionRow
from copydesk.wire.http.signatures import Stamp

TEXT = "text/plain; charset=utf-8"
LONGEST_CHALLENGE = 1000


@csrf_exempt
def hub(request: HttpRequest, token: str) -> HttpResponse:
    """A hub asks whether we subscribed (GET), or sends the news (POST)."""
    row = SubscriptionRow.objects.select_related("source").filter(token=token).first()
    if request.method not in ("GET", "POST"):
        return HttpResponseNotAllowed(["GET", "POST"])
    if row is None:
        # Gone, not unknown: a hub that still tells us stops doing so (WebSub, section 7).
        return HttpResponse("no such subscription\n", status=410, content_type=TEXT)
    if request.method == "GET":
        return _verified(request, row)
    content = _body(request)
    if content is None:
        return HttpResponse("too large\n", status=413, content_type=TEXT)
    subscribing.told(
        row,
        content,
        signature=request.headers.get("X-Hub-Signature", ""),
        kind=_kind(request),
        now=timezone.now(),
    )
    return HttpResponse(status=202, content_type=TEXT)


@csrf_exempt
@require_POST
def push(request: HttpRequest, key: str) -> HttpResponse:
    """A partner delivers copy of its own."""
    content = _body(request)
    if content is None:
        return JsonResponse({"says": "larger than this house takes"}, status=413)
    stamp = Stamp(
        id=request.headers.get("webhook-id", ""),
        timestamp=request.headers.get("webhook-timestamp", ""),
        signature=request.headers.get("webhook-signature", ""),
    )
    taken = push_doors.take(key, content, stamp=stamp, kind=_kind(request), now=timezone.now())
    said = {"says": taken.says} | ({"capture": taken.capture.sha256} if taken.capture else {})
    return JsonResponse(said | taken.answer, status=taken.status)


def _verified(request: HttpRequest, row: SubscriptionRow) -> HttpResponse:
    mode, now = request.GET.get("hub.mode", ""), timezone.now()
    challenge = request.GET.get("hub.challenge", "")[:LONGEST_CHALLENGE]
    if mode == "denied":
        subscribing.deny(row, reason=request.GET.get("hub.reason", ""), now=now)
        return HttpResponse(status=200, content_type=TEXT)
    topic, lease = request.GET.get("hub.topic", ""), request.GET.get("hub.lease_seconds", "")
    if mode == "subscribe" and subscribing.confirm(row, topic=topic, lease=lease, now=now):
        return HttpResponse(challenge, content_type=TEXT)
    return HttpResponse("this was not asked for\n", status=404, content_type=TEXT)


def _body(request: HttpRequest) -> bytes | None:
    """What was sent, or None where it is larger than a capture may be."""
    length = request.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > settings.CAPTURE_MAX_BYTES:
        return None
    content = request.read(settings.CAPTURE_MAX_BYTES + 1)
    return content if len(content) <= settings.CAPTURE_MAX_BYTES else None


def _kind(request: HttpRequest) -> tuple[str, str]:
    charset = (request.content_params or {}).get("charset", "")
    return (request.content_type or "").lower(), charset
