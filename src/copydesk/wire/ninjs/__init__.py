"""What stands in a ninjs object, by its parts."""
