"""The Django app of this room."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The editors' place."""

    name = "copydesk.newsroom.desk"
    label = "desk"
    verbose_name = "Desk"
