"""One file per check, each ending in its `CHECK`. Rules are strangers to one another."""
