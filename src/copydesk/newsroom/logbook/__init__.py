"""The record of what was decided about published copy, for ever: one chain of lines.

A room that does something the record must hold writes a line within its own transaction::

    from copydesk.newsroom.logbook.writing import Entry, Seen, write

    write(Entry(act="signed", story=row.key, change=change.pk, by=user, reason="second editor"))

`act` is a short name (`reported`, `looked_at`, `asked`, `accepted`, `declined`, `suspected`,
`merged`, `drafted`, `signed`, `published`, `withheld`, `withdrawn`, `restored`, `everywhere`,
`erased`, `told`, `acknowledged` ...): the list is open. Names of people and words of readers go in
as `by` and `words` and nowhere else; they are kept beside the line and can be erased
(`writing.erase`). What else belongs to an act goes in as `more`, plain JSON without fractions.

Comes in: entries. Goes out: lines, their heads, an account of what was tampered with. Knows no
other room, so that every room may write. `chain` is free of Django; decision 0016 says what the
chain proves and what it does not.
"""
