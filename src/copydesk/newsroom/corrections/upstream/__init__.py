"""Corrections of sources, laid over our copy and taken over."""
