"""Addresses for machines: hubs that tell us the news, partners that deliver by themselves."""

from django.urls import path

from copydesk.newsroom.intake.doors import hub, push

urlpatterns = [
    path("hub/<str:token>/", hub, name="hub"),
    path("push/<slug:key>/", push, name="push"),
]
