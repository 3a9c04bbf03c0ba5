"""Draws the pictures of the sample newsroom: skies, water, towns; all from shapes and seeds."""
