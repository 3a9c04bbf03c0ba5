"""What happens to deliveries, for those in this room who must hear of it."""

from django.dispatch import Signal

# Sent within the transaction, after a delivery came further: told, acknowledged, acted.
# Arguments: delivery (DeliveryRow), at (datetime).
delivery_moved = Signal()
