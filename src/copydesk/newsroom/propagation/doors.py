"""Where takers tell us what they did. They sign what they send: no cookie, no CSRF token."""

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from copydesk.newsroom.propagation import receiving
from copydesk.story.shapes.receipt import LARGEST
from copydesk.wire.http.signatures import Stamp


@csrf_exempt
@require_POST
def receipts(request: HttpRequest) -> JsonResponse:
    """A taker tells what it did with something we sent."""
    content = request.read(LARGEST + 1)
    stamp = Stamp(
        id=request.headers.get("webhook-id", ""),
        timestamp=request.headers.get("webhook-timestamp", ""),
        signature=request.headers.get("webhook-signature", ""),
    )
    answered = receiving.take(content, stamp=stamp, now=timezone.now())
    return JsonResponse(answered.said, status=answered.status)
