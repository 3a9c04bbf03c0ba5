"""The line model: what each line of a galley is, learned from pages read by people.

`features` measures lines, `cues` knows telling words. `trees` and `network` judge lines one by one,
`context` by their words and the lines around; `roles` asks them all and names what they found. One
model reads pages, feed bodies and bare text: where there is no markup its measures are absent, and
it was trained so.
"""

import os

# A page is far too small to be shared among threads: they would only wait for one another.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
