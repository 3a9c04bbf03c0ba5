"""What the feeds have in common: entries, XML by names, repairs, lists of sources."""
