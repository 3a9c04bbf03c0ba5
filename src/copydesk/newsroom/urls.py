"""Addresses of the room: desk, machines' doors, readers' reports, sample agency. Else static."""

from django.conf import settings
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from copydesk.newsroom.corrections.comparing import compare
from copydesk.newsroom.propagation import hub_door, take_door

urlpatterns = [
    path("desk/", include(wagtailadmin_urls)),
    path("wire/", include("copydesk.newsroom.intake.urls")),
    path("report/", include("copydesk.newsroom.corrections.urls")),
    path("editions/", compare, name="editions"),
    path("takers/", include("copydesk.newsroom.propagation.urls")),
    path("search/", include("copydesk.newsroom.search.urls")),
    path("hub/", hub_door.ask, name="own_hub"),
    path("take/<str:token>/", take_door.take, name="take"),
    path("take/<str:token>/<slug:story>/", take_door.take_one, name="take_one"),
]

if settings.SAMPLE:
    urlpatterns.append(path("agency/", include("copydesk.newsroom.agency.urls")))
