"""A bell across processes: "there is something new, go and look".

A bus carries no news itself; what is new stands in numbered rows of the database, so nothing is
lost when a ring is. Imports `story` only.
"""
