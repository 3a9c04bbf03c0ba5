"""The desk's words in other languages: a catalogue a language, written in `.po`, read as `.mo`.

`python -m copydesk.newsroom.locale` renews them: it gathers what the rooms say, adds what is new
to every catalogue, takes out what is no longer said, compiles, and lists what is still without
words; those are then written into the `.po` by hand and the command is run once more. Wagtail
brings its own words; a word that means something else here than there has a context (`pgettext`),
because ours would hide theirs.
"""
