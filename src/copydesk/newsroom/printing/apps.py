"""The Django app of this room."""

from django.apps import AppConfig


class PrintingConfig(AppConfig):
    """The outbox and the pages it prints."""

    name = "copydesk.newsroom.printing"
    label = "printing"
    verbose_name = "Printing"

    def ready(self) -> None:
        """Show drafts of fronts when Wagtail asks for it."""
        from copydesk.newsroom.printing import proof

        proof.connect()
