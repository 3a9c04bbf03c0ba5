"""Addresses for readers: the form and the receipts."""

from django.urls import path

from copydesk.newsroom.corrections.reporting import receipt, report

urlpatterns = [
    path("", report, name="report"),
    path("<slug:receipt>/", receipt, name="report_receipt"),
]
