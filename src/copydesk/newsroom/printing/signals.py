"""What the press asks of rooms it does not know."""

from django.dispatch import Signal

# Asked for the corrections page; the one receiver returns the accounts of putting right
# (`copydesk.press.putting_right.Account`): that of the whole time, then its months, newest first.
# Arguments: locale (its key), until (the datetime at which the last day counted ended).
accounts_asked = Signal()
