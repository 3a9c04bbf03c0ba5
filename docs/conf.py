"""How the handbook is built: Sphinx with MyST and furo, nit-picky, warnings as errors."""

project = "copydesk"
copyright = "2026, the copydesk authors"
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "copydesk"
nitpicky = True
myst_heading_anchors = 3
suppress_warnings = ["myst.xref_missing"]
