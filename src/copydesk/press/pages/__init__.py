"""One file per kind of page, each ending in its `PAGE`. Strangers to one another."""
