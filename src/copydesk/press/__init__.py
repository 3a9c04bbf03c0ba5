"""Published stories become pages: an `Act` on a `Paper` gives the `Page`s that depend on it.

`pages/` holds one file per kind of page, `PAGES` names them. Which pages an act changes follows
from what each kind declares, never from a list kept by hand. Imports `story` only; no database.
"""
