"""A bare Wagtail site with one story page, as a peer in the bench."""
