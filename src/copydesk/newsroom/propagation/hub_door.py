"""The address of our hub, where machines ask to be told of our feeds: no cookie, no CSRF token."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from copydesk.newsroom.intake import bell
from copydesk.newsroom.propagation import hub

TEXT = "text/plain; charset=utf-8"
COME_BACK = 600


@csrf_exempt
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Somebody asks to be told, or no more (WebSub, section 5.1)."""
    said = hub.ask(request.POST.dict(), now=timezone.now())
    if said.status == 202:
        bell.ring()
    answer = HttpResponse(said.says + "\n", status=said.status, content_type=TEXT)
    if said.status == 429:
        answer["Retry-After"] = str(COME_BACK)
    return answer
