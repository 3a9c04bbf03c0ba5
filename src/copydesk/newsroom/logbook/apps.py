"""The Django app of this room."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LogbookConfig(AppConfig):
    """The record."""

    name = "copydesk.newsroom.logbook"
    label = "logbook"
    verbose_name = "Record"

    def ready(self) -> None:
        """Put the guards up after every migration: one that rebuilds a table takes them down."""
        from copydesk.newsroom.logbook import guards

        post_migrate.connect(guards.on_migrated, dispatch_uid="logbook.guards")
