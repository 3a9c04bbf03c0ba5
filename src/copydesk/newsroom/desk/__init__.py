"""The editors' place: stories, findings, editions, and the acts that move them.

Every act is a function in `actions` that asks leave, changes in one transaction and leaves a
trace. What has to be printed stands in the outbox, written in the same transaction.
"""
