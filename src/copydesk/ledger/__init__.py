"""Who said what: a `Story` gives `Statement`s, each with speaker, cue, content and figures.

By rule and for English only; silent on languages it does not know. `compare` sets the statements
of two versions beside each other. Imports `story` only.
"""
