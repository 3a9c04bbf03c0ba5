"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PropagationConfig(AppConfig):
    """Takers, deliveries and receipts."""

    name = "copydesk.newsroom.propagation"
    label = "propagation"
    verbose_name = _("Propagation")

    def ready(self) -> None:
        """Connect what happens when the desk makes an edition and when partners deliver."""
        from copydesk.newsroom.propagation import (
            distributing,
            hearing,
            noting,
            outbox,
            telling,
            trials,
        )

        # After the corrections' own: what a change is must be written when it is sent on.
        outbox.connect()
        hearing.connect()
        noting.connect()
        distributing.connect()
        telling.connect()
        trials.connect()
