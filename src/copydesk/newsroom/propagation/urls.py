"""Addresses for those who take our copy."""

from django.urls import path

from copydesk.newsroom.propagation.doors import receipts

urlpatterns = [
    path("receipts/", receipts, name="receipts"),
]
