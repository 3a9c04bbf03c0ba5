"""The ledger at the desk: who says what in each story, put right by editors, found across stories.

`keeping` writes it when a draft is checked and at publication, `deciding` is what an editor does
to it, `resting` answers which stories rest on a statement, a source or a figure, `exporting` gives
it away as data.
"""
