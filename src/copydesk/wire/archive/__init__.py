"""Web archives (ISO 28500), record by record, whatever is broken in them."""
