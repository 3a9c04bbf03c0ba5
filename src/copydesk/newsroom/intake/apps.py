"""The intake's Django app."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Sources, captures and refusals."""

    name = "copydesk.newsroom.intake"
    label = "intake"
    verbose_name = "Intake"
