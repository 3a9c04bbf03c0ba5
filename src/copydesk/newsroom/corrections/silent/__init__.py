"""What changed without a word: on our site, in our editions, at the source."""
