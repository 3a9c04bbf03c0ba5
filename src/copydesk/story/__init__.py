"""The nouns of the newsroom, as frozen values: no input, no output, no clock.

A `Capture` gives `Item`s, an item a `Story` with the account of what cleaning did, a published
story an `Edition`. Imports msgspec and the standard library only; only `record` and `codec` name
msgspec.
"""
