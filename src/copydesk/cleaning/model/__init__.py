"""The line model: what each line of a galley is, learned from pages read by people.

`features` measures lines, `cues` knows telling words, `network` reads the trained weights and
gives each line a probability for each role, `roles` names them. One model reads pages, feed
bodies and bare text: where there is no markup its measures are absent, and it was trained so.
"""
