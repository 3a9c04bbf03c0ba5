"""Any capture becomes a story: an `Item` gives `Cleaned`, a story with the account of what was cut.

`furniture/` holds one file per kind of furniture, `FURNITURE` names them in the order they are
asked. Imports `story` and `markup` only.
"""

from copydesk.cleaning.furniture import (
    continues,
    issue_boxes,
    labels,
    slugs,
    source_credits,
    tickers,
)
from copydesk.cleaning.furniture_rule import Furniture

FURNITURE: tuple[Furniture, ...] = (
    tickers.FURNITURE,
    labels.FURNITURE,
    slugs.FURNITURE,
    continues.FURNITURE,
    issue_boxes.FURNITURE,
    source_credits.FURNITURE,
)
