"""Any capture becomes a story: an `Item` gives `Cleaned`, a story with the account of what was cut.

`furniture/` holds one file per kind of furniture, `FURNITURE` names them in the order they are
asked. Imports `story` and `markup` only.
"""

from copydesk.cleaning.furniture import (
    adverts,
    biographies,
    continues,
    desk_talk,
    duplicates,
    issue_boxes,
    labels,
    legal,
    navigation,
    paywalls,
    promos,
    prompts,
    slugs,
    source_credits,
    tickers,
    tips,
)
from copydesk.cleaning.furniture_rule import Furniture

FURNITURE: tuple[Furniture, ...] = (
    tickers.FURNITURE,
    labels.FURNITURE,
    slugs.FURNITURE,
    continues.FURNITURE,
    adverts.FURNITURE,
    paywalls.FURNITURE,
    prompts.FURNITURE,
    promos.FURNITURE,
    legal.FURNITURE,
    issue_boxes.FURNITURE,
    navigation.FURNITURE,
    source_credits.FURNITURE,
    desk_talk.FURNITURE,
    tips.FURNITURE,
    biographies.FURNITURE,
    duplicates.FURNITURE,
)
