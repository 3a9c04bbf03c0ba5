"""The Django app of this room."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_delete


class DeskConfig(AppConfig):
    """The editors' place."""

    name = "copydesk.newsroom.desk"
    label = "desk"
    verbose_name = "Desk"

    def ready(self) -> None:
        """Connect what happens when Wagtail publishes or takes down a story, and the roles."""
        from copydesk.newsroom.desk import arrivals, by_text, picture_rows, publishing, roles
        from copydesk.newsroom.desk.signals import edition_made
        from copydesk.newsroom.intake.signals import gone, kept, missing

        publishing.connect()
        edition_made.connect(by_text.on_edition, dispatch_uid="desk.by_text")
        kept.connect(arrivals.on_kept, dispatch_uid="desk.kept")
        gone.connect(arrivals.on_gone, dispatch_uid="desk.gone")
        missing.connect(arrivals.on_missing, dispatch_uid="desk.missing")
        pre_delete.connect(
            picture_rows.on_removed,
            sender=picture_rows.PictureFile,
            dispatch_uid="desk.picture_removed",
        )
        post_migrate.connect(roles.on_migrated, dispatch_uid="desk.roles")
