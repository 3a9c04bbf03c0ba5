"""What an editor would notice, noticed by machine: a `Story` and what is `Known` give `Finding`s.

`rules/` holds one file per check, `CHECKS` names them. A check never changes the copy, asks no
clock and opens no address. Imports `story` only.
"""
