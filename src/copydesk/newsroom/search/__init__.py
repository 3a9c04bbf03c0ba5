"""Search for readers and desk, in tables of our own beside the rows.

Comes in: editions and drafts, in the transaction that makes them. Goes out: places in order of
publication, newest first or best first, and the readers' page. `wanted` reads what is typed,
`engine` is the seam to SQLite (FTS5) and PostgreSQL (tsvector). Imports the rooms below it;
nothing imports it but addresses and settings.
"""
