"""The Django app of this room."""

from django.apps import AppConfig


class LiveConfig(AppConfig):
    """The ticker's stream."""

    name = "copydesk.newsroom.live"
    label = "live"
    verbose_name = "Live"
