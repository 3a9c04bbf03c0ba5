"""The nouns of the newsroom, as frozen values: no input, no output, no clock.

A `Capture` gives `Item`s, an item a `Story` with the account of what cleaning did, a published
story an `Edition`. Imports the standard library only, but for msgspec, which only `record` and
`codec` name, and selectolax, which only `shapes.richtext` names.
"""
