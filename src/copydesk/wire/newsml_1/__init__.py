"""What stands in NewsML 1.0 to 1.2, by its parts."""
