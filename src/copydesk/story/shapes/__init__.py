"""Blocks and editions in the forms other programs read: one shape a file.

HTML is made here, at the very end, from plain text and known marks only. What comes in from an
editor's form is read back to plain text and known marks by `richtext`, which alone names
selectolax; all else is the standard library.
"""
