"""Who said what, with figures: a `Story` gives `Statement`s; two sets of them are compared.

Imports `story` only.
"""
