"""Putting right: readers' reports, the desk's triage, changes with their notices."""
