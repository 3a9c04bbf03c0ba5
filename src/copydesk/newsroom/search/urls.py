"""Addresses for readers: the search page."""

from django.urls import path

from copydesk.newsroom.search.views import search

urlpatterns = [path("", search, name="search")]
