"""The room: only here Django, Wagtail and a database.

`intake` keeps what came, `desk` is the editors' place, `printing` empties the outbox, `live`
holds readers' streams, `corrections` puts right; each may import those before it only. `agency`
plays the sample copy.
"""
