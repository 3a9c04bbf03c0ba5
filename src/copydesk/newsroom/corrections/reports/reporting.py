"""The readers' side: the form at a place of an edition. No cookie; script only makes it nearer."""

from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from copydesk.newsroom.corrections.passages import block_of, passage_of, quoted, read
from copydesk.newsroom.corrections.reports import token as tokens
from copydesk.newsroom.corrections.reports.forms import typed
from copydesk.newsroom.corrections.reports.taking import Sent, Taken, take
from copydesk.newsroom.corrections.reports.token import Place
from copydesk.newsroom.desk.models import EditionRow
from copydesk.newsroom.printing.folder import SiteFolder
from copydesk.newsroom.printing.paper import DatabasePaper
from copydesk.newsroom.printing.pictures import Darkroom
from copydesk.press.address import report_address
from copydesk.press.paper import Page, Paper
from copydesk.press.reporting import FormAsked, Typed, place_asked, report_form
from copydesk.story.edition import Edition

# As strict as for printed pages, and a page with a form may not stand in anybody's frame.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; font-src 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)

UNTAKEN = Taken()


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
        story=asked["story"][:20].replace("\0", ""),  # no database looks for that
        edition=int(number) if number.isdecimal() and len(number) < 8 else 0,
        block=asked.get("block", "")[:60],
    )
    found = _edition(place)
    if isinstance(found, HttpResponse):
        return found
    if request.method == "POST":
        return _sent(request, place, found)
    return _form(place, found)


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
        return answer(place_asked("", paper(), status=HTTPStatus.OK))
    path = _path(address)
    row = EditionRow.objects.filter(path=path, current=True).first() if path else None
    if row is None:
        return answer(place_asked("address", paper(), status=HTTPStatus.NOT_FOUND))
    if row.withdrawn:
        return answer(place_asked("gone", paper(), status=HTTPStatus.GONE))
    return HttpResponseRedirect(report_address(read(row)))


def _path(address: str) -> str:
    """The path of a story's page in an address as readers copy it."""
    try:
        path = unquote(urlsplit(address.strip()[:1000]).path)
    except ValueError:
        return ""
    path = path.replace("\0", "").removesuffix("index.html").removesuffix("history/")
    return path if path.endswith("/") else f"{path}/"


def _edition(place: Place) -> Edition | HttpResponse:
    """The edition meant, or the page that says why there is none."""
    rows = EditionRow.objects.filter(story__key=place.story)
    current = rows.filter(current=True).first()
    if current is not None and current.withdrawn:
        language = current.language
        page = place_asked("gone", paper(), status=HTTPStatus.GONE, language=language)
        return answer(page)
    row = rows.filter(number=place.edition).first()
    edition = read(row) if row else None
    if edition is None or edition.withdrawn or (place.block and not block_of(edition, place.block)):
        return answer(place_asked("unknown", paper(), status=HTTPStatus.NOT_FOUND))
    return edition


def _form(
    place: Place, edition: Edition, sent: Sent | None = None, taken: Taken = UNTAKEN
) -> HttpResponse:
    """The form, empty or with all that was typed."""
    what = sent.what if sent else Typed()
    marked = quoted(edition, place.block, what.quote)
    passage = marked or (passage_of(edition, place.block) if place.block else "")
    asked = FormAsked(
        edition=edition,
        address=report_address(edition, place.block),
        token=_token(place, sent, taken),
        block=block_of(edition, place.block),
        passage=passage,
        passage_now="" if marked else _now(edition, place.block, passage),
        typed=replace(what, quote=marked),
        errors=taken.wrong,
        puzzle=taken.puzzle,
        wait=taken.wait,
        status=429 if taken.wait else 422 if taken.wrong else HTTPStatus.OK,
    )
    response = answer(report_form(asked, paper()))
    if taken.wait:
        response["Retry-After"] = str(taken.wait)
    return response


def _token(place: Place, sent: Sent | None, taken: Taken) -> str:
    """A new token; the one that came, while it is good for what is typed."""
    if sent is None or taken.is_spent:
        return tokens.make(place)
    return tokens.renew(sent.token, place)


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
    post = request.POST
    sent = Sent(
        place=place,
        edition=edition,
        what=typed(post),
        token=post.get("token", "")[:500],
        address=request.META.get("REMOTE_ADDR", ""),
        at=timezone.now(),
        trap=post.get("website", "")[:100],
        puzzle=post.get("puzzle", "")[:200],
        proof=post.get("proof", "")[:200],
        has_script=post.get("script", "") == "1",
        is_foreign=_is_foreign(request),
    )
    taken = take(sent)
    if not taken.receipt:
        return _form(place, edition, sent, taken)
    response = HttpResponseRedirect(reverse("report_receipt", args=[taken.receipt]), status=303)
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    return response


def _is_foreign(request: HttpRequest) -> bool:
    """Whether the browser says that another site sent it. What says nothing has the token only."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = request.headers.get("Origin", "null")
    if origin == "null":  # of a page that tells nobody where it is, as ours do
        return False
    own = (request.get_host().lower(), urlsplit(settings.SITE_URL).netloc.lower())
    return origin.partition("://")[2].lower() not in own


def paper() -> Paper:
    """The paper as it stands, for pages that are made when asked for."""
    return DatabasePaper(timezone.now(), darkroom=Darkroom(SiteFolder(Path(settings.PRESS_ROOT))))
