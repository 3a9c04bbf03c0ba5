"""Asking over the network: one fetcher, judged addresses, manners, rhythm, hubs."""
