"""One file per form of copy; each ends in its `FORMAT` record. Strangers to one another."""
