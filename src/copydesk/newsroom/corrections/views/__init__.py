"""The desk's screens for reports and corrections: a request in, acts of the room, a page out."""
