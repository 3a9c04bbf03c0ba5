"""Whom a change is told beside the site: posts, newsletters, search engines."""
