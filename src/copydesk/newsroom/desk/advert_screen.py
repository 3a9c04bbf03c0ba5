"""The desk's screen for house adverts."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from copydesk.newsroom.desk.advert_places import newest, places
from copydesk.newsroom.desk.house import kept_picture, site
from copydesk.newsroom.desk.models import HouseAdvertRow, StoryRow
from copydesk.newsroom.desk.picture_chooser import PictureChooser
from copydesk.newsroom.desk.preview import OneStory
from copydesk.newsroom.desk.publishing import current
from copydesk.newsroom.desk.signals import preview_asked
from copydesk.press.address import file_of
from copydesk.press.advert import Advert
from copydesk.press.pages.story import PAGE
from copydesk.story.record import replace


class HouseAdvertViewSet(SnippetViewSet):
    """House adverts: words, picture, address, where and how long."""

    model = HouseAdvertRow
    icon = "tag"
    menu_label = _("House adverts")
    menu_name = "house-adverts"
    menu_order = 305
    add_to_settings_menu = True
    base_url_path = "house-adverts"
    admin_url_namespace = "house_adverts"
    copy_view_enabled = False
    list_display = ["words", "address", "starts", "ends", "weight"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("words"),
            FieldPanel("address"),
            FieldPanel("picture", widget=PictureChooser),
            *map(FieldPanel, ("sections", "locale", "starts", "ends", "weight")),
        ]
    )


def proof(row: HouseAdvertRow) -> HttpResponse:
    """An advert in the newest story of its language that has a place for one."""
    now, plan = timezone.now(), site()
    picture = kept_picture(row.picture) if row.picture else None
    told = Advert(key="advert", words=row.words, address=row.address, picture=picture)
    plan = replace(plan, house_adverts=(told,), ad_frame="")
    for edition in newest(row.locale.key if row.locale else None):
        paper = OneStory(site=plan, now=now, only=edition)
        if any(place.advert for place in places(edition, paper).places):
            page = PAGE.print(file_of(edition.path), paper)
            if page is not None:
                return HttpResponse(page.content, content_type=page.media_type)
    return HttpResponse(_("No story has a place for it yet."), content_type="text/plain")


def advert_places(request: HttpRequest) -> HttpResponse:
    """Where adverts stand in a story, and why not elsewhere: `?story=KEY`, else the newest."""
    if not request.user.has_perm("desk.view_houseadvertrow"):
        raise PermissionDenied
    found = newest()
    asked = (
        get_object_or_404(StoryRow, key=request.GET["story"]) if "story" in request.GET else None
    )
    edition = current(asked) if asked else next(iter(found), None)
    paper = OneStory(site=site(), now=timezone.now(), only=edition) if edition else None
    context = {
        "found": places(edition, paper) if edition and paper else None,
        "stories": found,
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("house_adverts:list"), "label": _("House adverts")},
            {"url": "", "label": _("Places of adverts")},
        ],
    }
    return TemplateResponse(request, "desk/advert_places.html", context)


def connect() -> None:
    """Answer when Wagtail asks for a preview; called once when the desk's screens are loaded."""
    preview_asked.connect(_asked, sender=HouseAdvertRow, dispatch_uid="desk.advert_proof")


def _asked(row: HouseAdvertRow, **_: Any) -> HttpResponse:
    return proof(row)
