"""Kinds of furniture, one file each; `cleaning.FURNITURE` says in which order they are asked."""
