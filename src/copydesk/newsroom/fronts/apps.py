"""The Django app of this room."""

from django.apps import AppConfig


class FrontsConfig(AppConfig):
    """Fronts as editors shape them."""

    name = "copydesk.newsroom.fronts"
    label = "fronts"
    verbose_name = "Fronts"

    def ready(self) -> None:
        """Connect what happens when Wagtail publishes a front or takes it back."""
        from copydesk.newsroom.fronts import publishing

        publishing.connect()
