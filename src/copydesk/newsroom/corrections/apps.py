"""The Django app of this room."""

from django.apps import AppConfig


class CorrectionsConfig(AppConfig):
    """Reports, issues and changes."""

    name = "copydesk.newsroom.corrections"
    label = "corrections"
    verbose_name = "Corrections"

    def ready(self) -> None:
        """Connect what happens before and after the desk makes an edition."""
        from copydesk.newsroom.corrections import changes, closing, counting, gate, wording
        from copydesk.newsroom.corrections.telling import posts as telling
        from copydesk.newsroom.corrections.upstream import hooks as upstream_hooks

        gate.connect()
        changes.connect()
        counting.connect()
        closing.connect()
        upstream_hooks.connect()
        telling.connect()
        wording.connect()
