"""The Django app of this room."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DeskConfig(AppConfig):
    """The editors' place."""

    name = "copydesk.newsroom.desk"
    label = "desk"
    verbose_name = "Desk"

    def ready(self) -> None:
        """Connect what happens when Wagtail publishes or takes down a story, and the roles."""
        from copydesk.newsroom.desk import arrivals, publishing, roles
        from copydesk.newsroom.intake.signals import gone, kept

        publishing.connect()
        kept.connect(arrivals.on_kept, dispatch_uid="desk.kept")
        gone.connect(arrivals.on_gone, dispatch_uid="desk.gone")
        post_migrate.connect(roles.on_migrated, dispatch_uid="desk.roles")
