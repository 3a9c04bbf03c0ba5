"""What the intake tells the rooms after it, which it may not import."""

from django.dispatch import Signal

# A person brought copy in and waits for it: sent with `capture`, after the row is committed.
kept = Signal()
# A single page answers that it is gone for good (HTTP 410): sent with `source` and `address`.
gone = Signal()
