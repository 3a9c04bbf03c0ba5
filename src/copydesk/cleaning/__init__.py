"""Any capture becomes a story: an `Item` gives `Cleaned`, a story with the account of what was cut.

`furniture/` holds one file per kind of furniture, `FURNITURE` names them in the order they are
asked. Imports `story` and `markup` only.
"""
