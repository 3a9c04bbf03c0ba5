"""HTML and plain text become a galley: all text that came, line by line, knowing where it stood.

`text` reads bare text, `html` reads HTML, `metadata` what a page's head says about the story.
Both readers take any input without raising. Imports `story` only.
"""
