"""Who said what: a `Story` gives `Statement`s, each with speaker, cue, content and figures.

By clause structure and a learned judge (`judge`), for English only; silent on other languages.
`compare` sets the statements of two versions beside each other. Imports `story` only.
"""
