"""What the intake tells the rooms after it, which it may not import."""

from django.dispatch import Signal

# A person brought copy in and waits for it: sent with `capture`, after the row is committed.
kept = Signal()
# A single page answers that it is gone for good (HTTP 410): sent with `source` and `address`.
gone = Signal()
# A partner's delivery is believed and not yet kept: sent with `source`, `content`, `stamp`. Who
# knows its id returns what the partner is answered, and it is not kept again.
pushing = Signal()
# A partner's delivery was kept, in the same transaction: sent with `source`, `capture`, `content`,
# `stamp`. What is returned is part of the answer.
pushed = Signal()
# A single page is not found (HTTP 404) time and again: sent with `source` and `address`.
missing = Signal()
