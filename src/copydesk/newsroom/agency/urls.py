"""Addresses of the sample agency; to be mounted under `/agency/`."""

from django.urls import path

from copydesk.newsroom.agency import views

app_name = "agency"

urlpatterns = [
    path("pictures/<str:file>", views.picture, name="picture"),
    path("<slug:source>/feed", views.feed, name="feed"),
    path("<slug:source>/pages", views.pages, name="pages"),
    path("<slug:source>/page/<slug:name>", views.page, name="page"),
]
