"""The desk's screens: the queue, the review of a story, and Wagtail's views of one.

A screen reads rows and shows them; whatever it changes goes through `desk.actions`, which asks
leave and leaves the trace. Only POST changes anything.
"""
