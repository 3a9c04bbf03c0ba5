"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PropagationConfig(AppConfig):
    """Takers, deliveries and receipts."""

    name = "copydesk.newsroom.propagation"
    label = "propagation"
    verbose_name = _("Propagation")
