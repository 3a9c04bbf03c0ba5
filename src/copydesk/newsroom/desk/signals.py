"""What rooms may hear of the desk without being imported by it."""

from django.dispatch import Signal

# Sent within the transaction, before a revision goes out; a receiver may raise `Stopped`.
# Arguments: row (StoryRow), draft (the revision as StoryRow), user (or None), intent
# (publishing.Intent, None where somebody pressed Wagtail's own button or a time came).
about_to_publish = Signal()

# Sent to have a draft shown as readers will see it; the one receiver returns the response.
# Arguments: row (StoryRow), request.
preview_asked = Signal()

# Sent within the transaction, after an edition was made and before anything is printed.
# Arguments: row (StoryRow), edition (EditionRow), before (EditionRow or None), intent.
edition_made = Signal()

# Sent within the transaction that ends its print order: all pages it changes lie on the site.
# Arguments: edition (EditionRow), at (datetime).
edition_is_everywhere = Signal()

# Sent within the transaction, after what upstream did to a story was done at the desk.
# Arguments: row (StoryRow), arrival (ArrivalRow).
followed = Signal()

# Asks who took a story and how it stands with them; each receiver returns a list of lines
# (strings) for the desk. Arguments: row (StoryRow).
downstream_asked = Signal()

# Sent within the transaction in which the desk leaves its copy as it is against a source's word.
# Arguments: row (StoryRow), reason.
upstream_declined = Signal()
