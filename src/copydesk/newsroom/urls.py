"""Addresses of the room: the desk, readers' reports, the sample agency. All else is static."""

from django.conf import settings
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("desk/", include(wagtailadmin_urls)),
    path("report/", include("copydesk.newsroom.corrections.urls")),
]

if settings.SAMPLE:
    urlpatterns.append(path("agency/", include("copydesk.newsroom.agency.urls")))
