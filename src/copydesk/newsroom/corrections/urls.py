"""Addresses for readers: the form and the receipts."""

from django.urls import path

from copydesk.newsroom.corrections.reports.receipts import confirm, receipt
from copydesk.newsroom.corrections.reports.reporting import report

urlpatterns = [
    path("", report, name="report"),
    path("confirm/<slug:key>/", confirm, name="report_confirm"),
    path("<slug:receipt>/", receipt, name="report_receipt"),
]
