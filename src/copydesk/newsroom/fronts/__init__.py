"""The fronts' room: editors shape what stands on the paper's fronts and on those of its sections.

A front is a snippet with drafts, history, workflow, locks and preview. When one goes out its shape
is frozen as plain data (`copydesk.press.shape.Front`) and an order to print it is written.
"""
