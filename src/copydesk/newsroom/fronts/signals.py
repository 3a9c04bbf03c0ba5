"""What rooms may hear of fronts without being imported by this one."""

from django.dispatch import Signal

# Sent to have a draft shown as readers will see it; the one receiver returns the response.
# Arguments: row (FrontRow), front (press.shape.Front).
proof_asked = Signal()
