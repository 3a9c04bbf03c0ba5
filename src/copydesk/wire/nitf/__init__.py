"""What stands in a NITF document, by its parts."""
