"""What came, and from whom: sources polled, every delivery kept as bytes, refusals with reasons."""
