"""The sample agency: plays fictional deliveries in over the first minutes of a demonstration.

`playbook` reads `sample/playbook.toml` and tells what has appeared by a moment; `moment` fills
the dates of the copy, so that it is fresh whenever the sample starts; `start` keeps that time in
a small file; `views` serves feeds, pages and pictures as a real agency would. Has no tables and
imports no other room.
"""
