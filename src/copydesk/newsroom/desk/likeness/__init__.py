"""What else lies at the desk of one story or one event: found by marks, told with how sure it is.

Comes in a story; goes out what stands beside it, as data. Nothing is joined here: checks and
editors are told, and what an editor says apart stays apart.
"""
