"""Carrying a change to all who took our copy, and back what they did with it.

Who takes our copy is a *taker*; an edition that goes to one of them is a *delivery*, written in the
transaction of the edition and sent afterwards, again and again under one name, until it was taken.
What a taker did with it comes back as a *receipt*; for what we ourselves take from others by
`urn:copydesk:propagation:1` (`docs/propagation.md`) we send such receipts up the chain.

Comes in: editions, receipts. Goes out: messages, receipts, lines of the record. Other rooms reach
deliveries by `story.deliveries` and `edition.deliveries`, and import nothing from here.
"""
