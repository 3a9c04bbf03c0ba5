"""copydesk: a news desk, from the wire to the reader and back.

What is left of the desk (`story`, `markup`, `wire`, `cleaning`, `ledger`, `checks`, `press`) is
functions over plain values; what has a database lives in `newsroom`.
"""

__version__ = "0.1.0"
